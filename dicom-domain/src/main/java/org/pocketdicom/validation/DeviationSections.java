package org.pocketdicom.validation;

import org.pocketdicom.part10.Deviation;

/** Where the standard has what a {@link Deviation} departs from. */
final class DeviationSections {

  private DeviationSections() {}

  static String of(Deviation deviation) {
    return switch (deviation) {
      case MISSING_PREAMBLE,
          MISSING_FILE_META,
          WRONG_META_GROUP_LENGTH,
          WRONG_META_ENCODING,
          MISSING_TRANSFER_SYNTAX ->
          "PS3.10 7.1";
      case WRONG_TRANSFER_SYNTAX, IMPLICIT_BIG_ENDIAN -> "PS3.5 10";
      case ZLIB_HEADER, TRUNCATED_DEFLATE_STREAM -> "PS3.5 A.5";
      case ODD_LENGTH_VALUE -> "PS3.5 7.1.1";
      case ELEMENTS_OUT_OF_ORDER, REPEATED_ELEMENT, TRAILING_GARBAGE, TRUNCATED_DATA_SET ->
          "PS3.5 7.1";
      case WRONG_LENGTH_FIELD, RESERVED_BYTES_USED -> "PS3.5 7.1.2";
      case WRONG_GROUP_LENGTH -> "PS3.5 7.2";
      case COMMAND_ELEMENT -> "PS3.7 6.3.1";
      case UNKNOWN_VR, BROKEN_NUMBER -> "PS3.5 6.2";
      case TRUNCATED_PIXEL_DATA -> "PS3.5 8";
      case MISSING_DELIMITER, STRAY_DELIMITER, ITEM_BEYOND_SEQUENCE, VALUE_BEYOND_ITEM ->
          "PS3.5 7.5";
      case SEQUENCE_OF_OTHER_VR -> "PS3.5 7.1.1";
      case WRONG_RECORD_OFFSET, UNREACHED_RECORD -> "PS3.3 F.3.2.2";
      case WRONG_ITEM_ENCODING -> "PS3.5 6.2.2";
      case UNKNOWN_CHARACTER_SET -> "PS3.3 C.12.1.1.2";
      case DERIVED_UID -> "PS3.3 C.12.1";
    };
  }
}
