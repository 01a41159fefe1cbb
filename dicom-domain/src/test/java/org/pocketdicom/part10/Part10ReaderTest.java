package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.testkit.Part10Files;

class Part10ReaderTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final DataSet IMAGE = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");

  @Test
  void aFileIsReadAlikeFromASourceAStreamAndAnArray() throws IOException {
    byte[] file = Part10Files.file(IMAGE);

    for (DicomFile read : threeWays(file)) {
      assertThat(read.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE);
      assertThat(read.warnings()).isEmpty();
      assertThat(read.dataSet().string(Tags.PatientName)).contains("Doe^Jane");
      assertThat(read.dataSet().size()).isEqualTo(IMAGE.size());
    }
  }

  @Test
  void pixelDataIsLeftInTheObject() {
    byte[] file = Part10Files.file(IMAGE);

    DicomFile read = READER.read(ByteSource.of(file));

    assertThat(read.dataSet().get(Tags.PixelData).orElseThrow().value())
        .isEqualTo(new Value.BulkData(file.length - 128, 128));
  }

  @Test
  void readingAHeaderCostsTheHeaderWhateverTheSizeOfTheObject() {
    byte[] file = Part10Files.file(IMAGE);
    long[] read = {0};
    ByteSource source = counting(file, 4L << 30, read);

    READER.read(source);

    assertThat(read[0]).isLessThan(100_000);
  }

  @Test
  void aReaderStopsBehindTheTagItIsAskedFor() {
    DataSet item = DataSet.builder().put(Tags.PixelData, Vr.OW, new byte[2]).build();
    byte[] file =
        Part10Files.file(IMAGE.toBuilder().put(Tags.ReferencedStudySequence, item).build());
    byte[] cut = Arrays.copyOf(file, file.length - 150);

    DicomFile read = READER.upTo(Tags.PatientID).read(cut);

    assertThat(read.warnings()).isEmpty();
    assertThat(read.dataSet().items(Tags.ReferencedStudySequence)).hasSize(1);
    assertThat(read.dataSet().items(Tags.ReferencedStudySequence).getFirst().size()).isEqualTo(1);
    assertThat(read.dataSet().tagAt(read.dataSet().size() - 1)).isEqualTo(Tags.PatientID);
    DicomFile metaOnly = READER.upTo(Tags.TransferSyntaxUID).read(cut);
    assertThat(metaOnly.meta().contains(Tags.TransferSyntaxUID)).isTrue();
    assertThat(metaOnly.dataSet().size()).isZero();
  }

  @Test
  void sequencesOfDefinedLengthNest() {
    DataSet inner = DataSet.builder().put(Tags.CodeValue, Vr.SH, "T-1").build();
    DataSet outer = DataSet.builder().put(Tags.ConceptNameCodeSequence, inner, inner).build();
    byte[] file = Part10Files.file(DataSet.builder().put(Tags.ContentSequence, outer).build());

    DataSet read = READER.read(file).dataSet();

    List<DataSet> items =
        read.items(Tags.ContentSequence).getFirst().items(Tags.ConceptNameCodeSequence);
    assertThat(items).hasSize(2);
    assertThat(items.get(1).string(Tags.CodeValue)).contains("T-1");
  }

  @Test
  void sequencesOfUndefinedLengthEndAtTheirDelimiters() {
    DataSet read =
        READER
            .read(
                explicit(
                    "08001511 5351 0000 FFFFFFFF"
                        + "FEFF00E0 FFFFFFFF 08005011 5549 0400 312E3200 FEFF0DE0 00000000"
                        + "FEFF00E0 00000000"
                        + "FEFFDDE0 00000000"
                        + "10002000 4C4F 0200 3737"))
            .dataSet();

    assertThat(read.items(0x00081115)).hasSize(2);
    assertThat(read.items(0x00081115).getFirst().string(0x00081150)).contains("1.2");
    assertThat(read.string(Tags.PatientID)).contains("77");
  }

  @Test
  void aSequenceInUnClothesIsImplicitLittleEndianPs35Section622() {
    DataSet read =
        READER
            .read(
                explicit(
                    "09001010 554E 0000 FFFFFFFF FEFF00E0 FFFFFFFF 10002000 02000000 3737"
                        + "FEFF0DE0 00000000 FEFFDDE0 00000000 10003000 4441 0000"))
            .dataSet();

    assertThat(read.items(0x00091010).getFirst().string(Tags.PatientID)).contains("77");
    assertThat(read.contains(Tags.PatientBirthDate)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2, 100020000400000034373131",
    "1.2.840.10008.1.2.2, 001000204C4F000434373131",
    "1.2.840.10008.1.2.1, 100020004C4F040034373131",
  })
  void everyNativeSyntaxIsReadByItsRules(String syntax, String hex) {
    DicomFile read = READER.read(withMeta(syntax, HexFormat.of().parseHex(hex)));

    assertThat(read.dataSet().string(Tags.PatientID)).contains("4711");
    assertThat(read.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aDeflatedDataSetIsReadWithAndWithoutZlibHeader(boolean raw) throws IOException {
    byte[] plain = Part10Files.encode(IMAGE);
    byte[] file = withMeta("1.2.840.10008.1.2.1.99", deflate(plain, raw));

    for (DicomFile read : threeWays(file)) {
      assertThat(read.dataSet().string(Tags.PatientID)).contains("4711");
      assertThat(deviations(read)).isEqualTo(raw ? List.of() : List.of(Deviation.ZLIB_HEADER));
      Value.BulkData pixels =
          (Value.BulkData) read.dataSet().get(Tags.PixelData).orElseThrow().value();
      try (ByteSource content = Part10Reader.content(read, ByteSource.of(file))) {
        byte[] bytes = content.read(pixels.offset(), 128);
        assertThat(bytes).isEqualTo(Arrays.copyOfRange(plain, plain.length - 128, plain.length));
        assertThat(content.read(pixels.offset() + 2, 2)).containsExactly(bytes[2], bytes[3]);
      }
    }
  }

  @Test
  void inflationStopsAtItsLimit() {
    byte[] bomb = deflate(concat(Part10Files.encode(IMAGE), new byte[10 << 20]), true);
    ReadLimits limits = new ReadLimits(1 << 20, 1000, 16, 1 << 20);

    assertThatThrownBy(
            () -> Part10Reader.lenient(limits).read(withMeta("1.2.840.10008.1.2.1.99", bomb)))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void fragmentsAreNotedWithTheirPlacesAndBeginnings() throws IOException {
    byte[] first = HexFormat.of().parseHex("FFD8FFE00001");
    byte[] second = HexFormat.of().parseHex("AABB");
    byte[] file =
        Part10Files.encapsulated(
            IMAGE.toBuilder().remove(Tags.PixelData).build(),
            "1.2.840.10008.1.2.4.50",
            first,
            second);

    for (DicomFile read : threeWays(file)) {
      Fragments fragments = (Fragments) read.dataSet().get(Tags.PixelData).orElseThrow().value();
      assertThat(fragments.count()).isEqualTo(2);
      assertThat(fragments.head(0)).isEqualTo(0xFFD8FFE0);
      assertThat(fragments.head(1)).isZero();
      int at = (int) fragments.offset(0);
      assertThat(Arrays.copyOfRange(file, at, at + (int) fragments.length(0))).isEqualTo(first);
      assertThat(fragments.length(1)).isEqualTo(2);
    }
  }

  @Test
  void manyFragmentsCostNoMemoryOfTheirOwn() throws IOException {
    byte[][] fragments = new byte[3000][1000];
    byte[] file =
        Part10Files.encapsulated(
            IMAGE.toBuilder().remove(Tags.PixelData).build(), "1.2.840.10008.1.2.5", fragments);
    Part10Reader reader = Part10Reader.lenient(new ReadLimits(200_000, 5000, 16, 1 << 20));

    DicomFile read = reader.read(new ByteArrayInputStream(file));

    assertThat(read.warnings()).isEmpty();
    assertThat(((Fragments) read.dataSet().get(Tags.PixelData).orElseThrow().value()).count())
        .isEqualTo(3000);
  }

  @Test
  void theHeaderIsGivenBeforeThePixelsHaveCome() throws IOException {
    byte[] file = Part10Files.file(IMAGE);
    List<String> uids = new ArrayList<>();

    READER.read(
        new ByteArrayInputStream(file),
        header -> uids.add(header.string(Tags.SOPInstanceUID).orElse("")));

    assertThat(uids).containsExactly("1.2.3");
  }

  @Test
  void itemsInheritTheCharacterSetOfTheDataSetAroundThem() {
    DataSet item =
        DataSet.builder().put(Tags.PatientName, Vr.PN, new byte[] {(byte) 0xC4, 'b'}).build();
    DataSet dataSet =
        DataSet.builder()
            .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
            .put(Tags.ReferencedPatientSequence, item)
            .build();

    DataSet read = READER.read(Part10Files.file(dataSet)).dataSet();

    assertThat(read.items(Tags.ReferencedPatientSequence).getFirst().string(Tags.PatientName))
        .contains("Äb");
  }

  @Test
  void pixelDataThatIsCutKeepsTheLengthItClaims() throws IOException {
    byte[] file = Part10Files.file(IMAGE);
    byte[] cut = Arrays.copyOf(file, file.length - 28);

    for (DicomFile read : threeWays(cut)) {
      assertThat(deviations(read)).containsExactly(Deviation.TRUNCATED_PIXEL_DATA);
      assertThat(read.dataSet().get(Tags.PixelData).orElseThrow().value())
          .isEqualTo(new Value.BulkData(file.length - 128, 128));
    }
  }

  @Test
  void sequencesNested10000DeepAreRefused() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 10_000; i++) {
      out.writeBytes(HexFormat.of().parseHex("0800151153510000FFFFFFFFFEFF00E0FFFFFFFF"));
    }

    assertThatThrownBy(() -> READER.read(withMeta("1.2.840.10008.1.2.1", out.toByteArray())))
        .isInstanceOf(LimitExceeded.class)
        .hasMessageContaining("128");
  }

  @Test
  void theDeepestNestingThatMayBeAllowedIsReadWrittenAndIndexed() throws IOException {
    DataSet nested = DataSet.builder().put(Tags.PatientID, Vr.LO, "77").build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < ReadLimits.MAX_DEPTH; i++) {
      out.writeBytes(HexFormat.of().parseHex("0800151153510000FFFFFFFFFEFF00E0FFFFFFFF"));
    }
    out.writeBytes(Part10Files.encode(nested));
    for (int i = 0; i < ReadLimits.MAX_DEPTH; i++) {
      out.writeBytes(HexFormat.of().parseHex("FEFF0DE000000000FEFFDDE000000000"));
    }
    ReadLimits limits = new ReadLimits(1 << 20, 10_000, ReadLimits.MAX_DEPTH, 1 << 20);

    DataSet read =
        Part10Reader.strict(limits)
            .read(withMeta("1.2.840.10008.1.2.1", out.toByteArray()))
            .dataSet();

    ByteArrayOutputStream json = new ByteArrayOutputStream();
    DicomJsonWriter.write(read, element -> Optional.empty(), json);
    assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"77\"");
    assertThat(HeaderCodec.decode(HeaderCodec.encode(read)).size()).isEqualTo(1);
  }

  @Test
  void moreElementsThanTheLimitAreRefused() {
    ReadLimits limits = new ReadLimits(1 << 20, 5, 16, 1 << 20);

    assertThatThrownBy(() -> Part10Reader.lenient(limits).read(Part10Files.file(IMAGE)))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void aClaimedLengthIsNotAllocated() {
    byte[] file = explicit("10001000 5554 0000 F0FFFF7F 41");

    DicomFile read = READER.read(ByteSource.of(file));

    assertThat(deviations(read)).contains(Deviation.TRUNCATED_DATA_SET);
  }

  @Test
  void anObjectMayEndAnywhereWithinAnItemOfDefinedLength() {
    DataSet item = DataSet.builder().put(Tags.Modality, Vr.CS, "CT").build();
    byte[] file = Part10Files.file(DataSet.builder().put(Tags.ContentSequence, item, item).build());

    for (int cut = 1; cut < 30; cut++) {
      assertThat(READER.read(Arrays.copyOf(file, file.length - cut)).warnings())
          .extracting(Warning::deviation)
          .containsOnly(Deviation.TRUNCATED_DATA_SET);
    }
  }

  @Test
  void theFirstDeviationOfEachKindIsReportedHoweverManyOthersThereAre() {
    byte[] odd = HexFormat.of().parseHex("09001000 5554 0000 01000000 41".replace(" ", ""));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Part10Files.file(IMAGE.toBuilder().remove(Tags.PixelData).build()));
    for (int i = 0; i < 200; i++) {
      file.writeBytes(odd);
    }
    file.writeBytes(Arrays.copyOf(odd, 8));

    assertThat(READER.read(file.toByteArray()).warnings())
        .hasSizeLessThan(110)
        .extracting(Warning::deviation)
        .contains(Deviation.ODD_LENGTH_VALUE, Deviation.TRUNCATED_DATA_SET);
  }

  @Test
  @Timeout(10)
  void manyPrivateElementsWithoutTheirCreatorCostNoMoreThanOthers() {
    ByteBuffer elements = ByteBuffer.allocate(8 * 500_000).order(ByteOrder.LITTLE_ENDIAN);
    while (elements.hasRemaining()) {
      elements.putShort((short) 0x0029).putShort((short) 0x1001).putInt(0);
    }

    DataSet read =
        READER.read(joined(explicitMeta(TransferSyntax.IMPLICIT_LITTLE), elements)).dataSet();

    assertThat(read.get(0x00291001)).isPresent();
  }

  @Test
  @Timeout(10)
  void repeatedPixelDataIsAnnouncedOnce() throws IOException {
    ByteBuffer elements = ByteBuffer.allocate(12 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 50_000; i > 0; i--) {
      elements.putShort((short) 0x0029).putShort((short) i).put(bytes("LO")).putShort((short) 0);
    }
    while (elements.remaining() >= 12) {
      elements.putInt(0x00107FE0).put(bytes("OW")).putShort((short) 0).putInt(0);
    }
    int[] calls = {0};

    READER.read(
        new ByteArrayInputStream(joined(explicitMeta(TransferSyntax.EXPLICIT_LITTLE), elements)),
        header -> calls[0]++);

    assertThat(calls[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2.1, DEADBEEFDEADBEEFDEADBEEF",
    "1.2.840.10008.1.2.1, FFFFFFFFFFFFFFFFFFFFFFFF",
    "1.2.840.10008.1.2.1, 6C6F67206F6620612063616D657261",
    "1.2.840.10008.1.2,   DEADBEEFDEADBEEFDEADBEEF",
    "1.2.840.10008.1.2,   FFFFFFFFFFFFFFFFFFFFFFFF",
    "1.2.840.10008.1.2,   6C6F67206F6620612063616D657261"
  })
  void whatIsNoElementBehindPixelDataIsGarbageAndNotACutDataSet(String syntax, String garbage) {
    boolean explicit = syntax.equals(TransferSyntax.EXPLICIT_LITTLE.uid());
    String pixels = "E07F1000" + (explicit ? "4F570000" : "") + "020000000000";
    byte[] elements = HexFormat.of().parseHex(pixels + garbage);

    DicomFile read =
        READER.read(
            joined(
                Part10Files.file(DataSet.empty(), syntax),
                ByteBuffer.allocate(elements.length).put(elements)));

    assertThat(read.dataSet().size()).isEqualTo(1);
    assertThat(read.warnings())
        .extracting(Warning::deviation)
        .containsExactly(Deviation.TRAILING_GARBAGE);
  }

  @Test
  void anElementBehindPixelDataThatIsCutIsNoGarbage() {
    byte[] file = Part10Files.file(IMAGE.toBuilder().put(0x7FE10010, Vr.LO, "ACME").build());

    assertThat(READER.read(Arrays.copyOf(file, file.length - 1)).warnings())
        .extracting(Warning::deviation)
        .containsExactly(Deviation.TRUNCATED_DATA_SET);
  }

  @Test
  void zerosAtTheEndAreNoElements() {
    DicomFile read = READER.read(concat(Part10Files.file(IMAGE), new byte[512]));

    assertThat(deviations(read)).containsExactly(Deviation.TRAILING_GARBAGE);
    assertThat(read.dataSet().size()).isEqualTo(IMAGE.size());
  }

  @ParameterizedTest
  @CsvSource({"''", "00", "504B0304", "7B22", "89504E470D0A1A0A0000000D49484452"})
  void whatIsNotDicomIsMalformed(String hex) {
    assertThatThrownBy(() -> READER.read(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedDicom.class);
  }

  @Test
  void everyTruncationAndEveryMutationIsReadOrRefused() {
    DataSet nested = DataSet.builder().put(Tags.ReferencedImageSequence, IMAGE, IMAGE).build();
    byte[] file = Part10Files.file(nested);
    for (int length = 0; length < file.length; length++) {
      readOrRefuse(Arrays.copyOf(file, length));
    }
    Random random = new Random(20_260_101);
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = file.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      readOrRefuse(mutated);
    }
  }

  // Whatever was read can also be asked.
  private static byte[] explicitMeta(TransferSyntax syntax) {
    return Part10Files.file(DataSet.empty(), syntax.uid());
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[] head, ByteBuffer elements) {
    return ByteBuffer.allocate(head.length + elements.position())
        .put(head)
        .put(elements.flip())
        .array();
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      DicomFile read = READER.read(ByteSource.of(bytes));
      assertThat(HeaderCodec.decode(HeaderCodec.encode(read.dataSet())).size())
          .isEqualTo(read.dataSet().size());
      read.dataSet()
          .forEach(element -> assertThat(element.strings().size()).isGreaterThanOrEqualTo(0));
    } catch (DicomException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static List<DicomFile> threeWays(byte[] file) throws IOException {
    return List.of(
        READER.read(ByteSource.of(file)),
        READER.read(new ByteArrayInputStream(file)),
        READER.read(file));
  }

  private static List<Deviation> deviations(DicomFile file) {
    return file.warnings().stream().map(Warning::deviation).toList();
  }

  private static byte[] explicit(String hex) {
    return withMeta("1.2.840.10008.1.2.1", HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static byte[] withMeta(String syntax, byte[] dataSet) {
    return concat(Part10Files.file(DataSet.empty(), syntax), dataSet);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] deflate(byte[] bytes, boolean raw) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, raw);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] target = new byte[bytes.length + 100];
    int size = deflater.deflate(target);
    deflater.end();
    return Arrays.copyOf(target, size);
  }

  private static ByteSource counting(byte[] file, long size, long[] read) {
    ByteSource head = ByteSource.of(file);
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, byte[] target, int offset, int length) {
        read[0] += length;
        return head.read(position, target, offset, length);
      }
    };
  }
}
