package org.pocketdicom;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the server appears to browsers, viewers and what stands in front of it.
 *
 * @param baseUrl where clients reach the server, without a slash at the end ({@code
 *     DICOM_BASE_URL}); empty to tell it from each request
 * @param trustedProxies {@code loopback}, or the IP addresses, from which Forwarded and X-Forwarded
 *     headers are believed ({@code DICOM_TRUSTED_PROXIES}, default {@code loopback}; {@code none}
 *     for nobody)
 * @param corsOrigins origins whose pages may read answers ({@code DICOM_CORS_ORIGINS}, a list or
 *     {@code *}, default none)
 * @param corsWrites whether those may also store and delete ({@code DICOM_CORS_WRITES=allow});
 *     default is {@code DICOM_CORS_WRITES=deny}
 * @param deletes whether DICOMweb clients may delete ({@code DICOM_DELETE}, default {@code allow};
 *     {@code deny})
 * @param viewer the folder of a web viewer to serve at {@code /viewer/} ({@code DICOM_VIEWER})
 * @param senderTimeout how long the server waits for the head of a request, and for each 16 KB of
 *     its body ({@code DICOM_SENDER_TIMEOUT}, 1 to 3600 seconds, default 60)
 * @param drain how long a server that is to end still answers, while it says that it is not ready
 *     ({@code DICOM_DRAIN}, 0 to 3600 seconds, default 0)
 */
public record WebSettings(
    Optional<URI> baseUrl,
    List<String> trustedProxies,
    List<String> corsOrigins,
    boolean corsWrites,
    boolean deletes,
    Optional<Path> viewer,
    Duration senderTimeout,
    Duration drain) {

  private static final String BASE_URL = "DICOM_BASE_URL";
  private static final String TRUSTED_PROXIES = "DICOM_TRUSTED_PROXIES";
  private static final String CORS_ORIGINS = "DICOM_CORS_ORIGINS";
  private static final String CORS_WRITES = "DICOM_CORS_WRITES";
  private static final String DELETE = "DICOM_DELETE";
  private static final String VIEWER = "DICOM_VIEWER";
  private static final String SENDER_TIMEOUT = "DICOM_SENDER_TIMEOUT";
  private static final String DRAIN = "DICOM_DRAIN";

  static final List<String> NAMES =
      List.of(
          BASE_URL,
          TRUSTED_PROXIES,
          CORS_ORIGINS,
          CORS_WRITES,
          DELETE,
          VIEWER,
          SENDER_TIMEOUT,
          DRAIN);

  public WebSettings {
    trustedProxies = List.copyOf(trustedProxies);
    corsOrigins = List.copyOf(corsOrigins);
  }

  /**
   * @throws IllegalArgumentException as {@link Settings#of} does
   */
  static WebSettings of(Map<String, String> named) {
    List<String> proxies = list(named.getOrDefault(TRUSTED_PROXIES, "loopback"));
    List<String> origins = list(named.getOrDefault(CORS_ORIGINS, ""));
    check(
        proxies.stream().allMatch(WebSettings::isProxy),
        TRUSTED_PROXIES,
        "loopback, none or a list of IP addresses");
    check(
        origins.stream().allMatch(WebSettings::isOrigin),
        CORS_ORIGINS,
        "* or a list such as https://viewer.example.org");
    return new WebSettings(
        Optional.ofNullable(named.get(BASE_URL)).map(WebSettings::baseUrl),
        proxies.stream().filter(proxy -> !proxy.equals("none")).toList(),
        origins,
        Settings.choice(CORS_WRITES, named, "deny", "allow"),
        !Settings.choice(DELETE, named, "allow", "deny"),
        Optional.ofNullable(named.get(VIEWER)).map(WebSettings::viewer),
        seconds(SENDER_TIMEOUT, named.getOrDefault(SENDER_TIMEOUT, "60"), 1),
        seconds(DRAIN, named.getOrDefault(DRAIN, "0"), 0));
  }

  private static List<String> list(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private static boolean isProxy(String text) {
    return text.equals("loopback") || text.equals("none") || text.matches("[0-9a-f.:]+");
  }

  private static boolean isOrigin(String text) {
    return text.equals("*") || text.matches("https?://[^/?#@]+");
  }

  private static URI baseUrl(String text) {
    check(
        text.matches("https?://[A-Za-z0-9._~:\\[\\]-]+(/[A-Za-z0-9._~%/-]*)?"),
        BASE_URL,
        "a URL such as https://pacs.example.org/archive");
    return URI.create(text.replaceFirst("/+$", ""));
  }

  private static Path viewer(String text) {
    Path folder = Settings.path(VIEWER, text);
    check(
        Files.isRegularFile(folder.resolve("index.html")),
        VIEWER,
        "a folder with an index.html, such as the dist of @ohif/app");
    return folder.toAbsolutePath().normalize();
  }

  private static Duration seconds(String name, String text, int least) {
    int seconds = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    check(
        seconds >= least && seconds <= 3600,
        name,
        "a number of seconds from " + least + " to 3600");
    return Duration.ofSeconds(seconds);
  }

  private static void check(boolean right, String name, String what) {
    if (!right) {
      throw new IllegalArgumentException(name + " is " + what);
    }
  }
}
