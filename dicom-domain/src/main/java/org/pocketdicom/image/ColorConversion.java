package org.pocketdicom.image;

import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * Gives the stored values of a frame the form that a transfer syntax asks for (PS3.5 8.2): frames
 * of 8 bits, in luminance and colour differences.
 */
public final class ColorConversion {

  private ColorConversion() {}

  /** Whether the samples are luminance and colour differences. */
  public static boolean isYbr(DecodedFrame frame) {
    return frame.photometric() == PhotometricInterpretation.YBR_FULL || frame.isSubsampled();
  }

  /**
   * YBR_FULL of YBR_FULL_422: each pixel has the Cb and Cr that it shared. Nothing is lost.
   *
   * @throws UnsupportedDicom if the standard has no name for the result
   */
  public static DecodedFrame fullySampled(DecodedFrame frame) {
    if (frame.photometric() != PhotometricInterpretation.YBR_FULL_422) {
      throw new UnsupportedDicom(frame.photometric().term() + " has no form without subsampling");
    }
    byte[] samples = ColorPipeline.upsampled(checked(frame));
    return with(frame, PhotometricInterpretation.YBR_FULL, samples);
  }

  /** RGB of luminance and colour differences, rounded as a picture's. */
  public static DecodedFrame toRgb(DecodedFrame frame) {
    byte[] samples = ColorPipeline.render(checked(frame), DataSet.empty()).bytes();
    return with(frame, PhotometricInterpretation.RGB, samples);
  }

  private static DecodedFrame checked(DecodedFrame frame) {
    if (frame.bitsStored() != Byte.SIZE || frame.isSigned()) {
      throw new UnsupportedDicom(
          frame.photometric().term() + " of other than 8 unsigned bits is not converted");
    }
    return frame;
  }

  private static DecodedFrame with(
      DecodedFrame frame, PhotometricInterpretation photometric, byte[] samples) {
    return new DecodedFrame(
        frame.rows(), frame.columns(), 3, Byte.SIZE, false, photometric, samples);
  }
}
