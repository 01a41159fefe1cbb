package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class ValidateCommandTest {

  @TempDir Path folder;

  private Path write(String name, DataSet dataSet) throws IOException {
    return Files.write(folder.resolve(name), Part10Files.conforming(dataSet));
  }

  /** An object that conforms with few attributes: it has neither patient nor study. */
  private static DataSetBuilder sound() {
    return DataSet.builder()
        .put(Tags.SOPClassUID, Vr.UI, SopClasses.HangingProtocolStorage)
        .put(Tags.SOPInstanceUID, Vr.UI, "1.2.5");
  }

  @Test
  void filesThatConformSayNothing() throws IOException {
    Shell.Result result = dicom("validate", write("a.dcm", sound().build()));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void eachErrorIsALineWithoutTheValueAndTheExitCodeSaysSo() throws IOException {
    Path file = write("a.dcm", sound().put(Tags.StudyDate, Vr.DA, "19931312").build());

    Shell.Result result = dicom("validate", file);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines())
        .containsExactly(
            file + ": error VALUE_FORMAT (0008,0020) StudyDate: not a date YYYYMMDD (PS3.5 6.2)");
  }

  @Test
  void notesAndWarningsAreNoErrors() throws IOException {
    Path file =
        write(
            "a.dcm",
            sound().put(Tags.OtherPatientIDs, Vr.LO, "x").put(0x00081FFE, Vr.LO, "x").build());

    Shell.Result result = dicom("validate", file);

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(": warning UNKNOWN_ATTRIBUTE (0008,1FFE): "),
            line -> assertThat(line).contains(": note RETIRED_ATTRIBUTE (0010,1000) "));
  }

  @Test
  void jsonIsALineForEachFinding() throws IOException {
    Path file = write("a \"b\".dcm", sound().put(Tags.StudyDate, Vr.DA, "199313").build());

    assertThat(dicom("validate", "--json", file).lines())
        .containsExactly(
            "{\"path\": %s, \"severity\": \"error\", \"rule\": \"VALUE_FORMAT\", \"section\": \"PS3.5 6.2\", \"where\": \"(0008,0020)\", \"keyword\": \"StudyDate\", \"message\": \"not a date YYYYMMDD\"}"
                .formatted(DumpJson.quoted(file.toString())));
  }

  @Test
  void whatCannotBeReadIsNamedAndTheOthersAreLookedAt() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "no DICOM");
    write("b.dcm", sound().put(Tags.StudyDate, Vr.DA, "199313").build());

    Shell.Result result = dicom("validate", folder);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages())
        .singleElement()
        .asString()
        .startsWith("dicom: " + text + ": not a DICOM file");
    assertThat(result.lines()).hasSize(1);
  }

  @Test
  void withoutFilesItIsAMistakeOfUse() {
    assertThat(dicom("validate").exitCode()).isEqualTo(2);
    assertThat(dicom("validate", "--xml", folder).exitCode()).isEqualTo(2);
  }
}
