package org.pocketdicom.part10;

import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/**
 * How long a value may be to be held in memory; longer ones, and Pixel Data of any length, stay
 * references. Look-up tables, curves and overlays are wanted whenever a picture is made, offset
 * tables whenever a frame is found.
 */
final class InlineLimit {

  private static final int TEXT_AND_NUMBERS = 64 << 10;
  private static final int BYTES = 4 << 10;
  private static final int PICTURE = 256 << 10;
  private static final int OFFSET_TABLE = 16 << 20;

  private InlineLimit() {}

  static int of(int tag, Vr vr, int depth) {
    if (isPixelData(tag) && depth == 0) {
      return -1;
    }
    if (vr.kind() != Vr.Kind.BYTES) {
      return TEXT_AND_NUMBERS;
    }
    int group = Tag.group(tag);
    if (tag == Tags.ExtendedOffsetTable || tag == Tags.ExtendedOffsetTableLengths) {
      return OFFSET_TABLE;
    }
    boolean picture = group == 0x0028 || (group & 0xFF00) == 0x5000 || (group & 0xFF00) == 0x6000;
    return picture ? PICTURE : BYTES;
  }

  static boolean isPixelData(int tag) {
    return tag == Tags.PixelData || tag == Tags.FloatPixelData || tag == Tags.DoubleFloatPixelData;
  }
}
