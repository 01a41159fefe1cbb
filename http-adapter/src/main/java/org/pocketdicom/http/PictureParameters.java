package org.pocketdicom.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.image.RenderOptions;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/** How a picture is asked for, by the names that the options of {@code dicom render} have. */
@Introspected
record PictureParameters(
    @Parameter(
            description = "From 1; default is the first, and all of them for `gif` and `tiff`",
            required = false,
            schema = @Schema(type = "integer"))
        @QueryValue
        Optional<String> frame,
    @Parameter(
            description =
                "`center,width` or `center,width,linear|linear-exact|sigmoid`, in the units of the"
                    + " Modality LUT's output; default is the object's own",
            required = false)
        @QueryValue
        Optional<String> window,
    @Parameter(
            description = "The longer side in pixels, at most 8192; default is the object's own",
            required = false,
            schema = @Schema(type = "integer"))
        @QueryValue
        Optional<String> size,
    @Parameter(
            description = "Whether overlays are left out",
            required = false,
            schema = @Schema(type = "boolean"))
        @QueryValue("no-overlays")
        Optional<String> noOverlays,
    @Parameter(
            description =
                "A stored Grayscale Softcopy Presentation State, by file name or SOP Instance UID;"
                    + " what it says takes the place of what the object says",
            required = false)
        @QueryValue
        Optional<String> state,
    @Parameter(
            description = "Whether colours are converted to sRGB by the object's ICC profile",
            required = false,
            schema = @Schema(type = "boolean"))
        @QueryValue
        Optional<String> srgb) {

  /** The request that they are, but for the presentation state, which is stored. */
  RenderRequest request(ImageFormat format, Optional<String> quality) {
    OptionalInt number = Parameters.integer("frame", frame, 1, Integer.MAX_VALUE);
    boolean allFrames = format == ImageFormat.GIF || format == ImageFormat.TIFF;
    ImageEncoder.Options defaults = ImageEncoder.Options.DEFAULT;
    return new RenderRequest(
        format,
        number.isEmpty() && allFrames ? number : OptionalInt.of(number.orElse(1) - 1),
        Parameters.window(window),
        Parameters.integer("size", size, 1, RenderOptions.MAX_SIZE),
        !Parameters.flag("no-overlays", noOverlays),
        new ImageEncoder.Options(
            Parameters.integer("quality", quality, 1, 100).orElse(defaults.quality()),
            defaults.frameMillis()),
        Optional.empty(),
        Parameters.flag("srgb", srgb));
  }
}
