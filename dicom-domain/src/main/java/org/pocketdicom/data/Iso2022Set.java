package org.pocketdicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The coded character sets that escape sequences designate (PS3.3 tables C.12-3 and C.12-4).
 *
 * <p>Sets of G0 are invoked by bytes 0x21 to 0x7E, sets of G1 by bytes from 0x80. The sets of two
 * bytes per character are looked up in their EUC form, in which both bytes have the high bit.
 * Charsets are looked up by name at each use: the platform caches them, and a run time image
 * without the module {@code jdk.charsets} may lack some, which then decode to U+FFFD and encode
 * nothing.
 */
enum Iso2022Set {
  /** Also stands for "none" as the set of G1. */
  ASCII(6, "(B", Kind.G0, "US-ASCII"),
  /** Read and written as ASCII: 0x5C is a delimiter also here, and 0x7E a tilde in practice. */
  ROMAJI(14, "(J", Kind.G0, "US-ASCII"),
  JIS_X_0208(87, "$B", Kind.G0_TWO_BYTES, "EUC-JP"),
  JIS_X_0212(159, "$(D", Kind.G0_TWO_BYTES, "EUC-JP"),
  LATIN_1(100, "-A", Kind.G1, "ISO-8859-1"),
  LATIN_2(101, "-B", Kind.G1, "ISO-8859-2"),
  LATIN_3(109, "-C", Kind.G1, "ISO-8859-3"),
  LATIN_4(110, "-D", Kind.G1, "ISO-8859-4"),
  CYRILLIC(144, "-L", Kind.G1, "ISO-8859-5"),
  ARABIC(127, "-G", Kind.G1, "ISO-8859-6"),
  GREEK(126, "-F", Kind.G1, "ISO-8859-7"),
  HEBREW(138, "-H", Kind.G1, "ISO-8859-8"),
  LATIN_5(148, "-M", Kind.G1, "ISO-8859-9"),
  LATIN_9(203, "-b", Kind.G1, "ISO-8859-15"),
  THAI(166, "-T", Kind.G1, "TIS-620"),
  /**
   * Shift JIS has the half-width katakana at the same bytes, and many files have Shift JIS under
   * this name.
   */
  KATAKANA(13, ")I", Kind.G1, "Shift_JIS"),
  KS_X_1001(149, "$)C", Kind.G1_TWO_BYTES, "EUC-KR"),
  GB_2312(58, "$)A", Kind.G1_TWO_BYTES, "GB2312");

  // values() makes a copy each time, and every escape sequence is looked for here.
  private static final List<Iso2022Set> ALL = List.of(values());

  private enum Kind {
    G0,
    G0_TWO_BYTES,
    G1,
    G1_TWO_BYTES
  }

  /** In EUC-JP the byte before a character of JIS X 0212. */
  private static final byte SINGLE_SHIFT_3 = (byte) 0x8F;

  /** The last byte of C1 (PS3.5 6.1.3). */
  private static final byte LAST_CONTROL = (byte) 0x9F;

  private final int registration;
  private final String escape;
  private final Kind kind;
  private final String charset;

  Iso2022Set(int registration, String escape, Kind kind, String charset) {
    this.registration = registration;
    this.escape = "\u001B" + escape;
    this.kind = kind;
    this.charset = charset;
  }

  /** The set of a number of the ISO registry, where a defined term may name it. */
  static Optional<Iso2022Set> ofRegistration(int number) {
    for (Iso2022Set set : ALL) {
      if (set.registration == number && set != ROMAJI) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  /** The set that the escape sequence at {@code at} designates. */
  static Optional<Iso2022Set> ofEscape(byte[] bytes, int at, int end) {
    for (Iso2022Set set : ALL) {
      if (set.isDesignatedAt(bytes, at, end)) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  private boolean isDesignatedAt(byte[] bytes, int at, int end) {
    if (end - at < escape.length()) {
      return false;
    }
    for (int i = 0; i < escape.length(); i++) {
      if (bytes[at + i] != escape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The number of the set in the ISO registry, which defined terms end with. */
  int registration() {
    return registration;
  }

  /** The escape sequence, ESC included. */
  byte[] escape() {
    return escape.getBytes(StandardCharsets.US_ASCII);
  }

  /** The number of bytes of the escape sequence, ESC included. */
  int escapeLength() {
    return escape.length();
  }

  boolean isG1() {
    return kind == Kind.G1 || kind == Kind.G1_TWO_BYTES;
  }

  boolean isTwoBytes() {
    return kind == Kind.G0_TWO_BYTES || kind == Kind.G1_TWO_BYTES;
  }

  boolean isSupported() {
    return Charset.isSupported(charset);
  }

  /**
   * The charset of a set of one byte per character, or the EUC form of others; ASCII where the
   * platform lacks it.
   */
  Charset charset() {
    return Charset.forName(charset, StandardCharsets.US_ASCII);
  }

  /**
   * The characters of pairs of bytes, of which the high bits do not matter; U+FFFD for a pair that
   * is none.
   */
  String decodePairs(byte[] bytes, int at, int pairs) {
    String text = new String(euc(bytes, at, pairs), charset());
    if (text.length() == pairs) {
      return text;
    }
    if (pairs == 1) {
      return String.valueOf(Iso2022Decoder.REPLACEMENT);
    }
    StringBuilder each = new StringBuilder(pairs);
    for (int i = 0; i < pairs; i++) {
      each.append(decodePairs(bytes, at + 2 * i, 1));
    }
    return each.toString();
  }

  private byte[] euc(byte[] bytes, int at, int pairs) {
    boolean shift = this == JIS_X_0212;
    byte[] euc = new byte[pairs * (shift ? 3 : 2)];
    int end = 0;
    for (int i = at; i < at + 2 * pairs; i += 2) {
      if (shift) {
        euc[end++] = SINGLE_SHIFT_3;
      }
      euc[end++] = (byte) (bytes[i] | 0x80);
      euc[end++] = (byte) (bytes[i + 1] | 0x80);
    }
    return euc;
  }

  /**
   * The bytes of a character that is not ASCII, as they follow the escape sequence; empty where the
   * set lacks it.
   */
  byte[] encode(int codePoint) {
    byte[] encoded = Character.toString(codePoint).getBytes(charset());
    return switch (kind) {
      case G0 -> new byte[0];
      case G1 -> encoded.length == 1 && isGraphic(encoded[0]) ? encoded : new byte[0];
      case G1_TWO_BYTES -> isPairAt(0, encoded) ? encoded : new byte[0];
      case G0_TWO_BYTES -> leftHalf(encoded);
    };
  }

  /** Whether a byte is of G1, and not of the control set C1 before it, which DICOM has not. */
  static boolean isGraphic(byte value) {
    return value < 0 && value > LAST_CONTROL;
  }

  private byte[] leftHalf(byte[] euc) {
    int start = this == JIS_X_0212 ? 1 : 0;
    if (!isPairAt(start, euc)) {
      return new byte[0];
    }
    return new byte[] {(byte) (euc[start] & 0x7F), (byte) (euc[start + 1] & 0x7F)};
  }

  private static boolean isPairAt(int start, byte[] euc) {
    return euc.length == start + 2
        && Byte.toUnsignedInt(euc[start]) > 0xA0
        && Byte.toUnsignedInt(euc[start + 1]) > 0xA0;
  }
}
