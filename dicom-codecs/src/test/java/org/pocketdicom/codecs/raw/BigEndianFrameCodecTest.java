package org.pocketdicom.codecs.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.Part10Writer;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.testkit.FrameCodecContract;

class BigEndianFrameCodecTest extends FrameCodecContract {

  @Override
  protected FrameCodec codec() {
    return new BigEndianFrameCodec();
  }

  @Override
  protected String transferSyntax() {
    return "1.2.840.10008.1.2.2";
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(new byte[60], Pattern.grayOf(5, 6, 16, 12)),
        new Sample(new byte[120], Pattern.grayOf(5, 6, 32, 32)));
  }

  @Test
  void theFirstByteOfAWordIsTheMostSignificant() {
    assertThat(decoded("12340001", Pattern.grayOf(1, 2, 16, 16))).containsExactly(0x1234, 1);
  }

  /** PS3.5 8.1.1: a stream of 16-bit words, whose bytes alone are turned (7.3). */
  @Test
  void aSampleOf32BitsIsTwoWordsTheLowerOneFirst() {
    ImagePixel pixel = Pattern.grayOf(1, 2, 32, 32);

    assertThat(decoded("5678123456791234", pixel)).containsExactly(0x12345678, 0x12345679);
    assertThat(decoded("0000000000000000", pixel)).containsExactly(0, 0);
    assertThat(decoded("0005000000050000", pixel)).containsExactly(5, 5);
  }

  /** As in the radiotherapy doses of some programs: ADR 11. */
  @Test
  void wordsOf32BitsAreKnownByTheirNeighbours() {
    ImagePixel pixel = Pattern.grayOf(1, 3, 32, 32);

    assertThat(decoded("00130ee800130ee8001312d0", pixel))
        .containsExactly(0x130ee8, 0x130ee8, 0x1312d0);
    assertThat(decoded("000000050000000500000006", pixel)).containsExactly(5, 5, 6);
  }

  @ParameterizedTest
  @CsvSource({"OW, 32", "OW, 16", "OB, 16", "OB, 32", "OB, 8", "OW, 8"})
  void whatIsWrittenInBigEndianIsReadAgain(Vr vr, int bits) throws IOException {
    byte[] samples = new byte[6 * bits / 8];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % (bits / 8) == 0 ? 20 * i : i % (bits / 8));
    }
    DataSet image = image(bits).put(Tags.PixelData, vr, samples).build();

    DecodedFrame little = decoded(image, TransferSyntax.EXPLICIT_LITTLE);
    DecodedFrame big = decoded(image, TransferSyntax.EXPLICIT_BIG);

    assertThat(values(little)).startsWith(bits == 32 ? 0x03020100 : bits == 16 ? 0x0100 : 0);
    assertThat(values(big)).isEqualTo(values(little));
  }

  private static DecodedFrame decoded(DataSet image, TransferSyntax syntax) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Part10Writer.create().write(image, syntax, written);
    ByteSource source = ByteSource.of(written.toByteArray());
    DicomFile file = Part10Reader.strict(ReadLimits.DEFAULT).read(source);
    try (DicomImage read = DicomImage.of(file, source)) {
      return new RenderFrame(List.of(new BigEndianFrameCodec(), new NativeFrameCodec()), List.of())
          .decode(read, 0);
    }
  }

  private static DataSetBuilder image(int bits) {
    return DataSet.builder()
        .put(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
        .put(Tags.SOPInstanceUID, Vr.UI, "1.2.3")
        .put(Tags.SamplesPerPixel, Vr.US, 1)
        .put(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
        .put(Tags.Rows, Vr.US, 2)
        .put(Tags.Columns, Vr.US, 3)
        .put(Tags.BitsAllocated, Vr.US, bits)
        .put(Tags.BitsStored, Vr.US, bits)
        .put(Tags.HighBit, Vr.US, bits - 1)
        .put(Tags.PixelRepresentation, Vr.US, 0);
  }

  @Test
  void floatingPointIsInTheOrderOfTheSyntax() {
    byte[] floats = HexFormat.of().parseHex("c0000000");
    byte[] doubles = HexFormat.of().parseHex("400921fb54442d18");

    assertThat(codec().decode(floats, Pattern.floatingPointOf(1, 1, 32)).floats())
        .containsExactly(-2);
    assertThat(codec().decode(doubles, Pattern.floatingPointOf(1, 1, 64)).doubles())
        .containsExactly(Math.PI);
  }

  @Test
  void smallerSamplesAreInTheOrderOfTheBytes() {
    assertThat(decoded("010203", Pattern.grayOf(1, 3, 8, 8))).containsExactly(1, 2, 3);
    assertThat(decoded("0102", Pattern.grayOf(1, 9, 1, 1)))
        .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static long[] decoded(String hex, ImagePixel pixel) {
    return values(new BigEndianFrameCodec().decode(HexFormat.of().parseHex(hex), pixel));
  }
}
