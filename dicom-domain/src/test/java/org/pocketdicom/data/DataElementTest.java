package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
