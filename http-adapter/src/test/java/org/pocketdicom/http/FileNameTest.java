package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {

  @Test
  void onlyTheLastComponentOfAPathIsAName() {
    assertThat(FileName.of("../../etc/a.dcm")).contains("a.dcm");
    assertThat(FileName.of("C:\\scans\\a.dcm")).contains("a.dcm");
    assertThat(FileName.of("folder/")).isEmpty();
    assertThat(FileName.of("")).isEmpty();
    assertThat(FileName.of(" \t ")).isEmpty();
  }

  @Test
  void controlCharactersAreLeftOut() {
    assertThat(FileName.of("a\u0000\r\n\u0085b\u001b.dcm")).contains("ab.dcm");
  }

  @Test
  void namesAreCutAt1024CharactersAndNeverWithinOne() {
    assertThat(FileName.of("a".repeat(2000)).orElseThrow()).hasSizeLessThanOrEqualTo(1024);
    assertThat(FileName.of("\ud83e\ude7b".repeat(1000)).orElseThrow())
        .hasSizeLessThanOrEqualTo(1024)
        .endsWith("\ud83e\ude7b");
  }

  @Test
  void anAttachmentsNameCannotEndItsHeader() {
    // RFC 6266 5 and RFC 8187
    assertThat(FileName.attachment("Schädel \"1\";.dcm"))
        .isEqualTo(
            "attachment; filename=\"Sch__del _1__.dcm\";"
                + " filename*=UTF-8''Sch%C3%A4del%20%221%22%3B.dcm");
  }
}
