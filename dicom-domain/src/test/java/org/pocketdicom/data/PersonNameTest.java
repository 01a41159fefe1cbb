package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.PersonName.ComponentGroup;

class PersonNameTest {

  @Test
  void readsTheFiveComponentsOfAGroup() {
    ComponentGroup group =
        PersonName.parse("Adams^John Robert Quincy^^Rev.^B.A. M.Div. ").alphabetic();

    assertThat(group.familyName()).isEqualTo("Adams");
    assertThat(group.givenName()).isEqualTo("John Robert Quincy");
    assertThat(group.middleName()).isEmpty();
    assertThat(group.prefix()).isEqualTo("Rev.");
    assertThat(group.suffix()).isEqualTo("B.A. M.Div.");
  }

  @Test
  void readsTheThreeGroups() {
    PersonName name = PersonName.parse("Yamada^Tarou=山田^太郎=やまだ^たろう");

    assertThat(name.alphabetic().familyName()).isEqualTo("Yamada");
    assertThat(name.ideographic().givenName()).isEqualTo("太郎");
    assertThat(name.phonetic()).hasToString("やまだ^たろう");
  }

  @Test
  void keepsWhiteSpaceThatIsNoPadding() {
    assertThat(PersonName.parse("山田\u3000 =\t")).hasToString("山田\u3000=\t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "A^B", "^^^^", "=山田^太郎", "A==やまだ", "A^B^C^D^E^F^G", "A=B=C=D=E"})
  void writesWhatItRead(String value) {
    assertThat(PersonName.parse(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=", "A== ", "A ", "A  =  "})
  void dropsPaddingAndEmptyGroupsAtTheEnd(String value) {
    assertThat(PersonName.parse(value)).hasToString("A");
  }

  @Test
  void keepsWhatIsTooMuchInTheLastPlace() {
    PersonName name = PersonName.parse("A^B^C^D^E^F=I=P=Q");

    assertThat(name.alphabetic().suffix()).isEqualTo("E^F");
    assertThat(name.phonetic()).hasToString("P=Q");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Adams^John Robert Quincy^^Rev.^B.A. M.Div.,\"Rev. John Robert Quincy Adams, B.A. M.Div.\"",
        "Morrison-Jones^Susan^^^Ph.D.,\"Susan Morrison-Jones, Ph.D.\"",
        "Doe^ John ^Q,John Q Doe",
        "Doe,Doe",
        "^^^^=山田^太郎,山田 太郎",
        "==やまだ^たろう,やまだ たろう",
      })
  void formatsForAReader(String value, String formatted) {
    assertThat(PersonName.parse(value).formatted()).isEqualTo(formatted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "^^^^", "^==^ ", "=="})
  void isEmptyWithoutAnyLetter(String value) {
    assertThat(PersonName.parse(value).isEmpty()).isTrue();
    assertThat(PersonName.parse(value).formatted()).isEmpty();
  }

  @Test
  void buildsAGroupWithoutEmptyComponentsAtTheEnd() {
    assertThat(ComponentGroup.of("Doe", "John", "", "", "").text()).isEqualTo("Doe^John");
    assertThat(ComponentGroup.of("", "", "", "", "").isEmpty()).isTrue();
  }
}
