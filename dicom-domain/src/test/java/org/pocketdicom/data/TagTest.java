package org.pocketdicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

  @ParameterizedTest
  @ValueSource(strings = {"7fe0,0010", "(7FE0,0010)", "7FE00010", "0x7fe00010", "( 7fe0, 0010 )"})
  void everySpellingOfATagIsRead(String text) {
    assertThat(Tag.parse(text)).hasValue(0x7FE00010);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7FE0",
        "7FE0,001",
        "(7FE0,0010",
        "7FE0 0010",
        "7FE0,00100",
        "XFE00010",
        "7fe0,,010"
      })
  void anythingElseIsNoTag(String text) {
    assertThat(Tag.parse(text)).isEmpty();
  }

  @Test
  void aTagIsWrittenAsInTheStandardAndAsInJson() {
    assertThat(Tag.toString(0xFFFEE00D)).isEqualTo("(FFFE,E00D)");
    assertThat(Tag.toHex(0x0020000d)).isEqualTo("0020000D");
  }

  @Test
  void blocksOfPrivateElementsBelongToTheirCreatorPs35Section781() {
    assertThat(Tag.isPrivateCreator(0x00290010)).isTrue();
    assertThat(Tag.isPrivateCreator(0x00291010)).isFalse();
    assertThat(Tag.isPrivateCreator(0x00280010)).isFalse();
    assertThat(Tag.creatorOf(0x0029FF01)).isEqualTo(0x002900FF);
  }
}
