package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class DumpTableTest {

  @TempDir Path folder;

  private Path write(String name, DataSet dataSet) throws IOException {
    return Files.write(folder.resolve(name), Part10Files.file(dataSet));
  }

  @Test
  void eachFileIsARowAndEachTagAColumn() throws IOException {
    DataSet image = Part10Files.smallImage("1.2", "1.3", "1.4");
    Path b = write("b.dcm", image.toBuilder().put(Tags.ImageType, Vr.CS, "ORIGINAL", "").build());
    Path a = write("a.dcm", image);

    Shell.Result result =
        dicom("dump", "--csv", "--tag=ImageType", "--tag", "0028,0010", "--tag=00020010", b, a);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "path,ImageType,Rows,TransferSyntaxUID\n"
                + (b + ",ORIGINAL\\,8,1.2.840.10008.1.2.1\n")
                + (a + ",,8,1.2.840.10008.1.2.1\n"));
  }

  @Test
  void cellsAreQuotedWhereTheyMustBe() throws IOException {
    Path file =
        write(
            "a,b.dcm",
            DataSet.builder()
                .put(Tags.PatientName, Vr.PN, "Doe, \"Jane\"")
                .put(Tags.PatientID, Vr.LO, "=1+1")
                .put(Tags.PatientComments, Vr.LT, "two\r\nlines")
                .build());

    assertThat(dicom("dump", "--csv", "--tag=PatientName,", "--tag=PatientID", file).exitCode())
        .isEqualTo(2);
    assertThat(
            dicom(
                    "dump",
                    "--csv",
                    "--tag=PatientName",
                    "--tag=PatientID",
                    "--tag=PatientComments",
                    file)
                .out())
        .isEqualTo(
            "path,PatientName,PatientID,PatientComments\n\""
                + file
                + "\",\"Doe, \"\"Jane\"\"\",=1+1,\"two\nlines\"\n");
  }

  @Test
  void nestedPrivateAndLongValuesHaveCellsToo() throws IOException {
    String text = "z".repeat(70_000);
    DataSet item = DataSet.builder().put(Tags.StudyID, Vr.SH, "7").build();
    Path file =
        write(
            "a.dcm",
            DataSet.builder()
                .put(Tags.ReferencedStudySequence, item)
                .put(0x00090011, Vr.LO, "ACME")
                .put(0x00091102, Vr.UN, new byte[] {1, 127})
                .put(Tags.TextValue, Vr.UT, text)
                .build());

    assertThat(
            dicom(
                    "dump",
                    "--csv",
                    "--tag=ReferencedStudySequence[0].StudyID",
                    "--tag=0009,xx02[ACME]",
                    "--tag=TextValue",
                    "--tag=ReferencedStudySequence",
                    file)
                .lines())
        .containsExactly(
            "path,ReferencedStudySequence[0].StudyID,\"(0009,xx02)[ACME]\",TextValue,"
                + "ReferencedStudySequence",
            file + ",7,01\\7f," + text + ",");
  }

  @Test
  void nothingBehindTheLastTagIsReadOrMissed() throws IOException {
    byte[] bytes = Part10Files.file(Part10Files.smallImage("1.2", "1.3", "1.4"));
    Path cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(bytes, bytes.length - 150));

    Shell.Result early = dicom("dump", "--csv", "--tag=PatientID", cut);
    Shell.Result late = dicom("dump", "--csv", "--tag=WindowWidth", cut);

    assertThat(early.lines()).contains(cut + ",4711");
    assertThat(early.err()).isEmpty();
    assertThat(late.err()).contains("warning");
  }

  @Test
  void whatCannotBeReadIsNamedAndHasNoRow() throws IOException {
    Path good = write("good.dcm", Part10Files.smallImage("1.2", "1.3", "1.4"));
    Path bad = Files.writeString(folder.resolve("notes.txt"), "no DICOM");

    Shell.Result result = dicom("dump", "--csv", "--tag=Modality", folder);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines()).containsExactly("path,Modality", good + ",CT");
    assertThat(result.messages()).singleElement().asString().contains(bad.toString());
  }
}
