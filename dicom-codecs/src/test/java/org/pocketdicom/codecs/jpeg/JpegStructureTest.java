package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/** Segments and scans as T.81 allows them and as few encoders write them. */
class JpegStructureTest {

  private static final int SOF0 = Marker.SOF0_BASELINE;

  @Test
  void aBlockIsItsDifferencesAboveTheMiddle() {
    byte[] stream =
        JpegStream.withTables().frame(SOF0, 8, 8, 16, 0x11).scan(1).blocks(64, -70).end();

    DecodedFrame frame = decode(stream, 8, 16);

    assertThat(frame.sample(0)).isEqualTo(128 + 64);
    assertThat(frame.sample(8)).isEqualTo(128 + 64 - 70);
  }

  @Test
  void restartMarkersBeginThePredictionAnew() {
    byte[] stream =
        JpegStream.withTables()
            .segment(Marker.DRI, "0001")
            .frame(SOF0, 8, 8, 24, 0x11)
            .scan(1)
            .blocks(64)
            .endOfBlocks()
            .hex("ffd0")
            .blocks(65)
            .endOfBlocks()
            .hex("ffffd1")
            .blocks(66)
            .end();

    DecodedFrame frame = decode(stream, 8, 24);

    assertThat(new long[] {frame.sample(0), frame.sample(8), frame.sample(16)})
        .containsExactly(192, 193, 194);
  }

  @Test
  void aMissingRestartMarkerIsMalformed() {
    JpegStream stream =
        JpegStream.withTables()
            .segment(Marker.DRI, "0001")
            .frame(SOF0, 8, 8, 16, 0x11)
            .scan(1)
            .blocks(64)
            .endOfBlocks();

    assertThatThrownBy(() -> decode(stream.blocks(64).end(), 8, 16))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("JPEG restart marker 0 is missing");
  }

  @Test
  void restartMarkersNeedNotBeCounted() {
    JpegStream stream =
        JpegStream.withTables()
            .segment(Marker.DRI, "0001")
            .frame(SOF0, 8, 8, 16, 0x11)
            .scan(1)
            .blocks(64)
            .endOfBlocks();

    DecodedFrame frame = decode(stream.hex("ffd3").blocks(65).end(), 8, 16);

    assertThat(frame.sample(8)).isEqualTo(193);
  }

  @Test
  void aRestartIntervalThatWasLostIsMissingAtTheEnd() {
    byte[] stream =
        JpegStream.withTables()
            .segment(Marker.DRI, "0001")
            .frame(SOF0, 8, 8, 24, 0x11)
            .scan(1)
            .blocks(64)
            .endOfBlocks()
            .hex("ffd1")
            .blocks(66)
            .end();

    assertThatThrownBy(() -> decode(stream, 8, 24)).isInstanceOf(MalformedDicom.class);
  }

  @Test
  void eachComponentMayHaveAScanOfItsOwn() {
    JpegStream stream = JpegStream.withTables().frame(SOF0, 8, 8, 8, 0x11, 0x11, 0x11);
    for (int component = 1; component <= 3; component++) {
      stream.scan(component).blocks(63 + component).endOfBlocks();
    }

    DecodedFrame frame = decode(stream.bytes(), 8, 8);

    assertThat(frame.bytes()).startsWith(192, 193, 194, 192, 193, 194).endsWith(192, 193, 194);
  }

  @Test
  void scansOfOneComponentHoldNoBlockThatIsAllPadding() {
    // 9 of 17 columns remain to the subsampled components: two blocks, where MCUs would have three
    JpegStream stream = JpegStream.withTables().frame(SOF0, 8, 8, 17, 0x21, 0x11, 0x11);
    stream.scan(1).blocks(64, 0, 0).endOfBlocks();
    stream.scan(2).blocks(65, 0).endOfBlocks();
    stream.scan(3).blocks(66, 0).endOfBlocks();

    assertThat(decode(stream.bytes(), 8, 17).bytes())
        .hasSize(3 * 8 * 17)
        .startsWith(192, 193, 194)
        .endsWith(192, 193, 194);
  }

