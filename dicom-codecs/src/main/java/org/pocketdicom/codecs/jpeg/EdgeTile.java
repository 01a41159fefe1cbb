package org.pocketdicom.codecs.jpeg;

import java.util.Arrays;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/**
 * A tile at the right or bottom edge of a slide, as some scanners write it: of 8 bits, one of many
 * frames, and smaller than Rows and Columns, as only the part of it that is in the slide was
 * encoded. That part is the upper left of the frame; the rest is black.
 */
final class EdgeTile {

  private EdgeTile() {}

  static boolean isOne(FrameHeader frame, ImagePixel pixel) {
    boolean bytes = frame.precision() == 8 && pixel.bitsAllocated() <= 8;
    boolean within =
        frame.lines() > 0
            && frame.columns() > 0
            && frame.lines() <= pixel.rows()
            && frame.columns() <= pixel.columns();
    boolean smaller = frame.lines() < pixel.rows() || frame.columns() < pixel.columns();
    return pixel.numberOfFrames() > 1 && bytes && within && smaller;
  }

  static DecodedFrame padded(DecodedFrame tile, ImagePixel pixel) {
    int step = tile.samplesPerPixel();
    byte[] samples = new byte[pixel.rows() * pixel.columns() * step];
    if (tile.photometric() == PhotometricInterpretation.YBR_FULL) {
      Arrays.fill(samples, (byte) 128);
      for (int i = 0; i < samples.length; i += step) {
        samples[i] = 0;
      }
    }
    for (int row = 0; row < tile.rows(); row++) {
      int length = tile.columns() * step;
      System.arraycopy(tile.bytes(), row * length, samples, row * pixel.columns() * step, length);
    }
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        step,
        tile.bitsStored(),
        tile.isSigned(),
        tile.photometric(),
        samples);
  }
}
