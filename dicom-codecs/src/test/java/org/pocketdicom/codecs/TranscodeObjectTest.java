package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.archive.TranscodeObject.Options;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.Part10Files;

/** What becomes of the attributes; that pixels are kept is proved on the corpus. */
class TranscodeObjectTest {

  private static final DataSet GRAY = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
  private static final String NATIVE = TransferSyntaxes.ExplicitVRLittleEndian;
  private static final String RLE = TransferSyntaxes.RLELossless;
  private static final String J2K = TransferSyntaxes.JPEG2000Lossless;
  private static final String JPEG = TransferSyntaxes.JPEGBaseline8Bit;

  private static final Part10Reader READER = Part10Reader.strict(ReadLimits.DEFAULT);
  private static final RenderFrame FRAMES = new RenderFrame(Codecs.decoders(), Codecs.encoders());

  private final TranscodeObject transcode =
      new TranscodeObject(Codecs.decoders(), Codecs.frameEncoders());

  @TempDir private Path folder;

  @Test
  void planesOfRgbBecomePixelsAndTheirTransformIsTold() throws IOException {
    DataSet planes = rgb("RGB").put(Tags.PlanarConfiguration, Vr.US, 1).build();

    DataSet written = read(transcoded(planes, J2K)).dataSet();

    assertThat(written.string(Tags.PhotometricInterpretation)).hasValue("YBR_RCT");
    assertThat(written.integer(Tags.PlanarConfiguration)).hasValue(0);
    assertThat(written.get(Tags.PixelData).orElseThrow().vr()).isEqualTo(Vr.OB);
    assertThat(values(transcoded(planes, J2K))).isEqualTo(values(Part10Files.file(planes)));
  }

