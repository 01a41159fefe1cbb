package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.image.PhotometricInterpretation;

/**
 * Tells whether three components are RGB or YCbCr. T.81 does not say; these signs do, the strongest
 * first:
 *
 * <ol>
 *   <li>the Adobe marker (APP14) names the transform: 0 is none, 1 is YCbCr;
 *   <li>the JFIF marker (APP0) means YCbCr, as that format knows nothing else;
 *   <li>components called R, G and B are that;
 *   <li>a stream with a subsampled component and none of these signs is YCbCr: subsampling is made
 *       for colour differences;
 *   <li>Photometric Interpretation (0028,0004): RGB means that no transform was made.
 * </ol>
 *
 * <p>The attribute is last because encoders that leave RGB in it while they write YCbCr are common,
 * and they do write a marker; streams without any marker come from toolkits that set the attribute
 * with care.
 */
final class ColorRule {

  private static final int UNKNOWN = -1;

  /** Shorter ones occur and end before the transform. */
  private static final int ADOBE_LENGTH = 12;

  private int adobeTransform = UNKNOWN;
  private boolean jfif;

  /** Takes note of an application segment. */
  void read(int marker, Segment segment) {
    if (marker == Marker.APP0 && segment.accept("JFIF\0")) {
      jfif = true;
    } else if (marker == Marker.APP14
        && segment.remaining() >= ADOBE_LENGTH
        && segment.accept("Adobe")) {
      segment.u16(); // version
      segment.u16(); // flags
      segment.u16(); // flags
      adobeTransform = segment.u8();
    }
  }

  PhotometricInterpretation photometric(FrameHeader frame, PhotometricInterpretation attribute) {
    if (frame.components().size() == 1) {
      return attribute.ofSamples(1);
    }
    return isRgb(frame, attribute)
        ? PhotometricInterpretation.RGB
        : PhotometricInterpretation.YBR_FULL;
  }

  private boolean isRgb(FrameHeader frame, PhotometricInterpretation attribute) {
    if (adobeTransform != UNKNOWN) {
      return adobeTransform == 0;
    }
    if (jfif) {
      return false;
    }
    return areCalledRgb(frame)
        || attribute == PhotometricInterpretation.RGB && !frame.isSubsampled();
  }

  private static boolean areCalledRgb(FrameHeader frame) {
    return frame.components().get(0).id() == 'R'
        && frame.components().get(1).id() == 'G'
        && frame.components().get(2).id() == 'B';
  }
}
