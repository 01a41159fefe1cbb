package org.pocketdicom.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How text is encoded: the values of Specific Character Set (0008,0005) (PS3.3 C.12.1.1.2, PS3.5
 * 6.1).
 *
 * <p>Reading is lenient and never fails. What the sets do not say is read so:
 *
 * <ul>
 *   <li>Bytes from 0x80 where no set is designated for them, as under the default repertoire: each
 *       run of them is UTF-8 if it is valid UTF-8, else the first of the declared extensions that
 *       fits, else ISO 8859-1.
 *   <li>A term that is unknown counts as the default repertoire; common misspellings are
 *       understood.
 *   <li>Bytes that are no character of their set, or whose charset this Java lacks (module {@code
 *       jdk.charsets}): U+FFFD.
 *   <li>Under ISO_IR 13, 0x5C is U+005C and 0x7E is U+007E, not the yen sign and the overline, and
 *       Shift JIS is understood.
 *   <li>Escape sequences of the standard are obeyed also where they were not declared, except under
 *       ISO_IR 192, GB18030 and GBK. Others stay in the text.
 * </ul>
 *
 * <p>Writing is strict: only what the standard allows, or an exception.
 */
public final class SpecificCharacterSet {

  /** The default repertoire, ISO_IR 6 (PS3.5 6.1.1). */
  public static final SpecificCharacterSet DEFAULT =
      new SpecificCharacterSet(List.of(), "", List.of(Iso2022Set.ASCII), true);

  /** The sets of one defined term: a header's is looked up, not made anew. */
  private static final Map<String, SpecificCharacterSet> SINGLE = single();

  /** UTF-8, ISO_IR 192. */
  public static final SpecificCharacterSet UTF_8 = of(List.of("ISO_IR 192"));

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_LOW_BIT = 0x0101010101010101L;
  private static final long EACH_HIGH_BIT = 0x8080808080808080L;

  private final List<String> definedTerms;
  private final String standAlone;
  private final List<Iso2022Set> sets;
  private final boolean wellFormed;

  private SpecificCharacterSet(
      List<String> definedTerms, String standAlone, List<Iso2022Set> sets, boolean wellFormed) {
    this.definedTerms = definedTerms;
    this.standAlone = standAlone;
    this.sets = sets;
    this.wellFormed = wellFormed;
  }

  /**
   * The set of the values of (0008,0005); never fails.
   *
   * @param definedTerms the values, an empty one included, with or without padding; none for an
   *     absent or empty attribute
   */
  public static SpecificCharacterSet of(List<String> definedTerms) {
    if (definedTerms.isEmpty()) {
      return DEFAULT;
    }
    SpecificCharacterSet single =
        definedTerms.size() == 1 ? SINGLE.get(definedTerms.getFirst()) : null;
    return single == null ? ofTerms(definedTerms) : single;
  }

  private static Map<String, SpecificCharacterSet> single() {
    Map<String, SpecificCharacterSet> sets = new HashMap<>();
    for (String term : List.of("ISO_IR 192", "GB18030", "GBK")) {
      sets.put(term, ofTerms(List.of(term)));
    }
    for (Iso2022Set set : Iso2022Set.values()) {
      if (!set.isTwoBytes() && set != Iso2022Set.ROMAJI) {
        for (String prefix : List.of("ISO_IR ", "ISO 2022 IR ")) {
          String term = prefix + set.registration();
          sets.put(term, ofTerms(List.of(term)));
        }
      }
    }
    return Map.copyOf(sets);
  }

  // Without streams: they are all made when a program starts, which must not take long.
  private static SpecificCharacterSet ofTerms(List<String> definedTerms) {
    List<CharacterSetTerm> terms = new ArrayList<>(definedTerms.size());
    List<String> spelt = new ArrayList<>(definedTerms.size());
    List<Iso2022Set> sets = new ArrayList<>(definedTerms.size() + 1);
    for (String given : definedTerms) {
      CharacterSetTerm term = CharacterSetTerm.parse(given);
      // A set of two bytes needs one of one byte before it; the standard spells that as empty.
      if (terms.isEmpty() && term.set().isTwoBytes()) {
        sets.add(Iso2022Set.ASCII);
      }
      terms.add(term);
      spelt.add(term.definedTerm());
      sets.add(term.set());
    }
    return new SpecificCharacterSet(
        List.copyOf(spelt), terms.get(0).standAlone(), List.copyOf(sets), isWellFormed(terms));
  }

  private static boolean isWellFormed(List<CharacterSetTerm> terms) {
    CharacterSetTerm first = terms.get(0);
    boolean combined = first.isExtension() || first.definedTerm().isEmpty();
    boolean known = first.known();
    for (CharacterSetTerm term : terms.subList(1, terms.size())) {
      combined &= term.isExtension();
      known &= term.known();
    }
    return known && !first.set().isTwoBytes() && (terms.size() == 1 || combined);
  }

  /**
   * The values of (0008,0005) as the standard spells them; an unknown one as it was given. None for
   * {@link #DEFAULT}.
   */
  public List<String> definedTerms() {
    return definedTerms;
  }

