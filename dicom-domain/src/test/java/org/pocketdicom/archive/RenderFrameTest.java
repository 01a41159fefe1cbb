package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PresentationState;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.testkit.Part10Files;
import org.pocketdicom.testkit.Threads;

class RenderFrameTest {

  private static final DataSet IMAGE = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");

  private final RenderFrame render = new RenderFrame(List.of(new Bytes()), List.of(new Plain()));

  @Test
  void aFrameGoesThroughItsCodecThePipelineAndItsEncoder() throws IOException {
    byte[] picture = render(IMAGE, RenderRequest.of(ImageFormat.PNG));

    // value 7 in a window of center 60, width 120: ((7 - 59.5) / 119 + 0.5) * 255 (PS3.3
    // C.11.2.1.2)
    assertThat(picture).hasSize(64);
    assertThat(picture[7]).isEqualTo((byte) 15);
  }

  @Test
  void storedValuesAreWrittenAsTheyAre() throws IOException {
    byte[] raw = render(IMAGE, RenderRequest.of(ImageFormat.RAW));

    assertThat(raw).hasSize(128).startsWith(0, 0, 1, 0, 2, 0);
  }

  @Test
  void aFrameThatIsNotThereIsNone() {
    RenderRequest second =
        new RenderRequest(
            ImageFormat.PNG,
            OptionalInt.of(1),
            java.util.Optional.empty(),
            OptionalInt.empty(),
            true,
            ImageEncoder.Options.DEFAULT);

    assertThatThrownBy(() -> render(IMAGE, second))
        .isInstanceOf(NoSuchInstance.class)
        .hasMessage("there is no frame 2 of 1");
  }

  @Test
  void anObjectWithoutPixelsHasNoPicture() {
    DataSet report = IMAGE.toBuilder().remove(Tags.PixelData).build();

    assertThatThrownBy(() -> render(report, RenderRequest.of(ImageFormat.PNG)))
        .isInstanceOf(NoSuchInstance.class);
  }

  @Test
  void aSyntaxThatNobodyDecodesAndAFormatThatNobodyWritesAreUnsupported() {
    DataSet header = IMAGE.toBuilder().remove(Tags.PixelData).build();
    byte[] jpeg2000 = Part10Files.encapsulated(header, "1.2.840.10008.1.2.4.90", new byte[] {1, 2});

    assertThatThrownBy(() -> render(jpeg2000, RenderRequest.of(ImageFormat.PNG)))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("JPEG 2000");
    assertThatThrownBy(() -> render(IMAGE, RenderRequest.of(ImageFormat.BMP)))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("bmp");
  }

  @Test
  void aVideoIsUnsupportedAndNotBroken() {
    DataSet header =
        IMAGE.toBuilder().remove(Tags.PixelData).put(Tags.NumberOfFrames, Vr.IS, "10").build();
    byte[] video = Part10Files.encapsulated(header, "1.2.840.10008.1.2.4.102", new byte[] {1, 2});

    assertThatThrownBy(() -> render(video, RenderRequest.of(ImageFormat.PNG)))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("MPEG-4");
  }

  @Test
  void aFrameThatWouldNotFitIsRefusedBeforeAnythingIsAllocated() {
    DataSet huge =
        IMAGE.toBuilder().put(Tags.Rows, Vr.US, 16384).put(Tags.Columns, Vr.US, 16384).build();

    assertThatThrownBy(() -> render(huge, RenderRequest.of(ImageFormat.PNG)))
        .isInstanceOfAny(MalformedDicom.class, LimitExceeded.class);
  }

  @Test
  void anOverlayThatWasLeftInTheObjectIsDrawn() throws IOException {
    byte[] bits = new byte[300 << 10];
    Arrays.fill(bits, (byte) 0xFF);
    DataSet image =
        IMAGE.toBuilder()
            .put(Tags.OverlayRows, Vr.US, 1536)
            .put(Tags.OverlayColumns, Vr.US, 1600)
            .put(Tags.OverlayType, Vr.CS, "G")
            .put(Tags.OverlayOrigin, Vr.SS, 1, 1)
            .put(Tags.OverlayData, Vr.OW, bits)
            .build();

    byte[] picture = render(image, RenderRequest.of(ImageFormat.PNG));

    assertThat(picture).hasSize(64).containsOnly(0xFF);
  }

