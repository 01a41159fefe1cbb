package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Part10Files;

class EditCommandTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameOutput() {
    out = folder.resolve("out.dcm");
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, Part10Files.file(Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5")));
  }

  private static DicomFile read(Path file) throws IOException {
    return Part10Reader.strict(ReadLimits.DEFAULT).read(Files.readAllBytes(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void attributesAreSetAndRemovedAndTheRestStays() throws IOException {
    Path file = write("a.dcm");
    byte[] before = Files.readAllBytes(file);

    Shell.Result result =
        dicom(
            "edit", file,
            "--set", "PatientName=Müller^Jörg",
            "--set", "ImageType=DERIVED\\SECONDARY",
            "--set", "RequestAttributesSequence[0].ScheduledProcedureStepID=7",
            "--set", "0029,xx10[ACME = 1]:LO=a=b",
            "--remove", "Modality",
            "--output", out);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    DataSet edited = read(out).dataSet();
    assertThat(edited.string(Tags.PatientName)).contains("Müller^Jörg");
    assertThat(edited.string(Tags.SpecificCharacterSet)).contains("ISO_IR 192");
    assertThat(edited.strings(Tags.ImageType)).containsExactly("DERIVED", "SECONDARY");
    assertThat(
            edited
                .items(Tags.RequestAttributesSequence)
                .getFirst()
                .string(Tags.ScheduledProcedureStepID))
        .contains("7");
    assertThat(edited.string(0x00290010)).contains("ACME = 1");
    assertThat(edited.string(0x00291010)).contains("a=b");
    assertThat(edited.contains(Tags.Modality)).isFalse();
    byte[] after = Files.readAllBytes(out);
    assertThat(Arrays.copyOfRange(after, after.length - 128, after.length))
        .isEqualTo(Arrays.copyOfRange(before, before.length - 128, before.length));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void fileMetaInformationFollowsSopInstanceUid() throws IOException {
    dicom("edit", write("a.dcm"), "--set", "SOPInstanceUID=1.2.99", "--output", out);

    assertThat(read(out).meta().string(Tags.MediaStorageSOPInstanceUID)).contains("1.2.99");
  }

  @ParameterizedTest
  @CsvSource({
    "explicit, 1.2.840.10008.1.2.1",
    "implicit, 1.2.840.10008.1.2",
    "big-endian, 1.2.840.10008.1.2.2",
    "deflated, 1.2.840.10008.1.2.1.99",
  })
  void transferSyntaxIsChangedWithoutTranscoding(String name, String uid) throws IOException {
    assertThat(dicom("edit", write("a.dcm"), "--transfer-syntax", name, "--output", out).exitCode())
        .isZero();

    assertThat(read(out).transferSyntax().uid()).isEqualTo(uid);
    assertThat(read(out).dataSet().string(Tags.PatientID)).contains("4711");
  }

  @Test
  void severalFilesKeepTheirNamesInTheOutputDirectory() throws IOException {
    write("in/a.dcm");
    write("in/deep/b");

    Shell.Result result =
        dicom(
            "edit",
            folder.resolve("in"),
            "--remove",
            "PatientName",
            "--output",
            folder.resolve("out"));

    assertThat(result.exitCode()).isZero();
    assertThat(names()).containsExactly("in/a.dcm", "in/deep/b", "out/a.dcm", "out/deep/b");
    assertThat(read(folder.resolve("out/deep/b")).dataSet().contains(Tags.PatientName)).isFalse();
  }

  @Test
  void inputIsReplacedOnlyWhenAskedAndKeepsItsPermissions() throws IOException {
    Path file = write("a.dcm");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    for (Path same : List.of(file, folder, link, link.resolve("a.dcm"))) {
      Shell.Result refused = dicom("edit", file, "--set", "PatientID=1", "--output", same);
      assertThat(refused.exitCode()).isEqualTo(Command.FAILED);
      assertThat(refused.err()).contains("its output would overwrite the input");
    }
    assertThat(dicom("edit", file, "--set", "PatientID=1", "--in-place").exitCode()).isZero();

    assertThat(read(file).dataSet().string(Tags.PatientID)).contains("1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("a.dcm");
  }

  @Test
  void oneFileMayGoToStandardOutput() throws IOException {
    byte[] edited = dicom("edit", write("a.dcm"), "--set", "PatientID=1", "--output", "-").bytes();

    assertThat(
            Part10Reader.strict(ReadLimits.DEFAULT).read(edited).dataSet().string(Tags.PatientID))
        .contains("1");
  }

  @Test
  void fileThatCannotBeEditedIsNamedAndLeavesNothingBehind() throws IOException {
    write("in/a.dcm");
    Files.write(folder.resolve("in/b.dcm"), new byte[500]);
    byte[] whole = Files.readAllBytes(folder.resolve("in/a.dcm"));
    Files.write(folder.resolve("in/c.dcm"), Arrays.copyOf(whole, whole.length - 2));
    Files.write(
        folder.resolve("in/d.dcm"),
        Part10Files.encapsulated(
            DataSet.builder().put(Tags.PatientID, Vr.LO, "1").build(), "1.2.840.10008.1.2.4.50"));

    Shell.Result result =
        dicom(
            "edit",
            folder.resolve("in"),
            "--transfer-syntax",
            "implicit",
            "--output",
            folder.resolve("out"));

    assertThat(result.exitCode()).isEqualTo(Command.FAILED);
    assertThat(result.err())
        .contains("b.dcm: not a DICOM file")
        .contains("c.dcm: the bytes end at byte")
        .contains("d.dcm: Pixel Data encapsulated in 1.2.840.10008.1.2.4.50 can't be written");
    assertThat(names().stream().filter(name -> name.startsWith("out")))
        .containsExactly("out/a.dcm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set | PatientNam=x | did you mean PatientName",
        "--set | PatientName | --set takes PATH=VALUE",
        "--set | Modality=ct | takes no such CS",
        "--set | PixelData=00 | Pixel Data cannot be set",
        "--remove | TransferSyntaxUID | File Meta Information",
        "--transfer-syntax | jpeg | --transfer-syntax is explicit",
      })
  void whatMakesNoSenseIsSaidBeforeAnythingIsDone(String option, String value, String message)
      throws IOException {
    Shell.Result result = dicom("edit", write("a.dcm"), option, value, "--output", out);

    assertThat(result.exitCode()).isEqualTo(Command.USAGE);
    assertThat(result.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void placeAndChangeMustBeGiven() throws IOException {
    Path file = write("a.dcm");

    assertThat(dicom("edit", file, "--output", out).err()).contains("nothing is to be changed");
    assertThat(dicom("edit", file, "--set", "PatientID=1").err())
        .contains("give either --output or --in-place");
    assertThat(dicom("edit", file, "--set", "PatientID=1", "--in-place", "--output", out).err())
        .contains("give either --output or --in-place");
  }
}
