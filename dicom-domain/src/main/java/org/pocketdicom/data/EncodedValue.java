package org.pocketdicom.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A value in memory as it was encoded: a span of an array that is shared and never changes. */
public final class EncodedValue implements Value {

  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] buffer;
  private final int offset;
  private final int length;
  private final boolean bigEndian;
  private final boolean ofVrUn;
  private final List<DataSet> items;

  /**
   * Takes a span of an array, which is not copied and must not change.
   *
   * @param bigEndian the order of the bytes of numbers and words
   */
  public EncodedValue(byte[] buffer, int offset, int length, boolean bigEndian) {
    this(buffer, offset, length, bigEndian, false, List.of());
  }

  private EncodedValue(
      byte[] buffer,
      int offset,
      int length,
      boolean bigEndian,
      boolean ofVrUn,
      List<DataSet> items) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.bigEndian = bigEndian;
    this.ofVrUn = ofVrUn;
    this.items = items;
  }

  /**
   * A value that was encoded as of VR UN, though more is known of it: such a value is little endian
   * in every Data Set (PS3.5 6.2.2 Note 2).
   *
   * @param items what the bytes are if they are a sequence, else none
   */
  public static EncodedValue ofVrUn(byte[] buffer, int offset, int length, List<DataSet> items) {
    return new EncodedValue(buffer, offset, length, false, true, List.copyOf(items));
  }

  /** Whether the value was encoded as of VR UN. */
  public boolean isOfVrUn() {
    return ofVrUn;
  }

  /** The Items that a value of VR UN is known to be; of any other value, none. */
  public List<DataSet> items() {
    return items;
  }

  private static VarHandle view(Class<?> type, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(type, order);
  }

  /** The length in bytes, padding included. */
  public int length() {
    return length;
  }

  @Override
  public boolean isEmpty() {
    return length == 0;
  }

  /** Whether numbers and words are big endian. */
  public boolean isBigEndian() {
    return bigEndian;
  }

  /** A copy of the bytes, in the order in which they were encoded. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(buffer, offset, offset + length);
  }

  /** A part of the value, which shares its bytes. */
  public EncodedValue slice(int from, int count) {
    return new EncodedValue(buffer, checked(from, count), count, bigEndian);
  }

  /**
   * A copy of the bytes with numbers and words little endian.
   *
   * @param unit bytes per number or word; a rest that is shorter stays as it is
   */
  public byte[] littleEndian(int unit) {
    byte[] bytes = toByteArray();
    if (bigEndian && unit > 1) {
      for (int at = 0; at + unit <= length; at += unit) {
        for (int i = 0; i < unit; i++) {
          bytes[at + i] = buffer[offset + at + unit - 1 - i];
        }
      }
    }
    return bytes;
  }

  /** Copies the bytes, in the order in which they were encoded. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(buffer, offset, target, at, length);
  }

  /** The bytes, in the order in which they were encoded, as a source. */
  public ByteSource toSource() {
    return new ByteSource() {
      @Override
      public long size() {
        return length;
      }

      @Override
      public int read(long position, byte[] target, int at, int count) {
        if (position >= length) {
          return -1;
        }
        int n = (int) Math.min(count, length - position);
        System.arraycopy(buffer, offset + (int) position, target, at, n);
        return n;
      }
    };
  }

  /** The byte at a position, unsigned. */
  public int unsignedByte(int position) {
    return buffer[checked(position, 1)] & 0xFF;
  }

  /** The 16-bit word at a byte position, signed. */
  public short shortAt(int position) {
    return (short) (bigEndian ? SHORT_BE : SHORT_LE).get(buffer, checked(position, 2));
  }

  /** The 32-bit word at a byte position, signed. */
  public int intAt(int position) {
    return (int) (bigEndian ? INT_BE : INT_LE).get(buffer, checked(position, 4));
  }

  /** The 64-bit word at a byte position, signed. */
  public long longAt(int position) {
    return (long) (bigEndian ? LONG_BE : LONG_LE).get(buffer, checked(position, 8));
  }

  /** The tag at a byte position: a group and an element number (PS3.5 6.2, AT). */
  public int tagAt(int position) {
    return Tag.of(shortAt(position), shortAt(position + 2));
  }

  /** Decodes the text, padding included. */
  public String text(SpecificCharacterSet characterSet, Vr vr) {
    return characterSet.decode(buffer, offset, length, vr);
  }

  /**
   * Whether the bytes are ASCII without ESC: then they are the text, padding included, in every
   * character set of DICOM and in UTF-8.
   */
  public boolean isPlainAscii() {
    return SpecificCharacterSet.isPlainAscii(buffer, offset, length);
  }

  /** Whether text is in the character set; see {@link SpecificCharacterSet#canDecode}. */
  boolean isInCharacterSet(SpecificCharacterSet characterSet, Vr vr) {
    return characterSet.canDecode(buffer, offset, length, vr);
  }

  private int checked(int position, int bytes) {
    Objects.checkFromIndexSize(position, bytes, length);
    return offset + position;
  }
}