  @Test
  void anyFactorsOfSamplingAreUnderstood() {
    // MCUs of 24 × 16 pixels: of 3, 4 and 1 blocks; of 2, 1 and 3 blocks
    byte[] stream =
        JpegStream.withTables()
            .frame(SOF0, 8, 10, 20, 0x31, 0x22, 0x11)
            .scan(1, 2, 3)
            .blocks(64, 0, 0, 65, 0, 0, 0, 66)
            .end();
    JpegStream others = JpegStream.withTables().frame(SOF0, 8, 16, 24, 0x12, 0x11, 0x31);

    assertThat(decode(stream, 10, 20).bytes()).startsWith(192, 193, 194).endsWith(192, 193, 194);
    assertThat(decode(others.scan(1, 2, 3).blocks(64, 0, 65, 66, 0, 0).end(), 16, 24).bytes())
        .startsWith(192, 193, 194)
        .endsWith(192, 193, 194);
  }

  @Test
  void samplesThatStandForFourPixelsInOneDirectionAreRepeated() {
    byte[] stream =
        JpegStream.withTables()
            .frame(SOF0, 8, 16, 32, 0x42, 0x11, 0x11)
            .scan(1, 2, 3)
            .blocks(0, 0, 0, 0, 0, 0, 0, 0, 64, 0)
            .end();

    assertThat(decode(stream, 16, 32).sample(1)).isEqualTo(192);
  }

  @Test
  void subsampledComponentsAreInterpolated() {
    byte[] stream =
        JpegStream.withTables()
            .frame(SOF0, 8, 8, 32, 0x21, 0x11, 0x11)
            .scan(1, 2, 3)
            .blocks(0, 0, 64, 0, 0, 0, -100, 0)
            .end();

    DecodedFrame frame = decode(stream, 8, 32);

    long[] blue = new long[4];
    for (int i = 0; i < blue.length; i++) {
      blue[i] = frame.sample(3 * (14 + i) + 1);
    }
    assertThat(blue).containsExactly(192, 167, 117, 92);
  }

  @Test
  void linesMayBeToldBehindTheScan() {
    byte[] stream =
        JpegStream.withTables()
            .frame(SOF0, 8, 0, 8, 0x11)
            .scan(1)
            .blocks(64)
            .endOfBlocks()
            .segment(0xDC, "0008")
            .end();

    assertThat(decode(stream, 8, 8).sample(63)).isEqualTo(192);
  }

  @Test
  void fillBytesCommentsAndWhatFollowsTheScanDoNotMatter() {
    byte[] stream =
        JpegStream.withTables()
            .segment(0xFE, "ffd8ffd9")
            .hex("ffffff")
            .frame(SOF0, 8, 8, 8, 0x11)
            .scan(1)
            .blocks(64)
            .endOfBlocks()
            .hex("00ff12345678")
            .bytes();

    assertThat(decode(stream, 8, 8).sample(0)).isEqualTo(192);
  }

  @Test
  void signedValuesOf12BitsAreExtended() {
    byte[] stream =
        JpegStream.withTables()
            .frame(Marker.SOF1_EXTENDED, 12, 8, 16, 0x11)
            .scan(1)
            .blocks(64, -127)
            .end();
    ImagePixel signed = new ImagePixel(8, 16, 1, 16, 12, 11, true, false, MONOCHROME2, 1);

    DecodedFrame frame = new JpegFrameCodec().decode(stream, signed);

    assertThat(frame.sample(0)).isEqualTo(2048 + 64 - 4096);
    assertThat(frame.sample(8)).isEqualTo(2048 + 64 - 127);
  }

  @Test
  void anotherSizeThanTheAttributesSayIsMalformed() {
    byte[] stream = JpegStream.withTables().frame(SOF0, 8, 8, 8, 0x11).scan(1).blocks(64).end();

    assertThatThrownBy(() -> decode(stream, 8, 9))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a JPEG frame of 8 x 8 under the attributes of one of 8 x 9");
  }

  @Test
  void aTileAtTheEdgeOfASlideIsTheUpperLeftOfItsFrame() {
    byte[] gray = JpegStream.withTables().frame(SOF0, 8, 8, 8, 0x11).scan(1).blocks(64).end();
    byte[] color =
        JpegStream.withTables()
            .frame(SOF0, 8, 8, 8, 0x11, 0x11, 0x11)
            .scan(1, 2, 3)
            .blocks(64, 65, 66)
            .end();

    DecodedFrame grayTile = new JpegFrameCodec().decode(gray, slide(MONOCHROME2));
    DecodedFrame colorTile = new JpegFrameCodec().decode(color, slide(YBR_FULL_422));

    assertThat(grayTile.sample(7)).isEqualTo(192);
    assertThat(grayTile.sample(8)).isZero();
    assertThat(grayTile.sample(9)).isEqualTo(192);
    assertThat(grayTile.sample(8 * 9)).isZero();
    assertThat(colorTile.bytes()).startsWith(192, 193, 194).endsWith(0, 128, 128);
  }