  @Test
  void indicesOfAPaletteStayIndices() throws IOException {
    DataSet palette = gray8().put(Tags.PhotometricInterpretation, Vr.CS, "PALETTE COLOR").build();

    DataSet written = read(transcoded(palette, J2K)).dataSet();

    assertThat(written.string(Tags.PhotometricInterpretation)).hasValue("PALETTE COLOR");
    assertThatThrownBy(() -> transcoded(palette, JPEG)).isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void sharedColoursAreGivenToEachPixelWhereTheSyntaxHasNoOther() throws IOException {
    DataSet shared = rgb("YBR_FULL_422").put(Tags.PixelData, Vr.OB, bytes(128)).build();

    assertThat(read(transcoded(shared, RLE)).dataSet().string(Tags.PhotometricInterpretation))
        .hasValue("YBR_FULL");
    assertThat(values(transcoded(shared, RLE))).startsWith(0, 2, 3, 1, 2, 3, 4, 6, 7, 5, 6, 7);
    assertThat(
            read(transcoded(shared, TransferSyntaxes.DeflatedImageFrameCompression))
                .dataSet()
                .string(Tags.PhotometricInterpretation))
        .hasValue("YBR_FULL_422");
  }

  @Test
  void storedValuesMoveToTheLowestBitsAndAnOverlayAboveThemBecomesOneOfItsOwn() throws IOException {
    DataSet overlay =
        GRAY.toBuilder()
            .put(Tags.OverlayRows, Vr.US, 8)
            .put(Tags.OverlayColumns, Vr.US, 8)
            .put(Tags.OverlayType, Vr.CS, "G")
            .put(Tags.OverlayBitsAllocated, Vr.US, 16)
            .put(Tags.OverlayBitPosition, Vr.US, 0)
            .put(Tags.HighBit, Vr.US, 15)
            .build();

    DataSet written = read(transcoded(overlay, J2K)).dataSet();

    assertThat(written.integer(Tags.HighBit)).hasValue(11);
    assertThat(written.integer(Tags.OverlayBitsAllocated)).hasValue(1);
    assertThat(written.get(Tags.OverlayOrigin).orElseThrow().ints()).containsExactly(1, 1);
    // the lowest bit of 16 * row + column
    assertThat(
            written.get(Tags.OverlayData).flatMap(DataElement::encoded).orElseThrow().toByteArray())
        .containsOnly(0xAA);
    DataSet frames =
        overlay.toBuilder()
            .put(Tags.NumberOfFrames, Vr.IS, "2")
            .put(Tags.PixelData, Vr.OW, new byte[256])
            .build();
    assertThatThrownBy(() -> transcoded(frames, J2K))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("overlays");
  }

  /** PS3.3 C.7.6.1.1.5. */
  @Test
  void aLossIsToldAndMakesAnotherInstance() throws IOException {
    DataSet source =
        gray8()
            .put(Tags.ImageType, Vr.CS, "ORIGINAL", "PRIMARY")
            .put(Tags.LossyImageCompression, Vr.CS, "01")
            .put(Tags.LossyImageCompressionRatio, Vr.DS, "3")
            .put(Tags.LossyImageCompressionMethod, Vr.CS, "ISO_15444_1")
            .put(Tags.SmallestImagePixelValue, Vr.US, 0)
            .build();

    DicomFile file = read(transcoded(source, JPEG));
    DataSet written = file.dataSet();

    assertThat(written.string(Tags.SOPInstanceUID).orElseThrow()).startsWith("2.25.");
    assertThat(file.meta().string(Tags.MediaStorageSOPInstanceUID))
        .isEqualTo(written.string(Tags.SOPInstanceUID));
    assertThat(written.strings(Tags.LossyImageCompressionMethod))
        .containsExactly("ISO_15444_1", "ISO_10918_1");
    assertThat(written.strings(Tags.LossyImageCompressionRatio)).hasSize(2).startsWith("3");
    assertThat(written.strings(Tags.ImageType)).containsExactly("DERIVED", "PRIMARY");
    assertThat(
            written
                .items(Tags.SourceImageSequence)
                .getFirst()
                .string(Tags.ReferencedSOPInstanceUID))
        .hasValue("1.2.3");
    assertThat(written.contains(Tags.SmallestImagePixelValue)).isFalse();
    assertThat(transcoded(source, JPEG))
        .as("the same each time")
        .isEqualTo(transcoded(source, JPEG));
  }

  @Test
  void aLossMayKeepTheInstanceIfThatIsWanted() throws IOException {
    byte[] written = transcoded(Part10Files.file(gray8().build()), JPEG, new Options(true, false));

    assertThat(read(written).dataSet().string(Tags.SOPInstanceUID)).hasValue("1.2.3");
    assertThat(read(written).dataSet().string(Tags.LossyImageCompression)).hasValue("01");
  }

  @Test
  void theRatioIsThatOfThePixels() throws IOException {
    DicomFile written = read(transcoded(gray8().build(), JPEG));

    Fragments frame = (Fragments) written.dataSet().get(Tags.PixelData).orElseThrow().value();
    double ratio = written.dataSet().number(Tags.LossyImageCompressionRatio).orElseThrow();
    assertThat(ratio).isCloseTo(64.0 / frame.length(0), offset(0.01));
  }

  @Test
  void coloursOfJpegBecomeRgbAndTheLossIsRemembered() throws IOException {
    byte[] jpeg = transcoded(rgb("RGB").build(), JPEG);
    assertThat(read(jpeg).dataSet().string(Tags.PhotometricInterpretation))
        .hasValue("YBR_FULL_422");
    byte[] forgetful =
        transcoded(
            Part10Files.encapsulated(
                rgb("YBR_FULL").remove(Tags.PixelData).build(), JPEG, frame(jpeg)),
            NATIVE,
            Options.DEFAULT);

    DataSet written = read(forgetful).dataSet();

    assertThat(written.string(Tags.PhotometricInterpretation)).hasValue("RGB");
    assertThat(written.string(Tags.LossyImageCompression)).hasValue("01");
    assertThat(written.strings(Tags.LossyImageCompressionMethod)).containsExactly("ISO_10918_1");
    assertThat(written.string(Tags.SOPInstanceUID)).hasValue("1.2.3");
    assertThat(
            read(transcoded(jpeg, NATIVE, Options.DEFAULT))
                .dataSet()
                .strings(Tags.LossyImageCompressionMethod))
        .as("told already")
        .hasSize(1);
  }

  @Test
  void whatHasNoPixelsOrFloatingPointIsNotEncapsulated() throws IOException {
    DataSet report = GRAY.toBuilder().remove(Tags.PixelData).build();
    DataSet real =
        report.toBuilder()
            .put(Tags.BitsAllocated, Vr.US, 32)
            .put(Tags.FloatPixelData, Vr.OF, new byte[256])
            .build();

    for (DataSet each : List.of(report, real)) {
      assertThat(read(transcoded(each, J2K)).transferSyntax().uid()).isEqualTo(NATIVE);
    }
  }

  /** PS3.3 F.7: an icon has no other transfer syntax than its image, but may be native. */
  @Test
  void anIconThatIsCompressedBecomesNative() throws IOException {
    TransferSyntax jpegLs = TransferSyntax.of(TransferSyntaxes.JPEGLSLossless);
    byte[] frame = frame(transcoded(gray8().build(), jpegLs.uid()));
    byte[] item =
        ByteBuffer.allocate(8 + frame.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0xE000FFFE)
            .putInt(frame.length)
            .put(frame)
            .array();
    Fragments fragment =
        new Fragments(new long[0], new long[] {8}, new long[] {frame.length}, new int[1]);
    DataSet icon = gray8().put(new DataElement(Tags.PixelData, Vr.OB, fragment)).build();
    DataSet image = icon.toBuilder().put(Tags.IconImageSequence, icon).build();
    DicomFile compressed = new DicomFile(DataSet.empty(), image, jpegLs, List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transcode.write(
        compressed, ByteSource.of(item), RLE, Options.DEFAULT, Channels.newChannel(out));

    DataSet written = read(out.toByteArray()).dataSet();

    DataElement pixels =
        written.items(Tags.IconImageSequence).getFirst().get(Tags.PixelData).orElseThrow();
    assertThat(pixels.encoded().orElseThrow().toByteArray()).isEqualTo(bytes(64));
  }

  /** PS3.5 8.1.1. */
  @Test
  void framesOfBitsLieSideBySide() throws IOException {
    DataSet bits =
        gray8()
            .put(Tags.Rows, Vr.US, 1)
            .put(Tags.Columns, Vr.US, 3)
            .put(Tags.NumberOfFrames, Vr.IS, "5")
            .put(Tags.BitsAllocated, Vr.US, 1)
            .put(Tags.BitsStored, Vr.US, 1)
            .put(Tags.HighBit, Vr.US, 0)
            .put(Tags.PixelData, Vr.OB, new byte[] {(byte) 0b10011101, 0b01101010})
            .build();

    byte[] written = transcoded(transcoded(bits, RLE), NATIVE, Options.DEFAULT);

    assertThat(written).endsWith((byte) 0b10011101, 0b01101010);
  }

  @Test
  void severalFramesHaveATableWhereTheOutputCanGoBack() throws IOException {
    byte[] frames = Part10Files.file(frames(3));
    Path file = folder.resolve("frames.dcm");
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      DicomFile read = READER.read(frames);
      transcode.write(read, ByteSource.of(frames), RLE, Options.DEFAULT, out);
    }

    Fragments listed = fragments(Files.readAllBytes(file));
    Fragments streamed = fragments(transcoded(frames, RLE, Options.DEFAULT));

    assertThat(IntStream.range(0, 3).mapToLong(listed::basicOffset))
        .containsExactly(
            0L, listed.offset(1) - listed.offset(0), listed.offset(2) - listed.offset(0));
    assertThat(streamed.basicOffsetCount()).isZero();
    assertThat(values(Files.readAllBytes(file), 2)).isEqualTo(values(frames, 2));
  }

  @Test
  void anEncoderThatLosesInSecretIsFound() {
    FrameEncoder honest = Codecs.frameEncoders().getFirst();
    FrameEncoder liar =
        new FrameEncoder() {
          @Override
          public String transferSyntax() {
            return honest.transferSyntax();
          }

          @Override
          public ImagePixel described(ImagePixel pixel) {
            return honest.described(pixel);
          }

          @Override
          public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
            byte[] bytes = honest.encode(frame, pixel);
            bytes[5] ^= 1;
            return bytes;
          }
        };
    TranscodeObject trusting = new TranscodeObject(Codecs.decoders(), List.of(liar));
    byte[] file = Part10Files.file(GRAY);

    assertThatThrownBy(() ->
            trusting.write(
                READER.read(file),
                ByteSource.of(file),
                honest.transferSyntax(),
                new Options(false, true),
                Channels.newChannel(new ByteArrayOutputStream())))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("as it was");
  }

