package org.pocketdicom.codecs.jpegls;

import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * JPEG-LS frames, lossless and near-lossless, of 2 to 16 bits a sample and one or three components,
 * interleaved in each way, with coding parameters, mapping tables and restart markers.
 *
 * <p>Of the codestream's samples {@link org.pocketdicom.codecs.raw.StoredBits#ofCodestream} says
 * which bits are the stored value, so that those of near-lossless frames may wrap around where the
 * attributes call them signed; components become Samples per Pixel, and only the size must be that
 * of the attributes. What stands behind the last scan does not matter. The colour transforms of
 * Hewlett-Packard's encoder, which are not in T.87, are not undone.
 */
public final class JpegLsFrameCodec implements FrameCodec {

  @Override
  public boolean decodes(String transferSyntax) {
    return transferSyntax.equals("1.2.840.10008.1.2.4.80")
        || transferSyntax.equals("1.2.840.10008.1.2.4.81");
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return new JpegLsDecoder(frame, pixel).decode();
  }
}
