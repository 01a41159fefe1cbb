package org.pocketdicom.http.dicomweb;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.pocketdicom.Settings;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.LongAnswer;

/**
 * Serves a web viewer, such as the {@code dist} of {@code @ohif/app}, at {@code /viewer/}. A path
 * there that is no file is one of the viewer's own pages. Builds that believe they are at {@code /}
 * ask for their files there, and get them. They need to be isolated from other origins, to share
 * memory among threads.
 */
@ServerFilter("/**")
@Requires(property = ViewerFilter.PROPERTY)
final class ViewerFilter {

  /** Set where there is a viewer. */
  static final String PROPERTY = "pocketdicom.viewer";

  private static final String PLACE = "/viewer";
  private static final String CONFIGURATION = "app-config.js";

  private final ViewerFiles files;
  private final BaseUrls baseUrls;

  ViewerFilter(Settings settings, BaseUrls baseUrls) throws IOException {
    files = new ViewerFiles(settings.web().viewer().orElseThrow());
    this.baseUrls = baseUrls;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable
  HttpResponse<?> request(HttpRequest<?> request) {
    boolean read = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    String path = request.getUri().getPath();
    if (!read || path == null || path.equals("/")) {
      return null;
    }
    boolean inPlace = path.equals(PLACE) || path.startsWith(PLACE + "/");
    if (path.equals(PLACE)) {
      return HttpResponse.redirect(URI.create(baseUrls.server(request) + PLACE + "/"));
    }
    String name = path.substring(inPlace ? PLACE.length() + 1 : 1);
    try {
      if (name.equals(CONFIGURATION)) {
        return isolated(configuration(request));
      }
      Optional<Path> file = files.find(name);
      if (file.isEmpty() && !inPlace) {
        return null;
      }
      boolean page = name.substring(name.lastIndexOf('/') + 1).indexOf('.') < 0;
      return file.isPresent() || page
          ? isolated(file(request, file.orElseGet(files::index)))
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MutableHttpResponse<?> file(HttpRequest<?> request, Path file) throws IOException {
    long size = Files.size(file);
    String key = size + "-" + Files.getLastModifiedTime(file).toMillis();
    Freshness freshness = Freshness.ofChanging(key);
    return freshness.isKnownTo(request)
        ? freshness.on(HttpResponse.notModified())
        : freshness.on(
            HttpResponse.ok(new LongAnswer(() -> Files.newInputStream(file), OptionalLong.of(size)))
                .header(HttpHeaders.CONTENT_TYPE, ViewerFiles.mediaType(file))
                .contentLength(size));
  }

  private MutableHttpResponse<?> configuration(HttpRequest<?> request) throws IOException {
    try (InputStream template =
        Objects.requireNonNull(getClass().getResourceAsStream(CONFIGURATION))) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      String place = URI.create(baseUrls.server(request)).getPath() + PLACE;
      return HttpResponse.ok(
              text.replace("PLACE", place).replace("SERVICE", baseUrls.service(request)))
          .header(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  private static MutableHttpResponse<?> isolated(MutableHttpResponse<?> answer) {
    return answer
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Embedder-Policy", "require-corp")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }
}
