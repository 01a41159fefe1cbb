package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class DiffCommandTest {

  @TempDir Path folder;

  private static DataSetBuilder image() {
    return Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5").toBuilder();
  }

  private Path write(String name, DataSetBuilder dataSet) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, Part10Files.file(dataSet.build()));
  }

  @Test
  void equalFilesDifferInNothing() throws IOException {
    Path a = write("a.dcm", image());
    Path b = write("b.dcm", image());

    Shell.Result result = dicom("diff", a, b);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
  }

  @Test
  void changedAddedAndRemovedElementsAreLinesOfADump() throws IOException {
    Path a = write("a.dcm", image());
    Path b =
        write(
            "b.dcm",
            image().put(Tags.Rows, Vr.US, 9).remove(Tags.Modality).put(Tags.StudyID, Vr.SH, "7"));

    Shell.Result result = dicom("diff", a, b);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines())
        .containsExactly(
            "--- " + a,
            "+++ " + b,
            "- (0008,0060) CS [CT]                                     #   2, 1 Modality",
            "+ (0020,0010) SH [7]                                      #   2, 1 StudyID",
            "- (0028,0010) US 8                                        #   2, 1 Rows",
            "+ (0028,0010) US 9                                        #   2, 1 Rows");
  }

  @Test
  void nestedElementsAreComparedItemByItem() throws IOException {
    DataSet one = DataSet.builder().put(Tags.StudyID, Vr.SH, "1").build();
    DataSet two = DataSet.builder().put(Tags.StudyID, Vr.SH, "2").build();
    Path a = write("a.dcm", image().put(Tags.ReferencedStudySequence, one, one));
    Path b = write("b.dcm", image().put(Tags.ReferencedStudySequence, one, two, one));

    assertThat(dicom("diff", a, b).lines())
        .containsExactly(
            "--- " + a,
            "+++ " + b,
            "@ ReferencedStudySequence[1]",
            "- (0020,0010) SH [1]                                      #   2, 1 StudyID",
            "+ (0020,0010) SH [2]                                      #   2, 1 StudyID",
            "@ ",
            "+ (0008,1110) SQ (Sequence #=1)                           # n/a, 1"
                + " ReferencedStudySequence",
            "+   (fffe,e000) na (Item #=1)                               # n/a, 1 Item",
            "+     (0020,0010) SH [1]                                      #   2, 1 StudyID",
            "# 2 Items against 3");
    assertThat(dicom("diff", "--ignore", "StudyID", a, b).lines()).doesNotContain("@ StudyID");
    assertThat(dicom("diff", "--ignore", "ReferencedStudySequence", a, b).exitCode()).isZero();
    assertThat(dicom("diff", "--ignore", "ReferencedStudySequence[1].StudyID", a, b).out())
        .doesNotContain("[2]")
        .contains("2 Items against 3");
  }

  @Test
  void theSameMeaningCountsOnlyIfAskedFor() throws IOException {
    Path a =
        write(
            "a.dcm",
            image()
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .put(Tags.PatientName, Vr.PN, "Jörg^^^")
                .put(Tags.RescaleSlope, Vr.DS, "1.0")
                .put(Tags.SmallestImagePixelValue, Vr.US, 0xFFFF)
                .put(Tags.StudyID, Vr.SH, "7"));
    Path b =
        write(
            "b.dcm",
            image()
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .put(Tags.PatientName, Vr.PN, "Jörg")
                .put(Tags.RescaleSlope, Vr.DS, "1")
                .put(Tags.SmallestImagePixelValue, Vr.SS, -1)
                .put(Tags.StudyID, Vr.SH, "7 \0\0"));

    Shell.Result result = dicom("diff", a, b);

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines().subList(2, result.lines().size()))
        .hasSize(10)
        .allMatch(line -> line.startsWith("~"));
    assertThat(dicom("diff", "--strict", a, b).exitCode()).isEqualTo(1);
  }

  @Test
  void theSameBytesInAnotherCharacterSetAreAnotherText() throws IOException {
    Path a = write("a.dcm", named("ISO_IR 100"));
    Path b = write("b.dcm", named("ISO_IR 144"));

    assertThat(dicom("diff", a, b).out()).contains("- (0010,0010) PN [ä]", "+ (0010,0010) PN [ф]");
  }

  private static DataSetBuilder named(String characterSet) {
    byte[] bytes = {(byte) 0xE4, ' '};
    DataElement name =
        new DataElement(
            Tags.PatientName,
            Vr.PN,
            new EncodedValue(bytes, 0, 2, false),
            SpecificCharacterSet.of(List.of(characterSet)));
    return image().put(Tags.SpecificCharacterSet, Vr.CS, characterSet).put(name);
  }

  @Test
  void pixelsAreComparedByteByByteAndTheFirstDifferenceIsTold() throws IOException {
    byte[] pixels = new byte[200_000];
    Path a = write("a.dcm", image().put(Tags.PixelData, Vr.OW, pixels));
    pixels[150_001] = 1;
    Path b = write("b.dcm", image().put(Tags.PixelData, Vr.OW, pixels));

    Shell.Result result = dicom("diff", a, b);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("# sha256 [0-9a-f]{64} against [0-9a-f]{64}, .* at byte 150001\n");
  }

  @Test
  void fragmentsAreComparedJoined() throws IOException {
    DataSet header = image().remove(Tags.PixelData).build();
    Path a = folder.resolve("a.dcm");
    Path b = folder.resolve("b.dcm");
    byte[] whole = {1, 2, 3, 4};
    Files.write(a, Part10Files.encapsulated(header, "1.2.840.10008.1.2.5", whole));
    Files.write(
        b,
        Part10Files.encapsulated(
            header, "1.2.840.10008.1.2.5", new byte[] {1, 2}, new byte[] {3, 4}));

    assertThat(dicom("diff", a, b).exitCode()).isZero();
  }

  @Test
  void directoriesAreComparedByNames() throws IOException {
    write("a/x/1.dcm", image());
    write("b/x/1.dcm", image());
    Path onlyA = write("a/2.dcm", image());
    Path onlyB = write("b/3.dcm", image());

    Shell.Result result = dicom("diff", folder.resolve("a"), folder.resolve("b"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines()).containsExactly("--- " + onlyA, "+++ " + onlyB);
    assertThat(dicom("diff", folder, onlyA).exitCode()).isEqualTo(2);
  }

  @Test
  void jsonIsALineForEachPair() throws IOException {
    Path a = write("a/1.dcm", image());
    Path b = write("b/1.dcm", image().put(Tags.Rows, Vr.US, 9));

    assertThat(dicom("diff", "--json", a, b).out())
        .isEqualTo(
            ("{\"a\": \"" + a + "\", \"b\": \"" + b + "\", \"differences\": [")
                + "{\"path\": \"Rows\", \"kind\": \"content\","
                + " \"a\": {\"00280010\":{\"vr\":\"US\",\"Value\":[8]}},"
                + " \"b\": {\"00280010\":{\"vr\":\"US\",\"Value\":[9]}}}]}\n");
    assertThat(dicom("diff", "--json", a, a).out()).endsWith("\"differences\": []}\n");
  }

  @Test
  void whatCannotBeReadIsNeitherEqualNorDifferent() throws IOException {
    Path a = write("a.dcm", image());
    Path b = Files.writeString(folder.resolve("b.dcm"), "no DICOM");

    Shell.Result result = dicom("diff", a, b);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.messages()).singleElement().asString().contains("not a DICOM file");
  }
}
