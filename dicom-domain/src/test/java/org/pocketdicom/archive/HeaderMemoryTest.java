package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pocketdicom.error.StorageUnavailable;

class HeaderMemoryTest {

  private final HeaderMemory memory = new HeaderMemory(10 << 20);
  private final HeaderMemory.Share large = memory.share();

  @Test
  void whatOthersHaveTakenIsNotThere() {
    large.accept(8 << 20);

    try (HeaderMemory.Share other = memory.share()) {
      other.accept(3 << 20);
      assertThatThrownBy(() -> other.accept(2 << 20))
          .isInstanceOf(StorageUnavailable.class)
          .hasMessageContaining("send it again");
    }
    large.accept(3 << 20); // the other has given back what it had
  }

  @Test
  void aUsualHeaderIsTakenWhateverOthersHave() {
    large.accept(100 << 20);

    try (HeaderMemory.Share usual = memory.share()) {
      assertThatCode(() -> usual.accept(1 << 20)).doesNotThrowAnyException();
    }
  }

  @Test
  void oneMayTakeAllAndGivesItBack() {
    for (int i = 0; i < 3; i++) {
      try (HeaderMemory.Share all = memory.share()) {
        all.accept(1L << 40);
        all.accept(1L << 40);
      }
    }
    assertThatCode(() -> large.accept(11 << 20)).doesNotThrowAnyException();
  }
}
