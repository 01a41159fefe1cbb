package org.pocketdicom.codecs.rle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/**
 * The segments of an RLE frame, by its header (PS3.5 G.3 to G.5). They may lie in any order: one
 * ends where another begins, or with the frame.
 */
final class RleSegments {

  private static final int HEADER = 64;
  private static final int LONGEST_RUN = 128;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] frame;
  private final int[] starts;
  private final int[] ends;

  /**
   * Checks the header.
   *
   * @param count the segments there must be
   * @param size the bytes that each one unpacks to; two packed bytes can stand for no more than 128
   */
  RleSegments(byte[] frame, int count, int size) {
    this.frame = frame;
    if (frame.length < HEADER) {
      throw new MalformedDicom("an RLE frame of " + frame.length + " bytes has no whole header");
    }
    if (number(0) != count || count >= HEADER / 4) {
      throw new MalformedDicom("an RLE frame of " + number(0) + " segments, and not " + count);
    }
    starts = new int[count];
    ends = new int[count];
    long shortest = Math.max(1, 2L * (size / LONGEST_RUN));
    for (int i = 0; i < count; i++) {
      long offset = number(i + 1);
      long end = frame.length;
      for (int other = 1; other <= count; other++) {
        boolean follows = number(other) > offset || number(other) == offset && other != i + 1;
        end = follows ? Math.min(end, number(other)) : end;
      }
      if (offset < HEADER || offset > end - shortest) {
        throw new MalformedDicom("RLE segment " + (i + 1) + " at byte " + offset + " has no room");
      }
      starts[i] = (int) offset;
      ends[i] = (int) end;
    }
  }

  private long number(int index) {
    return (int) INT.get(frame, 4 * index) & 0xFFFFFFFFL;
  }

  /**
   * Unpacks a segment until {@code plane} is full; what follows is padding (PS3.5 G.3.1). The loop
   * of G.3.2.
   *
   * @throws MalformedDicom if the segment ends before
   */
  void unpack(int segment, byte[] plane) {
    int from = starts[segment];
    int end = ends[segment];
    int to = 0;
    while (to < plane.length) {
      if (from + 1 >= end) {
        throw endsEarly(segment);
      }
      int control = frame[from++];
      if (control >= 0) {
        int length = Math.min(control + 1, plane.length - to);
        if (length > end - from) {
          throw endsEarly(segment);
        }
        System.arraycopy(frame, from, plane, to, length);
        from += length;
        to += length;
      } else if (control != -128) {
        int length = Math.min(1 - control, plane.length - to);
        Arrays.fill(plane, to, to + length, frame[from++]);
        to += length;
      }
    }
  }

  private static MalformedDicom endsEarly(int segment) {
    return new MalformedDicom("RLE segment " + (segment + 1) + " ends early");
  }
}
