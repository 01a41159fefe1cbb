package org.pocketdicom.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Writes stored values as they are: after decompression and before any LUT, row by row, the samples
 * of a pixel together, little endian, of 1, 2 or 4 bytes, the least that Bits Allocated need, of
 * more than 32 four; floating point as IEEE 754.
 */
public final class StoredValues {

  private static final int BUFFER = 64 * 1024;
  private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  private StoredValues() {}

  /**
   * Writes the values of a frame and nothing else.
   *
   * @param bitsAllocated of the attributes; wider than the frame's array where a codestream has
   *     fewer bits than the attributes say: then values are extended, with their sign. Where it has
   *     more, they keep the width of the array, as does floating point
   * @throws IOException if {@code out} fails
   */
  public static void write(DecodedFrame frame, int bitsAllocated, OutputStream out)
      throws IOException {
    int width = width(frame, bitsAllocated);
    if (width == 1 && frame.bytesPerSample() == 1) {
      out.write(frame.bytes(), 0, count(frame));
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < count(frame); from += BUFFER / width) {
      int to = Math.min(count(frame), from + BUFFER / width);
      fill(buffer.clear(), frame, from, to, width);
      out.write(buffer.array(), 0, buffer.position());
    }
  }

  /**
   * Writes frames as one NumPy array, version 1.0 of the format: of shape (rows, columns), behind
   * that the samples per pixel where there are several, and in front the number of frames where
   * that is not 1.
   *
   * @param frames as many as {@code count} says, all alike; taken one at a time
   * @throws IOException if {@code out} fails
   */
  public static void writeNpy(
      Iterator<DecodedFrame> frames, int count, int bitsAllocated, OutputStream out)
      throws IOException {
    DecodedFrame frame = frames.next();
    writeNpyHeader(frame, count, bitsAllocated, out);
    write(frame, bitsAllocated, out);
    for (int i = 1; i < count; i++) {
      write(frames.next(), bitsAllocated, out);
    }
  }

  private static void writeNpyHeader(
      DecodedFrame frame, int count, int bitsAllocated, OutputStream out) throws IOException {
    int width = width(frame, bitsAllocated);
    String order = width == 1 ? "|" : "<";
    char kind = frame.isFloatingPoint() ? 'f' : frame.isSigned() ? 'i' : 'u';
    String type = order + kind + width;
    String text =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape(frame, count) + ", }";
    // The values begin at a multiple of 64 bytes, the header ends with a line feed.
    int padding = 63 - (NPY_MAGIC.length + 2 + text.length()) % 64;
    byte[] header = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    out.write(NPY_MAGIC);
    out.write(header.length);
    out.write(header.length >> 8);
    out.write(header);
  }

  private static String shape(DecodedFrame frame, int count) {
    // Subsampled frames have two values a pixel, Y Y Cb Cr.
    int samples = frame.isSubsampled() ? 2 : frame.samplesPerPixel();
    return "("
        + (count == 1 ? "" : count + ", ")
        + frame.rows()
        + ", "
        + frame.columns()
        + (samples == 1 ? "" : ", " + samples)
        + ")";
  }

  private static int width(DecodedFrame frame, int bitsAllocated) {
    if (frame.isFloatingPoint()) {
      return frame.bytesPerSample();
    }
    int bytes = Math.max(frame.bytesPerSample(), Math.ceilDiv(bitsAllocated, Byte.SIZE));
    return bytes > 2 ? 4 : bytes;
  }

  private static int count(DecodedFrame frame) {
    return frame.rows() * frame.columns() * (frame.isSubsampled() ? 2 : frame.samplesPerPixel());
  }

  private static void fill(ByteBuffer buffer, DecodedFrame frame, int from, int to, int width) {
    if (frame.isFloatingPoint()) {
      if (width == 4) {
        buffer.asFloatBuffer().put(frame.floats(), from, to - from);
      } else {
        buffer.asDoubleBuffer().put(frame.doubles(), from, to - from);
      }
      buffer.position(width * (to - from));
      return;
    }
    if (width == 2 && frame.bytesPerSample() == 2) {
      buffer.asShortBuffer().put(frame.shorts(), from, to - from);
      buffer.position(2 * (to - from));
      return;
    }
    for (int i = from; i < to; i++) {
      long value = frame.sample(i);
      switch (width) {
        case 1 -> buffer.put((byte) value);
        case 2 -> buffer.putShort((short) value);
        default -> buffer.putInt((int) value);
      }
    }
  }
}
