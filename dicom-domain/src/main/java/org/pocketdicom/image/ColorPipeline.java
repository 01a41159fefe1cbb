package org.pocketdicom.image;

import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** From stored values to 8-bit RGB (PS3.3 C.7.6.3.1.2). */
final class ColorPipeline {

  private ColorPipeline() {}

  /**
   * The picture of a frame that is not monochrome; of samples of more than 8 bits, the upper 8.
   *
   * @throws MalformedDicom if samples or lookup tables do not fit the Photometric Interpretation
   * @throws UnsupportedDicom if the Photometric Interpretation is not implemented
   */
  static RenderedFrame render(DecodedFrame frame, DataSet header) {
    if (frame.samplesPerPixel() != frame.photometric().samplesPerPixel()) {
      throw new MalformedDicom(frame.photometric() + " of " + frame.samplesPerPixel() + " samples");
    }
    byte[] rgb =
        switch (frame.photometric()) {
          case RGB -> EightBits.of(frame, frame.rows() * frame.columns() * 3);
          case PALETTE_COLOR -> Palette.of(header, frame.isSigned()).apply(frame);
          case YBR_FULL, YBR_ICT ->
              YbrToRgb.FULL.apply(EightBits.of(frame, frame.rows() * frame.columns() * 3));
          case YBR_FULL_422 -> YbrToRgb.FULL.apply(upsampled(frame));
          case YBR_PARTIAL_422 -> YbrToRgb.PARTIAL.apply(upsampled(frame));
          case YBR_PARTIAL_420, YBR_RCT, XYB ->
              throw new UnsupportedDicom(
                  "frames of Photometric Interpretation " + frame.photometric().term());
          case MONOCHROME1, MONOCHROME2 -> throw new IllegalArgumentException("a gray frame");
        };
    return RenderedFrame.rgb8(frame.columns(), frame.rows(), rgb);
  }

  /** Y Cb Cr for each pixel, of two pixels stored Y Y Cb Cr, which share Cb and Cr. */
  static byte[] upsampled(DecodedFrame frame) {
    if (frame.columns() % 2 != 0) {
      throw new MalformedDicom(frame.photometric().term() + " with an odd number of columns");
    }
    int pixels = frame.rows() * frame.columns();
    byte[] stored = EightBits.of(frame, pixels * 2);
    byte[] ybr = new byte[pixels * 3];
    for (int from = 0, to = 0; from < stored.length; from += 4, to += 6) {
      ybr[to] = stored[from];
      ybr[to + 3] = stored[from + 1];
      ybr[to + 1] = ybr[to + 4] = stored[from + 2];
      ybr[to + 2] = ybr[to + 5] = stored[from + 3];
    }
    return ybr;
  }
}
