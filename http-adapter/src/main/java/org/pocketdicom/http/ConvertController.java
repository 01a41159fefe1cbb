package org.pocketdicom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.port.IndexedInstance;

/** Shows objects as pictures. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConvertController {

  private static final int TILE = 160;

  private final Archive archive;
  private final Settings settings;
  private final Pictures pictures;

  ConvertController(Archive archive, Settings settings, Pictures pictures) {
    this.archive = archive;
    this.settings = settings;
    this.pictures = pictures;
  }

  @Get(uri = "/convert-to-png", produces = "image/png")
  @Operation(summary = "Shows a frame of a stored object as an 8-bit PNG")
  @ApiResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "304",
      description = "The picture is the one that If-None-Match names")
  @Documented.BadParameter
  @Documented.NotFound
  @Documented.NoPicture
  HttpResponse<?> png(
      HttpRequest<?> request,
      @Documented.Name @QueryValue Optional<String> filename,
      @RequestBean PictureParameters parameters)
      throws IOException {
    RenderRequest wanted = parameters.request(ImageFormat.PNG, Optional.empty());
    return answer(request, name(request, filename), wanted, parameters.state());
  }

  @Get(
      uri = "/convert",
      produces = {"image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp"})
  @Operation(summary = "Shows a stored object in one of several formats")
  @ApiResponse(
      responseCode = "200",
      description = "The picture",
      content = {
        @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/tiff", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/gif", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/bmp", schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(
      responseCode = "304",
      description = "The picture is the one that If-None-Match names")
  @Documented.BadParameter
  @Documented.NotFound
  @Documented.NoPicture
  HttpResponse<?> convert(
      HttpRequest<?> request,
      @Documented.Name @QueryValue Optional<String> filename,
      @Parameter(
              description = "`png16` keeps 16 bits of gray; `gif` and `tiff` hold all frames",
              required = true,
              schema = @Schema(allowableValues = {"png", "png16", "jpeg", "tiff", "gif", "bmp"}))
          @QueryValue
          Optional<String> format,
      @RequestBean PictureParameters parameters,
      @Parameter(
              description = "Of JPEG, 1 to 100; default 90",
              required = false,
              schema = @Schema(type = "integer"))
          @QueryValue
          Optional<String> quality,
      @Parameter(
              description =
                  "Whether several objects, `filename` repeated, are shown in one picture, each"
                      + " small (`size`, default 160)",
              required = false,
              schema = @Schema(type = "boolean"))
          @QueryValue
          Optional<String> sheet)
      throws IOException {
    RenderRequest wanted = parameters.request(format(format), quality);
    return Parameters.flag("sheet", sheet)
        ? sheet(request, wanted, parameters.state())
        : answer(request, name(request, filename), wanted, parameters.state());
  }

  private static ImageFormat format(Optional<String> format) {
    return ImageFormat.of(Parameters.required("format", format))
        .filter(known -> !known.isStoredValues())
        .orElseThrow(() -> Parameters.bad("'format' must be png, png16, jpeg, tiff, gif or bmp"));
  }

  private static String name(HttpRequest<?> request, Optional<String> filename) {
    if (request.getParameters().getAll("filename").size() > 1) {
      throw Parameters.bad("'filename' may be repeated for /convert with 'sheet' only");
    }
    return Parameters.required("filename", filename);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, String name, RenderRequest wanted, Optional<String> stateName)
      throws IOException {
    IndexedInstance instance = archive.retrieveInstances().find(name);
    Optional<IndexedInstance> state = stateName.map(this::state);
    String key = Pictures.key(instance, wanted, state);
    Freshness freshness =
        state.isPresent() ? Freshness.ofChanging(key) : Freshness.of(key, instance, name, settings);
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    byte[] picture =
        pictures.picture(
            key,
            instance,
            (image, out) -> archive.renderFrame().render(image, obeying(wanted, state), out));
    return freshness.on(
        HttpResponse.ok(picture).header(HttpHeaders.CONTENT_TYPE, wanted.format().mediaType()));
  }

  private HttpResponse<?> sheet(
      HttpRequest<?> request, RenderRequest wanted, Optional<String> stateName) throws IOException {
    List<String> names = request.getParameters().getAll("filename");
    if (names.isEmpty()) {
      throw Parameters.bad("the parameter 'filename' is missing");
    }
    if (wanted.format() == ImageFormat.PNG16) {
      throw Parameters.bad("'format' can't be png16 with 'sheet', which has 8 bits");
    }
    List<IndexedInstance> instances =
        names.stream().map(archive.retrieveInstances()::find).toList();
    Optional<IndexedInstance> state = stateName.map(this::state);
    RenderRequest small = wanted.ofSize(wanted.size().orElse(TILE));
    byte[] sheet = pictures.sheet(instances, () -> obeying(small, state));
    return HttpResponse.ok(sheet)
        .header(HttpHeaders.CONTENT_TYPE, wanted.format().mediaType())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("X-Content-Type-Options", "nosniff");
  }

  private IndexedInstance state(String name) {
    try {
      return archive.retrieveInstances().find(name);
    } catch (NoSuchInstance e) {
      throw new NoSuchInstance("'state': " + e.getMessage());
    }
  }

  /** Reads the state; for whoever has a turn to render. */
  private RenderRequest obeying(RenderRequest wanted, Optional<IndexedInstance> state) {
    try {
      return state
          .map(found -> wanted.with(archive.retrieveInstances().presentationState(found)))
          .orElse(wanted);
    } catch (UnsupportedDicom e) {
      throw Parameters.bad("'state': " + e.getMessage());
    }
  }
}
