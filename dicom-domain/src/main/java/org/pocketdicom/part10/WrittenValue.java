package org.pocketdicom.part10;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.MalformedDicom;

/**
 * A value as it is to be written: padded, and then each word with its bytes turned round, if it is
 * to be in the other order. Read forwards, in whole words.
 *
 * @param start the value's first byte in the source
 * @param length in the source
 * @param size to be written, {@code length} or one more
 * @param unit bytes per word that is turned round, 1 for none; a rest that is shorter stays as it
 *     is
 */
record WrittenValue(ByteSource source, long start, long length, long size, int unit, byte padding)
    implements ByteSource, WrittenPiece {

  @Override
  public int read(long position, byte[] target, int offset, int count) {
    int wanted = (int) Math.min(count, size - position);
    if (wanted <= 0) {
      return -1;
    }
    for (int done = 0; done < wanted; ) {
      if (position + done == length) {
        target[offset + done++] = padding;
        continue;
      }
      int here = (int) Math.min(wanted - done, length - position - done);
      int n = source.read(start + position + done, target, offset + done, here);
      if (n < 0) {
        throw new MalformedDicom(
            "a value ends at byte "
                + (start + position + done)
                + " instead of "
                + (start + length));
      }
      done += n;
    }
    turn(target, offset, wanted, unit);
    return wanted;
  }

  @Override
  public void writeTo(WritableByteChannel target) throws IOException {
    if (unit > 1 || size > length) {
      transferTo(0, size, target);
    } else {
      source.transferTo(start, length, target);
    }
  }

  private static void turn(byte[] bytes, int offset, int count, int unit) {
    if (unit == 1) {
      return;
    }
    for (int word = offset; word + unit <= offset + count; word += unit) {
      for (int low = word, high = word + unit - 1; low < high; low++, high--) {
        byte kept = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = kept;
      }
    }
  }
}
