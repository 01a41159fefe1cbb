package org.pocketdicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pocketdicom.dictionary.DataDictionary.Entry;

class TagsTest {

  private static final Map<String, Integer> CONSTANTS =
      Arrays.stream(Tags.class.getFields())
          .collect(Collectors.toMap(Field::getName, TagsTest::value));

  private static int value(Field constant) {
    try {
      return constant.getInt(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void constantsAreTagsOfTheStandard() {
    assertThat(Tags.PatientName).isEqualTo(0x00100010);
    assertThat(Tags.PixelData).isEqualTo(0x7FE00010);
    assertThat(Tags.OverlayData).isEqualTo(0x60003000);
  }

  @Test
  void noTwoConstantsAreOneTag() {
    assertThat(CONSTANTS.values()).doesNotHaveDuplicates();
  }

  @Test
  void everyEntryIsFoundByItsTagAndByItsKeywordInAnyCase() {
    CONSTANTS.forEach((keyword, tag) -> {
      assertThat(DataDictionary.entry(tag)).map(Entry::keyword).contains(keyword);
      assertThat(DataDictionary.keyword(tag)).isEqualTo(keyword);
      assertThat(DataDictionary.tag(keyword)).hasValue(tag);
      assertThat(DataDictionary.tag(keyword.toUpperCase(Locale.ROOT))).hasValue(tag);
    });
  }

  @Test
  void everyEntryWithAKeywordHasAConstant() {
    ElementTable elements = ElementTable.INSTANCE;
    int keywords = 0;
    for (int row = 0; row < elements.size(); row++) {
      String keyword = DataDictionary.keyword(elements.tag(row));
      if (!keyword.isEmpty()) {
        keywords++;
        assertThat(CONSTANTS).containsEntry(keyword, elements.tag(row));
      }
    }
    assertThat(CONSTANTS).hasSize(keywords).hasSizeGreaterThan(5000);
  }

  @Test
  void everyEntryAgreesWithTheQuickLookUpOfItsVr() {
    for (Map.Entry<String, Integer> constant : CONSTANTS.entrySet()) {
      Entry entry = DataDictionary.entry(constant.getValue()).orElseThrow();
      List<?> vrs = entry.vrs();

      assertThat(DataDictionary.isAmbiguous(entry.tag())).isEqualTo(vrs.size() > 1);
      if (!vrs.isEmpty()) {
        assertThat(vrs.contains(DataDictionary.vr(entry.tag()))).as(constant.getKey()).isTrue();
      }
      assertThat(entry.vm()).matches("\\d+(-(\\d*n|\\d+))?");
      assertThat(entry.name()).isNotEmpty();
    }
  }
}