  @Test
  void oneFrameIsHadAlone() {
    byte[] file = Part10Files.file(frames(3));
    DicomImage image = DicomImage.of(READER.read(file), ByteSource.of(file));

    byte[] second = transcode.frame(image, 1, NATIVE);

    assertThat(second).hasSize(128).startsWith(1, 0);
    assertThat(transcode.frame(image, 1, TransferSyntaxes.JPEGLSLossless))
        .startsWith(0xFF, 0xD8)
        .endsWith(0xFF, 0xD9);
    assertThatThrownBy(() -> transcode.frame(image, 3, RLE)).isInstanceOf(NoSuchInstance.class);
  }

  @Test
  void whatTheIndexKeepsOfACompressedImageIsEnough() throws IOException {
    byte[] compressed = transcoded(GRAY, RLE);
    DicomImage image = DicomImage.of(read(compressed), ByteSource.of(compressed));
    DataSet kept = HeaderCodec.decode(HeaderCodec.encode(image.header()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    transcode.write(
        new DicomImage(kept, RLE, image.frames(), image.bytes()),
        NATIVE,
        Options.DEFAULT,
        Channels.newChannel(out));

    assertThat(values(out.toByteArray())).isEqualTo(values(compressed));
  }

  @Test
  void whatIsInTheSyntaxAlreadyIsCopiedThoughNobodyDecodesIt() throws IOException {
    String video = TransferSyntaxes.MPEG2MPML;
    byte[] file =
        Part10Files.encapsulated(
            gray8().remove(Tags.PixelData).build(), video, new byte[] {1, 2}, new byte[] {3, 4});

    byte[] copy = transcoded(file, video, Options.DEFAULT);

    assertThat(fragments(copy).count()).isEqualTo(2);
    assertThat(transcode.frame(DicomImage.of(read(file), ByteSource.of(file)), 0, video))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void nothingIsWrittenOfWhatCannotBeDecodedOrEncoded() {
    byte[] video =
        Part10Files.encapsulated(
            gray8().remove(Tags.PixelData).build(), TransferSyntaxes.MPEG2MPML, new byte[4]);
    DataSet cut = GRAY.toBuilder().put(Tags.NumberOfFrames, Vr.IS, "2").build();
    DataSet elsewhere =
        GRAY.toBuilder()
            .remove(Tags.PixelData)
            .put(Tags.PixelDataProviderURL, Vr.UR, "https://example.org/jpip")
            .build();

    assertRefused(video, RLE, UnsupportedDicom.class);
    assertRefused(Part10Files.file(GRAY), TransferSyntaxes.MPEG2MPML, UnsupportedDicom.class);
    assertRefused(Part10Files.file(elsewhere), RLE, UnsupportedDicom.class);
    assertRefused(Part10Files.file(cut), RLE, MalformedDicom.class);
  }

  private void assertRefused(byte[] file, String target, Class<? extends Exception> reason) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() ->
            transcode.write(
                READER.read(file),
                ByteSource.of(file),
                target,
                Options.DEFAULT,
                Channels.newChannel(out)))
        .isInstanceOf(reason);
    assertThat(out.size()).isZero();
  }

  private byte[] transcoded(DataSet dataSet, String target) throws IOException {
    return transcoded(Part10Files.file(dataSet), target, Options.DEFAULT);
  }

  private byte[] transcoded(byte[] file, String target, Options options) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transcode.write(
        READER.read(file), ByteSource.of(file), target, options, Channels.newChannel(out));
    return out.toByteArray();
  }

