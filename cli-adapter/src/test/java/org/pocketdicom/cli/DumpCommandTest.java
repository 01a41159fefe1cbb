package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.cli.Shell.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class DumpCommandTest {

  @TempDir Path folder;

  private Path write(String name, DataSet dataSet) throws IOException {
    return Files.write(folder.resolve(name), Part10Files.file(dataSet));
  }

  private static DataSetBuilder image() {
    return Part10Files.smallImage("1.2.3", "1.2.4", "1.2.5").toBuilder();
  }

  @Test
  void elementIsOneLineWithLengthMultiplicityAndKeyword() throws IOException {
    Path file = write("a.dcm", image().put(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY").build());

    Shell.Result result = dicom("dump", file);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.lines())
        .contains(
            "# Data Set, Explicit VR Little Endian",
            "(0002,0010) UI =ExplicitVRLittleEndian                  #  20, 1 TransferSyntaxUID",
            "(0008,0008) CS [ORIGINAL\\PRIMARY]                       #  16, 2 ImageType",
            "(0010,0010) PN [Doe^Jane]                               #   8, 1 PatientName",
            "(0028,0010) US 8                                        #   2, 1 Rows",
            "(7fe0,0010) OW"
                + " 0000\\0001\\0002\\0003\\0004\\0005\\0006\\0007\\0010\\0011\\0012\\0013\\0014\\..."
                + " # 128, 1 PixelData");
  }

  @Test
  void nestedElementsAreIndented() throws IOException {
    DataSet item = DataSet.builder().put(Tags.StudyID, Vr.SH, "7").build();
    Path file = write("a.dcm", DataSet.builder().put(Tags.ReferencedStudySequence, item).build());

    assertThat(dicom("dump", file).lines())
        .containsSubsequence(
            "(0008,1110) SQ (Sequence #=1)                           # n/a, 1"
                + " ReferencedStudySequence",
            "  (fffe,e000) na (Item #=1)                               # n/a, 1 Item",
            "    (0020,0010) SH [7]                                      #   2, 1 StudyID");
  }

  @Test
  void recordsOfADirectoryAreATreeBehindItsElements() throws IOException {
    DataSet image =
        DataSet.builder()
            .put(Tags.DirectoryRecordType, Vr.CS, "IMAGE")
            .put(Tags.ReferencedFileID, Vr.CS, "CT1", "IM0001")
            .put(Tags.InstanceNumber, Vr.IS, "7")
            .build();
    DataSet patient =
        DataSet.builder()
            .put(
                Tags.OffsetOfReferencedLowerLevelDirectoryEntity,
                Vr.UL,
                Part10Files.file(DataSet.empty()).length + 72)
            .put(Tags.DirectoryRecordType, Vr.CS, "PATIENT")
            .put(Tags.PatientID, Vr.LO, "4711")
            .build();
    Path file =
        write(
            "DICOMDIR",
            DataSet.builder()
                .put(
                    Tags.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity,
                    Vr.UL,
                    Part10Files.file(DataSet.empty()).length + 24)
                .put(Tags.DirectoryRecordSequence, patient, image)
                .build());

    assertThat(dicom("dump", file).lines())
        .containsSubsequence("# Directory", "PATIENT 4711", "  IMAGE 7 -> CT1/IM0001");
  }

  @Test
  void longValuesAreCutAndControlCharactersShown() throws IOException {
    Path file =
        write(
            "a.dcm",
            DataSet.builder()
                .put(Tags.PatientComments, Vr.LT, "two\r\nlines")
                .put(Tags.ImageComments, Vr.LT, "x".repeat(1000))
                .put(Tags.SelectorULValue, Vr.UL, IntStream.range(0, 1000).toArray())
                .put(Tags.EncapsulatedDocument, Vr.OB, new byte[100])
                .build());

    assertThat(dicom("dump", file).lines())
        .contains(
            "(0010,4000) LT [two␍␊lines]                             #  10, 1 PatientComments",
            "(0020,4000) LT [" + "x".repeat(66) + "... # 1000, 1 ImageComments",
            "(0042,0011) OB " + "00\\".repeat(22) + "... # 100, 1 EncapsulatedDocument")
        .anyMatch(
            line -> line.matches("\\(0072,0078\\) UL 0\\\\1\\\\.*\\\\\\.\\.\\. # 4000,1000 .*"));
  }

  @Test
  void privateElementsAreNamedByTheirCreator() throws IOException {
    Path file =
        write(
            "a.dcm",
            DataSet.builder()
                .put(0x00090010, Vr.LO, "GEMS_IDEN_01")
                .put(0x00091002, Vr.SH, "CT01")
                .put(0x000B1002, Vr.SH, "XY")
                .build());

    assertThat(dicom("dump", file).out())
        .contains(
            " Private Creator\n",
            " Suite id [GEMS_IDEN_01]\n",
            "[XY]                                     #   2, 1 Unknown Tag & Data\n");
  }

  @Test
  void aPrivateElementIsAskedForByItsCreatorWhateverItsBlock() throws IOException {
    Path file =
        write(
            "a.dcm",
            image().put(0x00110012, Vr.LO, "ACME 2.0").put(0x00111205, Vr.LO, "x").build());

    assertThat(dicom("dump", file, "--tag", "0011,xx05[ACME 2.0]").lines())
        .singleElement()
        .asString()
        .startsWith("(0011,1205) LO [x]");
    assertThat(dicom("dump", "--json", file, "--tag", "0011,xx05[ACME 2.0]").out())
        .endsWith("\"dataset\": {\"00111205\":{\"vr\":\"LO\",\"Value\":[\"x\"]}}}\n");
    assertThat(dicom("dump", file, "--tag", "0011,xx05").exitCode()).isEqualTo(2);
  }

  @Test
  void valuesThatStayInTheFileShowTheirBeginning() throws IOException {
    Path file =
        write(
            "a.dcm",
            DataSet.builder()
                .put(Tags.EncapsulatedDocument, Vr.OB, new byte[9000])
                .put(Tags.TextValue, Vr.UT, "y".repeat(70_000))
                .build());

    assertThat(dicom("dump", file).lines())
        .contains(
            "(0040,a160) UT [" + "y".repeat(66) + "... # 70000, 1 TextValue",
            "(0042,0011) OB " + "00\\".repeat(22) + "... # 9000, 1 EncapsulatedDocument");
  }

  @Test
  void fragmentsAreListedBehindTheirOffsetTable() throws IOException {
    byte[] bytes =
        Part10Files.encapsulated(
            image().remove(Tags.PixelData).build(),
            "1.2.840.10008.1.2.4.90",
            new byte[] {-1, 0x4F, -1, 0x51, 0, 0},
            new byte[] {1, 2, 3, 4});
    Path file = Files.write(folder.resolve("a.dcm"), bytes);

    assertThat(dicom("dump", file).lines())
        .endsWith(
            "(7fe0,0010) OB (PixelSequence #=2)                      # n/a, 1 PixelData",
            "  (fffe,e000) pi (empty offset table)                     #   0, 1 Item",
            "  (fffe,e000) pi ff\\4f\\ff\\51\\...                          #   6, 1 Item",
            "  (fffe,e000) pi 01\\02\\03\\04                              #   4, 1 Item");
  }

  @Test
  void textIsDecodedAndPaddedByItsCharacters() throws IOException {
    Path file =
        write(
            "a.dcm",
            DataSet.builder()
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .put(Tags.PatientName, Vr.PN, "Müller^Jörg")
                .put(Tags.PatientID, Vr.LO, " 7 \\ 8 ")
                .build());

    assertThat(dicom("dump", file).lines())
        .contains(
            "(0010,0010) PN [Müller^Jörg]                            #  14, 1 PatientName",
            "(0010,0020) LO [ 7 \\ 8]                                 #   8, 2 PatientID");
  }

  @Test
  void noValueSteersTheTerminal() throws IOException {
    Path file =
        write(
            "a\u001b[2J.dcm",
            DataSet.builder()
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .put(0x00090010, Vr.LO, "EVIL\u001b]0;x\u0007")
                .put(0x00091001, Vr.LO, "x")
                .put(Tags.PatientName, Vr.PN, "a\u001b[31m\u009b\u202eb")
                .put(Tags.PatientComments, Vr.LT, "\u001b[2J".repeat(100))
                .build());

    for (String how : new String[] {"dump", "dump --csv --tag PatientName --tag PatientComments"}) {
      Shell.Result result =
          dicom(
              Stream.of((how + " ").split(" "), new Path[] {file, file})
                  .flatMap(Stream::of)
                  .toArray());
      assertThat(result.out() + result.err())
          .contains("a␛[31m")
          .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    }
  }

  @Test
  void coloursAreThereWhenAskedFor() throws IOException {
    Path file = write("a.dcm", image().build());

    assertThat(dicom("dump", file).out()).doesNotContain("\u001b");
    assertThat(dicom("dump", "--color=never", file).out()).doesNotContain("\u001b");
    assertThat(dicom("dump", "--color=always", file).lines())
        .contains(
            "\u001b[1m# File Meta Information\u001b[m",
            "\u001b[36m(0028,0010)\u001b[m US 8                                        #   2, 1"
                + " \u001b[32mRows\u001b[m");
    assertThat(dicom("dump", "--color=pink", file).exitCode()).isEqualTo(2);
  }

  @Test
  void tagsAreThoseAskedForInAnySpelling() throws IOException {
    DataSet item = DataSet.builder().put(Tags.StudyID, Vr.SH, "7").build();
    Path file = write("a.dcm", image().put(Tags.ReferencedStudySequence, item).build());

    Shell.Result result =
        dicom(
            "dump",
            file,
            "--tag",
            "(0010,0020)",
            "--tag=ReferencedStudySequence[0].StudyID",
            "--tag",
            "00020010",
            "--tag",
            "PatientBirthDate");

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("(0010,0020) LO [4711]"),
            line -> assertThat(line).startsWith("(0020,0010) SH [7]"),
            line -> assertThat(line).startsWith("(0002,0010) UI ="));
  }

  @Test
  void severalFilesAreEachHeadedByTheirPathInOrder() throws IOException {
    Path b = write("b.dcm", image().build());
    Path a = write("a.dcm", image().build());

    assertThat(dicom("dump", "--tag", "Rows", folder).lines())
        .containsSubsequence("# " + a, "# " + b);
    assertThat(dicom("dump", "--tag", "Rows", b, a).lines())
        .containsSubsequence("# " + b, "# " + a);
  }

  @Test
  void fileThatFailsIsNamedAndTheOthersAreDumped() throws IOException {
    Path good = write("good.dcm", image().build());
    Path text = Files.writeString(folder.resolve("notes.txt"), "Doe^Jane was here, no DICOM");

    Shell.Result result = dicom("dump", good, text, folder.resolve("missing"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("Doe^Jane");
    assertThat(result.messages())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("dicom: " + text + ": ").doesNotContain("Doe"),
            line -> assertThat(line).endsWith("missing: no such file or directory"));
  }

  @Test
  void deviationsAreWarningsAtMostThreeAFile() throws IOException {
    byte[] file = Part10Files.file(image().build());
    byte[] bare = Arrays.copyOfRange(file, 132, file.length);
    Path path = Files.write(folder.resolve("bare.dcm"), bare);

    Shell.Result result = dicom("dump", path);

    assertThat(result.exitCode()).isZero();
    assertThat(result.messages())
        .hasSizeBetween(1, 4)
        .allMatch(line -> line.startsWith("dicom: " + path + ": warning: "));
  }

  @Test
  void jsonIsOneLineForEachReadableInput() throws IOException {
    Path good = write("a \"b\".dcm", image().build());
    Path bad = Files.writeString(folder.resolve("notes.txt"), "no DICOM");

    Shell.Result result = dicom("dump", "--json", good, bad);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines())
        .singleElement()
        .asString()
        .startsWith("{\"path\": \"" + good.toString().replace("\"", "\\\"") + "\", \"dataset\": {")
        .contains("\"00100020\":{\"vr\":\"LO\",\"Value\":[\"4711\"]}")
        .endsWith("}}");
  }

  @Test
  void jsonRefersToPixelDataAndHoldsOtherLongValues() throws IOException {
    DataSet item =
        DataSet.builder().put(Tags.EncapsulatedDocument, Vr.OB, new byte[300_000]).build();
    Path file = write("a.dcm", image().put(Tags.ReferencedStudySequence, item).build());

    String json = dicom("dump", "--json", file).out();

    assertThat(json)
        .contains("\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"" + file.toUri() + "?offset=")
        .contains("\"InlineBinary\":\"" + "A".repeat(400_000) + "\"");
  }

  @Test
  void jsonOfTagsHoldsTheirOutermostElements() throws IOException {
    DataSet item = DataSet.builder().put(Tags.StudyID, Vr.SH, "7").build();
    Path file = write("a.dcm", image().put(Tags.ReferencedStudySequence, item).build());

    assertThat(dicom("dump", "--json", "--tag", "ReferencedStudySequence[0].StudyID", file).out())
        .endsWith(
            "\"dataset\":"
                + " {\"00081110\":{\"vr\":\"SQ\",\"Value\":[{\"00200010\":{\"vr\":\"SH\",\"Value\":[\"7\"]}}]}}}\n");
  }

  @Test
  void xmlIsOneDocumentOfOneFile() throws IOException {
    Path file = write("a.dcm", image().build());

    assertThat(dicom("dump", "--xml", file).out())
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NativeDicomModel ")
        .contains("<Value number=\"1\">4711</Value>")
        .contains("<BulkData uri=\"" + file.toUri() + "?offset=")
        .endsWith("</NativeDicomModel>\n");
    assertThat(dicom("dump", "--xml", "--tag", "PatientID", file).out())
        .contains("keyword=\"PatientID\"")
        .doesNotContain("keyword=\"PatientName\"");
    assertThat(dicom("dump", "--xml", file, file).exitCode()).isEqualTo(2);
  }
}
