package org.pocketdicom.part10;

import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;

/**
 * Tells the form of an explicit VR element whose VR and length leave a doubt (PS3.5 7.1.2): a VR of
 * no edition or of a later one, a length field of the other size, reserved bytes in use, or no VR
 * at all. A form is believed if the value that it claims ends where an element, a delimiter or the
 * end of the Item follows.
 */
final class DoubtfulHeader {

  // How far a value is passed over to see what follows it.
  private static final int LOOK_AHEAD = 64 << 10;

  private final HeaderInput input;
  private final boolean bigEndian;
  private final int tag;
  private final long end;

  /**
   * @param end the byte of the object where the Data Set ends, if that is known
   */
  DoubtfulHeader(HeaderInput input, boolean bigEndian, int tag, long end) {
    this.input = input;
    this.bigEndian = bigEndian;
    this.tag = tag;
    this.end = end;
  }

  /** Reads the element into {@code header}; returns false where no form is to be believed. */
  boolean read(ElementHeader header) {
    byte[] b = input.buffer;
    int p = input.position;
    Vr known = ElementHeader.vr(b, p + 4);
    int reserved = ElementHeader.length16(b, p + 6, bigEndian);
    if (known == null) {
      return ElementHeader.isLetters(b, p + 4)
          ? readUnknown(header, reserved)
          : readWithoutVr(header, reserved);
    }
    return known.hasLongLength()
        ? readLong(header, known, reserved)
        : readShort(header, known, reserved);
  }

  // An empty value, or a length of 32 bits behind what looks like one.
  private boolean readShort(ElementHeader header, Vr vr, int length) {
    long longer = longLength();
    boolean other =
        longer != ElementHeader.UNDEFINED && longer != 0 && !isFollowed(8) && ends(12, longer);
    return other
        ? accept(header, vr, 12, longer, Deviation.WRONG_LENGTH_FIELD)
        : accept(header, vr, 8, length, null);
  }

  private boolean readLong(ElementHeader header, Vr vr, int reserved) {
    long length = longLength();
    if (reserved == 0) {
      // The length may be the tag of the next element, which its own VR must then confirm.
      return !ends(12, length) && isConfirmed(8)
          ? accept(header, vr, 8, 0, Deviation.WRONG_LENGTH_FIELD)
          : input.has(12) && accept(header, vr, 12, length, null);
    }
    if (!ends(12, length) && ends(8, reserved)) {
      return accept(header, vr, 8, reserved, Deviation.WRONG_LENGTH_FIELD);
    }
    return input.has(12)
        && fits(12, length)
        && accept(header, vr, 12, length, Deviation.RESERVED_BYTES_USED);
  }

  // Every VR to come has a length of 32 bits (PS3.5 6.2).
  private boolean readUnknown(ElementHeader header, int reserved) {
    long length = longLength();
    boolean asLong = reserved == 0 && fits(12, length) && (ends(12, length) || !isConfirmed(8));
    return asLong
        ? accept(header, Vr.UN, 12, length, Deviation.UNKNOWN_VR)
        : fits(8, reserved) && accept(header, Vr.UN, 8, reserved, Deviation.UNKNOWN_VR);
  }

  // An element of implicit VR, or one with letters that nobody may use.
  private boolean readWithoutVr(ElementHeader header, int reserved) {
    long implicit = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
    boolean isKnown = Tag.isPrivate(tag) || DataDictionary.contains(tag);
    if (isKnown && endsImplicit(implicit)) {
      return acceptImplicit(header, implicit);
    }
    if (ends(8, reserved)) {
      return accept(header, Vr.UN, 8, reserved, Deviation.UNKNOWN_VR);
    }
    if (reserved == 0 && ends(12, longLength())) {
      return accept(header, Vr.UN, 12, longLength(), Deviation.UNKNOWN_VR);
    }
    return isKnown
        && implicit > LOOK_AHEAD
        && fits(8, implicit)
        && acceptImplicit(header, implicit);
  }

  private boolean acceptImplicit(ElementHeader header, long length) {
    header.impliedVr = true;
    return accept(header, Vr.UN, 8, length, Deviation.WRONG_ITEM_ENCODING);
  }

  private boolean accept(
      ElementHeader header, Vr vr, int size, long length, @Nullable Deviation deviation) {
    header.vr = vr;
    header.length = length;
    header.deviation = deviation;
    input.position += size;
    return true;
  }

  private long longLength() {
    return input.has(12)
        ? ElementHeader.length32(input.buffer, input.position + 8, bigEndian)
        : ElementHeader.UNDEFINED;
  }

  private long room() {
    return Math.min(end - input.offset(), input.remaining());
  }

  private boolean fits(int size, long length) {
    return length == ElementHeader.UNDEFINED || size + length <= room();
  }

  private boolean ends(int size, long length) {
    return length == ElementHeader.UNDEFINED
        ? isItem(size)
        : size + length <= LOOK_AHEAD && fits(size, length) && isFollowed((int) (size + length));
  }

  private boolean endsImplicit(long length) {
    return ends(8, length)
        || length >= 0
            && 8 + length <= LOOK_AHEAD
            && fits(8, length)
            && isNext((int) (8 + length))
            && Encoding.isElement(tagAt((int) (8 + length)));
  }

  /** Whether an explicit element, a delimiter, or the end stands so many bytes ahead. */
  private boolean isFollowed(int ahead) {
    if (ahead == room() || !input.has(ahead + 1)) {
      return ahead <= room() && input.has(ahead);
    }
    return isNext(ahead)
        && ElementHeader.mayFollow(input.buffer, input.position + ahead, bigEndian);
  }

  private boolean isNext(int ahead) {
    return input.has(ahead + 8) && Integer.compareUnsigned(tagAt(ahead), tag) > 0;
  }

  private boolean isItem(int ahead) {
    return input.has(ahead + 4)
        && (tagAt(ahead) == ElementHeader.ITEM
            || tagAt(ahead) == ElementHeader.SEQUENCE_DELIMITATION);
  }

  /** Whether an element stands there that has the VR of the dictionary. */
  private boolean isConfirmed(int ahead) {
    return isFollowed(ahead)
        && input.has(ahead + 8)
        && Encoding.isConfirmed(input, ahead, bigEndian);
  }

  private int tagAt(int ahead) {
    return ElementHeader.tag(input.buffer, input.position + ahead, bigEndian);
  }
}
