package org.pocketdicom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.RandomDataSets;

/**
 * Reads JSON and XML that is nearly right: the result is a Data Set or a {@link DicomException}.
 */
class MutatedModelTest {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 10_000, 32, 1);
  private static final Duration TIME = Duration.ofSeconds(60);

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "\\ud800",
          "-",
          "1e99",
          "NaN",
          "\0",
          "\"Value\":[",
          "\"vr\":\"SQ\"",
          "\"BulkDataURI\":\"x\"",
          "00081110",
          "FFFEE000",
          "é",
          "<",
          ">",
          "</",
          "&",
          "&#0;",
          "]]>",
          "<![CDATA[",
          "<!--",
          "<!DOCTYPE",
          "<Item number=\"1\">",
          "</DicomAttribute>",
          "number=\"2147483647\"",
          "privateCreator=\"\"",
          "vr=\"UN\"");

  @ParameterizedTest
  @EnumSource(Model.class)
  void nothingButRefusalComesOfWhatIsBroken(Model model) {
    RandomDataSets generated = RandomDataSets.withAnyVr(11);
    Random random = new Random(11);

    int[] read =
        Assertions.assertTimeoutPreemptively(
            TIME,
            () -> {
              int[] counts = new int[2];
              for (int i = 0; i < 40; i++) {
                byte[] text = model.text(generated.next());
                for (int j = 0; j < 50; j++) {
                  counts[isRead(model, mutated(text, random)) ? 1 : 0]++;
                }
              }
              return counts;
            });

    assertThat(read[0]).as("refused").isPositive();
    assertThat(read[1]).as("read").isPositive();
  }

  /** Reads it; what can be read can be written, and comes back. */
  private static boolean isRead(Model model, byte[] text) {
    DataSet dataSet;
    try {
      dataSet = model.read(text, LIMITS);
    } catch (DicomException e) {
      return false;
    }
    DataSet again = model.read(model.text(dataSet), LIMITS);
    assertThat(ModelLines.changes(dataSet, again, model)).isEmpty();
    return true;
  }

  private static byte[] mutated(byte[] text, Random random) {
    byte[] result = text;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      result = mutatedOnce(result, random);
    }
    return result;
  }

  private static byte[] mutatedOnce(byte[] text, Random random) {
    int at = random.nextInt(text.length);
    int end = Math.min(text.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(5)) {
      case 0 -> joined(text, at, new byte[0], end);
      case 1 -> joined(text, end, Arrays.copyOfRange(text, at, end), end);
      case 2 -> joined(text, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
      case 3 -> joined(text, at, new byte[0], text.length);
      default -> {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        yield joined(
            text, at, piece.getBytes(StandardCharsets.UTF_8), random.nextBoolean() ? at : end);
      }
    };
  }

  private static byte[] joined(byte[] text, int to, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + middle.length + 1);
    out.write(text, 0, to);
    out.writeBytes(middle);
    out.write(text, from, text.length - from);
    return out.size() == 0 ? new byte[] {' '} : out.toByteArray();
  }
}
