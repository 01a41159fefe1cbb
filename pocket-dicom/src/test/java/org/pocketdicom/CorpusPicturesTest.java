package org.pocketdicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.image.Window;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;

/**
 * Renders the first frame of every file of the corpus; the oracles are the tools its manifest
 * names.
 */
class CorpusPicturesTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final RenderFrame RENDER_FRAME = PocketDicom.renderFrame();
  private static final int HEAP = 256 << 20;

  private static final Set<String> SYNTAXES =
      Set.of(
          "1.2.840.10008.1.2",
          "1.2.840.10008.1.2.1",
          "1.2.840.10008.1.2.2",
          "1.2.840.10008.1.2.1.99",
          "1.2.840.10008.1.2.5",
          "1.2.840.10008.1.2.4.50",
          "1.2.840.10008.1.2.4.51",
          "1.2.840.10008.1.2.4.53",
          "1.2.840.10008.1.2.4.57",
          "1.2.840.10008.1.2.4.70",
          "1.2.840.10008.1.2.4.80",
          "1.2.840.10008.1.2.4.81",
          "1.2.840.10008.1.2.8.1",
          "1.2.840.10008.1.2.4.110",
          "1.2.840.10008.1.2.4.111",
          "1.2.840.10008.1.2.4.112",
          "1.2.840.10008.1.2.4.90",
          "1.2.840.10008.1.2.4.91",
          "1.2.840.10008.1.2.4.201",
          "1.2.840.10008.1.2.4.202",
          "1.2.840.10008.1.2.4.203");

  // Windows inside functional groups (PS3.3 C.7.6.16.2.10), which the oracle passes over.
  private static final String SHARED_WINDOW = "files/enh_ct_supp_palette.dcm";
  private static final String OWN_WINDOW = "files/enh_mr_philips_64f.dcm";
  private static final String FLOAT_WINDOW = "files/pmap_float.dcm";
  // The oracle adds up rounded tables.
  private static final String YBR_FULL = "files/sc_ybrfull_raw.dcm";
  private static final Set<String> OTHERWISE_PROVED =
      Set.of(SHARED_WINDOW, OWN_WINDOW, FLOAT_WINDOW, YBR_FULL);

  // Its overlay is in bit 12 of the pixels; the oracle's picture is without overlays.
  private static final String EMBEDDED_OVERLAY = "files/gen_overlay_in_pixels.dcm";

  @Test
  void thePromiseIsKeptInThisMuchMemory() {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(HEAP);
  }

  @TestFactory
  Stream<DynamicTest> storedValuesAreThoseThatOtherProgramsDecode() {
    return Corpus.each(
        file -> isSound(file) && file.frameSha256().isPresent(),
        file ->
            assertThat(Sha256.hex(render(file, RenderRequest.of(ImageFormat.RAW))))
                .as(file.name())
                .isEqualTo(file.frameSha256().orElseThrow()));
  }

  @TestFactory
  Stream<DynamicTest> picturesWithoutOverlaysAreThoseOfOtherPrograms() {
    return Corpus.each(
        file -> isSound(file) && hasOracle(file),
        file -> assertSimilar(file, png(false), file.png().orElseThrow()));
  }

  @TestFactory
  Stream<DynamicTest> picturesWithOverlaysAreThoseOfOtherPrograms() {
    return Corpus.each(
        file -> isSound(file) && hasOracle(file) && !file.name().equals(EMBEDDED_OVERLAY),
        file -> assertSimilar(file, png(true), file.pngWithOverlays().or(file::png).orElseThrow()));
  }

  /** PS3.5-2004 8.1.2. */
  @TestFactory
  Stream<DynamicTest> anOverlayInUnusedBitsOfThePixelsIsDrawnInWhite() {
    return Corpus.each(
        file -> file.name().equals(EMBEDDED_OVERLAY),
        file -> {
          byte[] bytes = Files.readAllBytes(file.path());
          int[] plain = levels(render(file, png(false)));
          int[] drawn = levels(render(file, png(true)));

          int pixels = plain.length / 3;
          ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
          int first = bytes.length - 2 * pixels;
          assertThat(drawn)
              .isEqualTo(
                  IntStream.range(0, plain.length)
                      .map(i -> (words.getShort(first + i / 3 * 2) >> 12 & 1) == 1 ? 255 : plain[i])
                      .toArray());
        });
  }

  @TestFactory
  Stream<DynamicTest> everyFileGivesAPictureOrOneClearError() {
    return Corpus.each(
        file -> true,
        file -> {
          Optional<String> error = Optional.empty();
          try {
            ImageIO.read(new ByteArrayInputStream(render(file, png(true)))).getWidth();
          } catch (DicomException e) {
            error = Optional.of(String.valueOf(e.getMessage()));
          }

          error.ifPresent(
              message -> assertThat(message).as(file.name()).isNotBlank().hasLineCount(1));
          if (file.picture() == Expectation.FAIL || isSound(file)) {
            assertThat(error.isPresent())
                .as(file + ": " + error)
                .isEqualTo(file.picture() == Expectation.FAIL);
          }
        });
  }

  /** PS3.3 C.7.6.16.2.10, C.11.1, C.11.2.1.2.1. */
  @ParameterizedTest
  @ValueSource(strings = {SHARED_WINDOW, OWN_WINDOW, FLOAT_WINDOW})
  void windowsInsideFunctionalGroupsAreApplied(String name) throws Exception {
    CorpusFile file = Corpus.file(name);
    DataSet header = READER.read(Files.readAllBytes(file.path())).dataSet();
    double[] stored = storedValues(render(file, RenderRequest.of(ImageFormat.RAW)), header);
    DataSet rescale = macro(header, Tags.PixelValueTransformationSequence);
    DataSet window = macro(header, Tags.FrameVOILUTSequence);
    double slope = rescale.number(Tags.RescaleSlope).orElseThrow();
    double intercept = rescale.number(Tags.RescaleIntercept).orElseThrow();
    double center = window.number(Tags.WindowCenter).orElseThrow();
    double width = window.number(Tags.WindowWidth).orElseThrow();

    int[] levels = levels(grayOf(file, png(false)));

    for (int i = 0; i < stored.length; i++) {
      // A width of 1 is a threshold, with an infinite quotient, or no number at the threshold.
      double gray = ((stored[i] * slope + intercept - (center - 0.5)) / (width - 1) + 0.5) * 255;
      assertThat(levels[3 * i]).isEqualTo((int) Math.round(Math.clamp(gray, 0, 255)));
    }
    DoubleSummaryStatistics range = Arrays.stream(stored).summaryStatistics();
    Window full =
        new Window(
            (range.getMin() + range.getMax()) / 2 * slope + intercept,
            (range.getMax() - range.getMin()) * slope,
            Window.Function.LINEAR_EXACT);
    assertSimilar(
        file, levels(grayOf(file, png(false, Optional.of(full)))), file.png().orElseThrow());
  }

  /** PS3.3 C.7.6.19, which the oracle passes over. */
  @Test
  void aSupplementalPaletteColoursTheValuesThatItMaps() throws Exception {
    CorpusFile file = Corpus.file(SHARED_WINDOW);
    DataSet header = READER.read(Files.readAllBytes(file.path())).dataSet();
    double[] stored = storedValues(render(file, RenderRequest.of(ImageFormat.RAW)), header);
    byte[] red =
        header
            .get(Tags.RedPaletteColorLookupTableData)
            .orElseThrow()
            .encoded()
            .orElseThrow()
            .toByteArray();
    int first = header.get(Tags.RedPaletteColorLookupTableDescriptor).orElseThrow().ints()[1];

    int[] gray = levels(grayOf(file, png(false)));
    int[] levels = levels(render(file, png(false)));

    for (int i = 0; i < stored.length; i++) {
      int entry = (int) Math.min(stored[i] - first, red.length / 2 - 1);
      assertThat(levels[3 * i]).isEqualTo(entry < 0 ? gray[3 * i] : red[2 * entry + 1] & 0xFF);
    }
  }

  /**
   * PS3.3 C.7.6.3.1.2: of all colours with 8 bits, ours comes closest to the pixel's Y, Cb and Cr.
   */
  @Test
  void ybrFullIsConvertedByTheExactInverse() throws Exception {
    CorpusFile file = Corpus.file(YBR_FULL);
    byte[] ybr = render(file, RenderRequest.of(ImageFormat.RAW));

    int[] rgb = levels(render(file, png(false)));

    for (int i = 0; i < ybr.length; i += 3) {
      double y = ybr[i] & 0xFF;
      double blue = (ybr[i + 1] & 0xFF) - 128;
      double red = (ybr[i + 2] & 0xFF) - 128;
      // The equations' coefficients are those of luminance: 0.299, 0.587, 0.114.
      double r = y + 2 * (1 - 0.299) * red;
      double b = y + 2 * (1 - 0.114) * blue;
      double g = (y - 0.299 * r - 0.114 * b) / 0.587;
      assertThat(new double[] {rgb[i], rgb[i + 1], rgb[i + 2]})
          .containsExactly(
              new double[] {Math.clamp(r, 0, 255), Math.clamp(g, 0, 255), Math.clamp(b, 0, 255)},
              offset(0.501));
    }
  }

  private static boolean isSound(CorpusFile file) {
    return file.picture() == Expectation.SUCCEED && SYNTAXES.contains(file.transferSyntax());
  }

  private static boolean hasOracle(CorpusFile file) {
    return file.png().isPresent() && !OTHERWISE_PROVED.contains(file.name());
  }

  private static RenderRequest png(boolean overlays) {
    return png(overlays, Optional.empty());
  }

  private static RenderRequest png(boolean overlays, Optional<Window> window) {
    return new RenderRequest(
        ImageFormat.PNG,
        OptionalInt.of(0),
        window,
        OptionalInt.empty(),
        overlays,
        ImageEncoder.Options.DEFAULT);
  }

  private static byte[] render(CorpusFile file, RenderRequest request) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RENDER_FRAME.render(DicomImage.of(READER.read(source), source), request, out);
      return out.toByteArray();
    }
  }

  /** The picture without its supplemental palette. */
  private static byte[] grayOf(CorpusFile file, RenderRequest request) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      DicomImage image = DicomImage.of(READER.read(source), source);
      DataSet gray = image.header().toBuilder().remove(Tags.PixelPresentation).build();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RENDER_FRAME.render(
          new DicomImage(gray, image.transferSyntax(), image.frames(), image.bytes()),
          request,
          out);
      return out.toByteArray();
    }
  }

  // Of the first frame, or shared by all.
  private static DataSet macro(DataSet header, int sequence) {
    return Stream.of(Tags.PerFrameFunctionalGroupsSequence, Tags.SharedFunctionalGroupsSequence)
        .flatMap(groups -> header.items(groups).stream().limit(1))
        .flatMap(group -> group.items(sequence).stream())
        .findFirst()
        .orElseThrow();
  }

  private static double[] storedValues(byte[] raw, DataSet header) {
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    return header.contains(Tags.FloatPixelData)
        ? IntStream.range(0, raw.length / 4).mapToDouble(i -> bytes.getFloat(4 * i)).toArray()
        : IntStream.range(0, raw.length / 2)
            .mapToDouble(i -> bytes.getShort(2 * i) & 0xFFFF)
            .toArray();
  }

  /**
   * Lossless: within one level, as tools round differently. Lossy: two levels on average, as their
   * IDCTs differ.
   */
  private static void assertSimilar(CorpusFile file, RenderRequest request, Path oracle)
      throws IOException {
    assertSimilar(file, levels(render(file, request)), oracle);
  }

  private static void assertSimilar(CorpusFile file, int[] ours, Path oracle) throws IOException {
    int[] theirs = levels(Files.readAllBytes(oracle));

    assertThat(ours).as(file.name()).hasSameSizeAs(theirs);
    IntSummaryStatistics differences =
        IntStream.range(0, ours.length).map(i -> Math.abs(ours[i] - theirs[i])).summaryStatistics();
    if (file.frameSha256().isPresent()) {
      assertThat(differences.getMax()).as(file.name()).isLessThanOrEqualTo(1);
    } else {
      assertThat(differences.getAverage()).as(file.name()).isLessThanOrEqualTo(2);
    }
  }

  /** Red, green and blue of each pixel. */
  private static int[] levels(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    Raster raster = image.getRaster();
    int[] pixels = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    int bands = raster.getNumBands();
    return IntStream.range(0, 3 * image.getWidth() * image.getHeight())
        .map(i -> bands == 1 ? pixels[i / 3] : pixels[i / 3 * bands + i % 3])
        .toArray();
  }
}
