package org.pocketdicom.codecs.jpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/**
 * Writes JPEG baseline in a JFIF file. Colour differences have half the samples in both directions
 * below quality 90, all of them from there on. Pictures of 16 bits are an {@link
 * IllegalArgumentException}.
 */
public final class JpegEncoder implements ImageEncoder {

  private static final int LARGEST = 65535;
  private static final int FULL_COLOR_QUALITY = 90;

  @Override
  public Set<ImageFormat> formats() {
    return Set.of(ImageFormat.JPEG);
  }

  @Override
  public void encode(
      ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
      throws IOException {
    RenderedFrame picture = frames.next();
    if (picture.kind() == RenderedFrame.Kind.GRAY_16) {
      throw new IllegalArgumentException("JPEG baseline holds 8 bits");
    }
    if (picture.width() > LARGEST || picture.height() > LARGEST) {
      throw new LimitExceeded("JPEG holds at most " + LARGEST + " columns and rows");
    }
    boolean color = picture.kind() == RenderedFrame.Kind.RGB_8;
    int shared = color && options.quality() < FULL_COLOR_QUALITY ? 2 : 1;
    new JpegFile(picture, shared, shared, options.quality()).writeTo(out);
  }
}