  /**
   * Whether every term is one of the standard, spelt as there, standing where it may, and its
   * charset available in this Java. Where not, text is still decoded as well as can be.
   */
  public boolean isRecognised() {
    boolean supported = wellFormed && (standAlone.isEmpty() || Charset.isSupported(standAlone));
    for (int i = 0; i < sets.size() && supported; i++) {
      supported = sets.get(i).isSupported();
    }
    return supported;
  }

  /**
   * Decodes a whole value field; never fails.
   *
   * <p>In the result U+005C is a delimiter wherever the VR has one: bytes 0x5C inside a character
   * of several bytes are part of that character. So the result can be split into values, and a
   * person's name into its parts. Padding is kept.
   *
   * @param vr the default repertoire applies if Specific Character Set does not apply to it (PS3.5
   *     6.1.2.2)
   */
  public String decode(byte[] bytes, int offset, int length, Vr vr) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (isPlainAscii(bytes, offset, length)) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    return vr.usesSpecificCharacterSet()
        ? decodeExtended(bytes, offset, length, vr)
        : DEFAULT.decodeExtended(bytes, offset, length, vr);
  }

  private String decodeExtended(byte[] bytes, int offset, int length, Vr vr) {
    if (!standAlone.isEmpty()) {
      return new String(bytes, offset, length, standAloneCharset());
    }
    Iso2022Set initial = Iso2022Decoder.initialG1(sets);
    return initial.isG1() && !hasEscape(bytes, offset, length)
        ? new String(bytes, offset, length, initial.charset())
        : new Iso2022Decoder(sets, bytes, offset, length, vr).decode();
  }

  /**
   * Whether every byte of a value field is what its sets say: no character that is not of a
   * declared set and designated by its escape sequence, no control character from 0x80, and no
   * escape sequence that was not declared. Where it is not, {@link #decode} guesses, or puts
   * U+FFFD.
   *
   * @param vr the default repertoire applies if Specific Character Set does not apply to it (PS3.5
   *     6.1.2.2)
   */
  public boolean canDecode(byte[] bytes, int offset, int length, Vr vr) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (isPlainAscii(bytes, offset, length)) {
      return true;
    }
    SpecificCharacterSet applied = vr.usesSpecificCharacterSet() ? this : DEFAULT;
    if (!applied.standAlone.isEmpty()) {
      return Iso2022Decoder.decodeStrictly(applied.standAloneCharset(), bytes, offset, length)
          .isPresent();
    }
    Iso2022Decoder decoder = new Iso2022Decoder(applied.sets, bytes, offset, length, vr);
    return decoder.decode().indexOf(Iso2022Decoder.REPLACEMENT) < 0 && decoder.isClean();
  }

  /**
   * Whether there are only bytes below 0x80 and no ESC, eight at a time: this runs for every text
   * element of a file.
   */
  static boolean isPlainAscii(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      long zeroWhereEscape = word ^ (Iso2022Decoder.ESC * EACH_LOW_BIT);
      if (((word | (zeroWhereEscape - EACH_LOW_BIT)) & EACH_HIGH_BIT) != 0) {
        return false;
      }
    }
    while (at < end && bytes[at] >= 0 && bytes[at] != Iso2022Decoder.ESC) {
      at++;
    }
    return at == end;
  }

  private static boolean hasEscape(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == Iso2022Decoder.ESC) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether {@link #encode} can write this text in a VR to which Specific Character Set applies.
   */
  public boolean canEncode(String text) {
    return canEncode(text, Vr.UT);
  }

  /** Whether {@link #encode} can write this text in this VR. */
  public boolean canEncode(String text, Vr vr) {
    return tryEncode(text, vr).isPresent();
  }

  /**
   * Encodes a whole value field, without padding.
   *
   * @param text values separated by a backslash
   * @param vr the default repertoire applies if Specific Character Set does not apply to it (PS3.5
   *     6.1.2.2)
   * @throws IllegalArgumentException if a character is in none of the sets
   */
  public byte[] encode(String text, Vr vr) {
    return tryEncode(text, vr)
        .orElseThrow(
            () -> new IllegalArgumentException("a " + vr + " has a character not in " + this));
  }

  private Optional<byte[]> tryEncode(String text, Vr vr) {
    SpecificCharacterSet applied = vr.usesSpecificCharacterSet() ? this : DEFAULT;
    if (text.chars().allMatch(c -> c < 0x80 && c != Iso2022Decoder.ESC)) {
      return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }
    return applied.standAlone.isEmpty()
        ? new Iso2022Encoder(applied.sets, vr).encode(text)
        : applied.encodeStandAlone(text);
  }

  private Optional<byte[]> encodeStandAlone(String text) {
    try {
      ByteBuffer encoded = standAloneCharset().newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Charset standAloneCharset() {
    return Charset.forName(standAlone, StandardCharsets.US_ASCII);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecificCharacterSet set
        && definedTerms.equals(set.definedTerms)
        && wellFormed == set.wellFormed;
  }

  @Override
  public int hashCode() {
    return definedTerms.hashCode();
  }

  /** The defined terms, separated by backslashes. */
  @Override
  public String toString() {
    return definedTerms.isEmpty() ? "ISO_IR 6" : String.join("\\", definedTerms);
  }
}
