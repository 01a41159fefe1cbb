package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Where a web server is, and the login for it, which is never printed.
 *
 * @param url without user info
 * @param authorization the value of an Authorization header (RFC 9110 11.6.2)
 */
record ServerUrl(URI url, Optional<String> authorization) {

  /** Holds an Authorization header's value; an option would be seen by all users of the machine. */
  static final String VARIABLE = "DICOM_SERVER_AUTHORIZATION";

  /** Where a login comes from. */
  static final String HELP =
      "A login is part of the URL, https://USER:PASSWORD@..., or the environment variable "
          + VARIABLE
          + ", e.g. 'Bearer TOKEN'; no other host gets it.";

  /**
   * The server of a URL, which may have user info.
   *
   * @throws UsageException if it is none of a web server
   */
  static ServerUrl of(String text) {
    try {
      URI url = new URI(text);
      if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null) {
        return new ServerUrl(
            new URI(text.replaceFirst("//[^/?#@]*@", "//")),
            Optional.ofNullable(url.getUserInfo()).map(ServerUrl::basic));
      }
    } catch (URISyntaxException e) {
      // What is said below is all that can be done about it.
    }
    throw new UsageException(text.replaceFirst("//.*@", "//") + " is no http or https URL");
  }

  /** The same with the login of the environment, where the URL has none. */
  static ServerUrl of(String text, Map<String, String> environment) {
    ServerUrl server = of(text);
    String value = environment.getOrDefault(VARIABLE, "").strip();
    if (value.isEmpty() || server.authorization.isPresent()) {
      return server;
    }
    if (!value.matches("[ -~]+")) {
      throw new UsageException(VARIABLE + " is no value of a header");
    }
    return new ServerUrl(server.url, Optional.of(value));
  }

  /** RFC 7617 2. */
  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
