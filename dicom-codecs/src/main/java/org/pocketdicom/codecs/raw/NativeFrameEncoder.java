package org.pocketdicom.codecs.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes encapsulated uncompressed frames (PS3.5 A.4.11), as they are in any little endian syntax
 * whose frames begin at a byte: words of Bits Allocated, signs extended to all of them, or eight
 * pixels of 1 bit in a byte.
 */
public final class NativeFrameEncoder implements FrameEncoder {

  @Override
  public String transferSyntax() {
    return "1.2.840.10008.1.2.1.98";
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    return pixel.compressed(pixel.photometric());
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    pixel.requireFrame(frame);
    byte[] bytes = new byte[Math.toIntExact((pixel.nativeFrameBits() + 7) / 8)];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = bytes.length / frame.bytesPerSample();
    if (frame.isFloatingPoint()) {
      if (frame.bytesPerSample() == Float.BYTES) {
        out.asFloatBuffer().put(frame.floats(), 0, count);
      } else {
        out.asDoubleBuffer().put(frame.doubles(), 0, count);
      }
      return bytes;
    }
    switch (pixel.bitsAllocated()) {
      case 1 -> pack(frame.bytes(), pixel.frameSamples(), bytes);
      case 8 -> out.put(frame.bytes(), 0, count);
      case 16 -> out.asShortBuffer().put(frame.shorts(), 0, count);
      default -> out.asIntBuffer().put(frame.ints(), 0, count);
    }
    return bytes;
  }

  /** The first pixel becomes the least significant bit of the first byte (PS3.5 8.1.1). */
  private static void pack(byte[] pixels, int count, byte[] bytes) {
    for (int i = 0; i < count; i++) {
      bytes[i >> 3] |= (byte) ((pixels[i] & 1) << (i & 7));
    }
  }
}
