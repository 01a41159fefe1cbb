package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pocketdicom.error.MalformedDicom;

@Timeout(60)
class BatchTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(int inputs, Batch.Task<Input> task) {
    List<Input> all =
        IntStream.range(0, inputs)
            .mapToObj(i -> new Input(Path.of("in", Integer.toString(i)), Path.of("" + i)))
            .toList();
    Console console = DicomCommand.console(out, err);
    int exitCode = Batch.run(all, task, console);
    console.out().flush();
    return exitCode;
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<String> messages() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void outputIsInTheOrderOfInputsWhoeverIsFirst() {
    int exitCode =
        run(
            2000,
            (input, slot) -> {
              int number = Integer.parseInt(input.name().toString());
              if (number % 70 == 0) {
                LockSupport.parkNanos(1_000_000);
              }
              slot.print(number + "\n");
            });

    assertThat(exitCode).isZero();
    assertThat(out().lines().map(Integer::valueOf))
        .isEqualTo(IntStream.range(0, 2000).boxed().toList());
  }

  @Test
  void longOutputsFollowEachOtherWithoutBeingHeld() {
    String line = "x".repeat(9999) + "\n";

    run(
        20,
        (input, slot) -> {
          for (int i = 0; i < 30; i++) {
            slot.print(input.name() + line);
          }
        });

    List<String> owners = out().lines().map(text -> text.substring(0, text.indexOf('x'))).toList();
    assertThat(owners)
        .isEqualTo(IntStream.range(0, 600).mapToObj(i -> Integer.toString(i / 30)).toList());
  }

  @Test
  void failuresAreNamedInOrderAndTheOthersGoOn() {
    int exitCode =
        run(
            6,
            (input, slot) -> {
              switch (input.name().toString()) {
                case "1" -> throw new MalformedDicom("is broken");
                case "2" -> throw new NoSuchFileException("2");
                case "3" -> throw new IllegalStateException("never shown");
                case "4" -> throw new StackOverflowError();
                default -> slot.print("done");
              }
            });

    assertThat(exitCode).isEqualTo(1);
    assertThat(out()).isEqualTo("donedone");
    assertThat(messages())
        .containsExactly(
            "dicom: in/1: is broken",
            "dicom: in/2: no such file or directory",
            "dicom: in/3: internal error: IllegalStateException",
            "dicom: in/4: is nested too deeply");
  }

  @Test
  void whatRanOutOfMemoryIsTriedOnceMoreAlone() {
    Set<Input> seen = ConcurrentHashMap.newKeySet();

    int exitCode =
        run(
            4,
            (input, slot) -> {
              slot.print(input.name().toString());
              boolean first = seen.add(input);
              if (input.name().endsWith("3") || input.name().endsWith("1") && first) {
                throw new OutOfMemoryError();
              }
            });

    assertThat(exitCode).isEqualTo(1);
    assertThat(out()).isEqualTo("021");
    assertThat(messages()).containsExactly("dicom: in/3: needs more memory than there is");
  }

  @Test
  void allCoresAreUsed() {
    int cores = Runtime.getRuntime().availableProcessors();
    CountDownLatch together = new CountDownLatch(cores);

    int exitCode =
        run(
            cores,
            (input, slot) -> {
              together.countDown();
              assertThat(await(together)).isTrue();
            });

    assertThat(exitCode).isZero();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
