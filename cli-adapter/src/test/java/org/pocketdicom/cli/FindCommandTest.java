package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class FindCommandTest {

  @TempDir Path folder;
  private Path archive;

  @BeforeEach
  void storeThreeInstances() throws IOException {
    archive = folder.resolve("archive");
    for (int n = 1; n <= 3; n++) {
      DataSet image =
          Part10Files.smallImage("1.2." + (n + 1) / 2, "1.3." + n, "1.4." + n).toBuilder()
              .put(Tags.PatientID, Vr.LO, "P" + (n + 1) / 2)
              .put(Tags.PatientName, Vr.PN, "Doe^Jane")
              .put(Tags.Modality, Vr.CS, "MR")
              .put(Tags.ContrastBolusAgent, Vr.LO, "agent " + n)
              .build();
      Path file = Files.write(folder.resolve(n + ".dcm"), Part10Files.file(image));
      assertThat(dicom("store", "--data-dir", archive, file).exitCode()).isZero();
    }
  }

  @Test
  void studiesAreFoundByAKey() {
    Shell.Result result = dicom("find", "--data-dir", archive, "PatientID=P1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines())
        .containsExactly("1.2.1  -  P1  Doe^Jane  MR  2 series, 2 instances  PatientID=P1");
  }

  @Test
  void withoutKeysEverythingIsFoundInPages() {
    Shell.Result first = dicom("find", "--data-dir", archive, "--limit", "1");
    Shell.Result second = dicom("find", "--data-dir", archive, "--limit", "1", "--offset", "1");

    assertThat(first.out()).startsWith("1.2.1 ");
    assertThat(first.messages())
        .containsExactly("dicom: there are 1 more; see --limit and --offset");
    assertThat(second.out()).startsWith("1.2.2 ");
    assertThat(second.messages()).isEmpty();
  }

  @Test
  void seriesAndInstancesSpeakJson() {
    Shell.Result series =
        dicom("find", "--data-dir", archive, "--level", "series", "--json", "PatientID=P2");
    Shell.Result instances =
        dicom("find", "--data-dir", archive, "--level=instance", "SOPInstanceUID=1.4.1,1.4.3");

    assertThat(series.lines()).singleElement().asString().contains("\"1.3.3\"", "\"00080060\"");
    assertThat(instances.lines()).hasSize(2);
  }

  @Test
  void anotherAttributeIsAKeyOnceItWasAdded() {
    Object[] find = {"find", "--data-dir", archive, "--level", "instance", "ContrastBolusAgent=*2"};
    assertThat(dicom(find).exitCode()).isEqualTo(2);
    assertThat(dicom(find).err()).contains("(0018,0010): is not indexed");

    assertThat(dicom("index", "--data-dir", archive, "add", "ContrastBolusAgent").exitCode())
        .isZero();

    assertThat(dicom(find).lines()).singleElement().asString().startsWith("1.4.2 ");
    assertThat(dicom("index", "--data-dir", archive, "list").lines())
        .containsExactly("(0018,0010)  3 of 3");
    assertThat(dicom("index", "--data-dir", archive, "remove", "ContrastBolusAgent").exitCode())
        .isZero();
    assertThat(dicom("index", "--data-dir", archive, "remove", "ContrastBolusAgent").exitCode())
        .isEqualTo(1);
    assertThat(dicom("index", "--data-dir", archive, "list").out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find PatientID",
        "find PatinetID=1",
        "find StudyDate=yesterday",
        "find Modality=CT",
        "find --level patient PatientID=1",
        "find --limit 0",
        "index",
        "index add",
        "index list PatientID",
        "index add PixelData",
        "index add Nonsense"
      })
  void aCommandLineThatMakesNoSenseIsExplained(String line) {
    Object[] words = (line + " --data-dir " + archive).split(" ");

    Shell.Result result = dicom(words);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.messages()).hasSize(1);
    assertThat(result.out()).isEmpty();
  }
}