  private static ImagePixel slide(PhotometricInterpretation photometric) {
    int samples = photometric == MONOCHROME2 ? 1 : 3;
    return new ImagePixel(10, 9, samples, 8, 8, 7, false, false, photometric, 2);
  }

  @Test
  void aSizeThatTheBytesCanNotFillTakesNoMemory() {
    byte[] stream =
        JpegStream.withTables().frame(SOF0, 8, 16_000, 16_000, 0x11).scan(1).blocks(64).end();
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> decode(stream, 16_000, 16_000)).isInstanceOf(MalformedDicom.class);

    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(1L << 20);
  }

  @Test
  void moreSamplesThanAFrameMayHaveAreRefused() {
    byte[] stream = JpegStream.withTables().frame(SOF0, 8, 16_000, 16_000, 0x11, 0x11, 0x11).end();

    assertThatThrownBy(() -> decode(stream, 16_000, 16_000)).isInstanceOf(LimitExceeded.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC5, 0xC9, 0xCA, 0xCB, 0xCF})
  void otherProcessesAreNotSupported(int sof) {
    byte[] stream = JpegStream.withTables().frame(sof, 8, 8, 8, 0x11).scan(1).blocks(64).end();

    assertThatThrownBy(() -> decode(stream, 8, 8))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessage("JPEG process SOF" + (sof - 0xC0) + " is not supported");
  }

  @Test
  void fourComponentsAreNotSupported() {
    byte[] stream = JpegStream.withTables().frame(SOF0, 8, 8, 8, 0x11, 0x11, 0x11, 0x11).end();

    assertThatThrownBy(() -> decode(stream, 8, 8)).isInstanceOf(UnsupportedDicom.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', does not begin with SOI",
    "ffd8, before its last scan",
    "ffd8ffdb0001, a JPEG segment of 1 bytes",
    "ffd8ffdb00ff, a JPEG segment of 255 bytes",
    "ffd8ffdb000301, ends early",
    "ffd8ffdb000304, for destination 4",
    "ffd8ffda, an unexpected JPEG marker",
    "ffd8ffd9, an unexpected JPEG marker",
    "ffd8ffc0000b100008000801011100, of 16 bits",
    "ffd8ffc0000b080008000801015100, impossible parameters"
  })
  void brokenHeadersAreMalformed(String hex, String message) {
    byte[] stream = new JpegStream().hex(hex).bytes();

    assertThatThrownBy(() -> decode(stream, 8, 8))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining(message);
  }

  @Test
  void aHuffmanTableWithTooManyCodesIsMalformed() {
    String counts = "03" + "00".repeat(15);
    byte[] stream =
        new JpegStream().hex("ffd8").segment(Marker.DHT, "00" + counts + "010203").bytes();

    assertThatThrownBy(() -> decode(stream, 8, 8))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a JPEG Huffman table has more codes than there can be");
  }

  @Test
  void aScanWithoutItsTablesIsMalformed() {
    byte[] stream =
        new JpegStream().hex("ffd8").frame(SOF0, 8, 8, 8, 0x11).scan(1).blocks(64).end();

    assertThatThrownBy(() -> decode(stream, 8, 8))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("a JPEG scan without a table that it needs");
  }

  @Test
  void aSecondScanOfAComponentIsMalformed() {
    JpegStream stream = JpegStream.withTables().frame(SOF0, 8, 8, 8, 0x11, 0x11, 0x11);
    stream.scan(1).blocks(64).endOfBlocks().scan(1).blocks(64);

    assertThatThrownBy(() -> decode(stream.end(), 8, 8))
        .isInstanceOf(MalformedDicom.class)
        .hasMessage("two JPEG scans of one component");
  }

  @Test
  void aScanThatEndsBeforeItsLastBlockIsMalformed() {
    byte[] stream = JpegStream.withTables().frame(SOF0, 8, 8, 64, 0x11).scan(1).blocks(64).end();

    assertThatThrownBy(() -> decode(stream, 8, 64))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageStartingWith("JPEG data ");
  }

  private static DecodedFrame decode(byte[] stream, int rows, int columns) {
    return new JpegFrameCodec().decode(stream, Pattern.grayOf(rows, columns, 8, 8));
  }
}
