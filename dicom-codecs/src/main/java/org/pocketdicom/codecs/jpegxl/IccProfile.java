package org.pocketdicom.codecs.jpegxl;

import org.pocketdicom.codecs.jpegxl.entropy.EntropyCode;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/** The ICC profile of a codestream (Annex E), which nothing is done with here. */
final class IccProfile {

  private static final int CONTEXTS = 41;

  /** Bytes before this one are the header, and in one context. */
  private static final int HEADER_END = 128;

  private static final int MAX_SIZE = 1 << 24;

  private IccProfile() {}

  /** Passes over it: where it ends one knows only when it was decoded. */
  static void skip(JxlBits bits) {
    long size = bits.u64();
    if (size < 0 || size > MAX_SIZE) {
      throw new LimitExceeded("a JPEG XL frame with an ICC profile of too many bytes");
    }
    EntropyReader reader = EntropyCode.read(bits, CONTEXTS).reader(bits, 0);
    int last = 0;
    int before = 0;
    for (int i = 0; i < size; i++) {
      int next = reader.read(i <= HEADER_END ? 0 : 1 + kind(last) + 8 * kindBefore(before));
      if (next < 0 || next > 0xFF) {
        throw new MalformedDicom("a JPEG XL profile of what are no bytes");
      }
      before = last;
      last = next;
    }
    reader.finish();
  }

  private static int kind(int last) {
    if (isLetter(last)) {
      return 0;
    }
    if (isNumber(last)) {
      return 1;
    }
    if (last < 16) {
      return Math.min(4, 2 + last);
    }
    return last > 240 ? last / 0xFF + 5 : 7;
  }

  private static int kindBefore(int before) {
    if (isLetter(before)) {
      return 0;
    }
    if (isNumber(before)) {
      return 1;
    }
    return before < 16 ? 2 : before > 240 ? 3 : 4;
  }

  private static boolean isLetter(int value) {
    int lower = value | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private static boolean isNumber(int value) {
    return value >= '0' && value <= '9' || value == '.' || value == ',';
  }
}
