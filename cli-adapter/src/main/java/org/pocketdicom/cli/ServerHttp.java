package org.pocketdicom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends requests to a server, with the login for it, which no other server gets to see. */
final class ServerHttp implements AutoCloseable {

  /** How long an answer may take to begin. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final List<Integer> REDIRECTS = List.of(301, 302, 307, 308);
  private static final int MOST_REDIRECTS = 5;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Optional<String> authorization;

  ServerHttp(Optional<String> authorization) {
    this.authorization = authorization;
  }

  /**
   * Sends it, and on to where the server says it should go.
   *
   * @throws Refused if that is where the login must not go
   */
  HttpResponse<InputStream> send(HttpRequest.Builder builder) throws IOException {
    authorization.ifPresent(value -> builder.setHeader("Authorization", value));
    HttpRequest request = builder.build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      for (int i = 0; i < MOST_REDIRECTS; i++) {
        Optional<String> location = answer.headers().firstValue("Location");
        if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
          break;
        }
        answer.body().close();
        request = redirected(request, location.get());
        answer = client.send(request, BodyHandlers.ofInputStream());
      }
      return answer;
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private HttpRequest redirected(HttpRequest request, String location) throws IOException {
    URI from = request.uri();
    URI to = resolved(from, location);
    boolean isSame = from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority());
    if (authorization.isPresent() && !isSame) {
      throw new Refused(
          "the server redirects to " + to.getHost() + ", which must not see the login");
    }
    if (!to.getScheme().equals("https") && !to.getScheme().equals(from.getScheme())) {
      throw new Refused("the server redirects from " + from.getScheme() + " to " + to.getScheme());
    }
    return HttpRequest.newBuilder(request, (name, value) -> true).uri(to).build();
  }

  private static URI resolved(URI from, String location) throws IOException {
    try {
      URI to = from.resolve(location);
      if (to.getHost() != null) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refused("the server redirects to what is no URL");
  }

  /** Says what a status means that is none of those that were hoped for. */
  static Refused refusal(int status) {
    return new Refused(
        "the server answers "
            + status
            + switch (status) {
              case 401 -> ", it wants a login, or another one";
              case 403 -> ", it does not allow that";
              default -> "";
            });
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** An answer that asking again would not change. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }
}
