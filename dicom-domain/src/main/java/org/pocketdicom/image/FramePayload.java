package org.pocketdicom.image;

import java.util.Arrays;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

/** From the bytes of a frame's span to the frame (PS3.5 8.1.1, A.3, A.4). */
final class FramePayload {

  private static final int ITEM_HEADER = 8;

  private FramePayload() {}

  /**
   * The values of Items, one behind the other; Items are little endian in every encapsulated
   * syntax.
   */
  static byte[] joinItems(byte[] span) {
    EncodedValue items = new EncodedValue(span, 0, span.length, false);
    byte[] joined = new byte[span.length];
    int length = 0;
    for (int at = 0; at < span.length; ) {
      int itemLength = checkedLength(items, at);
      System.arraycopy(span, at + ITEM_HEADER, joined, length, itemLength);
      length += itemLength;
      at += ITEM_HEADER + itemLength;
    }
    return Arrays.copyOf(joined, length);
  }

  private static int checkedLength(EncodedValue items, int at) {
    int left = items.length() - at - ITEM_HEADER;
    if (left < 0 || items.tagAt(at) != Tags.Item) {
      throw new MalformedDicom(
          "no Item " + Tag.toString(Tags.Item) + " where a fragment should begin");
    }
    long length = items.intAt(at + 4) & 0xFFFFFFFFL;
    if (length > left) {
      throw new MalformedDicom(
          "a fragment of " + length + " bytes with " + left + " left of its frame");
    }
    return (int) length;
  }

  /** Swaps the bytes of each word; a last byte alone stays. */
  static byte[] swapPairs(byte[] bytes) {
    byte[] swapped = bytes.clone();
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      swapped[i] = bytes[i + 1];
      swapped[i + 1] = bytes[i];
    }
    return swapped;
  }

  /**
   * Bits {@code firstBit} to {@code firstBit + bits}, from the first byte on; the bits behind them
   * in the last byte are zero.
   */
  static byte[] align(byte[] bytes, long firstBit, long bits) {
    long length = (bits + 7) / 8;
    if ((firstBit + bits + 7) / 8 > bytes.length) {
      throw new MalformedDicom(bytes.length + " bytes are not a frame of " + bits + " bits");
    }
    if (firstBit == 0 && bits % 8 == 0 && bytes.length == length) {
      return bytes;
    }
    int first = (int) (firstBit / 8);
    int shift = (int) (firstBit % 8);
    byte[] aligned = Arrays.copyOfRange(bytes, first, first + (int) length);
    for (int i = 0; shift > 0 && i < aligned.length; i++) {
      int next = first + i + 1 < bytes.length ? bytes[first + i + 1] & 0xFF : 0;
      aligned[i] = (byte) ((aligned[i] & 0xFF | next << 8) >> shift);
    }
    if (bits % 8 != 0) {
      aligned[aligned.length - 1] &= (byte) (0xFF >> 8 - bits % 8);
    }
    return aligned;
  }
}
