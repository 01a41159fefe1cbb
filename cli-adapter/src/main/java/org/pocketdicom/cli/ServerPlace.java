package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.json.DicomJsonReader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.port.InstanceId;

/** A DICOMweb server: STOW-RS, QIDO-RS and WADO-RS (PS3.18 10.4 to 10.6). */
final class ServerPlace implements ObjectPlace {

  private static final int PAGE = 500;
  private static final int ATTEMPTS = 3;
  private static final List<Integer> BUSY = List.of(429, 503);
  private static final long LONGEST_PAUSE_SECONDS = 30;
  private static final String BOUNDARY = "pocket-dicom-object";
  private static final String JSON = "application/dicom+json";

  private final ServerHttp http;
  private final String base;

  /** The server whose service begins at a URL. */
  ServerPlace(ServerUrl server) {
    this.http = new ServerHttp(server.authorization());
    this.base = server.url().toString().replaceFirst("/+$", "");
  }

  @Override
  public String name() {
    return base;
  }

  @Override
  public Taken store(Source object, String fileName) throws IOException {
    HttpRequest.Builder request =
        request("/studies")
            .header("Accept", JSON)
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
            .POST(body(object));
    try (InputStream answer = send(request, 200, 202, 409)) {
      return taken(DicomJsonReader.read(answer, ReadLimits.DEFAULT));
    }
  }

  private static BodyPublisher body(Source object) {
    byte[] head =
        ("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(US_ASCII);
    byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(US_ASCII);
    BodyPublisher body =
        BodyPublishers.ofInputStream(() ->
            new SequenceInputStream(
                Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(head),
                        opened(object),
                        new ByteArrayInputStream(tail)))));
    return object.size() < 0
        ? body
        : BodyPublishers.fromPublisher(body, head.length + object.size() + tail.length);
  }

  private static InputStream opened(Source object) {
    try {
      return object.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the answer says of the one object (PS3.18 10.5.3, Table I.2-1). */
  private static Taken taken(DataSet answer) throws IOException {
    List<DataSet> failed = answer.items(Tags.FailedSOPSequence);
    List<DataSet> stored = answer.items(Tags.ReferencedSOPSequence);
    if (!failed.isEmpty() || stored.isEmpty()) {
      throw new IOException(
          "the server did not store it"
              + failed.stream()
                  .map(item -> ", " + reason(item, Tags.FailureReason))
                  .collect(Collectors.joining()));
    }
    DataSet item = stored.getFirst();
    return new Taken(
        "stored",
        item.string(Tags.ReferencedSOPInstanceUID).orElse("-"),
        Optional.empty(),
        item.contains(Tags.WarningReason) ? List.of(reason(item, Tags.WarningReason)) : List.of());
  }

  private static String reason(DataSet item, int tag) {
    return "reason %04XH".formatted(item.integer(tag).orElse(0));
  }

  @Override
  public List<InstanceId> find(List<Map.Entry<String, String>> keys) throws IOException {
    String query =
        keys.stream()
            .map(key -> encoded(key.getKey()) + "=" + encoded(key.getValue()) + "&")
            .collect(Collectors.joining());
    Set<InstanceId> ids = new LinkedHashSet<>();
    int before;
    do { // until a page has nothing new, whether the server knows pages or not
      before = ids.size();
      String page = "/instances?" + query + "limit=" + PAGE + "&offset=" + before;
      try (InputStream answer =
          send(request(page).timeout(ServerHttp.PATIENCE).header("Accept", JSON), 200, 204)) {
        DicomJsonReader matches = new DicomJsonReader(answer, ReadLimits.DEFAULT);
        for (Optional<DataSet> match = matches.next(); match.isPresent(); match = matches.next()) {
          ids.add(ArchivePlace.id(match.get()));
        }
      }
    } while (ids.size() > before);
    return List.copyOf(ids);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public void get(InstanceId id, OutputStream out) throws IOException {
    String path =
        "/studies/%s/series/%s/instances/%s".formatted(id.study(), id.series(), id.instance());
    HttpRequest.Builder request =
        request(path)
            .timeout(ServerHttp.PATIENCE)
            .header(
                "Accept",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=*,"
                    + " application/dicom; transfer-syntax=*");
    HttpResponse<InputStream> answer = answer(request, 200);
    try (InputStream body = answer.body()) {
      FirstPart.copy(answer.headers().firstValue("Content-Type").orElse(""), body, out);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private InputStream send(HttpRequest.Builder request, Integer... good) throws IOException {
    HttpResponse<InputStream> answer = answer(request, good);
    return answer.statusCode() == 204
        ? new ByteArrayInputStream("[]".getBytes(US_ASCII))
        : answer.body();
  }

  /** Asks again where the server has no time, or the way to it fails: nothing is done twice. */
  private HttpResponse<InputStream> answer(HttpRequest.Builder request, Integer... good)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      long pause = attempt;
      try {
        HttpResponse<InputStream> answer = http.send(request);
        if (List.of(good).contains(answer.statusCode())) {
          return answer;
        }
        answer.body().close();
        if (attempt == ATTEMPTS || !BUSY.contains(answer.statusCode())) {
          throw refusal(answer.statusCode());
        }
        pause = answer.headers().firstValue("Retry-After").map(ServerPlace::seconds).orElse(pause);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || e instanceof ServerHttp.Refused) {
          throw e;
        }
      }
      pause(pause);
    }
  }

  private static IOException refusal(int status) {
    ServerHttp.Refused refused = ServerHttp.refusal(status);
    if (status == 401) {
      throw new NoLogin(refused); // asked again and again, it may lock the user out
    }
    return refused;
  }

  private static long seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,2}") ? Long.parseLong(retryAfter) : LONGEST_PAUSE_SECONDS;
  }

  private static void pause(long seconds) throws IOException {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /** The server knows nobody of this login: no other request will fare better. */
  static final class NoLogin extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NoLogin(ServerHttp.Refused cause) {
      super(cause.getMessage(), cause);
    }
  }
}
