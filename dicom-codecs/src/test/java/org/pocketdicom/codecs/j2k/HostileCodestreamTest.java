package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;

/** Small codestreams that ask for much: they get what a frame of their size needs, or an error. */
@Timeout(20)
class HostileCodestreamTest {

  private static final int SIDE = 2048;
  private static final long FRAME_BYTES = (long) SIDE * SIDE;
  private static final String ONE_LAYER = "0001";
  private static final String NO_LEVELS = "00";
  private static final String BLOCKS_OF_64 = "0404";
  private static final String WHOLE = "ff";

  @Test
  void aBlankFrameNeedsNoMoreThanItsPlaneAndItself() {
    byte[] blank = codestream(1, SIDE, ONE_LAYER, NO_LEVELS, BLOCKS_OF_64, WHOLE, "00");
    long before = allocated();

    DecodedFrame frame = decode(blank);
    long taken = allocated() - before;

    assertThat(taken).isLessThan(6 * FRAME_BYTES);
    assertThat(frame.bytes()).hasSize(SIDE * SIDE).containsOnly(128);
  }

  /** A packet that names all of the smallest code-blocks there can be, none of them included. */
  @Test
  void theSmallestCodeBlocksCostNoMoreThanSomeBytesASample() {
    byte[] codestream = codestream(1, SIDE, ONE_LAYER, NO_LEVELS, "0000", WHOLE, "8000");
    long before = allocated();

    decode(codestream);

    assertThat(allocated() - before).isLessThan(20 * FRAME_BYTES);
  }

  @ParameterizedTest
  @CsvSource({
    "1, ffff, 00, ff, tiles of one sample",
    "2048, 0001, 00, 00, precincts of one sample",
    "2048, ffff, 00, ff, 65535 layers",
    "32, ffff, 00, ff, tiles and layers",
    "2048, 0001, 20, ff, 32 levels"
  })
  void morePacketsThanBytesAreRefusedBeforeMemoryIsTaken(
      int tileSide, String layers, String levels, String precincts, String which) {
    byte[] codestream =
        codestream(
            1, tileSide, layers, levels, BLOCKS_OF_64, precincts, levels.equals("20") ? "" : "00");
    long before = allocated();

    assertThatThrownBy(() -> decode(codestream)).as(which).isInstanceOf(MalformedDicom.class);

    assertThat(allocated() - before).as(which).isLessThan(2 * FRAME_BYTES);
  }

  @Test
  void moreComponentsThanAPixelHasAreNotSupported() {
    byte[] codestream = codestream(5, SIDE, ONE_LAYER, NO_LEVELS, BLOCKS_OF_64, WHOLE, "00");

    assertThatThrownBy(() -> decode(codestream))
        .isInstanceOf(UnsupportedDicom.class)
        .hasMessageContaining("components");
  }

  private static DecodedFrame decode(byte[] codestream) {
    return new J2kFrameCodec().decode(codestream, Pattern.grayOf(SIDE, SIDE, 8, 8));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Of 8 bits a sample, in one tile-part. */
  private static byte[] codestream(
      int components,
      int tileSide,
      String layers,
      String levels,
      String blocks,
      String precincts,
      String packets) {
    HexFormat hex = HexFormat.of();
    String side = hex.toHexDigits(SIDE);
    String tile = hex.toHexDigits(tileSide);
    String zeros = "0000000000000000";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    segment(
        "ff51",
        "0000"
            + side
            + side
            + zeros
            + tile
            + tile
            + zeros
            + "000"
            + components
            + "070101".repeat(components),
        out);
    int resolutions = 1 + Integer.parseInt(levels, 16);
    segment(
        "ff52",
        "0100" + layers + "00" + levels + blocks + "0001" + precincts.repeat(resolutions),
        out);
    segment("ff5c", "40" + "40".repeat(3 * resolutions - 2), out);
    segment("ff90", "0000000000000001", out);
    out.writeBytes(hex.parseHex("ff93" + packets));
    byte[] segments = out.toByteArray();
    return hex.parseHex("ff4f" + hex.formatHex(segments) + "ffd9");
  }

  private static void segment(String marker, String content, ByteArrayOutputStream out) {
    HexFormat hex = HexFormat.of();
    String length = hex.toHexDigits((short) (content.length() / 2 + 2));
    out.writeBytes(hex.parseHex(marker + length + content));
  }
}
