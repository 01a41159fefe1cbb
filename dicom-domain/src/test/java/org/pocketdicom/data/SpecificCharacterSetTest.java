package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificCharacterSetTest {

  private static final String YAMADA = "Yamada^Tarou=山田^太郎=やまだ^たろう";
  private static final String YAMADA_H31 =
      "59616D6164615E5461726F753D1B24423B3345441B28425E1B244242404F3A1B28423D"
          + "1B24422464245E24401B28425E1B2442243F246D24261B2842";

  private static SpecificCharacterSet set(String terms) {
    return SpecificCharacterSet.of(List.of(terms.split("\\\\", -1)));
  }

  private static String decode(String terms, String hex, Vr vr) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return set(terms).decode(bytes, 0, bytes.length, vr);
  }

  private static String encode(String terms, String text, Vr vr) {
    return HexFormat.of().withUpperCase().formatHex(set(terms).encode(text, vr));
  }

  /**
   * The examples of PS3.5 annexes H (Japanese), I (Korean), J (Chinese) and K (Chinese, code
   * extensions).
   */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\\ISO 2022 IR 87," + YAMADA + "," + YAMADA_H31,
        "ISO 2022 IR 13\\ISO 2022 IR 87,ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう,"
            + "D4CFC0DE5EC0DBB33D1B24423B3345441B284A5E1B244242404F3A1B284A3D"
            + "1B24422464245E24401B284A5E1B2442243F246D24261B284A",
        "\\ISO 2022 IR 149,Hong^Gildong=洪^吉洞=홍^길동,"
            + "486F6E675E47696C646F6E673D1B242943FBF35E1B242943D1CED4D73D"
            + "1B242943C8AB5E1B242943B1E6B5BF",
        "ISO_IR 192,Wang^XiaoDong=王^小東,57616E675E5869616F446F6E673DE78E8B5EE5B08FE69DB1",
        "GB18030,Wang^XiaoDong=王^小东,57616E675E5869616F446F6E673DCDF55ED0A1B6AB",
        "\\ISO 2022 IR 58,Zhang^XiaoDong=张^小东,"
            + "5A68616E675E5869616F446F6E673D1B242941D5C55E1B242941D0A1B6AB",
      })
  void decodesAndEncodesTheNamesOfTheAnnexes(String terms, String name, String hex) {
    assertThat(set(terms).isRecognised()).isTrue();
    assertThat(decode(terms, hex, Vr.PN)).isEqualTo(name);
    assertThat(encode(terms, name, Vr.PN)).isEqualTo(hex);
  }

  /** PS3.5 I.3 and K.3: the set is designated anew in each line. */
  @ParameterizedTest
  @CsvSource({
    "\\ISO 2022 IR 149,1B242943B1E6B5BF0D0A1B242943C8AB2041,길동|홍 A",
    "\\ISO 2022 IR 58,1B242941D0A1B6AB0D0A1B242941D5C52041,小东|张 A",
  })
  void endsCodeExtensionsAtTheEndOfALine(String terms, String hex, String text) {
    String lines = text.replace("|", "\r\n");

    assertThat(decode(terms, hex, Vr.LT)).isEqualTo(lines);
    assertThat(encode(terms, lines, Vr.LT)).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR 100,C4,Ä",
    "ISO_IR 101,B1,ą",
    "ISO_IR 109,A1,Ħ",
    "ISO_IR 110,A2,ĸ",
    "ISO_IR 144,BB,Л",
    "ISO_IR 127,E2,ق",
    "ISO_IR 126,C4,Δ",
    "ISO_IR 138,F9,ש",
    "ISO_IR 148,DD,İ",
    "ISO_IR 203,A4,€",
    "ISO_IR 166,A1,ก",
    "ISO_IR 13,D4,ﾔ",
    "GBK,CDF5,王",
  })
  void readsAndWritesEachSetWithoutCodeExtensions(String term, String hex, String text) {
    assertThat(set(term).isRecognised()).isTrue();
    assertThat(set(term).definedTerms()).containsExactly(term);
    assertThat(decode(term, hex, Vr.LO)).isEqualTo(text);
    assertThat(encode(term, text, Vr.LO)).isEqualTo(hex);
  }

  /** PS3.3 table C.12-3. */
  @ParameterizedTest
  @CsvSource({
    "100,1B2D41C4,Ä",
    "101,1B2D42B1,ą",
    "109,1B2D43A1,Ħ",
    "110,1B2D44A2,ĸ",
    "144,1B2D4CBB,Л",
    "127,1B2D47E2,ق",
    "126,1B2D46C4,Δ",
    "138,1B2D48F9,ש",
    "148,1B2D4DDD,İ",
    "203,1B2D62A4,€",
    "166,1B2D54A1,ก",
    "13,1B2949D4,ﾔ",
    "87,1B24423B331B2842,山",
    "159,1B24284430211B2842,丂",
    "149,1B242943FBF3,洪",
    "58,1B242941CDF5,王",
  })
  void designatesEachSetByItsEscapeSequence(String number, String hex, String text) {
    String terms = "ISO 2022 IR 6\\ISO 2022 IR " + number;

    assertThat(set(terms).isRecognised()).isTrue();
    assertThat(decode(terms, hex, Vr.LO)).isEqualTo(text);
    assertThat(encode(terms, text, Vr.LO)).isEqualTo(hex);
  }

  @Test
  void returnsToTheFirstSetBeforeDelimitersAndAtTheEnd() {
    // given é in the first set, Δ in the second
    String terms = "ISO 2022 IR 100\\ISO 2022 IR 126";
    String hex = "E91B2D46C41B2D415CE91B2D46C41B2D41";

    assertThat(encode(terms, "éΔ\\éΔ", Vr.LO)).isEqualTo(hex);
    assertThat(decode(terms, hex, Vr.LO)).isEqualTo("éΔ\\éΔ");
  }

  @Test
  void resetsTheSetsAtDelimitersOfTheVrOnly() {
    String terms = "ISO 2022 IR 100\\ISO 2022 IR 126";

    assertThat(decode(terms, "1B2D46 C4 5C C4", Vr.LO)).isEqualTo("Δ\\Ä");
    assertThat(decode(terms, "1B2D46 C4 5C C4", Vr.LT)).isEqualTo("Δ\\Δ");
    assertThat(decode(terms, "1B2D46 C4 5E C4 3D C4", Vr.LO)).isEqualTo("Δ^Δ=Δ");
    assertThat(decode(terms, "1B2D46 C4 5E C4 3D 1B2D46 C4", Vr.PN)).isEqualTo("Δ^Ä=Δ");
    assertThat(decode(terms, "1B2D46 C4 09 C4", Vr.LT)).isEqualTo("Δ\tÄ");
    assertThat(decode(terms, "1B2D46 C4 20 C4", Vr.LT)).isEqualTo("Δ Δ");
  }

  /** The bytes 0x5C, 0x5E and 0x3D inside a character of two bytes are no delimiters. */
  @ParameterizedTest
  @CsvSource({
    "\\ISO 2022 IR 87,1B2442 3D5C 5C3D 3D5E 1B2842 5C 41,旬椽殉\\A",
    "GB18030,815C 5C 41,乗\\A",
    "GBK,815C 5C 41,乗\\A",
    "ISO_IR 13,835C 5C 41,ソ\\A",
  })
  void splitsOnlyAtTrueDelimiters(String terms, String hex, String text) {
    assertThat(decode(terms, hex, Vr.PN)).isEqualTo(text);
  }

  @Test
  void noCharacterOfTwoBytesDecodesToADelimiter() {
    for (String escape : List.of("1B2442", "1B242844", "1B242943", "1B242941")) {
      for (int pair = 0; pair < 94 * 94; pair++) {
        int right = escape.startsWith("1B2429") ? 0x80 : 0;
        String hex = "%02X%02X".formatted(0x21 + right + pair / 94, 0x21 + right + pair % 94);

        assertThat(decode("\\ISO 2022 IR 87", escape + hex, Vr.PN))
            .hasSize(1)
            .doesNotContain("\\", "^", "=");
      }
    }
  }

  @Test
  void keepsBackslashAndTildeUnderJapaneseRomaji() {
    assertThat(decode("ISO_IR 13", "D4 5C 7E", Vr.LO)).isEqualTo("ﾔ\\~");
    assertThat(decode("ISO_IR 13", "41 5C 7E", Vr.LO)).isEqualTo("A\\~");
    assertThat(decode("ISO 2022 IR 13\\ISO 2022 IR 87", "1B284A 5C 7E", Vr.LO)).isEqualTo("\\~");
  }

  @Test
  void replacesWhatIsNoCharacter() {
    String japanese = "\\ISO 2022 IR 87";

    assertThat(decode(japanese, "1B2442 3B", Vr.LO)).isEqualTo("\uFFFD");
    assertThat(decode(japanese, "1B2442 3B33 3B 1B2842 41", Vr.LO)).isEqualTo("山\uFFFDA");
    assertThat(decode(japanese, "1B2442 3B 0D 41", Vr.LT)).isEqualTo("\uFFFD\rA");
    assertThat(decode(japanese, "1B2442 7E7E 3B33", Vr.LO)).isEqualTo("\uFFFD山");
    assertThat(decode(japanese, "1B2442 3B33 7E7E 3B33", Vr.LO)).isEqualTo("山\uFFFD山");
    assertThat(decode(japanese, "1B242844 3021 7E7E 3021", Vr.LO)).isEqualTo("丂\uFFFD丂");
    assertThat(decode("\\ISO 2022 IR 149", "1B242943 FB 41", Vr.LO)).isEqualTo("\uFFFDA");
    assertThat(decode("ISO_IR 192", "C3 28 41", Vr.LO)).isEqualTo("\uFFFD(A");
    assertThat(decode("GB18030", "81", Vr.LO)).isEqualTo("\uFFFD");
    assertThat(decode("ISO_IR 127", "C0", Vr.LO)).isEqualTo("\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\ISO 2022 IR 87", "ISO_IR 100"})
  void keepsEscapeSequencesThatItDoesNotKnow(String terms) {
    assertThat(decode(terms, "41 1B", Vr.LO)).isEqualTo("A\u001B");
    assertThat(decode(terms, "1B 24 28", Vr.LO)).isEqualTo("\u001B$(");
    assertThat(decode(terms, "1B 28 5A 5C 41", Vr.LO)).isEqualTo("\u001B(Z\\A");
  }

  @Test
  void obeysEscapeSequencesThatWereNotDeclared() {
    assertThat(decode("ISO_IR 100", "E9 1B2442 3B33 1B2842 E9", Vr.LO)).isEqualTo("é山é");
    assertThat(decode("", "1B242943 FBF3", Vr.LO)).isEqualTo("洪");
    assertThat(decode("ISO_IR 192", "1B2442", Vr.LO)).isEqualTo("\u001B$B");
  }

  @Test
  void readsBytesOfNoDesignatedSetAsUtf8OrADeclaredSetOrLatin1() {
    assertThat(decode("", "4A E9 72 F4 6D 65", Vr.LO)).isEqualTo("Jérôme");
    assertThat(decode("", "4A C3A9 72 C3B4 6D 65", Vr.LO)).isEqualTo("Jérôme");
    assertThat(decode("\\ISO 2022 IR 149", "1B242943 FBF3 5E D1CED4D7", Vr.PN)).isEqualTo("洪^吉洞");
    assertThat(decode("\\ISO 2022 IR 87", "E9", Vr.LO)).isEqualTo("é");
  }

  /** What {@code decode} has to guess, or replaces, is not of the set. */
  @ParameterizedTest
  @CsvSource({
    "'', 41, true",
    "'', E9, false",
    "'', C3A9, false",
    "'', 41 1B2842, true",
    "'', 1B2442 3B33, false",
    "ISO_IR 100, E9, true",
    "ISO_IR 100, 92, false",
    "ISO_IR 100, E9 1B2442 3B33 1B2842, false",
    "ISO_IR 126, FF, false",
    "ISO_IR 13, D4 5C, true",
    "ISO_IR 13, 835C, false",
    "ISO_IR 192, C3A9, true",
    "ISO_IR 192, E9, false",
    "GB18030, 815C, true",
    "GB18030, 81, false",
    "\\ISO 2022 IR 87, 1B2442 3B33 1B2842, true",
    "\\ISO 2022 IR 87, 1B2442 3B, false",
    "\\ISO 2022 IR 87, 41 1B 28 5A, false",
    "ISO 2022 IR 13\\ISO 2022 IR 87, 1B2442 3B33 1B284A, true",
    "\\ISO 2022 IR 149, 1B242943 FBF3, true",
    "\\ISO 2022 IR 149, FBF3, false",
  })
  void tellsWhetherBytesAreOfTheSet(String terms, String hex, boolean of) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(set(terms).canDecode(bytes, 0, bytes.length, Vr.LO)).isEqualTo(of);
  }

  @Test
  void usesTheDefaultRepertoireForVrsWithoutSpecificCharacterSet() {
    assertThat(decode("ISO_IR 144", "BB", Vr.CS)).isEqualTo("»");
    assertThat(set("ISO_IR 192").canEncode("»", Vr.CS)).isFalse();
    assertThat(set("ISO_IR 192").canEncode("»")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR_100,ISO_IR 100",
    "ISO-IR 100,ISO_IR 100",
    "ISO IR 100,ISO_IR 100",
    "iso_ir 100,ISO_IR 100",
    "ISO IR 192,ISO_IR 192",
    "ISO-IR-100,ISO_IR 100",
    "ISO_2022_IR_87,ISO 2022 IR 87",
    "ISO 2022 IR 0100,ISO 2022 IR 0100",
    "IR 100,ISO_IR 100",
    "8859_5,ISO_IR 144",
    "ISO8859-1,ISO_IR 100",
    "ISO-8859-15,ISO_IR 203",
    "ISO 2022 IR100,ISO 2022 IR 100",
    "ISO 2022-IR 100,ISO 2022 IR 100",
    "ISO_2022_IR_100,ISO 2022 IR 100",
    "ISO_IR 149,ISO 2022 IR 149",
    "ISO 2022 58,ISO 2022 IR 58",
    "UTF-8,ISO_IR 192",
    "ISO_IR_192,ISO_IR 192",
    "ISO 2022 IR 192,ISO_IR 192",
    "ISO 2022 GBK,GBK",
    "gb18030,GB18030",
    "US-ASCII,ISO_IR 6",
    "Shift_JIS,ISO_IR 13",
  })
  void understandsCommonMisspellings(String given, String term) {
    assertThat(set(given).definedTerms()).containsExactly(term);
    assertThat(set(given).isRecognised()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO_IR 999", "EBCDIC", "ISO8859-12", "ISO_IR 14", "\u0000", "é"})
  void readsUnknownTermsAsTheDefaultRepertoire(String term) {
    SpecificCharacterSet unknown = set(term);

    assertThat(unknown.isRecognised()).isFalse();
    assertThat(unknown.definedTerms()).containsExactly(term.strip());
    assertThat(decode(term, "E9", Vr.LO)).isEqualTo("é");
    assertThat(unknown.canEncode("é")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ISO 2022 IR 87",
        "ISO_IR 100\\ISO_IR 144",
        "ISO_IR 192\\ISO 2022 IR 87",
        "\\ISO_IR 192",
        "ISO 2022 IR 6\\"
      })
  void doesNotRecogniseTermsThatStandWhereTheyMayNot(String terms) {
    assertThat(set(terms).isRecognised()).isFalse();
  }

  @Test
  void takesAnAbsentOrEmptyAttributeAsTheDefaultRepertoire() {
    assertThat(SpecificCharacterSet.of(List.of())).isEqualTo(SpecificCharacterSet.DEFAULT);
    assertThat(set("").isRecognised()).isTrue();
    assertThat(set(" ISO_IR 6 ").isRecognised()).isTrue();
    assertThat(SpecificCharacterSet.DEFAULT).hasToString("ISO_IR 6");
    assertThat(SpecificCharacterSet.UTF_8).isEqualTo(set("ISO_IR 192"));
  }

  @Test
  void readsAJapaneseSetThatStandsAlone() {
    assertThat(decode("ISO 2022 IR 87", YAMADA_H31, Vr.PN)).isEqualTo(YAMADA);
  }

  @Test
  void refusesWhatTheSetsCannotWrite() {
    assertThat(set("ISO_IR 100").canEncode("Δ")).isFalse();
    assertThat(set("ISO_IR 100").canEncode("\u0092")).isFalse();
    assertThat(set("ISO_IR 13").canEncode("¥")).isFalse();
    assertThat(set("ISO_IR 13").canEncode("山")).isFalse();
    assertThat(set("ISO_IR 192").canEncode("\uD800")).isFalse();
    assertThat(SpecificCharacterSet.DEFAULT.canEncode("\u001B(B")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecificCharacterSet.DEFAULT.encode("Δ", Vr.LO))
        .withMessage("a LO has a character not in ISO_IR 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO_IR 192", "GB18030"})
  void writesEveryCharacterOfUnicode(String term) {
    String text = "A\\é山\uD842\uDFB7\uD83D\uDE00\uE000\u0E01";

    byte[] bytes = set(term).encode(text, Vr.UT);

    assertThat(set(term).decode(bytes, 0, bytes.length, Vr.UT)).isEqualTo(text);
  }

  @Test
  void recognisesEscapesAndHighBytesAtEachPosition() {
    for (int at = 0; at < 20; at++) {
      byte[] bytes = "abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
      bytes[at] = (byte) 0xE9;
      String high = set("ISO_IR 144").decode(bytes, 0, bytes.length, Vr.LO);
      System.arraycopy(new byte[] {0x1B, '(', 'B'}, 0, bytes, at, 3);
      String escaped = set("ISO_IR 144").decode(bytes, 0, bytes.length, Vr.LO);

      assertThat(high.charAt(at)).isEqualTo('щ');
      assertThat(escaped).hasSize(bytes.length - 3);
    }
  }

  @Test
  void decodesAnyBytesWithoutFailing() {
    Random random = new Random(20_240_601);
    List<String> terms =
        List.of("", "ISO_IR 13", "\\ISO 2022 IR 87\\ISO 2022 IR 149", "GB18030", "ISO_IR 192", "x");
    byte[] frequent = {0x1B, '$', '(', ')', 'B', 'C', 'D', 'A', 'I', 'J', '-', '\\', '^', '='};
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextBoolean() ? bytes[i] : frequent[random.nextInt(frequent.length)];
      }
      Vr vr = List.of(Vr.PN, Vr.LO, Vr.LT, Vr.CS).get(random.nextInt(4));
      SpecificCharacterSet set = set(terms.get(round % terms.size()));

      assertThat(set.decode(bytes, 0, bytes.length, vr)).hasSizeLessThanOrEqualTo(bytes.length);
    }
  }

  @Test
  void decodesWhatItEncoded() {
    Random random = new Random(7);
    String[] pieces = {
      "A", " ", "é", "Δ", "山", "丂", "洪", "홍", "张", "ﾔ", "ก", "\\", "^", "=", "\r\n"
    };
    SpecificCharacterSet set =
        set(
            "ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 87\\ISO 2022 IR 159\\ISO 2022 IR 149"
                + "\\ISO 2022 IR 58\\ISO 2022 IR 13\\ISO 2022 IR 166");
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      for (Vr vr : List.of(Vr.PN, Vr.LO, Vr.LT)) {
        byte[] bytes = set.encode(text.toString(), vr);

        assertThat(set.decode(bytes, 0, bytes.length, vr)).isEqualTo(text.toString());
      }
    }
  }
}
