package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.Router;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says by OPTIONS which methods a resource has (RFC 9110 9.3.7). */
@ServerFilter("/dicomweb/**")
final class OptionsFilter {

  private final Router router;

  OptionsFilter(Router router) {
    this.router = router;
  }

  @RequestFilter
  @Nullable HttpResponse<?> request(HttpRequest<?> request) {
    boolean preflight = request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    if (request.getMethod() != HttpMethod.OPTIONS || preflight) {
      return null;
    }
    Set<HttpMethod> methods = EnumSet.noneOf(HttpMethod.class);
    router.findAny(request.getPath(), request).forEach(match -> methods.add(match.getHttpMethod()));
    if (methods.isEmpty() || !methods.add(HttpMethod.OPTIONS)) {
      return null; // nothing is there, or it answers itself
    }
    return HttpResponse.noContent()
        .header(
            HttpHeaders.ALLOW,
            methods.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
  }
}
