package org.pocketdicom.part10;

/**
 * Departures from the standard that a lenient reader tolerates, each reported as a {@link Warning};
 * a strict one refuses them.
 */
public enum Deviation {
  /** No 128 bytes and "DICM" before the File Meta Information (PS3.10 7.1). */
  MISSING_PREAMBLE,
  /** The file begins with the Data Set; its encoding was recognised by content (PS3.10 7.1). */
  MISSING_FILE_META,
  /** File Meta Information Group Length (0002,0000) is absent or does not fit (PS3.10 7.1). */
  WRONG_META_GROUP_LENGTH,
  /** Transfer Syntax UID (0002,0010) is absent; the encoding was recognised by content. */
  MISSING_TRANSFER_SYNTAX,
  /**
   * The Data Set is not encoded as Transfer Syntax UID says; its encoding was recognised by
   * content.
   */
  WRONG_TRANSFER_SYNTAX,
  /** A value has an odd length (PS3.5 7.1.1). */
  ODD_LENGTH_VALUE,
  /** Elements are not in ascending order of their tags (PS3.5 7.1). */
  ELEMENTS_OUT_OF_ORDER,
  /** A tag came twice in one Data Set; the last one counts (PS3.5 7.1). */
  REPEATED_ELEMENT,
  /**
   * The two letters of a VR are none of this edition; the value was kept as bytes (PS3.5 6.2.2).
   */
  UNKNOWN_VR,
  /** The file ends within Pixel Data; whole frames before that point are there. */
  TRUNCATED_PIXEL_DATA,
  /** The file ends within an element or a sequence; what was read before is there. */
  TRUNCATED_DATA_SET,
  /** Bytes behind the Data Set that are no element. */
  TRAILING_GARBAGE,
  /** A Sequence Delimitation Item is missing (PS3.5 7.5). */
  MISSING_DELIMITER,
  /**
   * An Item is longer than the sequence around it; it was read to the sequence's end (PS3.5 7.5).
   */
  ITEM_BEYOND_SEQUENCE,
  /**
   * An implicit VR element inside an explicit VR Data Set or the reverse (other than PS3.5 6.2.2
   * Note 4 allows).
   */
  WRONG_ITEM_ENCODING,
  /** A term of Specific Character Set is none of PS3.3 C.12.1.1.2, or is misspelt. */
  UNKNOWN_CHARACTER_SET,
  /**
   * The object lacks a valid Study, Series or SOP Instance UID and was given UIDs derived from its
   * bytes.
   */
  DERIVED_UID,
  /** A deflated Data Set has a zlib header (PS3.5 A.5 asks for raw deflate). */
  ZLIB_HEADER
}
