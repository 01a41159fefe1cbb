package org.pocketdicom.codecs.raw;

import java.nio.ByteOrder;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * Uncompressed big endian frames (PS3.5 A.3, retired): words of 16, 32 and 64 bits have their first
 * byte most significant.
 *
 * <p>Samples of 1 and 8 bits are taken in the order of the bytes, as in Pixel Data of VR OB. Where
 * its VR is OW, the bytes of each 16-bit word lie swapped in the object (PS3.5 8.1.1); a frame does
 * not tell its VR and may begin inside a word, so whoever reads it out of the object swaps them.
 */
public final class BigEndianFrameCodec implements FrameCodec {

  @Override
  public boolean decodes(String transferSyntax) {
    return transferSyntax.equals("1.2.840.10008.1.2.2");
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return NativeSamples.read(frame, pixel, ByteOrder.BIG_ENDIAN);
  }
}
