package org.pocketdicom.part10;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

/**
 * The tag, VR and length of the element that is being read (PS3.5 7.1.2, 7.1.3); one object, filled
 * anew for each element. Every element passes here: no allocation, and what is doubtful is left to
 * {@link DoubtfulHeader}.
 */
final class ElementHeader {

  static final int ITEM = 0xFFFEE000;
  static final int ITEM_DELIMITATION = 0xFFFEE00D;
  static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;
  static final long UNDEFINED = -1;

  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final @Nullable Vr[] BY_LETTERS = byLetters();

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

  private static @Nullable Vr[] byLetters() {
    @Nullable Vr[] table = new Vr[26 * 26];
    for (Vr vr : Vr.values()) {
      table[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
    }
    return table;
  }

  /** The tag at the input's position, which has four bytes. */
  static int tag(HeaderInput input, boolean bigEndian) {
    return tag(input.buffer, input.position, bigEndian);
  }

  static int tag(byte[] b, int p, boolean bigEndian) {
    return bigEndian ? (int) INT_BE.get(b, p) : Integer.rotateLeft((int) INT_LE.get(b, p), 16);
  }

  /** The VR of two bytes, null where they are none of this edition. */
  static @Nullable Vr vr(byte[] b, int p) {
    int first = b[p] - 'A';
    int second = b[p + 1] - 'A';
    return isLetter(first) && isLetter(second) ? BY_LETTERS[first * 26 + second] : null;
  }

  /** Whether two bytes are capital letters, as every VR of any edition is (PS3.5 6.2). */
  static boolean isLetters(byte[] b, int p) {
    return isLetter(b[p] - 'A') && isLetter(b[p + 1] - 'A');
  }

  private static boolean isLetter(int letter) {
    return letter >= 0 && letter < 26;
  }

  /** A 32-bit length; -1 where it is undefined, 0xFFFFFFFF. */
  static long length32(byte[] b, int p, boolean bigEndian) {
    int length = (int) (bigEndian ? INT_BE : INT_LE).get(b, p);
    return length == -1 ? UNDEFINED : length & 0xFFFFFFFFL;
  }

  static int length16(byte[] b, int p, boolean bigEndian) {
    return (short) (bigEndian ? SHORT_BE : SHORT_LE).get(b, p) & 0xFFFF;
  }

  /**
   * Reads an element with a VR; the input has eight bytes. Returns false, with the position where
   * it was, if VR and length leave a doubt about where the value begins.
   */
  boolean readExplicit(HeaderInput input, int tag, boolean bigEndian) {
    byte[] b = input.buffer;
    int p = input.position;
    this.tag = tag;
    deviation = null;
    impliedVr = false;
    Vr known = vr(b, p + 4);
    if (known == null) {
      return false;
    }
    vr = known;
    length = length16(b, p + 6, bigEndian);
    if (known.hasLongLength()) {
      return length == 0 && readLong(input, bigEndian);
    }
    input.position = p + 8;
    if (length == 0 && !isFollowed(input, bigEndian)) {
      input.position = p;
      return false;
    }
    return true;
  }

  /** Reads an element without a VR (PS3.5 7.1.3). */
  void readImplicit(HeaderInput input, int tag, boolean bigEndian) {
    this.tag = tag;
    deviation = null;
    impliedVr = true;
    vr = Vr.UN;
    length = length32(input.buffer, input.position + 4, bigEndian);
    input.position += 8;
  }

  private boolean readLong(HeaderInput input, boolean bigEndian) {
    if (!input.has(14)) {
      return false;
    }
    byte[] b = input.buffer;
    int p = input.position;
    // Bytes of the value that are a VR may be one: then the length would be a tag.
    if (vr(b, p + 12) != null && Integer.compareUnsigned(tag(b, p + 8, bigEndian), tag) > 0) {
      return false;
    }
    length = length32(b, p + 8, bigEndian);
    input.position = p + 12;
    return true;
  }

  // Behind an empty value; true as well where that is not in memory.
  private static boolean isFollowed(HeaderInput input, boolean bigEndian) {
    return input.limit - input.position < 8 || mayFollow(input.buffer, input.position, bigEndian);
  }

  /**
   * Whether eight bytes may be an element or a delimiter. What would be a group length of another
   * VR than UL is a length of 32 bits and the value behind it.
   */
  static boolean mayFollow(byte[] b, int p, boolean bigEndian) {
    int tag = tag(b, p, bigEndian);
    Vr vr = vr(b, p + 4);
    return Tag.group(tag) == 0xFFFE
        || vr != null && Tag.group(tag) != 0 && (vr == Vr.UL || !Tag.isGroupLength(tag));
  }
}
