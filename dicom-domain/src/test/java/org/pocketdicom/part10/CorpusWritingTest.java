package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;
import org.pocketdicom.testkit.DataSetLines;

/** Writes what was read of the corpus, and reads it again. */
class CorpusWritingTest {

  private static final Part10Reader LENIENT = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final Part10Reader STRICT = Part10Reader.strict(ReadLimits.DEFAULT);
  private static final Part10Writer COPIER = Part10Writer.create().keepingMeta();

  private static final List<TransferSyntax> NATIVE =
      List.of(
          TransferSyntax.IMPLICIT_LITTLE,
          TransferSyntax.EXPLICIT_LITTLE,
          TransferSyntax.EXPLICIT_BIG,
          TransferSyntax.DEFLATED);

  // Elements that the dictionaries know, or sequences, with VR UN: they are written with their VR.
  private static final Set<String> UNKNOWN_VRS =
      Set.of(
          "files/explicit_vr_un.dcm",
          "files/j2k_pixrep_mismatch.dcm",
          "files/mr_voi_linear.dcm",
          "files/rtdose_15f_rle.dcm",
          "files/un_sequence.dcm");

  private static final Pattern OFFSET = Pattern.compile("\\(0004,(1200|1202|1400|1420|1504)\\)");

  @TestFactory
  Stream<DynamicTest> whatIsReadIsWrittenAndReadAlikeWithNothingToTolerate() {
    return Corpus.each(
        file -> file.header() == Expectation.SUCCEED,
        file -> {
          byte[] original = Files.readAllBytes(file.path());
          DicomFile read = LENIENT.read(original);
          if (isCut(read, original)) {
            assertThatThrownBy(() -> copy(read, original)).isInstanceOf(MalformedDicom.class);
            return;
          }

          byte[] written = copy(read, original);

          assertThat(lines(STRICT.read(written), written)).isEqualTo(lines(read, original));
        });
  }

  @Test
  void canonicalFilesAreWrittenByteByByteAsTheyWere() throws IOException {
    List<String> otherwise = new ArrayList<>();
    int identical = 0;

    for (CorpusFile file : Corpus.files()) {
      if (file.header() == Expectation.SUCCEED) {
        byte[] original = Files.readAllBytes(file.path());
        DicomFile read = LENIENT.read(original);
        if (!isCut(read, original)) {
          byte[] written = copy(read, original);
          if (Arrays.equals(written, original)) {
            identical++;
          } else if (isCanonical(file, original, read, LENIENT.read(written))) {
            otherwise.add(file.name());
          }
        }
      }
    }

    assertThat(otherwise).isEmpty();
    assertThat(identical).isEqualTo(344);
  }

  @TestFactory
  Stream<DynamicTest> offsetsOfADicomdirFollowItsRecordsPs33SectionF322() {
    return Corpus.each(
        file -> file.name().toLowerCase(Locale.ROOT).matches(".*/dicomdir[^/]*"),
        file -> {
          byte[] original = Files.readAllBytes(file.path());
          DicomFile read = LENIENT.read(original);
          DataSet longer =
              read.dataSet().toBuilder().put(Tags.FileSetID, Vr.CS, "A LONGER NAME 16").build();

          byte[] written =
              write(
                  Part10Writer.create(), read.withDataSet(longer), original, read.transferSyntax());

          DataSet again = STRICT.read(written).dataSet();
          List<Integer> before = offsets(read.dataSet());
          int shift = written.length - original.length;
          assertThat(offsets(again))
              .isEqualTo(before.stream().map(at -> at == 0 ? 0 : at + shift).toList());
        });
  }

  private static List<Integer> offsets(DataSet dataSet) {
    List<Integer> offsets = new ArrayList<>();
    for (DataElement element : dataSet) {
      if (DirectoryOffsets.isOffset(element.tag())) {
        offsets.add(element.ints()[0]);
      }
      element.items().forEach(item -> offsets.addAll(offsets(item)));
    }
    return offsets;
  }

