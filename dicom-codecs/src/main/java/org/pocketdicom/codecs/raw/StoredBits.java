package org.pocketdicom.codecs.raw;

import org.pocketdicom.image.ImagePixel;

/**
 * Cuts the stored value out of each allocated word, in place: shifts by High Bit, masks to Bits
 * Stored and extends the sign where Pixel Representation says so (PS3.5 8.1.1). What lay outside,
 * e.g. old overlays, is dropped.
 */
public final class StoredBits {

  private final int shift;
  private final int mask;
  private final int sign;
  private final boolean whole;

  /** For samples of an image. */
  public StoredBits(ImagePixel pixel) {
    shift = pixel.highBit() + 1 - pixel.bitsStored();
    mask = -1 >>> (32 - pixel.bitsStored());
    sign = pixel.signed() ? 1 << (pixel.bitsStored() - 1) : 0;
    whole = pixel.bitsStored() == pixel.bitsAllocated();
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

  private int value(int word) {
    return (((word >>> shift) & mask) ^ sign) - sign;
  }
}
