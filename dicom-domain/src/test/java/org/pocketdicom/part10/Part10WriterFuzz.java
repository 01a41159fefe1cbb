package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.testkit.Budget;
import org.pocketdicom.testkit.DataSetLines;

class Part10WriterFuzz {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 100_000, 128, 4L << 20);

  @MethodSource("org.pocketdicom.part10.Part10ReaderFuzz#files")
  @FuzzTest(maxDuration = "30m")
  void whatIsReadWithoutDeviationsIsWrittenAndReadAlikeOrRefused(byte[] bytes) {
    Budget.of(bytes.length, 4096)
        .hold(() -> {
          DicomFile file = Part10Reader.strict(LIMITS).read(bytes);

          byte[] written = write(file, bytes);

          assertThat(lines(again(written), written)).isEqualTo(lines(file, bytes));
        });
  }

  // That it is refused the second time is no right answer.
  private static DicomFile again(byte[] written) {
    try {
      return Part10Reader.strict(ReadLimits.DEFAULT).read(written);
    } catch (DicomException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] write(DicomFile file, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ByteSource content = Part10Reader.content(file, ByteSource.of(bytes))) {
      Part10Writer.create().write(file, content, file.transferSyntax(), Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  // Without group 0004: the offsets of a DICOMDIR are not to stay as they were.
  private static List<String> lines(DicomFile file, byte[] bytes) {
    try (ByteSource content = Part10Reader.content(file, ByteSource.of(bytes))) {
      return DataSetLines.ofBytes(file.dataSet(), content, file.transferSyntax().bigEndian())
          .stream()
          .filter(line -> !line.contains("(0004,"))
          .toList();
    }
  }
}
