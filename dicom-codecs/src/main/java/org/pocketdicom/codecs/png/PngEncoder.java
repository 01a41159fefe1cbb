package org.pocketdicom.codecs.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/**
 * Writes PNG of 8-bit grey, 16-bit grey or 8-bit RGB, whichever the picture is; the two formats
 * differ in what the caller renders. Holds some rows of the picture, never a second copy of it.
 */
public final class PngEncoder implements ImageEncoder {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  @Override
  public Set<ImageFormat> formats() {
    return Set.of(ImageFormat.PNG, ImageFormat.PNG16);
  }

  @Override
  public void encode(
      ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
      throws IOException {
    RenderedFrame picture = frames.next();
    out.write(SIGNATURE);
    header(picture).writeTo(out);
    ImageData.write(picture, out);
    new Chunk("IEND", 0).writeTo(out);
  }

  private static Chunk header(RenderedFrame picture) {
    return new Chunk("IHDR", 13)
        .putInt(picture.width())
        .putInt(picture.height())
        .put(picture.kind() == RenderedFrame.Kind.GRAY_16 ? 16 : 8)
        .put(picture.kind() == RenderedFrame.Kind.RGB_8 ? 2 : 0)
        .put(0)
        .put(0)
        .put(0);
  }
}
