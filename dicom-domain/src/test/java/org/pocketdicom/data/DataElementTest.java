package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.error.MalformedDicom;

class DataElementTest {

  @ParameterizedTest
  @CsvSource({
    "US, FFFF, 65535",
    "SS, FFFF, -1",
    "UL, FFFFFFFF, 4294967295",
    "SL, FFFFFFFF, -1",
    "SV, FFFFFFFFFFFFFFFF, -1",
    "UV, FFFFFFFFFFFFFFFF, 18446744073709551615",
    "FL, 0000C03F, 1.5",
    "FD, 000000000000F83F, 1.5",
    "AT, 10002000, '(0010,0020)'",
  })
  void littleEndianNumbersHaveTheirSignAndRange(Vr vr, String hex, String text) {
    assertThat(element(vr, hex, false).strings()).containsExactly(text);
  }

  @ParameterizedTest
  @CsvSource({
    "US, 0102, 258",
    "SL, 00000102, 258",
    "FD, 3FF8000000000000, 1.5",
    "AT, 00100020, '(0010,0020)'"
  })
  void bigEndianNumbersAreReadInTheirOrder(Vr vr, String hex, String text) {
    assertThat(element(vr, hex, true).strings()).containsExactly(text);
  }

  @Test
  void severalNumbersAreSeveralValues() {
    DataElement element = element(Vr.US, "010002000300", false);

    assertThat(element.ints()).containsExactly(1, 2, 3);
    assertThat(element.doubles()).containsExactly(1, 2, 3);
    assertThat(element.multiplicity()).isEqualTo(3);
  }

  @Test
  void aRestThatIsNoWholeNumberIsLeftOut() {
    assertThat(element(Vr.UL, "0100000002", false).ints()).containsExactly(1);
  }

  @Test
  void paddingIsNoPartOfAValueAndEmptyValuesKeepTheirPlace() {
    assertThat(text(Vr.CS, " A \\\\B ").strings()).containsExactly("A", "", "B");
    assertThat(text(Vr.UI, "1.2.3\0").string()).contains("1.2.3");
    assertThat(text(Vr.LO, "  ").strings()).isEmpty();
  }

  @Test
  void leadingSpacesOfLongTextAreSignificantPs35Section62() {
    assertThat(text(Vr.LT, "  indented ").text()).isEqualTo("  indented");
  }

  @Test
  void aBackslashIsTextInVrsOfOneValue() {
    assertThat(text(Vr.ST, "a\\b").strings()).containsExactly("a\\b");
    assertThat(text(Vr.UT, "a\\b").multiplicity()).isEqualTo(1);
  }

  @Test
  void decimalTextIsReadAsNumbers() {
    assertThat(text(Vr.DS, "1.5\\-2e3\\ 7 ").doubles()).containsExactly(1.5, -2000, 7);
    assertThat(text(Vr.IS, "+12").integer()).hasValue(12);
    assertThat(text(Vr.DS, "3.0").integer()).hasValue(3);
  }

