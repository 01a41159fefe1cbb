package org.pocketdicom.codecs.raw;

import java.util.Arrays;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/**
 * A tile at the right or bottom edge of a slide, as some scanners write it: of 8 bits, one of many
 * frames, and smaller than Rows and Columns, as only the part of it that is in the slide was
 * encoded. That part is the upper left of the frame; the rest is black.
 */
public final class EdgeTile {

  private EdgeTile() {}

  /**
   * Whether a codestream is one.
   *
   * @param rows of the codestream
   * @param columns of the codestream
   * @param precision bits of its samples
   */
  public static boolean isOne(int rows, int columns, int precision, ImagePixel pixel) {
    boolean bytes = precision == 8 && pixel.bitsAllocated() <= 8;
    boolean within = rows > 0 && columns > 0 && rows <= pixel.rows() && columns <= pixel.columns();
    boolean smaller = rows < pixel.rows() || columns < pixel.columns();
    return pixel.numberOfFrames() > 1 && bytes && within && smaller;
  }

  /**
   * The frame of which a tile is the upper left part.
   *
   * @throws LimitExceeded if there are more samples than a frame may have
   */
  public static DecodedFrame padded(DecodedFrame tile, ImagePixel pixel) {
    int step = tile.samplesPerPixel();
    long size = (long) pixel.rows() * pixel.columns() * step;
    if (size > ImagePixel.MAX_SAMPLES) {
      throw new LimitExceeded("a compressed frame of " + size + " samples");
    }
    byte[] samples = new byte[(int) size];
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