  private static DicomFile read(byte[] file) {
    return READER.read(file);
  }

  private static Fragments fragments(byte[] file) {
    return (Fragments) read(file).dataSet().get(Tags.PixelData).orElseThrow().value();
  }

  /** The first frame, compressed. */
  private static byte[] frame(byte[] file) {
    Fragments fragments = fragments(file);
    return ByteSource.of(file).read(fragments.offset(0), (int) fragments.length(0));
  }

  private static byte[] values(byte[] file) {
    return values(file, 0);
  }

  private static byte[] values(byte[] file, int frame) {
    DicomImage image = DicomImage.of(read(file), ByteSource.of(file));
    DecodedFrame decoded = FRAMES.decode(image, frame);
    byte[] values = new byte[decoded.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) decoded.sample(i);
    }
    return values;
  }

  private static DataSetBuilder gray8() {
    return GRAY.toBuilder()
        .put(Tags.BitsAllocated, Vr.US, 8)
        .put(Tags.BitsStored, Vr.US, 8)
        .put(Tags.HighBit, Vr.US, 7)
        .put(Tags.PixelData, Vr.OB, bytes(64));
  }

  private static DataSetBuilder rgb(String photometric) {
    return gray8()
        .put(Tags.SamplesPerPixel, Vr.US, 3)
        .put(Tags.PlanarConfiguration, Vr.US, 0)
        .put(Tags.PhotometricInterpretation, Vr.CS, photometric)
        .put(Tags.PixelData, Vr.OB, bytes(192));
  }

  /** Of which each begins with its number. */
  private static DataSet frames(int count) {
    byte[] pixels = new byte[128 * count];
    for (int i = 0; i < count; i++) {
      pixels[128 * i] = (byte) i;
    }
    return GRAY.toBuilder()
        .put(Tags.NumberOfFrames, Vr.IS, Integer.toString(count))
        .put(Tags.PixelData, Vr.OW, pixels)
        .build();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
