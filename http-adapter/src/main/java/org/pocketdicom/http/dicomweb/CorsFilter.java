package org.pocketdicom.http.dicomweb;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pocketdicom.Settings;
import org.pocketdicom.WebSettings;
import org.pocketdicom.http.Problem;

/**
 * Lets pages of other origins read, where the settings name them, and write, where they allow that
 * too. A browser stores and deletes for no other page: a form can be sent without being asked for.
 */
@ServerFilter("/**")
final class CorsFilter {

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String EXPOSED =
      "ETag, Content-Range, Content-Location, Location, Warning, Accept-Ranges, Retry-After";
  private static final String HEADERS =
      "Accept, Authorization, Content-Type, If-None-Match, If-Range, Range";
  private static final String SAME_ORIGIN = "same-origin";

  private final WebSettings settings;
  private final BaseUrls baseUrls;

  CorsFilter(Settings settings, BaseUrls baseUrls) {
    this.settings = settings.web();
    this.baseUrls = baseUrls;
  }

  /** Answers a preflight, and refuses what another origin may not do. */
  @RequestFilter
  @Nullable
  HttpResponse<?> request(HttpRequest<?> request) {
    Optional<String> origin = foreign(request);
    if (origin.isEmpty()) {
      return null;
    }
    Optional<String> asked =
        request.getHeaders().findFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    boolean preflight = request.getMethod() == HttpMethod.OPTIONS && asked.isPresent();
    HttpMethod method =
        preflight ? HttpMethod.parse(asked.get().toUpperCase(Locale.ROOT)) : request.getMethod();
    boolean allowed = isAllowed(origin.get());
    if (READS.contains(method) ? !preflight || allowed : allowed && settings.corsWrites()) {
      return preflight ? preflight() : null;
    }
    return Problem.answer(
        HttpStatus.FORBIDDEN, "pages of this origin may not do that (DICOM_CORS_ORIGINS)");
  }

  private MutableHttpResponse<?> preflight() {
    return HttpResponse.noContent()
        .header(
            HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
            settings.corsWrites() ? "GET, HEAD, POST, DELETE" : "GET, HEAD")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
  }

  /** Lets the page read the answer. */
  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    if (settings.corsOrigins().isEmpty()) {
      return;
    }
    answer.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    foreign(request)
        .filter(this::isAllowed)
        .ifPresent(origin ->
            answer
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED));
  }

  private boolean isAllowed(String origin) {
    return settings.corsOrigins().contains("*")
        || settings.corsOrigins().contains(origin.toLowerCase(Locale.ROOT));
  }

  /** The origin of a page, unless it is of this server; browsers let no page pretend that. */
  private Optional<String> foreign(HttpRequest<?> request) {
    boolean same =
        request.getHeaders().findFirst("Sec-Fetch-Site").filter(SAME_ORIGIN::equals).isPresent();
    return request
        .getHeaders()
        .findFirst(HttpHeaders.ORIGIN)
        .filter(origin -> !same && !origin.equalsIgnoreCase(own(request)));
  }

  private String own(HttpRequest<?> request) {
    URI server = URI.create(baseUrls.server(request));
    return server.getScheme() + "://" + server.getRawAuthority();
  }
}
