package org.pocketdicom.codecs.jpegxl;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * A channel beside the colours (Annex D, ExtraChannelInfo): alpha, which may count where a frame is
 * put on another, or what a picture does not show, as depth or temperature.
 *
 * @param shift how often it is halved
 * @param bits of a sample
 * @param premultiplied whether it is alpha that the colours have been multiplied by
 */
record ExtraChannel(int shift, int bits, boolean premultiplied) {

  private static final int ALPHA = 0;
  private static final int DEPTH = 1;
  private static final int SELECTION = 3;
  private static final int THERMAL = 6;
  private static final int OPTIONAL = 16;

  static ExtraChannel read(JxlBits bits) {
    if (bits.bool()) {
      return new ExtraChannel(0, 8, false);
    }
    int type = bits.enumeration();
    int depth = ImageHeader.readPrecision(bits);
    int shift = bits.u32(0, 0, 3, 0, 4, 0, 1, 3);
    bits.skipName();
    return switch (type) {
      case ALPHA -> new ExtraChannel(shift, depth, bits.bool());
      case DEPTH, SELECTION, THERMAL, OPTIONAL -> new ExtraChannel(shift, depth, false);
      default ->
          throw new UnsupportedDicom(
              "JPEG XL with an extra channel that is part of the picture (type " + type + ')');
    };
  }

  /** What a sample is a multiple of, the greatest being 1. */
  float step() {
    return 1f / ((1L << bits) - 1);
  }
}
