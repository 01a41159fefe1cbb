package org.pocketdicom.codecs.raw;

import java.nio.ByteOrder;
import java.util.Set;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * Uncompressed little endian frames (PS3.5 A.1, A.2, A.5) and encapsulated uncompressed ones (PS3.5
 * A.4.11), of 1, 8, 16, 24, 32 or more bits allocated, or of floating point. PS3.5 8.1.1 allows 1
 * and multiples of 8, of which values of up to 32 bits are taken; earlier editions, and ACR-NEMA,
 * had 12, too, which are packed.
 *
 * <p>A frame begins at the first bit of its first byte. Frames of 1 or 12 bits need not lie so in
 * the object (PS3.5 8.1.1): whoever reads them out of it moves the bits. Bytes behind the frame's
 * last sample are padding.
 */
public final class NativeFrameCodec implements FrameCodec {

  private static final Set<String> SYNTAXES =
      Set.of(
          "1.2.840.10008.1.2",
          "1.2.840.10008.1.2.1",
          "1.2.840.10008.1.2.1.98",
          "1.2.840.10008.1.2.1.99");

  @Override
  public boolean decodes(String transferSyntax) {
    return SYNTAXES.contains(transferSyntax);
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return NativeSamples.read(frame, pixel, ByteOrder.LITTLE_ENDIAN);
  }
}
