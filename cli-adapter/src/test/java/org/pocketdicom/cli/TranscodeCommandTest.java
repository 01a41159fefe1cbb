package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Part10Files;

class TranscodeCommandTest {

  private static final DataSet IMAGE = Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "j2k, 1.2.840.10008.1.2.4.90",
    "htj2k-rpcl, 1.2.840.10008.1.2.4.202",
    "RLELossless, 1.2.840.10008.1.2.5",
    "1.2.840.10008.1.2.4.80, 1.2.840.10008.1.2.4.80",
    "implicit, 1.2.840.10008.1.2"
  })
  void aSyntaxIsNamedInThreeWays(String name, String uid) throws IOException {
    Path file = write("a.dcm", IMAGE);
    Path out = folder.resolve("out.dcm");

    Shell.Result result = dicom("transcode", "--to", name, file, "--output", out, "--verify");

    assertThat(result).returns("", Shell.Result::err).returns(0, Shell.Result::exitCode);
    assertThat(read(out).transferSyntax().uid()).isEqualTo(uid);
    assertThat(pixels(out)).isEqualTo(pixels(file));
  }

  @Test
  void oneFileThatCannotBeHeldIsNamedAndNothingOfItIsLeft() throws IOException {
    write("in/deep/good.dcm", gray8());
    Path bad = write("in/wide.dcm", IMAGE);

    Shell.Result result =
        dicom("transcode", "--to", "jpeg", folder.resolve("in"), "--output", folder.resolve("out"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages()).hasSize(1);
    assertThat(result.err()).startsWith("dicom: " + bad + ": JPEG Baseline");
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactly(folder.resolve("out/deep/good.dcm"));
    }
  }

  @Test
  void qualityDecidesWhatIsLostAndTheUidMayStay() throws IOException {
    Path file = write("a.dcm", gray8());

    byte[] good = dicom("transcode", "--to", "jpeg", file, "--output", "-").bytes();
    byte[] poor =
        dicom("transcode", "--to", "jpeg", "--quality", 5, "--keep-uids", file, "--output", "-")
            .bytes();

    assertThat(poor).hasSizeLessThan(good.length);
    assertThat(read(poor).dataSet().string(Tags.SOPInstanceUID)).hasValue("1.2.5");
    assertThat(read(good).dataSet().string(Tags.SOPInstanceUID).orElseThrow()).startsWith("2.25.");
  }

  @Test
  void anInputIsNeverOverwritten() throws IOException {
    Path file = write("a.dcm", IMAGE);
    byte[] before = Files.readAllBytes(file);

    Shell.Result result = dicom("transcode", "--to", "rle", file, "--output", folder);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--output out.dcm",
        "--to rle",
        "--to jpeg2 --output out.dcm",
        "--to 1.2.840.10008.1.2.4.100 --output out.dcm",
        "--to rle --quality 9 --output out.dcm",
        "--to jpeg --near 9 --output out.dcm"
      })
  void whatIsNotUnderstoodIsAMistakeOfUsage(String options) {
    Object[] line = Stream.of(("transcode a.dcm " + options).split(" ")).toArray();

    assertThat(dicom(line).exitCode()).isEqualTo(2);
  }

  private Path write(String name, DataSet dataSet) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, Part10Files.file(dataSet));
  }

  private static DicomFile read(Path file) throws IOException {
    return read(Files.readAllBytes(file));
  }

  private static DicomFile read(byte[] file) {
    return Part10Reader.strict(ReadLimits.DEFAULT).read(file);
  }

  private static byte[] pixels(Path file) {
    return dicom("render", "--format", "raw", file, "--output", "-").bytes();
  }

  private static DataSet gray8() {
    return IMAGE.toBuilder()
        .put(Tags.BitsAllocated, Vr.US, 8)
        .put(Tags.BitsStored, Vr.US, 8)
        .put(Tags.HighBit, Vr.US, 7)
        .put(Tags.PixelData, Vr.OB, new byte[64])
        .build();
  }
}
