package org.pocketdicom.codecs.j2k;

import org.pocketdicom.codecs.raw.StoredBits;
import org.pocketdicom.image.ImagePixel;

/**
 * The samples of the frame, those of a pixel together, in the narrowest array that holds them. What
 * counts where codestream and attributes differ in bits or sign is that of all lossless
 * codestreams, {@link StoredBits#ofCodestream}, with two exceptions, in which the codestream's
 * precision becomes Bits Stored: where the attributes allocate less, they can't be true; and of a
 * lossy codestream of the same sign, values beyond Bits Stored are overshoots, which would be cut
 * to their opposite.
 */
final class FrameSamples {

  private final int columns;
  private final int step;
  private final StoredBits stored;
  private final byte[] bytes;
  private final short[] shorts;
  private final int[] ints;

  /**
   * @param step samples per pixel
   * @param part what the codestream says of them
   * @param lossy whether it is irreversible
   */
  FrameSamples(
      int rows, int columns, int step, ImageSize.Component part, boolean lossy, ImagePixel pixel) {
    this.columns = columns;
    this.step = step;
    int precision = part.precision();
    boolean isRight =
        precision > Math.max(Byte.SIZE, pixel.bitsAllocated())
            || lossy && part.signed() == pixel.signed();
    ImagePixel counting = isRight ? pixel.withBits(precision) : pixel;
    stored = StoredBits.ofCodestream(counting, precision);
    int size = rows * columns * step;
    int word = Math.max(precision, counting.bitsAllocated());
    bytes = new byte[word <= 8 ? size : 0];
    shorts = new short[word > 8 && word <= 16 ? size : 0];
    ints = new int[word > 16 ? size : 0];
  }

  /** Samples per pixel. */
  int step() {
    return step;
  }

  /** Bits Stored. */
  int bits() {
    return stored.count();
  }

  /** Puts values of one component in, from a column on. */
  void put(int component, int row, int column, int[] line, int count) {
    int to = (row * columns + column) * step + component;
    if (bytes.length > 0) {
      for (int i = 0; i < count; i++, to += step) {
        bytes[to] = (byte) line[i];
      }
    } else if (shorts.length > 0) {
      for (int i = 0; i < count; i++, to += step) {
        shorts[to] = (short) line[i];
      }
    } else {
      for (int i = 0; i < count; i++, to += step) {
        ints[to] = line[i];
      }
    }
  }

  /** The array, once all values are in it. */
  Object finish() {
    stored.cut(bytes);
    stored.cut(shorts);
    stored.cut(ints);
    return bytes.length > 0 ? bytes : shorts.length > 0 ? shorts : ints;
  }
}
