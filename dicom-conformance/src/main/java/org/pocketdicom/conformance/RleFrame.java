package org.pocketdicom.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes an RLE frame (PS3.5 G) of literal runs only: legal, and too plain to be wrong. */
final class RleFrame {

  private static final int HEADER = 64;
  private static final int RUN = 128;

  private RleFrame() {}

  /** Encodes a frame of one byte a sample, the samples of a pixel together. */
  static Bytes of(Bytes frame, int samples) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(samples);
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    for (int sample = 0; sample < samples; sample++) {
      header.putInt(HEADER + segments.size());
      writeSegment(plane(frame.toArray(), sample, samples), segments);
    }
    return Bytes.join(Bytes.of(header.array()), Bytes.of(segments.toByteArray()));
  }

  private static byte[] plane(byte[] frame, int sample, int samples) {
    byte[] plane = new byte[frame.length / samples];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = frame[i * samples + sample];
    }
    return plane;
  }

  private static void writeSegment(byte[] plane, ByteArrayOutputStream out) {
    for (int at = 0; at < plane.length; at += RUN) {
      byte[] run = Arrays.copyOfRange(plane, at, Math.min(plane.length, at + RUN));
      out.write(run.length - 1);
      out.writeBytes(run);
    }
    if (out.size() % 2 == 1) {
      out.write(0);
    }
  }
}
