package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that is broken in an answer, one thing at a time: what it says first, its status last. */
final class Mutations implements Iterable<Mutations.Broken> {

  /** An answer with one thing broken, which is made when it is needed: there are thousands. */
  record Broken(String name, Supplier<Answer> making) {
    Answer answer() {
      return making.get();
    }
  }

  private static final List<Integer> STATUSES =
      List.of(200, 202, 204, 206, 304, 400, 404, 406, 409, 415, 416, 500);

  private final Answer sound;
  private final List<Answer> others;

  /**
   * Takes an answer and those to other requests.
   *
   * @param others whose bodies a server may give by mistake
   */
  Mutations(Answer sound, List<Answer> others) {
    this.sound = sound;
    this.others = others;
  }

  @Override
  public Iterator<Broken> iterator() {
    return Stream.of(json(), parts(), images(), bodies(), fields(), statuses())
        .flatMap(each -> each)
        .iterator();
  }

  private Stream<Broken> statuses() {
    return STATUSES.stream()
        .filter(status -> status != sound.status())
        .map(status ->
            new Broken("status " + status, () -> new Answer(status, sound.fields(), sound.body())));
  }

  private Stream<Broken> fields() {
    List<Broken> all = new ArrayList<>();
    for (Map.Entry<String, List<String>> field : sound.fields().entrySet()) {
      String name = field.getKey();
      all.add(with("field dropped", name, List.of()));
      all.add(with("field changed", name, List.of("planted")));
      for (String value : field.getValue()) {
        all.add(with("field cut", name, List.of(value.substring(0, value.length() / 2))));
        all.add(with("field without parameters", name, List.of(value.replaceAll(";.*", ""))));
        all.add(
            with(
                "parameter changed", name, List.of(value.replaceFirst("=\"?[^\";]+", "=planted"))));
      }
    }
    all.add(with("type changed", "Content-Type", List.of("text/plain")));
    all.add(with("warned", "Warning", List.of("299 kit: planted")));
    return all.stream();
  }

  private Broken with(String what, String name, List<String> values) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(sound.fields());
    fields.remove(name);
    if (!values.isEmpty()) {
      fields.put(name, values);
    }
    Answer answer = new Answer(sound.status(), fields, sound.body());
    return new Broken(what + " " + name, () -> answer);
  }

  private Stream<Broken> bodies() {
    Bytes body = sound.body();
    Stream<Broken> others =
        this.others.stream().map(other -> body("another request's body", other.body()));
    Stream<Broken> script =
        Stream.of(body("a script", Bytes.of("<script>kit")), body("text", Bytes.of("planted")));
    if (body.size() == 0) {
      return Stream.concat(others, script);
    }
    return Stream.concat(
        Stream.concat(
            others,
            Stream.of(
                body("no body", Bytes.EMPTY),
                body("half a body", body.slice(0, body.size() / 2)),
                body("a byte in the middle", flipped(body, body.size() / 2)),
                body("the last byte", flipped(body, body.size() - 1)),
                body("the first byte", flipped(body, 0)),
                body("a longer body", Bytes.join(body, body)))),
        script);
  }

  private Broken body(String name, Bytes body) {
    return body(name, () -> body);
  }

  private Broken body(String name, Supplier<Bytes> body) {
    return new Broken(name, () -> new Answer(sound.status(), sound.fields(), body.get()));
  }

  static Bytes flipped(Bytes bytes, int at) {
    byte[] array = bytes.toArray();
    array[at] ^= 0x15;
    return Bytes.of(array);
  }

  private Stream<Broken> json() {
    try {
      Json json = sound.json();
      return JsonMutations.of(json).stream()
          .map(broken -> body(broken.name(), () -> Bytes.of(broken.json().toString())));
    } catch (Violation e) {
      return Stream.empty();
    }
  }

  private Stream<Broken> images() {
    return ImageMutations.of(sound.body()).entrySet().stream()
        .map(image -> body(image.getKey(), image.getValue()));
  }

  private Stream<Broken> parts() {
    List<Part> parts;
    String boundary;
    try {
      parts = sound.parts();
      boundary = sound.mediaType().parameter("boundary");
    } catch (Violation e) {
      return Stream.empty();
    }
    Map<String, List<Part>> broken = new LinkedHashMap<>();
    broken.put("parts reversed", parts.reversed());
    for (int i = 0; i < parts.size(); i++) {
      List<Part> fewer = new ArrayList<>(parts);
      fewer.remove(i);
      if (!fewer.isEmpty()) {
        broken.put("part " + i + " dropped", fewer);
      }
      List<Part> more = new ArrayList<>(parts);
      more.add(parts.get(i));
      broken.put("part " + i + " doubled", more);
      int number = i;
      PartMutations.of(parts.get(i))
          .forEach((name, part) -> {
            List<Part> changed = new ArrayList<>(parts);
            changed.set(number, part);
            broken.put(name + " of part " + number, changed);
          });
    }
    Bytes open = sound.body().slice(0, sound.body().size() - boundary.length() - 4);
    return Stream.concat(
        broken.entrySet().stream()
            .map(entry -> body(entry.getKey(), () -> Multipart.write(boundary, entry.getValue()))),
        Stream.of(body("no closing delimiter", open)));
  }
}
