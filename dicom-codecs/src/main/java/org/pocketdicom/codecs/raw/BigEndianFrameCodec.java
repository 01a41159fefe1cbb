package org.pocketdicom.codecs.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * Uncompressed big endian frames (PS3.5 A.3, retired): words of 16 bits, and floating point, have
 * their first byte most significant.
 *
 * <p>A sample of 32 bits is two words of 16 bits, the lower one first: Pixel Data has VR OW, whose
 * bytes are turned in each 16-bit word (PS3.5 6.2, 7.3, 8.1.1). Some programs turn all four, so
 * where neighbouring samples then differ by less than half, they are taken so (ADR 11).
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
    boolean isLong = pixel.bitsAllocated() == Integer.SIZE && !pixel.floatingPoint();
    return NativeSamples.read(isLong ? inLongWords(frame) : frame, pixel, ByteOrder.BIG_ENDIAN);
  }

  private static byte[] inLongWords(byte[] frame) {
    IntBuffer words = ByteBuffer.wrap(frame).asIntBuffer();
    if (roughness(words, 0) < roughness(words, Short.SIZE) / 2) {
      return frame;
    }
    ByteBuffer turned = ByteBuffer.allocate(frame.length);
    while (words.hasRemaining()) {
      turned.putInt(Integer.rotateLeft(words.get(), Short.SIZE));
    }
    return turned.array();
  }

  /** What neighbours differ by, all together; the first one from 0. */
  private static long roughness(IntBuffer words, int rotation) {
    long sum = 0;
    long before = 0;
    for (int i = 0; i < words.limit(); i++) {
      int sample = Integer.rotateLeft(words.get(i), rotation);
      sum += Math.abs(sample - before);
      before = sample;
    }
    return sum;
  }
}
