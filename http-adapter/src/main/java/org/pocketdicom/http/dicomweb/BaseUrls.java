package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pocketdicom.Settings;
import org.pocketdicom.WebSettings;
import org.pocketdicom.http.multipart.HeaderValue;

/**
 * What URLs in answers begin with: the configured base URL, else what a proxy that is trusted says
 * (RFC 7239 and X-Forwarded headers), else what the request itself was sent to.
 */
@Singleton
final class BaseUrls {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]");
  private static final Pattern HOST_AND_PORT = Pattern.compile("(" + HOST + ")(:[0-9]{1,5})?");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  private final WebSettings settings;

  BaseUrls(Settings settings) {
    this.settings = settings.web();
  }

  /** Where clients reach the DICOMweb service, without a slash at the end. */
  String service(HttpRequest<?> request) {
    return server(request) + "/dicomweb";
  }

  /** Where clients reach the server, without a slash at the end. */
  String server(HttpRequest<?> request) {
    return settings.baseUrl().map(URI::toString).orElseGet(() -> told(request));
  }

  private String told(HttpRequest<?> request) {
    boolean trusted = isTrusted(request.getRemoteAddress().getAddress());
    HeaderValue forwarded =
        HeaderValue.parse(";" + (trusted ? first(request, HttpHeaders.FORWARDED).orElse("") : ""));
    Optional<String> proto =
        forwarded.parameter("proto").or(() -> believed(trusted, request, "X-Forwarded-Proto"));
    Optional<String> host =
        forwarded.parameter("host").or(() -> believed(trusted, request, "X-Forwarded-Host"));
    String scheme = proto.filter("https"::equalsIgnoreCase).isPresent() ? "https" : "http";
    String authority =
        host.filter(BaseUrls::isHost)
            .or(() -> first(request, HttpHeaders.HOST).filter(BaseUrls::isHost))
            .orElseGet(() -> "localhost:" + request.getServerAddress().getPort());
    Optional<String> port =
        believed(trusted, request, "X-Forwarded-Port")
            .filter(text -> text.matches("[0-9]{1,5}") && HOST.matcher(authority).matches())
            .filter(text -> !text.equals(scheme.equals("https") ? "443" : "80"));
    Optional<String> prefix =
        believed(trusted, request, "X-Forwarded-Prefix")
            .map(text -> text.replaceFirst("/+$", ""))
            .filter(text -> PREFIX.matcher(text).matches());
    return scheme + "://" + authority + port.map(p -> ":" + p).orElse("") + prefix.orElse("");
  }

  private static boolean isHost(String text) {
    return HOST_AND_PORT.matcher(text).matches();
  }

  private static Optional<String> believed(boolean trusted, HttpRequest<?> request, String name) {
    return trusted ? first(request, name) : Optional.empty();
  }

  /** Of several proxies the first is the one that the client sees. */
  private static Optional<String> first(HttpRequest<?> request, String name) {
    return request.getHeaders().findFirst(name).map(value -> value.split(",", 2)[0].strip());
  }

  private boolean isTrusted(InetAddress peer) {
    return settings.trustedProxies().stream()
        .anyMatch(proxy ->
            proxy.equals("loopback")
                ? peer.isLoopbackAddress()
                : InetAddress.ofLiteral(proxy).equals(peer));
  }
}
