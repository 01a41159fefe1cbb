package org.pocketdicom.part10;

import java.util.Optional;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;

/**
 * Recognises how a Data Set is encoded by its first element, for files whose Transfer Syntax is
 * missing or wrong and for Items that are not encoded like the Data Set around them. The element
 * must be one of the dictionary, or private, with a VR or a length that fits.
 */
final class Encoding {

  private Encoding() {}

  /** The native syntax whose rules the bytes at the input's position follow. */
  static Optional<TransferSyntax> recognise(HeaderInput input) {
    if (!input.has(8)) {
      return Optional.empty();
    }
    if (hasVr(input)) {
      boolean little = isElement(ElementHeader.tag(input, false));
      boolean big = isElement(ElementHeader.tag(input, true));
      if (big && (!little || isConfirmed(input, 0, true) && !isConfirmed(input, 0, false))) {
        return Optional.of(TransferSyntax.EXPLICIT_BIG);
      }
      if (little) {
        return Optional.of(TransferSyntax.EXPLICIT_LITTLE);
      }
    }
    if (isImplicit(input, false)) {
      return Optional.of(TransferSyntax.IMPLICIT_LITTLE);
    }
    return isImplicit(input, true) ? Optional.of(TransferSyntax.IMPLICIT_BIG) : Optional.empty();
  }

  /**
   * Whether the first element is one by the rules of a syntax; true as well where the Data Set is
   * too short to tell.
   */
  static boolean agrees(TransferSyntax syntax, HeaderInput input) {
    if (!input.has(8)) {
      return true;
    }
    boolean bigEndian = syntax.bigEndian();
    if (!isElement(ElementHeader.tag(input, bigEndian))) {
      return false;
    }
    if (!syntax.explicitVr()) {
      return !hasVr(input);
    }
    // Some tags are tags in either byte order; then the VR of the dictionary tells.
    return ElementHeader.isLetters(input.buffer, input.position + 4)
        && (isConfirmed(input, 0, bigEndian) || !isConfirmed(input, 0, !bigEndian));
  }

  /**
   * How an Item's elements are encoded, told by its first (PS3.5 7.5).
   *
   * @param room bytes up to the end of the Item, if that is known
   * @param explicit how the Data Set around it is encoded, which holds where in doubt
   */
  static boolean isExplicit(HeaderInput input, long room, boolean explicit, boolean bigEndian) {
    if (room < 8 || !input.has(8) || hasVr(input) == explicit) {
      return explicit;
    }
    int tag = ElementHeader.tag(input, bigEndian);
    if (Tag.group(tag) == 0xFFFE) {
      return explicit;
    }
    long implicit = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
    boolean fits = implicit <= Math.min(room, input.remaining()) - 8;
    return explicit
        ? !(fits && isKnown(tag)) || ElementHeader.isLetters(input.buffer, input.position + 4)
        : isConfirmed(input, 0, bigEndian) || !fits && isKnown(tag);
  }

  /** Whether the fifth and sixth byte, which are there, are a VR. */
  static boolean hasVr(HeaderInput input) {
    return ElementHeader.vr(input.buffer, input.position + 4) != null;
  }

  /** Whether an explicit VR element so many bytes ahead has the VR of the dictionary. */
  static boolean isConfirmed(HeaderInput input, int ahead, boolean bigEndian) {
    int at = input.position + ahead;
    Vr vr = ElementHeader.vr(input.buffer, at + 4);
    return vr != null && DataDictionary.allows(ElementHeader.tag(input.buffer, at, bigEndian), vr);
  }

  /** Whether a Data Set may begin with an element. */
  static boolean isElement(int tag) {
    int group = Tag.group(tag);
    if (Tag.isPrivate(tag)) {
      return Tag.isPrivateCreator(tag) && group > 8;
    }
    // A group length has an entry in every group; read in the wrong byte order 0008 is 0800.
    return group > 2
        && group < 0xFFFC
        && (Tag.isGroupLength(tag) ? group < 0x100 : DataDictionary.contains(tag));
  }

  private static boolean isImplicit(HeaderInput input, boolean bigEndian) {
    long length = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
    return isElement(ElementHeader.tag(input, bigEndian)) && length <= input.remaining() - 8;
  }

  private static boolean isKnown(int tag) {
    return Tag.isPrivate(tag) || DataDictionary.contains(tag);
  }
}