  @TestFactory
  Stream<DynamicTest> nativeFilesAreWrittenInEveryOtherNativeSyntax() {
    return Corpus.each(
        file -> file.header() == Expectation.SUCCEED && !file.name().contains("hostile"),
        file -> {
          byte[] original = Files.readAllBytes(file.path());
          DicomFile read = LENIENT.read(original);
          List<TransferSyntax> others =
              NATIVE.stream()
                  .filter(syntax -> !syntax.uid().equals(read.transferSyntax().uid()))
                  .filter(syntax -> !isCut(read, original))
                  .toList();
          for (TransferSyntax syntax : others) {
            if (isEncapsulated(read)) {
              assertThatThrownBy(() -> write(COPIER, read, original, syntax))
                  .isInstanceOf(UnsupportedDicom.class);
            } else {
              assertWrittenIn(syntax, read, original);
            }
          }
        });
  }

  private static void assertWrittenIn(TransferSyntax syntax, DicomFile read, byte[] original)
      throws IOException {
    // Without a VR only an undefined length tells that an unknown element is a sequence.
    Part10Writer writer =
        syntax.explicitVr() ? COPIER : COPIER.withSequences(SequenceLengths.UNDEFINED);
    byte[] written = write(writer, read, original, syntax);

    DicomFile again = STRICT.read(written);
    assertThat(again.transferSyntax()).isEqualTo(syntax);
    List<String> expected = withoutOffsets(lines(read, original));
    List<String> actual = withoutOffsets(lines(again, written));
    assertThat(syntax.explicitVr() ? actual : withoutVrs(actual))
        .isEqualTo(syntax.explicitVr() ? expected : withoutVrs(expected));
  }

  /** Whether the file ends within Pixel Data; where only its delimiter is missing it is whole. */
  private static boolean isCut(DicomFile file, byte[] original) {
    Optional<Value> pixels = file.dataSet().get(Tags.PixelData).map(DataElement::value);
    return file.warnings().stream()
            .anyMatch(warning -> warning.deviation() == Deviation.TRUNCATED_PIXEL_DATA)
        && !pixels.filter(value -> end(value) <= original.length).isPresent();
  }

  private static long end(Value value) {
    return switch (value) {
      case Value.BulkData bulk -> bulk.offset() + bulk.length();
      case Fragments fragments ->
          fragments.offset(fragments.count() - 1) + fragments.length(fragments.count() - 1);
      default -> throw new AssertionError("Pixel Data was not left in the file");
    };
  }

  private static boolean isEncapsulated(DicomFile file) {
    return file.dataSet()
        .get(Tags.PixelData)
        .filter(element -> element.value() instanceof Fragments)
        .isPresent();
  }

  private static boolean isCanonical(
      CorpusFile file, byte[] original, DicomFile read, DicomFile written) {
    return read.warnings().isEmpty()
        && !read.transferSyntax().deflated()
        && Arrays.equals(Arrays.copyOf(original, 128), new byte[128])
        && groupLengths(read.dataSet()).equals(groupLengths(written.dataSet()))
        && DataSetLines.ofBytes(read.meta()).equals(DataSetLines.ofBytes(written.meta()))
        && !UNKNOWN_VRS.contains(file.name());
  }

  private static List<String> groupLengths(DataSet dataSet) {
    List<String> values = new ArrayList<>();
    for (DataElement element : dataSet) {
      if (Tag.isGroupLength(element.tag())) {
        values.addAll(element.strings());
      }
      element.items().forEach(item -> values.addAll(groupLengths(item)));
    }
    return values;
  }

  private static byte[] copy(DicomFile file, byte[] original) throws IOException {
    return write(COPIER, file, original, TransferSyntax.of(file.transferSyntax().uid()));
  }

  private static byte[] write(
      Part10Writer writer, DicomFile file, byte[] original, TransferSyntax syntax)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ByteSource content = Part10Reader.content(file, ByteSource.of(original))) {
      writer.write(file, content, syntax, Channels.newChannel(out));
    }
    return out.toByteArray();
  }

  private static List<String> lines(DicomFile file, byte[] bytes) {
    try (ByteSource content = Part10Reader.content(file, ByteSource.of(bytes))) {
      return DataSetLines.ofBytes(file.dataSet(), content, file.transferSyntax().bigEndian());
    }
  }

  private static List<String> withoutVrs(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst(" [A-Z]{2} ", " ")).toList();
  }

  // These follow the encoding; tested above.
  private static List<String> withoutOffsets(List<String> lines) {
    return lines.stream().filter(line -> !OFFSET.matcher(line).find()).toList();
  }
}
