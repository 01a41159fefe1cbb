package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests over HTTP, one after the other. */
final class HttpTransport implements Transport, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TRIES = 20;

  private final URI base;
  private final Map<String, String> authorizations = new HashMap<>(); // by origin
  private final HttpClient client;
  private boolean gone = true;

  /**
   * @param authorization what the services that are named get in this header
   */
  HttpTransport(URI base, List<URI> services, Optional<String> authorization) {
    this.base = withoutSlash(base);
    authorization.ifPresent(
        value -> services.forEach(service -> authorizations.put(origin(service), value)));
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(
                authorization.isPresent() ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  static URI withoutSlash(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public Answer send(Call call) throws IOException {
    HttpRequest.Builder request =
        request(call.target())
            .timeout(PATIENCE)
            .method(
                call.method(),
                call.body().size() == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(call.body().toArray()));
    call.fields().forEach(field -> request.header(field.name(), field.value()));
    try {
      HttpResponse<byte[]> response = send(request.build());
      return new Answer(response.statusCode(), response.headers().map(), Bytes.of(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A server that a request brought down may be started again: the next request waits for it. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    for (int tries = gone ? 1 : TRIES; ; tries--) {
      try {
        HttpResponse<byte[]> response =
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        gone = false;
        return response;
      } catch (ConnectException e) {
        if (tries == 1) {
          gone = true;
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private HttpRequest.Builder request(String target) throws IOException {
    try {
      URI url = URI.create(target.startsWith("/") ? base + target : target);
      HttpRequest.Builder request = HttpRequest.newBuilder(url);
      String authorization = authorizations.get(origin(url));
      return authorization == null ? request : request.header("Authorization", authorization);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a URL to ask: " + target, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
