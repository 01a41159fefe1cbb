package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.testkit.Budget;
import org.pocketdicom.testkit.Part10Files;

class Part10ReaderFuzz {

  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 100_000, 128, 4L << 20);

  static Stream<byte[]> files() {
    DataSet image = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
    return Stream.of(
        Part10Files.file(image),
        Part10Files.file(
            DataSet.builder()
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .put(Tags.ReferencedStudySequence, image, image)
                .put(Tag.of(0x0009, 0x0010), Vr.LO, "CREATOR")
                .put(Tag.of(0x0009, 0x1001), Vr.UN, new byte[] {1, 2, 3, 4})
                .build()));
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "30m")
  void anyBytesAreReadOrRefused(byte[] bytes) {
    byte[] given = bytes.clone();

    Budget.of(bytes.length, 2048)
        .hold(() -> {
          DicomFile file = Part10Reader.lenient(LIMITS).read(bytes);
          everyValueIsDecoded(file.dataSet());
          byte[] kept = HeaderCodec.encode(file.dataSet());
          assertThat(HeaderCodec.encode(HeaderCodec.decode(kept))).isEqualTo(kept);
        });

    assertThat(bytes).isEqualTo(given);
  }

  private static void everyValueIsDecoded(DataSet dataSet) {
    try {
      DicomJsonWriter.write(dataSet, BulkDataLocator.NONE, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
