package org.pocketdicom.codecs.jpegxl;

import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.vardct.ColorTransform;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.codecs.jpegxl.vardct.TransferFunction;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * What the samples mean (Annex E). Samples that are no XYB are given as they are; XYB becomes this,
 * or sRGB where a profile of ICC says what it should be.
 *
 * @param space 0 is RGB, 1 is gray
 * @param primaries whether white point and primaries are those of sRGB
 * @param transfer the number of the transfer function, or 0
 * @param gamma the exponent, where transfer is 0
 */
record ColorEncoding(boolean icc, int space, boolean primaries, int transfer, double gamma) {

  private static final int RGB = 0;
  private static final int GRAY = 1;
  private static final int XYB = 2;
  private static final int CUSTOM = 2;

  /** Transfer functions. */
  private static final int BT_709 = 1;

  private static final int UNKNOWN = 2;
  private static final int LINEAR = 8;
  private static final int SRGB = 13;
  private static final int DCI = 17;

  /** The one that applies where none is told. */
  static final ColorEncoding DEFAULT = new ColorEncoding(false, RGB, true, SRGB, 0);

  static ColorEncoding read(JxlBits bits) {
    if (bits.bool()) {
      return DEFAULT;
    }
    boolean icc = bits.bool();
    int space = bits.enumeration();
    if (icc) {
      return new ColorEncoding(true, space, true, SRGB, 0);
    }
    boolean primaries = space == XYB || readPoints(bits, 1);
    if (space != XYB && space != GRAY) {
      primaries &= readPoints(bits, 3);
    }
    boolean hasGamma = space != XYB && bits.bool();
    double gamma = hasGamma ? bits.u(24) / 1e7 : 0;
    int transfer = hasGamma ? 0 : space == XYB ? UNKNOWN : bits.enumeration();
    // The rendering intent.
    bits.enumeration();
    return new ColorEncoding(false, space, primaries, transfer, gamma);
  }

  /** Whether a white point or primaries are the first of the well-known ones, those of sRGB. */
  private static boolean readPoints(JxlBits bits, int count) {
    int choice = bits.enumeration();
    for (int i = 0; choice == CUSTOM && i < 2 * count; i++) {
      bits.u32(0, 19, 1 << 19, 19, 1 << 20, 20, 1 << 21, 21);
    }
    return choice == 1;
  }

  boolean isGray() {
    return space == GRAY;
  }

  /** Makes samples of this encoding of linear RGB with sRGB's primaries. */
  void encode(List<Plane> planes) {
    if (!primaries) {
      throw new UnsupportedDicom("JPEG XL from XYB to primaries that are not sRGB's");
    }
    if (isGray()) {
      ColorTransform.toLuminance(planes);
    }
    TransferFunction function =
        switch (transfer) {
          case 0 -> TransferFunction.power(gamma);
          case BT_709 -> TransferFunction.bt709();
          case LINEAR -> TransferFunction.power(1);
          case UNKNOWN, SRGB -> TransferFunction.srgb();
          case DCI -> TransferFunction.power(1 / 2.6);
          default -> throw new UnsupportedDicom("JPEG XL from XYB to a transfer function of HDR");
        };
    for (Plane plane : isGray() ? planes.subList(0, 1) : planes) {
      function.apply(plane);
    }
  }
}
