package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameEncoder;

/** What PS3.5 10.18 asks of HTJ2K in RPCL order. */
class CodestreamWriterTest {

  private static final int SIDE = 3000;
  private static final ImagePixel PIXEL = Pattern.grayOf(SIDE, SIDE, 8, 8);
  private static final byte[] CODESTREAM = encode();

  @Test
  void theOrderIsRpclAndTheLowestResolutionAThumbnail() {
    Codestream codestream = new Codestream(CODESTREAM);

    assertThat(codestream.parameters().tileStyle().progression()).isEqualTo(Progression.RPCL);
    assertThat(codestream.leastLevels()).isEqualTo(6);
    assertThat(new J2kFrameCodec().decodeReduced(CODESTREAM, PIXEL, 6).rows()).isEqualTo(47);
  }

  @Test
  void theTilePartLengthsTellWhereEachResolutionEnds() {
    int position = CODESTREAM.length - 2;
    List<Integer> lengths = tilePartLengths();
    assertThat(lengths).hasSize(7);

    for (int level = 1; level < 7; level++) {
      position -= lengths.get(7 - level);
      byte[] cut = Arrays.copyOf(CODESTREAM, position);
      DecodedFrame reduced = new J2kFrameCodec().decodeReduced(cut, PIXEL, level);

      assertThat(reduced.bytes())
          .isEqualTo(new J2kFrameCodec().decodeReduced(CODESTREAM, PIXEL, level).bytes());
    }
  }

  private static List<Integer> tilePartLengths() {
    ByteBuffer bytes = ByteBuffer.wrap(CODESTREAM);
    int at = 2;
    while ((bytes.getShort(at) & 0xFFFF) != Marker.TLM) {
      at += 2 + bytes.getShort(at + 2);
    }
    List<Integer> lengths = new ArrayList<>();
    for (int entry = at + 6; entry < at + 2 + bytes.getShort(at + 2); entry += 5) {
      lengths.add(bytes.getInt(entry + 1));
    }
    return lengths;
  }

  private static byte[] encode() {
    byte[] samples = new byte[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % SIDE / 16 + i / SIDE / 20);
    }
    FrameEncoder encoder = J2kFrameEncoder.highThroughputRpcl();
    DecodedFrame frame =
        new DecodedFrame(SIDE, SIDE, 1, 8, false, PhotometricInterpretation.MONOCHROME2, samples);
    return encoder.encode(frame, PIXEL);
  }
}
