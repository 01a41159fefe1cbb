package org.pocketdicom.codecs.raw;

import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/** Gives the lines of a frame to a lossless encoder, component by component. Hot. */
public final class FrameLines {

  private final DecodedFrame frame;
  private final int precision;

  /** Of a frame whose {@link #described} did not fail. */
  public FrameLines(DecodedFrame frame, ImagePixel pixel) {
    pixel.requireFrame(frame);
    this.frame = frame;
    precision = precision(pixel);
  }

  /**
   * The Image Pixel Module of an image in JPEG lossless and JPEG-LS (PS3.5 8.2.1, 8.2.3): words of
   * 8 or 16 bits, no colour transformed.
   *
   * @throws UnsupportedDicom for other images
   */
  public static ImagePixel described(ImagePixel pixel) {
    int allocated = pixel.bitsAllocated();
    boolean samples = pixel.samplesPerPixel() == 1 || pixel.samplesPerPixel() == 3;
    if (allocated != 8 && allocated != 16 || !samples || pixel.photometric().isSubsampled()) {
      throw new UnsupportedDicom(
          "lossless JPEG and JPEG-LS do not hold "
              + pixel.photometric().term()
              + " with Bits Allocated (0028,0100) "
              + allocated);
    }
    return pixel.compressed(pixel.photometric());
  }

  /** The bits of a sample in the codestream: Bits Stored, two at least. */
  public static int precision(ImagePixel pixel) {
    return Math.max(2, pixel.bitsStored());
  }

  /** Reads a line, without signs: negative values are two's complement of Bits Stored. */
  public void read(int row, int component, int[] line, int to) {
    int mask = (1 << precision) - 1;
    int step = frame.samplesPerPixel();
    int from = row * frame.columns() * step + component;
    int end = to + frame.columns();
    if (frame.bytesPerSample() == 1) {
      byte[] bytes = frame.bytes();
      for (int i = to; i < end; i++, from += step) {
        line[i] = bytes[from] & mask;
      }
    } else {
      short[] shorts = frame.shorts();
      for (int i = to; i < end; i++, from += step) {
        line[i] = shorts[from] & mask;
      }
    }
  }
}
