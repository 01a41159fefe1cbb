package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Judges a DICOMweb server (PS3.18 2026b).
 *
 * <pre>{@code
 * Report report = Conformance.of(URI.create("http://localhost:5001/dicomweb")).run(result -> {});
 * System.out.print(report.toText());
 * }</pre>
 */
public final class Conformance {

  private final Samples samples;
  private final List<Point> points;
  private final URI base;
  private final URI uriService;
  private final Optional<String> authorization;

  private Conformance(Samples samples, URI base, URI uriService, Optional<String> authorization) {
    this.samples = samples;
    this.base = base;
    this.uriService = uriService;
    this.authorization = authorization;
    List<Point> all = new ArrayList<>(StorePoints.of(samples));
    all.addAll(StoreFailurePoints.of(samples));
    all.addAll(SearchPoints.of(samples));
    all.addAll(MatchingPoints.of(samples));
    all.addAll(RetrievePoints.of(samples));
    all.addAll(FramePoints.of(samples));
    all.addAll(RenderedPoints.of(samples));
    all.addAll(UriPoints.of(samples, uriService));
    all.addAll(HttpPoints.of(samples));
    points = List.copyOf(all);
  }

  /** The kit with new objects, for a server whose URI Service is {@code wado} below its base. */
  public static Conformance of(URI base) {
    return of(base, URI.create(HttpTransport.withoutSlash(base) + "/wado"));
  }

  /**
   * The kit with new objects.
   *
   * @param base of the Studies Service, which {@code /studies} is below
   * @param uriService of WADO-URI, up to the question mark
   */
  public static Conformance of(URI base, URI uriService) {
    return new Conformance(
        Samples.create(RandomGenerator.getDefault()), base, uriService, Optional.empty());
  }

  /**
   * The same kit with a login, which only these two services get: redirects are not followed.
   *
   * @param value of the Authorization header (RFC 9110 11.6.2)
   */
  public Conformance authorizedBy(String value) {
    return new Conformance(samples, base, uriService, Optional.of(value));
  }

  /** All points, in the order in which they are judged. */
  public List<Point> points() {
    return points;
  }

  /**
   * Stores the kit's objects, judges each point, and deletes the objects again.
   *
   * @param progress told of each result
   * @throws IOException if there is no server, or it lets nobody of this login in
   */
  public Report run(Consumer<Result> progress) throws IOException {
    try (HttpTransport http = new HttpTransport(base, List.of(base, uriService), authorization)) {
      return run(new Remembering(http), progress);
    }
  }

  Report run(Transport wire, Consumer<Result> progress) throws IOException {
    int status = wire.send(Call.get("/studies?limit=1")).status();
    if (status == 401 || status == 403) {
      throw new IOException("the server answers " + status + ", it wants a login, or another one");
    }
    Map<String, String> missing = store(wire);
    List<Result> results = new ArrayList<>();
    for (Point point : points) {
      Result result = point.judge(new Present(wire, missing));
      results.add(result);
      progress.accept(result);
    }
    return new Report(base.toString(), results, cleanUp(wire));
  }

  /**
   * Stores what the points ask for.
   *
   * @return of each object that could not be stored its SOP Instance UID and why
   */
  private Map<String, String> store(Transport wire) {
    Map<String, String> missing = new HashMap<>();
    for (Sample sample : samples.all()) {
      try {
        Answer answer = wire.send(StorePoints.plain(sample));
        if (answer.status() != 200 && answer.status() != 202) {
          missing.put(sample.instance(), "its object was not stored: " + answer.status());
        }
      } catch (IOException e) {
        missing.put(sample.instance(), "its object was not stored: " + e);
      }
    }
    return missing;
  }

  /** Deletes every study that was sent; gives those that are still there. */
  private List<String> cleanUp(Transport wire) {
    List<String> left = new ArrayList<>();
    for (String study : samples.studies()) {
      try {
        if (isThere(study, "before", wire)) {
          wire.send(Call.of("DELETE", "/studies/" + study));
          if (isThere(study, "after", wire)) {
            left.add(study);
          }
        }
      } catch (IOException e) {
        left.add(study);
      }
    }
    return left;
  }

  private static boolean isThere(String study, String when, Transport wire) throws IOException {
    Call call = Call.get("/studies/" + study + "/metadata").accept("application/dicom+json");
    return wire.send(call.with("X-Kit-Deletion", when)).status() == 200;
  }

  /** Says of a request for an object that could not be stored that nothing can be judged by it. */
  private record Present(Transport wire, Map<String, String> missing) implements Transport {

    @Override
    public URI base() {
      return wire.base();
    }

    @Override
    public Answer send(Call call) throws IOException {
      for (Map.Entry<String, String> object : new TreeMap<>(missing).entrySet()) {
        if (call.target().contains(object.getKey())) {
          throw new Unjudged(object.getValue());
        }
      }
      return wire.send(call);
    }
  }
}
