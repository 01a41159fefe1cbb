package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.StoredValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;

/** Each picture of the corpus comes back from each lossless encoder that can hold it. */
class CorpusRoundTripTest {

  private static final Part10Reader READER = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final RenderFrame FRAMES = new RenderFrame(Codecs.decoders(), Codecs.encoders());

  @TestFactory
  Stream<DynamicTest> theFirstFrameComesBack() {
    return Corpus.each(CorpusRoundTripTest::isDecoded, CorpusRoundTripTest::assertComesBack);
  }

  private static boolean isDecoded(CorpusFile file) {
    return file.picture() == CorpusFile.Expectation.SUCCEED
        && file.frameSha256().isPresent()
        && Codecs.decoders().stream().anyMatch(codec -> codec.decodes(file.transferSyntax()));
  }

  private static void assertComesBack(CorpusFile file) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      DicomImage image = DicomImage.of(READER.read(source), source);
      DecodedFrame frame = FRAMES.decode(image, 0);
      ImagePixel pixel = pixel(frame, ImagePixel.of(image.header()));
      int held = 0;
      for (FrameEncoder encoder : Codecs.frameEncoders()) {
        if (encoder.isLossless() && holds(encoder, pixel)) {
          ImagePixel described = encoder.described(pixel);
          DecodedFrame back = decoded(encoder, encoder.encode(frame, pixel), described);
          assertThat(values(back)).as(encoder.transferSyntax()).isEqualTo(values(frame));
          held++;
        }
      }
      assertThat(held).as("encoders that can hold it").isGreaterThanOrEqualTo(2);
    }
  }

  private static boolean holds(FrameEncoder encoder, ImagePixel pixel) {
    try {
      encoder.described(pixel);
      return true;
    } catch (UnsupportedDicom e) {
      return false;
    }
  }

  /** What the frame is, which the codestream knows better than the attributes. */
  private static ImagePixel pixel(DecodedFrame frame, ImagePixel attributes) {
    return new ImagePixel(
        frame.rows(),
        frame.columns(),
        frame.samplesPerPixel(),
        attributes.bitsAllocated() == 1 ? 1 : 8 * frame.bytesPerSample(),
        frame.bitsStored(),
        frame.bitsStored() - 1,
        frame.isSigned(),
        false,
        frame.photometric(),
        1,
        frame.isFloatingPoint());
  }

  private static DecodedFrame decoded(FrameEncoder encoder, byte[] frame, ImagePixel pixel) {
    for (FrameCodec codec : Codecs.decoders()) {
      if (codec.decodes(encoder.transferSyntax())) {
        return codec.decode(frame, pixel);
      }
    }
    throw new IllegalStateException("nothing decodes " + encoder.transferSyntax());
  }

  private static byte[] values(DecodedFrame frame) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoredValues.write(frame, 8 * frame.bytesPerSample(), out);
    return out.toByteArray();
  }
}
