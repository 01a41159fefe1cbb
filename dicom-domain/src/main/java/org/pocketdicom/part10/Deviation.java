package org.pocketdicom.part10;

/**
 * Departures from the standard that a lenient reader tolerates, each reported as a {@link Warning};
 * a strict one refuses them.
 */
public enum Deviation {
  // ---- The file (PS3.10 7)

  /** No 128 bytes and "DICM" before the File Meta Information (PS3.10 7.1). */
  MISSING_PREAMBLE,
  /** The file begins with the Data Set; its encoding was recognised by content (PS3.10 7.1). */
  MISSING_FILE_META,
  /** File Meta Information Group Length (0002,0000) is absent or does not fit (PS3.10 7.1). */
  WRONG_META_GROUP_LENGTH,
  /** The File Meta Information is in implicit VR or big endian (PS3.10 7.1). */
  WRONG_META_ENCODING,
  /** Transfer Syntax UID (0002,0010) is absent; the encoding was recognised by content. */
  MISSING_TRANSFER_SYNTAX,
  /**
   * The Data Set is not encoded, or not deflated, as Transfer Syntax UID says; its encoding was
   * recognised by content.
   */
  WRONG_TRANSFER_SYNTAX,
  /** A deflated Data Set has a zlib header (PS3.5 A.5 asks for raw deflate). */
  ZLIB_HEADER,
  /** Implicit VR Big Endian, the encoding of ACR-NEMA; no Transfer Syntax has it (PS3.5 10). */
  IMPLICIT_BIG_ENDIAN,
  /** Bytes behind the Data Set that are no element. */
  TRAILING_GARBAGE,

  // ---- Elements (PS3.5 7.1)

  /** Elements are not in ascending order of their tags (PS3.5 7.1). */
  ELEMENTS_OUT_OF_ORDER,
  /** A tag came twice in one Data Set; the last one counts (PS3.5 7.1). */
  REPEATED_ELEMENT,
  /** Elements of a command, group 0000, stand before the Data Set (PS3.7 6.3.1). */
  COMMAND_ELEMENT,
  /** A Group Length (gggg,0000) does not count what it should (PS3.5 7.2). */
  WRONG_GROUP_LENGTH,
  /** What stands for a VR is none of this edition; the value is bytes (PS3.5 6.2). */
  UNKNOWN_VR,
  /**
   * A length of 32 bits where the VR asks for 16, or of 16 where it asks for 32; told by the
   * element behind (PS3.5 7.1.2).
   */
  WRONG_LENGTH_FIELD,
  /** The two reserved bytes between VR and length are not zero (PS3.5 7.1.2). */
  RESERVED_BYTES_USED,
  /** A value has an odd length (PS3.5 7.1.1). */
  ODD_LENGTH_VALUE,
  /** The length of a value of numbers is no multiple of one number's (PS3.5 6.2). */
  BROKEN_NUMBER,

  // ---- Sequences and fragments (PS3.5 7.5, A.4)

  /**
   * An element, or an Item's elements, in implicit VR inside an explicit VR Data Set or the
   * reverse, other than PS3.5 6.2.2 has it for UN.
   */
  WRONG_ITEM_ENCODING,
  /**
   * A value of undefined length whose VR has none is Items; it was read as a sequence (PS3.5
   * 7.1.1).
   */
  SEQUENCE_OF_OTHER_VR,
  /** An Item Delimitation or Sequence Delimitation Item is missing (PS3.5 7.5). */
  MISSING_DELIMITER,
  /** An Item or a delimiter where none is due; it was passed over (PS3.5 7.5). */
  STRAY_DELIMITER,
  /**
   * An Item is longer than the sequence around it, or what is in it; it ends where that does (PS3.5
   * 7.5).
   */
  ITEM_BEYOND_SEQUENCE,
  /** A value of undefined length ends behind the Item it is in (PS3.5 7.5). */
  VALUE_BEYOND_ITEM,

  // ---- Directories (PS3.3 F)

  /** An offset leads to no Directory Record, or to one that has its place (PS3.3 F.3.2.2). */
  WRONG_RECORD_OFFSET,
  /** A Directory Record that is in use is not reached from the root (PS3.3 F.3.2.2). */
  UNREACHED_RECORD,

  // ---- What is missing

  /** The file ends within Pixel Data; whole frames before that point are there. */
  TRUNCATED_PIXEL_DATA,
  /** The file ends within an element or a sequence; what was read before is there. */
  TRUNCATED_DATA_SET,
  /**
   * The file ends before the deflate stream of its Data Set does; the elements before that point
   * are there (PS3.5 A.5).
   */
  TRUNCATED_DEFLATE_STREAM,
  /** A term of Specific Character Set is none of PS3.3 C.12.1.1.2, or is misspelt. */
  UNKNOWN_CHARACTER_SET,
  /**
   * The object lacks a valid Study, Series or SOP Instance UID and was given UIDs derived from its
   * bytes.
   */
  DERIVED_UID
}
