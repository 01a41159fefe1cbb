package org.pocketdicom.part10;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.error.LimitExceeded;

/**
 * An encoded Data Set: what is short in one growing array, and the long values that stand between,
 * which stay where they are until it is written. So lengths can be filled in when they are known,
 * and writing needs the memory of the header. Not for use by several threads.
 */
final class EncodedPieces {

  private static final int LONGEST = Integer.MAX_VALUE - 64;

  /** A long value, and how much of the array comes before it. */
  private record Piece(int behind, WrittenPiece value) {}

  private final ByteOrder order;
  private final List<Piece> pieces = new ArrayList<>();
  private byte[] array = new byte[8 << 10];
  private ByteBuffer buffer;
  private long elsewhere;

  EncodedPieces(boolean bigEndian) {
    order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    buffer = ByteBuffer.wrap(array).order(order);
  }

  /** The bytes so far, long values included. */
  long size() {
    return buffer.position() + elsewhere;
  }

  /** Where the next bytes go, for {@link #set32}. */
  int position() {
    return buffer.position();
  }

  void put16(int number) {
    room(2).putShort((short) number);
  }

  void put32(int number) {
    room(4).putInt(number);
  }

  void putTag(int tag) {
    room(4).putShort((short) Tag.group(tag)).putShort((short) Tag.element(tag));
  }

  void putVr(Vr vr) {
    room(2).put((byte) vr.name().charAt(0)).put((byte) vr.name().charAt(1));
  }

  void putZeros(int count) {
    room(count).position(buffer.position() + count);
  }

  /** Copies a short value. */
  void copy(WrittenValue value) {
    int size = (int) value.size();
    ByteBuffer target = room(size);
    value.read(0, array, target.position(), size);
    target.position(target.position() + size);
  }

  /** Lets a long value stand here that stays where it is. */
  void refer(WrittenPiece value) {
    pieces.add(new Piece(buffer.position(), value));
    elsewhere += value.size();
  }

  /** Fills in a number that was not known when its place was passed. */
  void set32(int position, int number) {
    buffer.putInt(position, number);
  }

  void writeTo(WritableByteChannel out) throws IOException {
    int done = 0;
    for (Piece piece : pieces) {
      write(done, piece.behind, out);
      piece.value.writeTo(out);
      done = piece.behind;
    }
    write(done, buffer.position(), out);
  }

  private void write(int from, int to, WritableByteChannel out) throws IOException {
    for (ByteBuffer part = buffer.slice(from, to - from); part.hasRemaining(); ) {
      out.write(part);
    }
  }

  private ByteBuffer room(int count) {
    int position = buffer.position();
    if (count > array.length - position) {
      long needed = (long) position + count;
      if (needed > LONGEST) {
        throw new LimitExceeded("the header has more than " + LONGEST + " bytes");
      }
      array = Arrays.copyOf(array, (int) Math.min(Math.max(array.length * 2L, needed), LONGEST));
      buffer = ByteBuffer.wrap(array).order(order).position(position);
    }
    return buffer;
  }
}
