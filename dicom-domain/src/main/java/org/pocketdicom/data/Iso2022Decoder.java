package org.pocketdicom.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Decodes one value field of text with code extensions (PS3.5 6.1.2.4 and 6.1.2.5).
 *
 * <p>Every escape sequence of the standard is obeyed, also where its set was not declared, since it
 * says itself what it means; any other stays in the text. Both G0 and G1 return to the first
 * declared set at a control character and at a delimiter, which bytes inside a character of two
 * bytes are not.
 */
final class Iso2022Decoder {

  static final char ESC = 0x1B;
  static final char REPLACEMENT = '\uFFFD';

  private final List<Iso2022Set> declared;
  private final byte[] bytes;
  private final int end;
  private final Vr vr;
  private final StringBuilder text;
  private int at;
  private Iso2022Set g0;
  private Iso2022Set g1;
  private boolean clean = true;

  /**
   * Takes a span of an array.
   *
   * @param declared the sets of the defined terms, in their order, at least one
   */
  Iso2022Decoder(List<Iso2022Set> declared, byte[] bytes, int offset, int length, Vr vr) {
    this.declared = declared;
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
    this.vr = vr;
    this.text = new StringBuilder(length);
    this.g0 = initialG0(declared);
    this.g1 = initialG1(declared);
  }

  /** The set of G0 at the begin of a value. */
  static Iso2022Set initialG0(List<Iso2022Set> declared) {
    return declared.get(0) == Iso2022Set.KATAKANA ? Iso2022Set.ROMAJI : Iso2022Set.ASCII;
  }

  /** The set of G1 at the begin of a value, ASCII for none. */
  static Iso2022Set initialG1(List<Iso2022Set> declared) {
    Iso2022Set first = declared.get(0);
    return first.isG1() && !first.isTwoBytes() ? first : Iso2022Set.ASCII;
  }

  /** Whether the sets return to their initial ones before this character (PS3.5 6.1.2.5.3). */
  static boolean isDelimiter(int character, Vr vr) {
    return character < ' '
        || character == 0x7F
        || (character == '\\' && vr.isMultiValued())
        || ((character == '^' || character == '=') && vr == Vr.PN);
  }

  String decode() {
    while (at < end) {
      byte next = bytes[at];
      if (next == ESC) {
        designate();
      } else if (next < 0) {
        decodeRight();
      } else if (g0.isTwoBytes() && next > ' ' && next < 0x7F) {
        decodePairs(g0);
      } else {
        decodeAscii(next);
      }
    }
    return text.toString();
  }

  /** Whether what was decoded had only what was declared, U+FFFD aside. */
  boolean isClean() {
    return clean;
  }

  private void designate() {
    Optional<Iso2022Set> designated = Iso2022Set.ofEscape(bytes, at, end);
    if (designated.isEmpty()) {
      text.append(ESC);
      at++;
      clean = false;
      return;
    }
    Iso2022Set set = designated.get();
    clean &= isDeclared(set);
    at += set.escapeLength();
    if (set.isG1()) {
      g1 = set;
    } else {
      g0 = set;
    }
  }

  private boolean isDeclared(Iso2022Set set) {
    // ISO_IR 13 has both halves of JIS X 0201, and ASCII is always there (PS3.5 6.1.2.5.2).
    return set == Iso2022Set.ASCII
        || declared.contains(set == Iso2022Set.ROMAJI ? Iso2022Set.KATAKANA : set);
  }

  private void decodeAscii(byte character) {
    if (isDelimiter(character, vr)) {
      g0 = initialG0(declared);
      g1 = initialG1(declared);
    }
    text.append((char) character);
    at++;
  }

  private void decodePairs(Iso2022Set set) {
    int start = at;
    while (isPairAt(at, set)) {
      at += 2;
    }
    if (at > start) {
      text.append(set.decodePairs(bytes, start, (at - start) / 2));
    } else {
      text.append(REPLACEMENT);
      at++;
    }
  }

  // Both bytes are of the half that the set is invoked in.
  private boolean isPairAt(int start, Iso2022Set set) {
    return start + 1 < end
        && isGraphic(bytes[start])
        && isGraphic(bytes[start + 1])
        && (bytes[start] < 0) == set.isG1()
        && (bytes[start + 1] < 0) == set.isG1();
  }

  private static boolean isGraphic(byte value) {
    int position = value & 0x7F;
    return position > ' ' && position < 0x7F;
  }

  private void decodeRight() {
    if (g1.isTwoBytes()) {
      decodePairs(g1);
      return;
    }
    int start = at;
    while (at < end && bytes[at] < 0) {
      clean &= Iso2022Set.isGraphic(bytes[at]);
      at++;
    }
    if (g1 == Iso2022Set.ASCII) {
      clean = false;
      text.append(decodeUndesignated(start, at - start));
    } else {
      text.append(new String(bytes, start, at - start, g1.charset()));
    }
  }

  /**
   * Bytes that no set was designated for: UTF-8 if they are, else of the declared sets the first
   * that fits, else Latin-1.
   */
  private String decodeUndesignated(int start, int length) {
    Optional<String> decoded = decodeStrictly(StandardCharsets.UTF_8, bytes, start, length);
    for (int i = 0; i < declared.size() && decoded.isEmpty(); i++) {
      if (declared.get(i).isG1()) {
        decoded = decodeStrictly(declared.get(i).charset(), bytes, start, length);
      }
    }
    return decoded.orElseGet(() -> new String(bytes, start, length, StandardCharsets.ISO_8859_1));
  }

  /** The text, or empty where the bytes are none of the charset. */
  static Optional<String> decodeStrictly(Charset charset, byte[] bytes, int start, int length) {
    try {
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
