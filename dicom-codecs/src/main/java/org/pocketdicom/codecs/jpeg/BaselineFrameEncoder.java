package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes JPEG Baseline frames: unsigned grey or RGB of 8 bits, RGB as YBR_FULL_422, which is what
 * most IODs allow.
 */
public final class BaselineFrameEncoder implements FrameEncoder {

  /** A quality at which few see a difference. */
  public static final int QUALITY = 90;

  private final int quality;

  /**
   * @param quality 1 to 100, as other programs count it
   */
  public BaselineFrameEncoder(int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality is 1 to 100, not " + quality);
    }
    this.quality = quality;
  }

  @Override
  public String transferSyntax() {
    return "1.2.840.10008.1.2.4.50";
  }

  @Override
  public boolean isLossless() {
    return false;
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    boolean gray = pixel.photometric().isMonochrome();
    boolean color = pixel.photometric() == PhotometricInterpretation.RGB;
    if (pixel.bitsAllocated() != 8
        || pixel.bitsStored() != 8
        || pixel.signed()
        || !gray && !color) {
      throw new UnsupportedDicom(
          "JPEG Baseline is written of unsigned grey or RGB of 8 bits, and not of "
              + pixel.photometric().term()
              + " of "
              + pixel.bitsStored());
    }
    return pixel.compressed(color ? PhotometricInterpretation.YBR_FULL_422 : pixel.photometric());
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    described(pixel);
    pixel.requireFrame(frame);
    RenderedFrame picture =
        frame.samplesPerPixel() == 1
            ? RenderedFrame.gray8(frame.columns(), frame.rows(), frame.bytes())
            : RenderedFrame.rgb8(frame.columns(), frame.rows(), frame.bytes());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new JpegFile(picture, frame.samplesPerPixel() == 1 ? 1 : 2, 1, quality).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
