package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpParameters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.image.Viewport;
import org.pocketdicom.image.Window;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/**
 * How a picture is asked for (PS3.18 8.3.5.1): what is not supported is refused, never left out.
 *
 * @param quality of JPEG
 * @param srgb whether colours are converted by the image's ICC Profile
 */
record RenderedParameters(
    Optional<Viewport> viewport, Optional<Window> window, int quality, boolean srgb) {

  /** As the object wants to be seen. */
  static final RenderedParameters NONE =
      new RenderedParameters(
          Optional.empty(), Optional.empty(), ImageEncoder.Options.DEFAULT.quality(), false);

  private static final Set<String> OF_PICTURES =
      Set.of("accept", "charset", "quality", "viewport", "window", "iccprofile", "annotation");
  private static final Set<String> OF_THUMBNAILS = Set.of("accept", "charset", "viewport");

  static RenderedParameters ofPicture(HttpParameters parameters) {
    return of(parameters, OF_PICTURES);
  }

  static RenderedParameters ofThumbnail(HttpParameters parameters) {
    return of(parameters, OF_THUMBNAILS);
  }

  private static RenderedParameters of(HttpParameters parameters, Set<String> known) {
    for (Map.Entry<String, ?> parameter : parameters) {
      // What nobody knows is passed over (PS3.18 8.3); what is known and not done is not.
      if (OF_PICTURES.contains(parameter.getKey()) && !known.contains(parameter.getKey())) {
        throw Parameters.bad("'" + parameter.getKey() + "' is no parameter of a thumbnail");
      }
    }
    if (parameters.contains("annotation")) {
      throw Parameters.bad("'annotation' is not supported: nothing is written into pictures");
    }
    if (!parameters.getFirst("charset").orElse("utf-8").equalsIgnoreCase("utf-8")) {
      throw Parameters.bad("'charset' can only be utf-8");
    }
    return new RenderedParameters(
        parameters.getFirst("viewport").map(RenderedParameters::viewport),
        Parameters.window(parameters.getFirst("window").map(RenderedParameters::whole)),
        Parameters.integer("quality", parameters.getFirst("quality"), 1, 100)
            .orElse(NONE.quality()),
        parameters.getFirst("iccprofile").map(RenderedParameters::srgb).orElse(false));
  }

  /** A window with its function, which has to be told (PS3.18 8.3.5.1.4). */
  private static String whole(String window) {
    if (window.chars().filter(c -> c == ',').count() != 2) {
      throw Parameters.bad("'window' is center,width,linear|linear-exact|sigmoid");
    }
    return window;
  }

  private static boolean srgb(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "no" -> false;
      case "srgb" -> true;
      default -> throw Parameters.bad("'iccprofile' can be no or srgb");
    };
  }

  private static Viewport viewport(String text) {
    String[] pieces = text.split(",", -1);
    try {
      if (pieces.length == 2 || pieces.length == 6) {
        Optional<Viewport.Region> region =
            pieces.length == 2 || Stream.of(pieces).skip(2).allMatch(String::isBlank)
                ? Optional.empty()
                : Optional.of(region(pieces));
        return new Viewport(
            Integer.parseInt(pieces[0].strip()), Integer.parseInt(pieces[1].strip()), region);
      }
    } catch (IllegalArgumentException unreadable) {
      // is told below
    }
    throw Parameters.bad("'viewport' is vw,vh or vw,vh,sx,sy,sw,sh, with 1 to 8192 pixels a side");
  }

  private static Viewport.Region region(String[] pieces) {
    return new Viewport.Region(
        number(pieces[2], 0),
        number(pieces[3], 0),
        number(pieces[4], Integer.MAX_VALUE),
        number(pieces[5], Integer.MAX_VALUE));
  }

  private static double number(String text, double otherwise) {
    return text.isBlank() ? otherwise : Double.parseDouble(text);
  }

  /** The request for a picture in its own size. */
  RenderRequest request(ImageFormat format, OptionalInt frame) {
    return new RenderRequest(
        format,
        frame,
        window,
        OptionalInt.empty(),
        true,
        new ImageEncoder.Options(quality, ImageEncoder.Options.DEFAULT.frameMillis()),
        Optional.empty(),
        srgb);
  }

  RenderedParameters in(Viewport other) {
    return new RenderedParameters(Optional.of(other), window, quality, srgb);
  }
}
