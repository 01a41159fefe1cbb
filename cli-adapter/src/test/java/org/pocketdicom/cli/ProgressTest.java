package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong millis = new AtomicLong();

  private Progress progress(boolean wanted) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(stream, () -> wanted, () -> millis.get() * 1_000_000);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsShownOfShortWork() {
    Progress progress = progress(true);

    millis.set(999);
    progress.show(1, 2);
    progress.clear();

    assertThat(shown()).isEmpty();
  }

  @Test
  void barIsShownAfterOneSecondAndTakenAway() {
    Progress progress = progress(true);

    millis.set(1000);
    progress.show(1, 2);
    millis.set(1050);
    progress.show(2, 2);
    progress.clear();

    assertThat(shown()).isEqualTo("\r[" + "#".repeat(20) + " ".repeat(20) + "] 1 of 2\r\u001b[K");
  }

  @Test
  void nothingIsShownWhereNobodyLooks() {
    Progress progress = progress(false);

    millis.set(5000);
    progress.show(1, 0);
    progress.clear();

    assertThat(shown()).isEmpty();
  }
}
