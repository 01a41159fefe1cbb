package org.pocketdicom.image;

/**
 * From luminance and colour differences to RGB: the inverses of the equations of PS3.3 C.7.6.3.1.2,
 * rounded half up.
 */
enum YbrToRgb {
  /** YBR_FULL, and YBR_ICT to three more digits: every value is 0 to 255. */
  FULL(0, 1, 1.402, -0.344136, -0.714136, 1.772),
  /** YBR_PARTIAL: luminance is 16 to 235, differences 16 to 240. */
  PARTIAL(16, 255 / 219.0, 1.596027, -0.391762, -0.812968, 2.017232);

  private static final int FRACTION_BITS = 20;
  private static final int HALF = 1 << FRACTION_BITS - 1;
  private static final int ZERO_DIFFERENCE = 128;

  private final int black;
  private final int luminance;
  private final int redOfCr;
  private final int greenOfCb;
  private final int greenOfCr;
  private final int blueOfCb;

  YbrToRgb(
      int black,
      double luminance,
      double redOfCr,
      double greenOfCb,
      double greenOfCr,
      double blueOfCb) {
    this.black = black;
    this.luminance = fixed(luminance);
    this.redOfCr = fixed(redOfCr);
    this.greenOfCb = fixed(greenOfCb);
    this.greenOfCr = fixed(greenOfCr);
    this.blueOfCb = fixed(blueOfCb);
  }

  private static int fixed(double factor) {
    return (int) Math.rint(factor * (1 << FRACTION_BITS));
  }

  /**
   * Converts an array of Y, Cb, Cr for each pixel in its place. Plain arithmetic: it runs for every
   * pixel.
   */
  byte[] apply(byte[] pixels) {
    for (int i = 0; i < pixels.length; i += 3) {
      int y = ((pixels[i] & 0xFF) - black) * luminance + HALF;
      int cb = (pixels[i + 1] & 0xFF) - ZERO_DIFFERENCE;
      int cr = (pixels[i + 2] & 0xFF) - ZERO_DIFFERENCE;
      pixels[i] = level(y + redOfCr * cr);
      pixels[i + 1] = level(y + greenOfCb * cb + greenOfCr * cr);
      pixels[i + 2] = level(y + blueOfCb * cb);
    }
    return pixels;
  }

  private static byte level(int fixed) {
    return (byte) Math.clamp(fixed >> FRACTION_BITS, 0, 0xFF);
  }
}
