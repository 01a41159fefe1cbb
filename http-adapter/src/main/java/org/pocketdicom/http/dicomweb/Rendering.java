package org.pocketdicom.http.dicomweb;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.http.Pictures;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.image.Viewport;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.port.IndexedInstance;

/** Makes pictures of frames (PS3.18 8.7.4, 10.4.1.1.4). */
@Singleton
final class Rendering {

  static final String JPEG = "image/jpeg";
  static final String PNG = "image/png";
  static final String GIF = "image/gif";

  /** The formats there are; the default first (PS3.18 table 8.7.4-1). */
  static final List<String> FORMATS = List.of(JPEG, PNG, GIF);

  private final Pictures pictures;
  private final RenderFrame renderFrame;

  Rendering(Pictures pictures, Archive archive) {
    this.pictures = pictures;
    renderFrame = archive.renderFrame();
  }

  /** What tells this picture from every other. */
  static String key(
      IndexedInstance instance, OptionalInt frame, String type, RenderedParameters wanted) {
    return Pictures.key(instance, wanted.request(format(type), frame))
        + wanted.viewport().map(viewport -> "-" + viewport).orElse("");
  }

  /**
   * A picture.
   *
   * @param frame from 0; empty for all of them in a format that holds several, else the first
   * @param type one of {@link #FORMATS}
   */
  byte[] picture(
      IndexedInstance instance, OptionalInt frame, String type, RenderedParameters wanted)
      throws IOException {
    OptionalInt frames = frame.isPresent() || type.equals(GIF) ? frame : OptionalInt.of(0);
    RenderRequest request = wanted.request(format(type), frames);
    String key = key(instance, frames, type, wanted);
    if (wanted.viewport().isEmpty()) {
      return pictures.picture(key, instance, request);
    }
    Viewport viewport = wanted.viewport().get();
    return pictures.picture(key, instance, (image, out) -> draw(image, request, viewport, out));
  }

  private void draw(DicomImage image, RenderRequest request, Viewport viewport, OutputStream out)
      throws IOException {
    int first = request.frame().orElse(0);
    int end = request.frame().isPresent() ? first + 1 : renderFrame.frameCount(image);
    Iterator<RenderedFrame> frames =
        IntStream.range(first, end)
            .mapToObj(frame -> {
              RenderedFrame whole = renderFrame.picture(image, request.ofFrame(frame));
              return viewport.show(whole, image.header(), frame);
            })
            .iterator();
    try {
      renderFrame.write(frames, request.format(), request.options(), out);
    } catch (IllegalArgumentException e) {
      throw Parameters.bad("'viewport': " + e.getMessage());
    }
  }

  /** The format of a media type. */
  static ImageFormat format(String type) {
    return switch (type) {
      case PNG -> ImageFormat.PNG;
      case GIF -> ImageFormat.GIF;
      default -> ImageFormat.JPEG;
    };
  }
}