  @Test
  void textThatIsNoNumberIsMalformedAndNotQuoted() {
    assertThatThrownBy(() -> text(Vr.DS, "secret").doubles())
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(0010,0010)")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> text(Vr.IS, "1.5").ints()).isInstanceOf(MalformedDicom.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x10", "1d", "1f", "NaN", "Infinity", "1,5", "--1", "1e", ".", "1 2", "1E99999"})
  void whatOnlyJavaTakesForANumberIsMalformed(String text) {
    assertThatThrownBy(() -> text(Vr.DS, text).doubles()).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> text(Vr.DS, text).decimals()).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void decimalTextIsHadToTheLastDigit() {
    assertThat(text(Vr.DS, "0.1234567890123456789\\+1.50\\-.5\\1.\\2E-3 ").decimals())
        .containsExactly(
            new BigDecimal("0.1234567890123456789"),
            new BigDecimal("1.50"),
            new BigDecimal("-0.5"),
            new BigDecimal("1"),
            new BigDecimal("0.002"));
  }

  @Test
  void integersBeyond32BitsAreHadAsLong() {
    assertThat(text(Vr.IS, "9999999999\\-1").longs()).containsExactly(9_999_999_999L, -1);
    assertThat(element(Vr.UL, "FFFFFFFF", false).longs()).containsExactly(4_294_967_295L);
    assertThat(element(Vr.UV, "FFFFFFFFFFFFFF7F", false).longs()).containsExactly(Long.MAX_VALUE);
    assertThatThrownBy(() -> text(Vr.IS, "9999999999").ints()).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void unsignedNumbersOf64BitsAreHadAsDecimals() {
    DataElement element = element(Vr.UV, "FFFFFFFFFFFFFFFF", false);

    assertThat(element.decimals()).containsExactly(new BigDecimal("18446744073709551615"));
    assertThat(element.doubles()).containsExactly(0x1p64);
    assertThatThrownBy(element::longs).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void floatingPointAsDecimalIsTheShortestThatIsThatNumber() {
    assertThat(element(Vr.FL, "CDCCCC3D", false).decimals()).containsExactly(new BigDecimal("0.1"));
    assertThatThrownBy(() -> element(Vr.FL, "0000C07F", false).decimals())
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("not finite");
  }

  @Test
  void datesTimesAndNamesAreHadAsSuchFromTheirVrOnly() {
    assertThat(text(Vr.DA, "20200229\\\\1993.08.22").dates())
        .containsExactly(LocalDate.of(2020, 2, 29), LocalDate.of(1993, 8, 22));
    assertThat(text(Vr.TM, "1011 ").times()).containsExactly(TimeOfDay.parse("1011"));
    assertThat(text(Vr.DT, "2020").dateTimes()).containsExactly(DateTime.parse("2020"));
    assertThat(text(Vr.PN, "A^B\\C").personNames()).hasSize(2);
    assertThat(text(Vr.LO, "20200229").dates()).isEmpty();
  }

  @Test
  void aDateThatIsNoneIsMalformedWithItsTagAndNotQuoted() {
    assertThatThrownBy(() -> text(Vr.DA, "20210229").dates())
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(0010,0010)")
        .hasMessageNotContaining("20210229");
  }

  /** PS3.5 6.2: a space in front is text in LT, ST, UC, UT, and no part of codes and numbers. */
  @ParameterizedTest
  @CsvSource({
    "LT, ' a'",
    "ST, ' a'",
    "UC, ' a'",
    "UT, ' a'",
    "LO, ' a'",
    "SH, ' a'",
    "PN, ' a'",
    "AE, a",
    "CS, a",
    "DS, a",
    "IS, a",
    "UI, a",
    "UR, a",
    "DA, a",
    "TM, a",
    "DT, a",
    "AS, a",
  })
  void spacesInFrontAreKeptWhereTheyMayMean(Vr vr, String value) {
    assertThat(text(vr, " a  ").strings()).containsExactly(value);
  }

  @ParameterizedTest
  @EnumSource(Vr.class)
  void aBackslashSeparatesValuesButInTextOfOneValue(Vr vr) {
    boolean single = Set.of(Vr.LT, Vr.ST, Vr.UT, Vr.UR).contains(vr);
    if (vr.kind() == Vr.Kind.TEXT) {
      assertThat(text(vr, "1\\2").multiplicity()).isEqualTo(single ? 1 : 2);
    }
    assertThat(text(vr, "").multiplicity()).isZero();
  }

  @Test
  void wordsInBigEndianBecomeLittleEndianByTheirUnit() {
    EncodedValue value = new EncodedValue(HexFormat.of().parseHex("0102030405"), 0, 5, true);

    assertThat(value.littleEndian(2)).containsExactly(2, 1, 4, 3, 5);
    assertThat(value.littleEndian(1)).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void readingBeyondAValueNeverReachesItsNeighbour() {
    EncodedValue value = new EncodedValue(new byte[8], 2, 2, false);

    assertThatThrownBy(() -> value.intAt(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> value.shortAt(-2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static DataElement element(Vr vr, String hex, boolean bigEndian) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new DataElement(0x00100010, vr, new EncodedValue(bytes, 0, bytes.length, bigEndian));
  }

  private static DataElement text(Vr vr, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new DataElement(0x00100010, vr, new EncodedValue(bytes, 0, bytes.length, false));
  }
}
