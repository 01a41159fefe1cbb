package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredValuesTest {

  @Test
  void bytesAreWrittenAsTheyAre() throws IOException {
    DecodedFrame frame = frame(2, 2, false, new byte[] {1, 2, (byte) 0xFF, 0});

    assertThat(written(frame, 8)).isEqualTo("0102ff00");
    assertThat(written(frame, 1)).as("1 bit is one byte a pixel").isEqualTo("0102ff00");
  }

  @Test
  void wordsAreLittleEndian() throws IOException {
    assertThat(written(frame(1, 2, true, new short[] {0x1234, -2}), 16)).isEqualTo("3412feff");
    assertThat(written(frame(1, 1, false, new int[] {0x12345678}), 32)).isEqualTo("78563412");
  }

  @Test
  void floatingPointIsLittleEndian() throws IOException {
    float notANumber = Float.intBitsToFloat(0x7FC12345);

    assertThat(written(frame(1, 2, true, new float[] {-2, notANumber}), 32))
        .isEqualTo("000000c04523c17f");
    assertThat(written(frame(1, 1, true, new double[] {Math.PI}), 64))
        .isEqualTo("182d4454fb210940");
  }

  @Test
  void valuesOfFewerBitsThanAllocatedAreExtendedWithTheirSign() throws IOException {
    byte[] values = {(byte) 0xFF, 1};

    assertThat(written(frame(1, 2, false, values), 16)).isEqualTo("ff000100");
    assertThat(written(frame(1, 2, true, values), 16)).isEqualTo("ffff0100");
  }

  @Test
  void framesLargerThanTheBufferAreWhole() throws IOException {
    short[] values = new short[300 * 500];
    IntStream.range(0, values.length).forEach(i -> values[i] = (short) i);

    byte[] written = HexFormat.of().parseHex(written(frame(300, 500, false, values), 16));

    assertThat(written).hasSize(300_000);
    assertThat(IntStream.range(0, values.length))
        .allMatch(i -> (short) (written[2 * i] & 0xFF | written[2 * i + 1] << 8) == values[i]);
  }

  @Test
  void wordsOfOtherWidthsHaveFourBytes() throws IOException {
    assertThat(written(frame(1, 1, true, new byte[] {-2}), 24)).isEqualTo("feffffff");
    assertThat(written(frame(1, 1, false, new byte[] {-2}), 64)).isEqualTo("fe000000");
  }

  @Test
  void aNumpyFileTellsTypeAndShape() throws IOException {
    DecodedFrame gray = frame(2, 3, true, new short[6]);
    DecodedFrame color =
        new DecodedFrame(2, 3, 3, 8, false, PhotometricInterpretation.RGB, new byte[18]);
    DecodedFrame subsampled =
        new DecodedFrame(2, 4, 3, 8, false, PhotometricInterpretation.YBR_FULL_422, new byte[16]);

    assertThat(npy(16, gray)).contains("'descr': '<i2'").contains("'shape': (2, 3), ");
    assertThat(npy(16, gray, gray)).contains("'shape': (2, 2, 3), ");
    assertThat(npy(32, frame(2, 3, true, new float[6]))).contains("'descr': '<f4'");
    assertThat(npy(64, frame(2, 3, true, new double[6]))).contains("'descr': '<f8'");
    assertThat(npy(8, color)).contains("'descr': '|u1'").contains("'shape': (2, 3, 3), ");
    assertThat(npy(8, subsampled)).contains("'shape': (2, 4, 2), ");
  }

  @Test
  void theValuesOfANumpyFileBeginAtAMultipleOf64() throws IOException {
    String file = npy(16, frame(1, 2, false, new short[] {0x4241, 0x4443}));

    assertThat(file).startsWith("\u0093NUMPY\u0001\0").endsWith("\nABCD");
    assertThat((file.length() - 4) % 64).isZero();
    assertThat(file.charAt(8) + 256 * file.charAt(9)).isEqualTo(file.length() - 4 - 10);
  }

  private static DecodedFrame frame(int rows, int columns, boolean signed, Object samples) {
    return new DecodedFrame(
        rows, columns, 1, 8, signed, PhotometricInterpretation.MONOCHROME2, samples);
  }

  private static String written(DecodedFrame frame, int bitsAllocated) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoredValues.write(frame, bitsAllocated, out);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private static String npy(int bitsAllocated, DecodedFrame... frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Iterator<DecodedFrame> iterator = List.of(frames).iterator();
    StoredValues.writeNpy(iterator, frames.length, bitsAllocated, out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