  @Test
  void anOverlayThatWasLeftInAPresentationStateIsDrawn() throws IOException {
    PresentationState state = image(Part10Files.file(state(300 << 10))).presentationState();

    byte[] picture = render(IMAGE, RenderRequest.of(ImageFormat.PNG).with(state));

    assertThat(picture).hasSize(64).containsOnly(0xFF);
  }

  @Test
  void aPresentationStateOfHugeOverlaysIsRefused() {
    DicomImage state = image(Part10Files.file(state(9 << 20)));

    assertThatThrownBy(state::presentationState).isInstanceOf(LimitExceeded.class);
  }

  private static DataSet state(int bytes) {
    byte[] bits = new byte[bytes];
    Arrays.fill(bits, (byte) 0xFF);
    DataSet reference =
        DataSet.builder().put(Tags.ReferencedSOPInstanceUID, Vr.UI, "1.2.3").build();
    DataSet series = DataSet.builder().put(Tags.ReferencedImageSequence, reference).build();
    return DataSet.builder()
        .put(Tags.SOPClassUID, Vr.UI, SopClasses.GrayscaleSoftcopyPresentationStateStorage)
        .put(Tags.SOPInstanceUID, Vr.UI, "1.2.4")
        .put(Tags.ReferencedSeriesSequence, series)
        .put(Tags.OverlayRows, Vr.US, 1536)
        .put(Tags.OverlayColumns, Vr.US, 1600)
        .put(Tags.OverlayActivationLayer, Vr.CS, "LAYER")
        .put(Tags.OverlayData, Vr.OW, bits)
        .build();
  }

  @Test
  void picturesOfALargeSizeWaitForTheMemoryThatTheyNeed() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ImageEncoder slow =
        new ImageEncoder() {
          @Override
          public Set<ImageFormat> formats() {
            return Set.of(ImageFormat.PNG);
          }

          @Override
          public void encode(
              ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream o) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(200_000_000);
            now.decrementAndGet();
          }
        };
    RenderFrame shared = new RenderFrame(List.of(new Bytes()), List.of(slow));
    byte[] file = Part10Files.file(IMAGE);
    DicomImage image =
        DicomImage.of(Part10Reader.lenient(ReadLimits.DEFAULT).read(file), ByteSource.of(file));
    RenderRequest large =
        new RenderRequest(
            ImageFormat.PNG,
            OptionalInt.of(0),
            java.util.Optional.empty(),
            OptionalInt.of(8192),
            true,
            ImageEncoder.Options.DEFAULT);
    long fitting = Runtime.getRuntime().maxMemory() / (8192 * 8192);

    Threads.inParallel(
        (int) fitting + 2,
        thread -> {
          shared.render(image, large, OutputStream.nullOutputStream());
          return thread;
        });

    assertThat(most.get()).isBetween(1, (int) fitting);
  }

  private byte[] render(DataSet dataSet, RenderRequest request) throws IOException {
    return render(Part10Files.file(dataSet), request);
  }

  private byte[] render(byte[] file, RenderRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    render.render(image(file), request, out);
    return out.toByteArray();
  }

  private static DicomImage image(byte[] file) {
    Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);
    return DicomImage.of(reader.read(file), ByteSource.of(file));
  }

  /** Decodes unsigned words of 16 bits. */
  private static final class Bytes implements FrameCodec {
    @Override
    public boolean decodes(String transferSyntax) {
      return transferSyntax.equals("1.2.840.10008.1.2.1");
    }

    @Override
    public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
      short[] samples = new short[frame.length / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) ((frame[2 * i] & 0xFF) | frame[2 * i + 1] << 8);
      }
      return new DecodedFrame(
          pixel.rows(),
          pixel.columns(),
          1,
          pixel.bitsStored(),
          false,
          pixel.photometric(),
          samples);
    }
  }

  /** Writes the pixels of the first picture and nothing else. */
  private static final class Plain implements ImageEncoder {
    @Override
    public Set<ImageFormat> formats() {
      return Set.of(ImageFormat.PNG);
    }

    @Override
    public void encode(
        ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
        throws IOException {
      out.write(frames.next().bytes());
    }
  }
}
