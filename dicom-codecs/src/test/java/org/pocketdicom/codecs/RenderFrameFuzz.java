package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.testkit.Budget;
import org.pocketdicom.testkit.Part10Files;

/** The whole way from a file to a PNG. */
class RenderFrameFuzz {

  private static final Part10Reader READER =
      Part10Reader.lenient(new ReadLimits(1 << 20, 100_000, 128, 4L << 20));
  private static final RenderFrame FRAMES = new RenderFrame(Codecs.decoders(), Codecs.encoders());
  private static final TranscodeObject TRANSCODE =
      new TranscodeObject(Codecs.decoders(), Codecs.frameEncoders());
  private static final int MOST_SAMPLES = 1 << 20;
  private static final int BYTES_FOR_EACH = 64;

  static Stream<byte[]> files() {
    DataSet gray = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
    DataSetBuilder bytes =
        gray.toBuilder()
            .put(Tags.BitsAllocated, Vr.US, 8)
            .put(Tags.BitsStored, Vr.US, 8)
            .put(Tags.HighBit, Vr.US, 7);
    DataSet palette =
        bytes
            .put(Tags.PixelData, Vr.OB, new byte[64])
            .put(Tags.PhotometricInterpretation, Vr.CS, "PALETTE COLOR")
            .put(Tags.RedPaletteColorLookupTableDescriptor, Vr.US, 4, 0, 16)
            .put(Tags.GreenPaletteColorLookupTableDescriptor, Vr.US, 4, 0, 16)
            .put(Tags.BluePaletteColorLookupTableDescriptor, Vr.US, 4, 0, 16)
            .put(Tags.RedPaletteColorLookupTableData, Vr.OW, new byte[8])
            .put(Tags.GreenPaletteColorLookupTableData, Vr.OW, new byte[8])
            .put(Tags.BluePaletteColorLookupTableData, Vr.OW, new byte[8])
            .build();
    DataSet overlay =
        gray.toBuilder()
            .put(Tags.OverlayRows, Vr.US, 8)
            .put(Tags.OverlayColumns, Vr.US, 8)
            .put(Tags.OverlayOrigin, Vr.SS, 1, 1)
            .put(Tags.OverlayData, Vr.OB, new byte[] {1, 2, 4, 8, 16, 32, 64, -1})
            .build();
    DataSet rgb =
        bytes
            .put(Tags.SamplesPerPixel, Vr.US, 3)
            .put(Tags.PhotometricInterpretation, Vr.CS, "RGB")
            .put(Tags.PixelData, Vr.OB, new byte[192])
            .build();
    return Stream.concat(
        Stream.of(palette, overlay).map(Part10Files::file),
        Stream.of(gray, rgb).flatMap(RenderFrameFuzz::inEachSyntax));
  }

  private static Stream<byte[]> inEachSyntax(DataSet image) {
    byte[] file = Part10Files.file(image);
    return TRANSCODE.targets().stream()
        .flatMap(target -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try {
            TRANSCODE.write(
                READER.read(file),
                ByteSource.of(file),
                target,
                TranscodeObject.Options.DEFAULT,
                Channels.newChannel(out));
            return Stream.of(out.toByteArray());
          } catch (DicomException e) {
            return Stream.empty();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "30m")
  void anyFileIsShownOrRefused(byte[] bytes) {
    int samples = samples(bytes);
    if (samples > MOST_SAMPLES) {
      return; // large, and what it may cost is large
    }
    long memory = (64L << 20) + (long) samples * BYTES_FOR_EACH;

    new Budget(memory, Duration.ofSeconds(5)).hold(() -> render(bytes));

    try {
      assertThat(render(bytes)).as("the same each time").isEqualTo(render(bytes));
    } catch (DicomException e) {
      // refused, as the budget's run has seen
    }
  }

  private static int samples(byte[] bytes) {
    try {
      return ImagePixel.of(READER.read(bytes).dataSet()).frameSamples();
    } catch (DicomException e) {
      return 0;
    }
  }

  private static byte[] render(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ByteSource source = ByteSource.of(bytes)) {
      FRAMES.render(
          DicomImage.of(READER.read(bytes), source), RenderRequest.of(ImageFormat.PNG), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
