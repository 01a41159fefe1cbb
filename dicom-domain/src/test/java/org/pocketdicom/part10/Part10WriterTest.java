package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.testkit.Part10Files;

class Part10WriterTest {

  private static final Part10Reader STRICT = Part10Reader.strict(ReadLimits.DEFAULT);
  private static final DataSet IMAGE = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
  private static final long TEN_GIB = 10L << 30;

  @TempDir Path folder;

  @Test
  void fileMetaInformationIsCompletePs310Section71() throws IOException {
    byte[] file = write(IMAGE, TransferSyntax.DEFLATED);

    DataSet meta = STRICT.read(file).meta();

    assertThat(Arrays.copyOf(file, 128)).containsOnly(0);
    assertThat(new String(file, 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
    assertThat(meta.get(Tags.FileMetaInformationVersion).orElseThrow().ints())
        .containsExactly(0, 1);
    assertThat(meta.string(Tags.MediaStorageSOPClassUID)).contains("1.2.840.10008.5.1.4.1.1.2");
    assertThat(meta.string(Tags.MediaStorageSOPInstanceUID)).contains("1.2.3");
    assertThat(meta.string(Tags.TransferSyntaxUID)).contains(TransferSyntax.DEFLATED.uid());
    assertThat(meta.string(Tags.ImplementationClassUID))
        .hasValueSatisfying(
            uid -> assertThat(uid).startsWith("2.25.").hasSizeLessThanOrEqualTo(44));
    assertThat(meta.string(Tags.ImplementationVersionName)).contains("POCKET_DICOM");
  }

  @Test
  void fileMetaInformationKeepsWhereAFileCameFromAndFollowsTheDataSet() throws IOException {
    DataSet given =
        DataSet.builder()
            .put(Tags.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
            .put(Tags.MediaStorageSOPInstanceUID, Vr.UI, "1.2.9")
            .put(Tags.TransferSyntaxUID, Vr.UI, "1.2.840.10008.1.2")
            .put(Tags.ImplementationClassUID, Vr.UI, "1.2.8")
            .put(Tags.SourceApplicationEntityTitle, Vr.AE, "MODALITY")
            .build();
    DicomFile file = new DicomFile(given, IMAGE, TransferSyntax.EXPLICIT_LITTLE, List.of());

    DataSet ours = STRICT.read(write(Part10Writer.create(), file, nothing())).meta();
    DataSet kept = STRICT.read(write(Part10Writer.create().keepingMeta(), file, nothing())).meta();

    assertThat(ours.string(Tags.SourceApplicationEntityTitle)).contains("MODALITY");
    assertThat(ours.string(Tags.MediaStorageSOPInstanceUID)).contains("1.2.3");
    assertThat(ours.string(Tags.ImplementationClassUID))
        .isNotEqualTo(given.string(Tags.ImplementationClassUID));
    assertThat(kept.string(Tags.ImplementationClassUID)).contains("1.2.8");
    assertThat(kept.contains(Tags.ImplementationVersionName)).isFalse();
    assertThat(kept.string(Tags.MediaStorageSOPInstanceUID)).contains("1.2.3");
  }

  @ParameterizedTest
  @CsvSource({
    "DEFINED, 08001511 53510000 1C000000 FEFF00E0 0C000000 08005011 55490400 312E3200"
        + " FEFF00E0 00000000",
    "UNDEFINED, 08001511 53510000 FFFFFFFF FEFF00E0 FFFFFFFF 08005011 55490400 312E3200"
        + " FEFF0DE0 00000000 FEFF00E0 FFFFFFFF FEFF0DE0 00000000 FEFFDDE0 00000000",
  })
  void sequencesEndByTheirLengthsOrByDelimitersPs35Section75(SequenceLengths lengths, String hex)
      throws IOException {
    DataSet item = DataSet.builder().put(0x00081150, Vr.UI, "1.2").build();
    DataSet dataSet = DataSet.builder().put(0x00081115, item, DataSet.empty()).build();

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Part10Writer.create()
        .withSequences(lengths)
        .write(dataSet, TransferSyntax.EXPLICIT_LITTLE, out);

    assertThat(out.toByteArray()).endsWith(hex(hex));
  }

  @Test
  void numbersAndWordsAreTurnedByTheirVrPs35Section73() throws IOException {
    DataSet dataSet =
        DataSet.builder()
            .put(0x00720050, Vr.CS, "AT")
            .put(0x00720060, Vr.AT, 0x00100020)
            .put(0x00720065, Vr.OB, new byte[] {1, 2})
            .put(0x00720069, Vr.OW, new byte[] {1, 2, 3, 4})
            .put(0x00720073, Vr.OD, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
            .put(0x0072007A, Vr.US, 0x0102)
            .build();

    assertThat(write(dataSet, TransferSyntax.EXPLICIT_BIG))
        .endsWith(
            hex(
                "00720050 43530002 4154 00720060 41540004 00100020 00720065 4F420000 00000002 0102"
                    + "00720069 4F570000 00000004 02010403"
                    + "00720073 4F440000 00000008 0807060504030201 0072007A 55530002 0102"));
  }

  @Test
  void valueTooLongForItsLengthIsInUnClothesAndReadAsWhatItIsPs35Section622() throws IOException {
    String text = "x\\".repeat(33_000) + "x";
    DataSet dataSet =
        DataSet.builder().put(Tags.OtherPatientIDs, Vr.LO, text.split("\\\\")).build();

    byte[] file = write(dataSet, TransferSyntax.EXPLICIT_LITTLE);

    assertThat(find(file, hex("10000010 554E 0000 D2010100"))).isPositive();
    DicomFile read = STRICT.read(file);
    DataElement element = read.dataSet().get(Tags.OtherPatientIDs).orElseThrow();
    assertThat(element.vr()).isEqualTo(Vr.LO);
    assertThat(
            LongValues.load(element, read.transferSyntax(), ByteSource.of(file), 1 << 20).strings())
        .hasSize(33_001)
        .containsOnly("x");
  }

  @Test
  void numbersInUnClothesAreLittleEndianInABigEndianFileTooPs35Section622() throws IOException {
    int[] numbers = new int[40_000];
    Arrays.fill(numbers, 0x0102);
    DataSet dataSet =
        DataSet.builder().put(Tags.RedPaletteColorLookupTableData, Vr.US, numbers).build();

    byte[] file = write(dataSet, TransferSyntax.EXPLICIT_BIG);

    assertThat(find(file, hex("00281201 554E 0000 00013880 0201 0201"))).isPositive();
  }

  @Test
  void groupLengthsThatAreThereAreMadeRightPs35Section72() throws IOException {
    DataSet dataSet =
        DataSet.builder()
            .put(0x00080000, Vr.UL, 4711)
            .put(Tags.Modality, Vr.CS, "CT")
            .put(Tags.PatientID, Vr.LO, "1")
            .put(0x00200000, Vr.UL, 0)
            .build();

    assertThat(write(dataSet, TransferSyntax.IMPLICIT_LITTLE))
        .endsWith(
            hex(
                "08000000 04000000 0A000000 08006000 02000000 4354 10002000 02000000 3120"
                    + "20000000 04000000 00000000"));
  }

  @ParameterizedTest
  @CsvSource({
    "OB, 00", "UN, 00", "UI, 00", "LO, 20", "UT, 20",
  })
  void oddLengthsArePaddedByTheirVrPs35Section62(Vr vr, String padding) throws IOException {
    DataElement odd =
        new DataElement(0x00091001, vr, new EncodedValue(new byte[] {'1'}, 0, 1, false));

    byte[] file = write(DataSet.builder().put(odd).build(), TransferSyntax.EXPLICIT_LITTLE);

    assertThat(file).endsWith(hex("31" + padding));
    assertThat(STRICT.read(file).dataSet().get(0x00091001).orElseThrow().vr()).isEqualTo(vr);
  }

  @Test
  void oddLengthThatWasLeftInTheFileIsPaddedBeforeItsWordsAreTurned() throws IOException {
    DicomFile file =
        new DicomFile(
            DataSet.empty(),
            IMAGE.toBuilder()
                .put(new DataElement(Tags.PixelData, Vr.OW, new Value.BulkData(1, 3)))
                .build(),
            TransferSyntax.EXPLICIT_LITTLE,
            List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Part10Writer.create()
        .write(
            file,
            ByteSource.of(new byte[] {0, 1, 2, 3}),
            TransferSyntax.EXPLICIT_BIG,
            Channels.newChannel(out));

    assertThat(out.toByteArray()).endsWith(hex("7FE00010 4F570000 00000004 0201 0003"));
  }

  @Test
  void deflatedDataSetHasAnEvenLengthPs35SectionA5() throws IOException {
    for (int i = 0; i < 10; i++) {
      DataSet dataSet = IMAGE.toBuilder().put(Tags.PatientID, Vr.LO, "7".repeat(i)).build();

      byte[] file = write(dataSet, TransferSyntax.DEFLATED);

      assertThat(file.length % 2).isZero();
      assertThat(STRICT.read(file).dataSet().strings(Tags.PatientID).size())
          .isEqualTo(i == 0 ? 0 : 1);
    }
  }

  @Test
  void uidsThatAreNoneAreTakenIntoTheMetaAsTheyAreButNoneNamesASyntax() throws IOException {
    DataSet dataSet =
        IMAGE.toBuilder().put(Tags.SOPInstanceUID, Vr.UI, new byte[] {'1', (byte) 0xE9}).build();

    DicomFile read = STRICT.read(write(dataSet, TransferSyntax.EXPLICIT_LITTLE));

    assertThat(read.meta().strings(Tags.MediaStorageSOPInstanceUID))
        .isEqualTo(dataSet.strings(Tags.SOPInstanceUID));
    assertThatThrownBy(() -> write(dataSet, TransferSyntax.of("1.2\u00E9")))
        .isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void dicomdirWhoseRecordsCannotBeToldApartIsRefused() {
    DataSet record = DataSet.builder().put(Tags.OffsetOfTheNextDirectoryRecord, Vr.UL, 99).build();
    DataSet directory =
        DataSet.builder().put(Tags.DirectoryRecordSequence, record, DataSet.empty()).build();

    assertThatThrownBy(() -> write(directory, TransferSyntax.EXPLICIT_LITTLE))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("DICOMDIR");
  }

  @Test
  void encapsulatedPixelDataIsCopiedWithItsTableAndRefusedForAnyOtherSyntax() throws IOException {
    String jpeg = "1.2.840.10008.1.2.4.50";
    DataSet header = IMAGE.toBuilder().remove(Tags.PixelData).build();
    byte[] original = Part10Files.encapsulated(header, jpeg, new byte[] {1, 2}, new byte[] {3, 4});
    DicomFile file = STRICT.read(original);
    ByteSource content = ByteSource.of(original);

    byte[] written = write(Part10Writer.create().keepingMeta(), file, content);

    assertThat(written)
        .endsWith(
            hex(
                "E07F1000 4F420000 FFFFFFFF FEFF00E0 00000000 FEFF00E0 02000000 0102"
                    + "FEFF00E0 02000000 0304 FEFFDDE0 00000000"));
    Fragments fragments =
        (Fragments) STRICT.read(written).dataSet().get(Tags.PixelData).orElseThrow().value();
    assertThat(fragments.count()).isEqualTo(2);
    for (String other : List.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2.4.90")) {
      assertThatThrownBy(() ->
              Part10Writer.create().write(file, content, TransferSyntax.of(other), discarding()))
          .isInstanceOf(UnsupportedDicom.class)
          .hasMessageContaining("without being decoded");
    }
  }

  @Test
  void nativePixelDataIsRefusedForAnEncapsulatedSyntax() {
    assertThatThrownBy(() -> write(IMAGE, TransferSyntax.of("1.2.840.10008.1.2.4.50")))
        .isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void commandsAndFileMetaInformationAreNoPartOfADataSet() {
    DataSet dataSet = DataSet.builder().put(Tags.TransferSyntaxUID, Vr.UI, "1.2").build();

    assertThatThrownBy(() -> write(dataSet, TransferSyntax.EXPLICIT_LITTLE))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("(0002,0010)");
  }

  @Test
  void sequencesNestedTooDeeplyAreRefused() {
    DataSet nested = DataSet.empty();
    for (int i = 0; i < 10_000; i++) {
      nested = DataSet.builder().put(Tags.ContentSequence, nested).build();
    }
    DataSet deep = nested;

    assertThatThrownBy(() -> write(deep, TransferSyntax.EXPLICIT_LITTLE))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void valueThatIsCutInTheFileIsRefused() {
    byte[] cut = Arrays.copyOf(Part10Files.file(IMAGE), Part10Files.file(IMAGE).length - 10);
    DicomFile file = Part10Reader.lenient(ReadLimits.DEFAULT).read(ByteSource.of(cut));

    assertThatThrownBy(() -> write(Part10Writer.create(), file, ByteSource.of(cut)))
        .isInstanceOf(MalformedDicom.class);
  }

  @Test
  void wordsAreTurnedInPieces() throws IOException {
    Value pixels = new Value.BulkData(0, 200 << 20);

    assertPassesBy(
        image(pixels, TransferSyntax.EXPLICIT_LITTLE), TransferSyntax.EXPLICIT_BIG, 200 << 20);
  }

  @Test
  void headerInFrontOfTenGigabytesIsReplacedWithoutThemInTheHeap() throws IOException {
    long[] lengths = new long[10];
    Arrays.fill(lengths, 1L << 30);
    long[] offsets = new long[10];
    Fragments fragments = new Fragments(new long[0], offsets, lengths, new int[10]);
    TransferSyntax jpeg = TransferSyntax.of("1.2.840.10008.1.2.4.50");

    assertPassesBy(image(fragments, jpeg), jpeg, TEN_GIB);
  }

  private static DicomFile image(Value pixels, TransferSyntax syntax) {
    DataSet dataSet = IMAGE.toBuilder().put(new DataElement(Tags.PixelData, Vr.OW, pixels)).build();
    return new DicomFile(DataSet.empty(), dataSet, syntax, List.of());
  }

  private static void assertPassesBy(DicomFile file, TransferSyntax syntax, long bytes)
      throws IOException {
    Counting out = new Counting();
    long before = allocated();

    Part10Writer.create().write(file, new Zeros(), syntax, out);

    assertThat(out.count).isGreaterThan(bytes);
    assertThat(allocated() - before).isLessThan(4 << 20);
  }

  @Test
  void filesAreCopiedByTheOperatingSystem() throws IOException {
    Path from = Files.write(folder.resolve("from.dcm"), Part10Files.file(IMAGE));
    Path to = folder.resolve("to.dcm");

    try (FileSource source = FileSource.open(from);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      DicomFile file = STRICT.read(source);
      Part10Writer.create().write(file, source, file.transferSyntax(), out);
    }

    byte[] written = Files.readAllBytes(to);
    assertThat(Arrays.copyOfRange(written, written.length - 128, written.length))
        .isEqualTo(IMAGE.get(Tags.PixelData).orElseThrow().encoded().orElseThrow().toByteArray());
  }

  /** As many zeros as anybody wants. */
  private static final class Zeros implements ByteSource {

    @Override
    public long size() {
      return TEN_GIB;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      return length;
    }
  }

  /** Takes everything, and counts it. */
  private static final class Counting implements WritableByteChannel {
    private long count;

    @Override
    public int write(ByteBuffer bytes) {
      int n = bytes.remaining();
      count += n;
      bytes.position(bytes.limit());
      return n;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static WritableByteChannel discarding() {
    return Channels.newChannel(OutputStream.nullOutputStream());
  }

  private static ByteSource nothing() {
    return ByteSource.of(new byte[0]);
  }

  private static byte[] write(DataSet dataSet, TransferSyntax syntax) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Part10Writer.create().write(dataSet, syntax, out);
    return out.toByteArray();
  }

  private static byte[] write(Part10Writer writer, DicomFile file, ByteSource content)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(file, content, file.transferSyntax(), Channels.newChannel(out));
    return out.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static int find(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }
}
