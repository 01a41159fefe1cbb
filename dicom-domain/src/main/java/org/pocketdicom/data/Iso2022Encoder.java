package org.pocketdicom.data;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Encodes one value field of text with code extensions (PS3.5 6.1.2.4 and 6.1.2.5). A character is
 * written in the set that is designated if it has it, else in the first of the declared sets that
 * has it. The first declared set is active again before each delimiter and at the end.
 */
final class Iso2022Encoder {

  private final List<Iso2022Set> declared;
  private final Vr vr;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Iso2022Set g0;
  private Iso2022Set g1;

  /**
   * Starts in the initial state.
   *
   * @param declared the sets of the defined terms, in their order, at least one
   */
  Iso2022Encoder(List<Iso2022Set> declared, Vr vr) {
    this.declared = declared;
    this.vr = vr;
    this.g0 = Iso2022Decoder.initialG0(declared);
    this.g1 = Iso2022Decoder.initialG1(declared);
  }

  /** The bytes, or empty if a character is in none of the sets. */
  Optional<byte[]> encode(String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (!write(codePoint)) {
        return Optional.empty();
      }
    }
    restore();
    return Optional.of(out.toByteArray());
  }

  private boolean write(int codePoint) {
    if (codePoint == Iso2022Decoder.ESC) {
      return false;
    }
    if (codePoint >= 0x80) {
      return writeIn(g1, codePoint) || writeIn(g0, codePoint) || writeInDeclared(codePoint);
    }
    if (Iso2022Decoder.isDelimiter(codePoint, vr)) {
      restore();
    } else if (g0.isTwoBytes()) {
      designate(Iso2022Decoder.initialG0(declared));
    }
    out.write(codePoint);
    return true;
  }

  private boolean writeInDeclared(int codePoint) {
    for (Iso2022Set set : declared) {
      if (writeIn(set, codePoint)) {
        return true;
      }
    }
    return false;
  }

  private boolean writeIn(Iso2022Set set, int codePoint) {
    byte[] encoded = set.encode(codePoint);
    if (encoded.length == 0) {
      return false;
    }
    designate(set);
    out.writeBytes(encoded);
    return true;
  }

  private void designate(Iso2022Set set) {
    if (set != (set.isG1() ? g1 : g0)) {
      out.writeBytes(set.escape());
    }
    if (set.isG1()) {
      g1 = set;
    } else {
      g0 = set;
    }
  }

  /**
   * Makes the first declared set active; there is no escape sequence for "none" in G1, and none is
   * needed.
   */
  private void restore() {
    designate(Iso2022Decoder.initialG0(declared));
    Iso2022Set initialG1 = Iso2022Decoder.initialG1(declared);
    if (initialG1.isG1()) {
      designate(initialG1);
    }
    g1 = initialG1;
  }
}
