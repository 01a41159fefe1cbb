package org.pocketdicom.codecs.jpegxl.modular;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/** What the encoder did to the channels before it coded them (Annex H, transformations). */
sealed interface Transform permits ColorTransform, Palette, Squeeze {

  /**
   * Makes of the channels those that are coded.
   *
   * @return what undoes the same
   */
  Transform prepare(ModularImage image);

  /** Makes of the coded channels those that there were. */
  void undo(ModularImage image);

  static Transform read(JxlBits bits) {
    return switch (bits.u(2)) {
      case 0 -> ColorTransform.read(bits);
      case 1 -> Palette.read(bits);
      case 2 -> Squeeze.read(bits);
      default -> throw new MalformedDicom("a JPEG XL transform that there is not");
    };
  }

  /** The first of the channels it is about. */
  static int readFirst(JxlBits bits) {
    return bits.u32(0, 3, 8, 6, 72, 10, 1096, 13);
  }

  /** Checks that there are these channels, all alike, and all or none of them meta channels. */
  static void requireAlike(ModularImage image, int first, int count) {
    int end = first + count;
    boolean sound = end <= image.channels().size();
    sound &= end <= image.metaChannels() || first >= image.metaChannels();
    for (int i = first + 1; sound && i < end; i++) {
      sound = image.channels().get(i).isLike(image.channels().get(first));
    }
    if (!sound) {
      throw new MalformedDicom("a JPEG XL transform of channels that do not fit");
    }
  }
}
