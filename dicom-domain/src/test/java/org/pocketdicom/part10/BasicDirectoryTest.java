package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.Part10Files;

class BasicDirectoryTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);

  /** A record of type PRIVATE and known size; next and lower are indices, -1 for none. */
  private record Planned(int next, int lower, boolean inUse) {}

  private static Planned record(int next, int lower) {
    return new Planned(next, lower, true);
  }

  @Test
  void recordsAreATreePs33AnnexF() {
    // 0 and its sibling 3; below 0 are 1 and 2.
    BasicDirectory directory = read(0, record(3, 1), record(2, -1), record(-1, -1), record(-1, -1));

    assertThat(directory.warnings()).isEmpty();
    assertThat(directory.unreached()).isEmpty();
    assertThat(shape(directory.records())).isEqualTo("[0[1[], 2[]], 3[]]");
  }

  @Test
  void aRecordThatIsNotInUseIsPassedOver() {
    BasicDirectory directory =
        read(0, new Planned(1, -1, false), record(-1, -1), new Planned(-1, -1, false));

    assertThat(shape(directory.records())).isEqualTo("[1[]]");
    assertThat(directory.unreached()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1, [0[]]",
    "-1, 0, [0[]]",
    "7777, -1, [0[]]",
    "-1, 7777, [0[]]",
  })
  void anOffsetInACircleOrToNoRecordEndsItsLevel(int next, int lower, String shape) {
    BasicDirectory directory = read(0, record(next, lower));

    assertThat(shape(directory.records())).isEqualTo(shape);
    assertThat(directory.warnings())
        .extracting(Warning::deviation)
        .containsExactly(Deviation.WRONG_RECORD_OFFSET);
  }

  @Test
  void recordsThatNothingLeadsToAreListedApart() {
    BasicDirectory directory = read(-1, record(-1, -1), record(-1, -1));

    assertThat(directory.records()).isEmpty();
    assertThat(shape(directory.unreached())).isEqualTo("[0[], 1[]]");
    assertThat(directory.warnings())
        .extracting(Warning::deviation)
        .containsOnly(Deviation.UNREACHED_RECORD);
    assertThatThrownBy(() ->
            Part10Reader.strict(ReadLimits.DEFAULT)
                .readDirectory(ByteSource.of(file(-1, record(-1, -1)))))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("UNREACHED_RECORD");
  }

  @Test
  void aHierarchyDeeperThanAnyIsCut() {
    Planned[] chain = new Planned[5000];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = record(-1, i + 1 < chain.length ? i + 1 : -1);
    }

    BasicDirectory directory = read(0, chain);

    assertThat(directory.unreached()).hasSize(5000 - 16);
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGES\\CT1\\IM0001, IMAGES/CT1/IM0001",
    "img001.dcm, img001.dcm",
    "..\\..\\etc\\passwd,",
    "/etc/passwd,",
    "A\\\\B,",
    "C:,",
    ".hidden,",
    "A\\B/../../C,"
  })
  void aFileIdIsAPathOnlyIfItIsOfPlainNamesPs310Section82(String id, String file) {
    DirectoryRecord record =
        new DirectoryRecord(
            DataSet.builder().put(Tags.ReferencedFileID, Vr.CS, id).build(), List.of());

    assertThat(record.file().orElse(null)).isEqualTo(file);
    assertThat(String.join("\\", record.fileId())).isEqualTo(id);
  }

  @Test
  void whatIsNoDirectoryIsSaidToBeNone() {
    byte[] image = Part10Files.file(Part10Files.smallImage("1.2", "1.3", "1.4"));

    assertThatThrownBy(() -> READER.readDirectory(ByteSource.of(image)))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(0004,1220)");
  }

  @TestFactory
  Stream<DynamicTest> everyFileOfADirectoryIsThere() {
    return Corpus.each(
        file -> file.name().equals("dicomdir/DICOMDIR"),
        file -> {
          BasicDirectory directory;
          try (FileSource source = FileSource.open(file.path())) {
            directory = READER.readDirectory(source);
          }

          List<String> files = new ArrayList<>();
          collect(directory.records(), files);
          assertThat(directory.warnings()).isEmpty();
          assertThat(files).hasSize(31);
          assertThat(files)
              .allSatisfy(name -> assertThat(file.path().resolveSibling(name)).exists());
        });
  }

  @TestFactory
  Stream<DynamicTest> directoriesInOtherEncodingsHaveTheSameRecords() {
    return Corpus.each(
        file -> file.name().matches("files/dicomdir_(ebe|ile|reordered)\\.dcm"),
        file -> {
          try (FileSource source = FileSource.open(file.path())) {
            BasicDirectory directory = READER.readDirectory(source);

            List<String> files = new ArrayList<>();
            collect(directory.records(), files);
            assertThat(directory.unreached()).isEmpty();
            assertThat(files).isNotEmpty();
          }
        });
  }

  private static void collect(List<DirectoryRecord> records, List<String> files) {
    for (DirectoryRecord record : records) {
      record.file().ifPresent(files::add);
      collect(record.lower(), files);
    }
  }

  private static String shape(List<DirectoryRecord> records) {
    return records.stream()
        .map(record ->
            record.attributes().strings(Tags.PatientID).getFirst().replaceFirst("^0+(?=.)", "")
                + shape(record.lower()))
        .toList()
        .toString();
  }

  private static BasicDirectory read(int first, Planned... records) {
    return READER.readDirectory(ByteSource.of(file(first, records)));
  }

  private static byte[] file(int first, Planned... records) {
    byte[] probe = bytes(0, new int[records.length * 2], records);
    byte[] item = item(0, record(0, 0), new int[2]);
    int start = probe.length - records.length * (item.length + 8);
    int[] offsets = new int[records.length * 2];
    for (int i = 0; i < records.length; i++) {
      offsets[2 * i] = offset(start, records[i].next(), records.length, item.length);
      offsets[2 * i + 1] = offset(start, records[i].lower(), records.length, item.length);
    }
    return bytes(offset(start, first, records.length, item.length), offsets, records);
  }

  private static int offset(int start, int index, int count, int length) {
    return index < 0 ? 0 : index < count ? start + index * (length + 8) : index;
  }

  private static byte[] bytes(int first, int[] offsets, Planned... records) {
    DataSet[] items = new DataSet[records.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = dataSet(i, records[i], offsets[2 * i], offsets[2 * i + 1]);
    }
    return Part10Files.file(
        DataSet.builder()
            .put(0x00041200, Vr.UL, first)
            .put(Tags.DirectoryRecordSequence, items)
            .build());
  }

  private static byte[] item(int index, Planned planned, int[] offsets) {
    return Part10Files.encode(dataSet(index, planned, offsets[0], offsets[1]));
  }

  private static DataSet dataSet(int index, Planned planned, int next, int lower) {
    return DataSet.builder()
        .put(Tags.OffsetOfTheNextDirectoryRecord, Vr.UL, next)
        .put(Tags.RecordInUseFlag, Vr.US, planned.inUse() ? 0xFFFF : 0)
        .put(Tags.OffsetOfReferencedLowerLevelDirectoryEntity, Vr.UL, lower)
        .put(Tags.DirectoryRecordType, Vr.CS, "PRIVATE")
        .put(Tags.PatientID, Vr.LO, "%04d".formatted(index))
        .build();
  }
}
