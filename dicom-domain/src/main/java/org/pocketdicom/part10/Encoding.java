package org.pocketdicom.part10;

import java.util.Optional;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;

/**
 * Recognises how a Data Set is encoded by its first element, for files whose Transfer Syntax is
 * missing or wrong. It must be an element of the dictionary, or a private one, with a VR or a
 * length that fits the object.
 */
final class Encoding {

  private Encoding() {}

  /** The native syntax whose rules the bytes at the input's position follow. */
  static Optional<TransferSyntax> recognise(HeaderInput input) {
    if (!input.has(8)) {
      return Optional.empty();
    }
    boolean explicit = hasVr(input);
    if (isElement(ElementHeader.tag(input, false))) {
      if (explicit) {
        return Optional.of(TransferSyntax.EXPLICIT_LITTLE);
      }
      return fits(input, ElementHeader.length32(input.buffer, input.position + 4, false))
          ? Optional.of(TransferSyntax.IMPLICIT_LITTLE)
          : Optional.empty();
    }
    return explicit && isElement(ElementHeader.tag(input, true))
        ? Optional.of(TransferSyntax.EXPLICIT_BIG)
        : Optional.empty();
  }

  /**
   * Whether the first element is one by the rules of a syntax; true as well where the Data Set is
   * too short to tell.
   */
  static boolean agrees(TransferSyntax syntax, HeaderInput input) {
    return !input.has(8)
        || (isElement(ElementHeader.tag(input, syntax.bigEndian()))
            && hasVr(input) == syntax.explicitVr());
  }

  /** Whether the fifth and sixth byte, which are there, are a VR. */
  static boolean hasVr(HeaderInput input) {
    return Vr.of(input.buffer[input.position + 4], input.buffer[input.position + 5]).isPresent();
  }

  private static boolean fits(HeaderInput input, long length) {
    return length < 0 || length <= input.remaining() - 8;
  }

  private static boolean isElement(int tag) {
    int group = Tag.group(tag);
    if (Tag.isPrivate(tag)) {
      return Tag.isPrivateCreator(tag) && group > 8;
    }
    // A group length has an entry in every group; read in the wrong byte order 0008 is 0800.
    return group > 2
        && group < 0xFFFC
        && (Tag.isGroupLength(tag) ? group < 0x100 : DataDictionary.contains(tag));
  }
}
