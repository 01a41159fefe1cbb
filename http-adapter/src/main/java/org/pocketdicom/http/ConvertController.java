package org.pocketdicom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.port.IndexedInstance;

/** Shows objects as pictures. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConvertController {

  private static final int MAX_SIZE = 8192;

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
      @Documented.Frame @QueryValue Optional<String> frame,
      @Documented.Contrast @QueryValue Optional<String> window,
      @Documented.Size @QueryValue Optional<String> size)
      throws IOException {
    String name = Parameters.required("filename", filename);
    RenderRequest wanted =
        wanted(ImageFormat.PNG, frame, window, size, ImageEncoder.Options.DEFAULT);
    return answer(request, name, wanted);
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
      @Documented.Frame @QueryValue Optional<String> frame,
      @Documented.Contrast @QueryValue Optional<String> window,
      @Documented.Size @QueryValue Optional<String> size,
      @Parameter(
              description = "Of JPEG, 1 to 100; default 90",
              required = false,
              schema = @Schema(type = "integer"))
          @QueryValue
          Optional<String> quality)
      throws IOException {
    String name = Parameters.required("filename", filename);
    ImageEncoder.Options defaults = ImageEncoder.Options.DEFAULT;
    ImageEncoder.Options options =
        new ImageEncoder.Options(
            Parameters.integer("quality", quality, 1, 100).orElse(defaults.quality()),
            defaults.frameMillis());
    return answer(request, name, wanted(format(format), frame, window, size, options));
  }

  private static ImageFormat format(Optional<String> format) {
    return ImageFormat.of(Parameters.required("format", format))
        .filter(known -> !known.isStoredValues())
        .orElseThrow(() -> Parameters.bad("'format' must be png, png16, jpeg, tiff, gif or bmp"));
  }

  private static RenderRequest wanted(
      ImageFormat format,
      Optional<String> frame,
      Optional<String> window,
      Optional<String> size,
      ImageEncoder.Options options) {
    OptionalInt number = Parameters.integer("frame", frame, 1, Integer.MAX_VALUE);
    boolean allFrames = format == ImageFormat.GIF || format == ImageFormat.TIFF;
    return new RenderRequest(
        format,
        number.isEmpty() && allFrames ? number : OptionalInt.of(number.orElse(1) - 1),
        Parameters.window(window),
        Parameters.integer("size", size, 1, MAX_SIZE),
        true,
        options);
  }

  private HttpResponse<?> answer(HttpRequest<?> request, String name, RenderRequest wanted)
      throws IOException {
    IndexedInstance instance = archive.retrieveInstances().find(name);
    String key = Pictures.key(instance, wanted);
    Freshness freshness = Freshness.of(key, instance, name, settings);
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    byte[] picture = pictures.picture(key, instance, wanted);
    return freshness.on(
        HttpResponse.ok(picture).header(HttpHeaders.CONTENT_TYPE, wanted.format().mediaType()));
  }
}
