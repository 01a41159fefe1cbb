package org.pocketdicom.codecs.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/**
 * Reads one native frame (PS3.5 8.1.1, 8.2): words of one byte order, plane after plane or pixel
 * after pixel.
 */
final class NativeSamples {

  private final byte[] frame;
  private final ImagePixel pixel;
  private final ByteOrder order;
  private final int count;
  private final int planes;

  private NativeSamples(byte[] frame, ImagePixel pixel, ByteOrder order) {
    this.frame = frame;
    this.pixel = pixel;
    this.order = order;
    if (pixel.photometric() == PhotometricInterpretation.YBR_PARTIAL_420) {
      throw new UnsupportedDicom("uncompressed YBR_PARTIAL_420 is not supported");
    }
    long bits = pixel.nativeFrameBits();
    if ((bits + 7) / 8 > frame.length) {
      throw new MalformedDicom(
          "the frame needs " + (bits + 7) / 8 + " bytes of Pixel Data and has " + frame.length);
    }
    count = Math.toIntExact(bits / pixel.bitsAllocated());
    planes = pixel.planar() && count == pixel.frameSamples() ? pixel.samplesPerPixel() : 1;
  }

  static DecodedFrame read(byte[] frame, ImagePixel pixel, ByteOrder order) {
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        pixel.samplesPerPixel(),
        pixel.bitsStored(),
        pixel.signed(),
        pixel.photometric(),
        new NativeSamples(frame, pixel, order).samples());
  }

  private Object samples() {
    if (pixel.floatingPoint()) {
      return pixel.bitsAllocated() == Float.SIZE ? floats() : doubles();
    }
    return switch (pixel.bitsAllocated()) {
      case 1 -> interleaved(bits());
      case 8 -> bytes();
      case 16 -> shorts();
      case 32 -> ints();
      default -> otherWords();
    };
  }

  /**
   * Words of 12 bits (retired), packed as single bits are, of 24 bits, and of more than 32, in
   * which an {@code int} holds the stored value.
   */
  private Object otherWords() {
    if (order == ByteOrder.BIG_ENDIAN || pixel.bitsStored() > Integer.SIZE) {
      throw new UnsupportedDicom(
          "Bits Allocated (0028,0100) "
              + pixel.bitsAllocated()
              + " is supported in little endian, and with up to 32 Bits Stored (0028,0101)");
    }
    StoredBits stored = new StoredBits(pixel);
    boolean narrow = pixel.bitsAllocated() <= Short.SIZE;
    short[] shorts = new short[narrow ? count : 0];
    int[] ints = new int[narrow ? 0 : count];
    int next = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = plane; i < count; i += planes) {
        int value = stored.cut(word(next++));
        if (narrow) {
          shorts[i] = (short) value;
        } else {
          ints[i] = value;
        }
      }
    }
    return narrow ? shorts : ints;
  }

  /** A word, in the lowest bits. */
  private long word(int index) {
    long firstBit = (long) index * pixel.bitsAllocated();
    int from = (int) (firstBit / Byte.SIZE);
    long word = 0;
    for (int i = 0; i < (pixel.bitsAllocated() + 7) / 8; i++) {
      word |= (frame[from + i] & 0xFFL) << Byte.SIZE * i;
    }
    return word >>> firstBit % Byte.SIZE;
  }

  /** The first pixel is the least significant bit of the first byte. */
  private byte[] bits() {
    byte[] samples = new byte[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (byte) (frame[i >> 3] >> (i & 7) & 1);
    }
    return samples;
  }

  private byte[] bytes() {
    byte[] samples = planes == 1 ? Arrays.copyOf(frame, count) : interleaved(frame);
    new StoredBits(pixel).cut(samples);
    return samples;
  }

  private byte[] interleaved(byte[] source) {
    if (planes == 1) {
      return source;
    }
    byte[] samples = new byte[count];
    int next = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = plane; i < count; i += planes) {
        samples[i] = source[next++];
      }
    }
    return samples;
  }

  private short[] shorts() {
    ShortBuffer words = ByteBuffer.wrap(frame).order(order).asShortBuffer();
    short[] samples = new short[count];
    if (planes == 1) {
      words.get(samples);
    }
    for (int plane = 0; planes > 1 && plane < planes; plane++) {
      for (int i = plane; i < count; i += planes) {
        samples[i] = words.get();
      }
    }
    new StoredBits(pixel).cut(samples);
    return samples;
  }

  private float[] floats() {
    float[] samples = new float[count];
    ByteBuffer.wrap(frame).order(order).asFloatBuffer().get(samples);
    return samples;
  }

  private double[] doubles() {
    double[] samples = new double[count];
    ByteBuffer.wrap(frame).order(order).asDoubleBuffer().get(samples);
    return samples;
  }

  private int[] ints() {
    IntBuffer words = ByteBuffer.wrap(frame).order(order).asIntBuffer();
    int[] samples = new int[count];
    if (planes == 1) {
      words.get(samples);
    }
    for (int plane = 0; planes > 1 && plane < planes; plane++) {
      for (int i = plane; i < count; i += planes) {
        samples[i] = words.get();
      }
    }
    new StoredBits(pixel).cut(samples);
    return samples;
  }
}
