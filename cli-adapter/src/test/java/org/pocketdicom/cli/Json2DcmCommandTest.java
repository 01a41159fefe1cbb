package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.DataSetLines;
import org.pocketdicom.testkit.Part10Files;

class Json2DcmCommandTest {

  private static final String HEADER =
      """
      {"00080018": {"vr": "UI", "Value": ["1.2.5"]}, "00100020": {"vr": "LO", "Value": ["4711"]}%s}
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static DicomFile read(Path file) throws IOException {
    try (FileSource source = FileSource.open(file)) {
      return Part10Reader.strict(ReadLimits.DEFAULT).read(source);
    }
  }

  @Test
  void jsonBecomesAFileInTheSyntaxThatIsAskedFor() throws IOException {
    Path json = write("a.json", HEADER.formatted(""));
    Path explicit = folder.resolve("e.dcm");
    Path implicit = folder.resolve("i.dcm");

    assertThat(dicom("json2dcm", json, "--output", explicit).exitCode()).isZero();
    assertThat(
            dicom(
                    "json2dcm",
                    json,
                    "--transfer-syntax",
                    "ImplicitVRLittleEndian",
                    "--output",
                    implicit)
                .exitCode())
        .isZero();

    assertThat(read(explicit).dataSet().string(Tags.PatientID)).contains("4711");
    assertThat(read(explicit).transferSyntax().uid()).isEqualTo("1.2.840.10008.1.2.1");
    assertThat(read(explicit).meta().string(Tags.MediaStorageSOPInstanceUID)).contains("1.2.5");
    assertThat(read(implicit).transferSyntax().uid()).isEqualTo("1.2.840.10008.1.2");
  }

  @Test
  void whatDumpPrintsComesBackWithItsPixels() throws IOException {
    DataSet image = Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5");
    Path file = Files.write(folder.resolve("a b.dcm"), Part10Files.file(image));

    for (String form : new String[] {"--json", "--xml"}) {
      Path text = Files.write(folder.resolve("text"), dicom("dump", form, file).bytes());
      Path copy = folder.resolve("copy.dcm");

      Shell.Result result = dicom("json2dcm", text, "--output", copy, "--bulk-dir", folder);

      assertThat(result.err()).isEmpty();
      try (FileSource source = FileSource.open(copy)) {
        assertThat(DataSetLines.ofValues(read(copy).dataSet(), source, false))
            .isEqualTo(DataSetLines.ofValues(image));
      }
    }
  }

  @Test
  void standardInputMayHoldSeveralForADirectory() throws IOException {
    String lines = HEADER.formatted("") + HEADER.formatted("").replace("1.2.5", "../x");
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(dicom("json2dcm", "-", "--output", folder + "/made/").exitCode()).isZero();
    } finally {
      System.setIn(before);
    }

    assertThat(folder.resolve("made/1.2.5.dcm")).exists();
    assertThat(folder.resolve("made/2.dcm")).exists();
  }

  @Test
  void severalDataSetsAreRefusedForOneFile() throws IOException {
    Path json = write("a.json", "[" + HEADER.formatted("") + "," + HEADER.formatted("") + "]");

    Shell.Result result = dicom("json2dcm", json, "--output", folder.resolve("a.dcm"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("a.dcm")).doesNotExist();
  }

  @Test
  void bulkDataIsReadFromBelowItsFolder() throws IOException {
    write("bulk.raw", "0123456789");
    Path json =
        write(
            "a.json",
            HEADER.formatted(
                ", \"00420011\": {\"vr\": \"OB\", \"BulkDataURI\":"
                    + " \"bulk.raw?offset=2&length=3\"}"));
    Path made = folder.resolve("a.dcm");

    assertThat(dicom("json2dcm", json, "--output", made, "--bulk-dir", folder).err()).isEmpty();

    assertThat(read(made).dataSet().get(Tags.EncapsulatedDocument).orElseThrow().encoded())
        .get()
        .satisfies(value ->
            assertThat(new String(value.toByteArray(), StandardCharsets.US_ASCII))
                .isEqualTo("234\0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "%2e%2e/secret",
        "link",
        "//host/bulk.raw",
        "http://localhost/bulk.raw",
        "file://host/bulk.raw",
        "urn:uuid:1-2",
        "missing",
        "",
        ".",
        "bulk.raw?offset=9&length=2",
        "bulk.raw?x=1",
        "a b",
        "%00",
        "FILE:///etc/hostname",
        "jar:file:/a!/b"
      })
  void nothingElseIsReadForBulkData(String uri) throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.writeString(below.resolve("bulk.raw"), "0123456789");
    Path secret = write("secret", "secret");
    Files.createSymbolicLink(below.resolve("link"), secret);
    Path json =
        write(
            "a.json",
            HEADER.formatted(", \"00420011\": {\"vr\": \"OB\", \"BulkDataURI\": \"" + uri + "\"}"));
    Path made = folder.resolve("a.dcm");

    Shell.Result result = dicom("json2dcm", json, "--output", made, "--bulk-dir", below);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.messages())
        .singleElement()
        .asString()
        .startsWith("dicom: the bulk data of (0042,0011)")
        .doesNotContain("internal error");
    assertThat(made).doesNotExist();
  }

  @Test
  void bulkDataNeedsItsFolderToBeNamed() throws IOException {
    Path json =
        write(
            "a.json",
            "{\"00420011\": {\"vr\": \"OB\", \"BulkDataURI\": \"" + folder.toUri() + "\"}}");

    assertThat(dicom("json2dcm", json, "--output", folder.resolve("a.dcm")).err())
        .contains("there is no --bulk-dir");
  }

  @Test
  void fileMetaInformationAmongTheAttributesGoesWhereItBelongs() throws IOException {
    Path json =
        write(
            "a.json", HEADER.formatted(", \"00020016\": {\"vr\": \"AE\", \"Value\": [\"PACS\"]}"));
    Path made = folder.resolve("a.dcm");

    assertThat(dicom("json2dcm", json, "--output", made).err()).isEmpty();

    assertThat(read(made).meta().string(Tags.SourceApplicationEntityTitle)).contains("PACS");
    assertThat(read(made).dataSet().contains(Tags.SourceApplicationEntityTitle)).isFalse();
  }

  @Test
  void whatIsNeitherJsonNorXmlIsRefused() throws IOException {
    Path text = write("a.txt", "Doe^Jane");
    Path made = folder.resolve("a.dcm");

    Shell.Result result = dicom("json2dcm", text, "--output", made);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("Doe");
    assertThat(dicom("json2dcm", write("empty", ""), "--output", made).exitCode()).isEqualTo(1);
    assertThat(dicom("json2dcm", text).exitCode()).isEqualTo(2);
    assertThat(dicom("json2dcm", text, "--output", made, "--transfer-syntax", "CTImageStorage"))
        .returns(2, Shell.Result::exitCode);
    assertThat(made).doesNotExist();
  }
}
