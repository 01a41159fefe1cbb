package org.pocketdicom.part10;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

/**
 * The tag, VR and length of the element that is being read (PS3.5 7.1.2, 7.1.3); one object, filled
 * anew for each element.
 */
final class ElementHeader {

  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);

  int tag;
  Vr vr = Vr.UN;

  /** Whether the VR does not stand in the bytes and must be looked up. */
  boolean impliedVr;

  /** In bytes, -1 where it is undefined. */
  long length;

  /** What is wrong with these bytes, if anything. */
  @Nullable Deviation deviation;

  /** The byte of the object at which the element begins. */
  long offset;

  private static VarHandle view(Class<?> type, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(type, order);
  }

  /** The tag at the input's position, which has four bytes. */
  static int tag(HeaderInput input, boolean bigEndian) {
    return Tag.of(
        length16(input.buffer, input.position, bigEndian),
        length16(input.buffer, input.position + 2, bigEndian));
  }

  /**
   * Reads an element with a VR; the input has eight bytes. Returns false where the object ends
   * within.
   */
  boolean readExplicit(HeaderInput input, int tag, boolean bigEndian) {
    byte[] b = input.buffer;
    int p = input.position;
    this.tag = tag;
    deviation = null;
    impliedVr = false;
    Optional<Vr> known = Vr.of(b[p + 4], b[p + 5]);
    if (known.isEmpty()) {
      return readUnknown(input, bigEndian);
    }
    vr = known.get();
    if (vr.hasLongLength()) {
      return readLong(input, bigEndian);
    }
    length = length16(b, p + 6, bigEndian);
    input.position += 8;
    return true;
  }

  /** Reads an element without a VR, little endian (PS3.5 7.1.3). */
  boolean readImplicit(HeaderInput input, int tag) {
    this.tag = tag;
    deviation = null;
    impliedVr = true;
    vr = Vr.UN;
    length = length32(input.buffer, input.position + 4, false);
    input.position += 8;
    return true;
  }

  /** A 32-bit length; -1 where it is undefined, 0xFFFFFFFF. */
  static long length32(byte[] b, int p, boolean bigEndian) {
    int length = (int) (bigEndian ? INT_BE : INT_LE).get(b, p);
    return length == -1 ? -1 : length & 0xFFFFFFFFL;
  }

  // Letters that are no VR of this edition: every newer VR has a 32-bit length (PS3.5 6.2.2 Note
  // 5). No letters at all: an implicit element.
  private boolean readUnknown(HeaderInput input, boolean bigEndian) {
    byte[] b = input.buffer;
    int p = input.position;
    if (isLetter(b[p + 4]) && isLetter(b[p + 5])) {
      deviation = Deviation.UNKNOWN_VR;
      vr = Vr.UN;
      if (b[p + 6] == 0 && b[p + 7] == 0) {
        return readLong(input, bigEndian);
      }
      length = length16(b, p + 6, bigEndian);
      input.position += 8;
      return true;
    }
    boolean read = readImplicit(input, tag);
    length = length32(b, p + 4, bigEndian);
    deviation = Deviation.WRONG_ITEM_ENCODING;
    return read;
  }

  private boolean readLong(HeaderInput input, boolean bigEndian) {
    if (!input.has(12)) {
      return false;
    }
    length = length32(input.buffer, input.position + 8, bigEndian);
    input.position += 12;
    return true;
  }

  private static int length16(byte[] b, int p, boolean bigEndian) {
    return (short) (bigEndian ? SHORT_BE : SHORT_LE).get(b, p) & 0xFFFF;
  }

  private static boolean isLetter(byte b) {
    return b >= 'A' && b <= 'Z';
  }
}
