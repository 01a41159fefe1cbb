package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.ColorConversion;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.EmbeddedOverlays;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.DataSetLines;

/** Each object of the corpus, written in each transfer syntax without loss, is what it was. */
class CorpusTranscodingTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final RenderFrame FRAMES = new RenderFrame(Codecs.decoders(), Codecs.encoders());
  private static final TranscodeObject TRANSCODE =
      new TranscodeObject(Codecs.decoders(), Codecs.frameEncoders());
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** For slices of a series, and objects of ten frames and more. */
  private static final List<String> QUICK =
      List.of(
          TransferSyntaxes.ExplicitVRLittleEndian,
          TransferSyntaxes.RLELossless,
          TransferSyntaxes.HTJ2KLossless);

  /** What the form of the pixels decides. */
  private static final List<Integer> OF_PIXELS =
      List.of(
          Tags.SamplesPerPixel,
          Tags.PhotometricInterpretation,
          Tags.PlanarConfiguration,
          Tags.BitsAllocated,
          Tags.BitsStored,
          Tags.HighBit,
          Tags.PixelRepresentation,
          Tags.PixelData,
          Tags.ExtendedOffsetTable,
          Tags.ExtendedOffsetTableLengths);

  /** What pixels that lost in the JPEG process bring with them. */
  private static final List<Integer> OF_LOSS =
      List.of(
          Tags.LossyImageCompression,
          Tags.LossyImageCompressionRatio,
          Tags.LossyImageCompressionMethod,
          Tags.SmallestImagePixelValue,
          Tags.LargestImagePixelValue);

  /** What tells of an overlay in unused bits, which becomes one of its own. */
  private static final List<Integer> OF_OVERLAYS =
      List.of(
          Tags.OverlayRows,
          Tags.OverlayColumns,
          Tags.OverlayOrigin,
          Tags.OverlayBitsAllocated,
          Tags.OverlayBitPosition,
          Tags.OverlayData);

  @TestFactory
  Stream<DynamicTest> everyFrameAndAttributeIsKept(@TempDir Path folder) {
    return Corpus.each(
        CorpusTranscodingTest::isDecoded,
        LIMIT,
        file -> {
          for (String target : isOneOfMany(file) ? QUICK : losslessTargets()) {
            assertKept(file, target, folder.resolve("copy.dcm"));
          }
        });
  }

  private static boolean isOneOfMany(CorpusFile file) {
    return !file.name().startsWith("files/")
        || file.columns().getOrDefault("frames", "").length() > 1;
  }

  private static boolean isDecoded(CorpusFile file) {
    return file.picture() == CorpusFile.Expectation.SUCCEED
        && Codecs.decoders().stream().anyMatch(codec -> codec.decodes(file.transferSyntax()));
  }

  private static List<String> losslessTargets() {
    List<String> lossy =
        Codecs.frameEncoders().stream()
            .filter(encoder -> !encoder.isLossless())
            .map(FrameEncoder::transferSyntax)
            .toList();
    return TRANSCODE.targets().stream().filter(target -> !lossy.contains(target)).toList();
  }

  private static void assertKept(CorpusFile file, String target, Path copy) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      DicomFile original = READER.read(source);
      DicomImage before = DicomImage.of(original, source);
      try (FileChannel out =
          FileChannel.open(
              copy,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        TRANSCODE.write(original, before.bytes(), target, TranscodeObject.Options.DEFAULT, out);
      } catch (UnsupportedDicom e) {
        int bits = ImagePixel.of(original.dataSet()).bitsAllocated();
        assertThat(bits).as(target).isNotEqualTo(Byte.SIZE).isNotEqualTo(Short.SIZE);
        return;
      }
      try (FileSource written = FileSource.open(copy)) {
        DicomFile read = READER.read(written);
        DicomImage after = DicomImage.of(read, written);
        assertThat(read.warnings()).as(target).isEmpty();
        assertAttributesAreKept(before, after);
        assertFramesAreKept(before, after);
        if (isMadeAnew(before, after)) {
          assertPixelsAreDescribed(after);
        }
      }
    }
  }

  private static boolean isMadeAnew(DicomImage before, DicomImage after) {
    boolean copied =
        before.transferSyntax().equals(after.transferSyntax())
            || !before.frames().isEncapsulated() && !after.frames().isEncapsulated();
    return !copied;
  }

  private static void assertAttributesAreKept(DicomImage before, DicomImage after) {
    // Implicit VR does not tell the VR of private elements.
    if (TransferSyntax.of(after.transferSyntax()).explicitVr()) {
      List<Integer> overlays =
          EmbeddedOverlays.of(before.header(), TransferSyntax.of(before.transferSyntax())).steps();
      assertThat(without(lines(after, overlays), lines(before, overlays))).isEmpty();
      assertThat(without(lines(before, overlays), lines(after, overlays))).isEmpty();
    }
  }

  private static List<String> lines(DicomImage image, List<Integer> overlays) {
    DataSetBuilder header = image.header().toBuilder();
    OF_PIXELS.forEach(header::remove);
    OF_LOSS.forEach(header::remove);
    overlays.forEach(step -> OF_OVERLAYS.forEach(tag -> header.remove(tag + step)));
    boolean bigEndian = TransferSyntax.of(image.transferSyntax()).bigEndian();
    return DataSetLines.ofValues(header.build(), image.bytes(), bigEndian);
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> left = new ArrayList<>(lines);
    others.forEach(left::remove);
    return left;
  }

  private static void assertFramesAreKept(DicomImage before, DicomImage after) {
    int count = FRAMES.frameCount(before);
    assertThat(FRAMES.frameCount(after)).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      DecodedFrame frame = FRAMES.decode(after, i);
      DecodedFrame expected = expected(FRAMES.decode(before, i), frame);
      assertThat(frame.hasValuesOf(expected)).as("frame %s", i).isTrue();
    }
  }

  /** PS3.3 C.7.6.3, PS3.5 A.4. */
  private static void assertPixelsAreDescribed(DicomImage image) {
    ImagePixel described = ImagePixel.of(image.header());
    ImagePixel decoded = ImagePixel.of(FRAMES.decode(image, 0), described);
    if (described.photometric() == PhotometricInterpretation.YBR_RCT) {
      assertThat(decoded.photometric()).isEqualTo(PhotometricInterpretation.RGB);
      decoded = decoded.compressed(PhotometricInterpretation.YBR_RCT);
    }
    assertThat(decoded).isEqualTo(described);
    if (image.header().get(Tags.PixelData).orElseThrow().value() instanceof Fragments fragments) {
      assertThat(fragments.basicOffsetCount()).isEqualTo(described.numberOfFrames());
      for (int i = 0; i < fragments.count(); i++) {
        assertThat(fragments.basicOffset(i)).isEqualTo(fragments.offset(i) - fragments.offset(0));
      }
    }
  }

  /** The colours of what was in JPEG become RGB; subsampling is undone where it can't be told. */
  private static DecodedFrame expected(DecodedFrame before, DecodedFrame after) {
    if (before.photometric() == after.photometric()) {
      return before;
    }
    return after.photometric() == PhotometricInterpretation.RGB
        ? ColorConversion.toRgb(before)
        : ColorConversion.fullySampled(before);
  }
}
