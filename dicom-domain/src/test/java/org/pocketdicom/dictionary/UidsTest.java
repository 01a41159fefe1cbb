package org.pocketdicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Uid;

class UidsTest {

  static Stream<Field> constants() {
    return Stream.of(TransferSyntaxes.class, SopClasses.class)
        .flatMap(type -> Arrays.stream(type.getFields()));
  }

  @ParameterizedTest
  @MethodSource("constants")
  void everyConstantIsAUidThatItsKeywordFinds(Field constant) throws IllegalAccessException {
    String uid = (String) constant.get(null);

    assertThat(Uid.isValid(uid)).isTrue();
    assertThat(Uids.uid(constant.getName())).contains(uid);
    assertThat(Uids.uid(constant.getName().toLowerCase(Locale.ROOT))).contains(uid);
    assertThat(Uids.keyword(uid)).contains(constant.getName());
    assertThat(Uids.name(uid)).isPresent();
  }

  @Test
  void namesAreThoseOfTheRegistry() {
    assertThat(Uids.name(TransferSyntaxes.ExplicitVRLittleEndian))
        .contains("Explicit VR Little Endian");
    assertThat(Uids.name("1.2.840.10008.5.1.4.1.1.2")).contains("CT Image Storage");
    assertThat(Uids.name("1.2.840.10008.1.5.1")).contains("Hot Iron Color Palette SOP Instance");
  }

  @Test
  void storageSopClassesHaveAnIod() {
    assertThat(Uids.ciod(SopClasses.CTImageStorage)).contains("CT Image");
    assertThat(Uids.ciod(SopClasses.Verification)).isEmpty();
    assertThat(Uids.ciod("1.2.3")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.3", "1.2.840.10008.5.1.4.1.1.12.77", "JPEG2000"})
  void uidsWithoutANameHaveNone(String uid) {
    assertThat(Uids.name(uid)).isEmpty();
    assertThat(Uids.keyword(uid)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JPEG", "1.2.840.10008.1.2"})
  void otherTextsAreNoKeyword(String text) {
    assertThat(Uids.uid(text)).isEmpty();
  }
}
