package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Says what the service can do (PS3.18 8.9): as WADL, and where its OpenAPI document is. */
@Controller
@Hidden
final class CapabilitiesController {

  private static final String WADL = "application/vnd.sun.wadl+xml";

  private final BaseUrls baseUrls;

  CapabilitiesController(BaseUrls baseUrls) {
    this.baseUrls = baseUrls;
  }

  @Options(
      uris = {"/", "/dicomweb"},
      consumes = MediaType.ALL)
  @Produces(MediaType.ALL)
  HttpResponse<?> capabilities(HttpRequest<?> request) throws IOException {
    var _ = Accepted.of(request).choose(List.of(Offer.single(WADL)));
    try (InputStream wadl =
        Objects.requireNonNull(getClass().getResourceAsStream("capabilities.wadl"))) {
      String text = new String(wadl.readAllBytes(), StandardCharsets.UTF_8);
      return HttpResponse.ok(text.replace("BASE", baseUrls.service(request)))
          .header(HttpHeaders.CONTENT_TYPE, WADL)
          .header(HttpHeaders.ALLOW, "OPTIONS, GET, HEAD, POST, DELETE")
          .header(
              HttpHeaders.LINK,
              "<" + baseUrls.server(request) + "/api/openapi.yml>; rel=\"service-desc\"");
    }
  }
}
