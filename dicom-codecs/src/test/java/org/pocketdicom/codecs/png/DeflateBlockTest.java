package org.pocketdicom.codecs.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** The oracle is zlib's inflater. */
class DeflateBlockTest {

  private static final int PREFIX = 8;

  @Test
  void repetitionsOfEveryLengthComeBack() throws Exception {
    byte[] bytes = new byte[300 * 300];
    for (int length = 0; length < 300; length++) {
      Arrays.fill(bytes, length * 300, length * 300 + length, (byte) 7);
      for (int i = length; i < 300; i++) {
        bytes[length * 300 + i] = (byte) (i * i * (length + 1));
      }
    }

    assertThat(deflated(bytes)).isLessThan(bytes.length / 2);
  }

  @Test
  void whatIsRepeatedFromFarAwayComesBack() throws Exception {
    Random random = new Random(3);
    byte[] bytes = new byte[200_000];
    random.nextBytes(bytes);
    for (int i = 300; i < bytes.length; i += 300) {
      int distance = 1 + random.nextInt(Math.min(i, 40_000));
      System.arraycopy(bytes, i - distance, bytes, i, Math.min(200, distance));
    }

    assertThat(deflated(bytes)).isLessThan(bytes.length);
  }

  @Test
  void noiseIsStoredInPieces() throws Exception {
    byte[] noise = new byte[200_000];
    new Random(4).nextBytes(noise);

    assertThat(deflated(noise)).isLessThan(noise.length + 100);
  }

  @Test
  void oneSymbolOrFewBytesComeBack() throws Exception {
    for (int length = 1; length < 600; length++) {
      byte[] bytes = new byte[length];
      assertThat(deflated(bytes)).isPositive();
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (i % 3);
      }
      assertThat(deflated(bytes)).isPositive();
    }
  }

  /** How many bytes two blocks take, the second of which ends the stream. */
  private static int deflated(byte[] bytes) throws Exception {
    DeflateBlock block = new DeflateBlock();
    BitSink sink = new BitSink(2 * bytes.length + 1000);
    Chunk chunk = new Chunk("IDAT", 2 * bytes.length + 1000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    block.write(bytes, bytes.length, false, sink);
    block.write(bytes, bytes.length, true, sink);
    sink.align();
    sink.drainTo(chunk);
    chunk.writeTo(out);

    ByteBuffer stream = ByteBuffer.wrap(out.toByteArray());
    stream.limit(stream.getInt(0) + PREFIX).position(PREFIX);
    Inflater inflater = new Inflater(true);
    byte[] twice = new byte[2 * bytes.length + 1];
    inflater.setInput(stream);
    int length = inflater.inflate(twice);

    assertThat(inflater.finished()).isTrue();
    assertThat(inflater.getRemaining()).isZero();
    inflater.end();
    assertThat(length).isEqualTo(2 * bytes.length);
    assertThat(Arrays.copyOf(twice, bytes.length)).isEqualTo(bytes);
    assertThat(Arrays.copyOfRange(twice, bytes.length, length)).isEqualTo(bytes);
    return stream.limit() / 2;
  }
}
