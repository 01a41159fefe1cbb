package org.pocketdicom.codecs.raw;

import org.pocketdicom.image.ImagePixel;

/**
 * Cuts the stored value out of each allocated word, in place: shifts by High Bit, masks to Bits
 * Stored and extends the sign where Pixel Representation says so (PS3.5 8.1.1). What lay outside,
 * e.g. old overlays, is dropped.
 */
public final class StoredBits {

  private final int count;
  private final int shift;
  private final int mask;
  private final int sign;
  private final boolean whole;

  /** For words as they are allocated in an image. */
  public StoredBits(ImagePixel pixel) {
    this(
        pixel,
        pixel.bitsStored(),
        pixel.highBit() + 1 - pixel.bitsStored(),
        pixel.bitsStored() == pixel.bitsAllocated());
  }

  private StoredBits(ImagePixel pixel, int count, int shift, boolean whole) {
    this.count = count;
    this.shift = shift;
    this.whole = whole;
    mask = -1 >>> (32 - count);
    sign = pixel.signed() ? 1 << (count - 1) : 0;
  }

  /**
   * For the samples that a lossless codestream gives. Encoders compress the words as they are
   * allocated, or the stored values alone: where the precision reaches up to High Bit it is the
   * former, and the attributes say where the stored value lies; where it does not, the latter. A
   * codestream of fewer bits than Bits Stored has no others, and its highest is the sign: no
   * encoder could have kept one above.
   *
   * @param precision the bits of a sample by the codestream: the lowest of each word, which has 8
   *     or 16 where precision and Bits Allocated fit in, else 32
   */
  public static StoredBits ofCodestream(ImagePixel pixel, int precision) {
    boolean allocated = precision > pixel.highBit();
    int count = Math.min(precision, pixel.bitsStored());
    int shift = allocated ? pixel.highBit() + 1 - count : 0;
    int bits = Math.max(precision, pixel.bitsAllocated());
    int word = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    return new StoredBits(pixel, count, shift, count == word);
  }

  /** The bits that are kept. */
  public int count() {
    return count;
  }

  /** Words of 8 bits. */
  public void cut(byte[] words) {
    if (whole) {
      return;
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = (byte) value(words[i]);
    }
  }

  /** Words of 16 bits. */
  public void cut(short[] words) {
    if (whole) {
      return;
    }
    if (shift != 0) {
      for (int i = 0; i < words.length; i++) {
        words[i] = (short) value(words[i]);
      }
      return;
    }
    // Apart, because the compiler turns it into vector instructions: nearly all CT and MR come
    // here.
    short keep = (short) mask;
    short bit = (short) sign;
    for (int i = 0; i < words.length; i++) {
      words[i] = (short) (((words[i] & keep) ^ bit) - bit);
    }
  }

  /** Words of 32 bits. */
  public void cut(int[] words) {
    if (whole) {
      return;
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = value(words[i]);
    }
  }

  /** A word of up to 64 bits. */
  int cut(long word) {
    return (((int) (word >>> shift) & mask) ^ sign) - sign;
  }

  private int value(int word) {
    return (((word >>> shift) & mask) ^ sign) - sign;
  }
}
