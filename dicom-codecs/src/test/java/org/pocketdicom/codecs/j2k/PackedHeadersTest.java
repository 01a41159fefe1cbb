package org.pocketdicom.codecs.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.codecs.Pattern;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/**
 * Packet headers that were taken out of the packets (PPM, PPT: A.7.4, A.7.5). OpenJPEG's codestream
 * has tiles, tile-parts, and both markers in each packet, by which headers are found.
 */
class PackedHeadersTest {

  private static final ImagePixel COLOR =
      Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.YBR_RCT);
  private static final int SOT_AND_SOD = 14;
  private static final int SOP_LENGTH = 6;

  private final byte[] source = Pattern.file("j2k/tiles-rpcl.j2k");
  private final byte[] mainHeader = Arrays.copyOf(source, indexOf(Marker.SOT, 0));
  private final List<TilePart> parts = new ArrayList<>();

  /** What stands in a tile-part, its packets' headers apart from their bodies. */
  private static final class TilePart {

    private final byte[] sot;
    private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream bodies = new ByteArrayOutputStream();

    TilePart(byte[] sot) {
      this.sot = sot;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60000, true, true",
    "60000, false, false",
    "7, true, false",
    "7, false, true",
    "2, true, true"
  })
  void inTheMainHeader(int piece, boolean withSop, boolean withEph) {
    takeApart(withSop, withEph);
    ByteArrayOutputStream series = new ByteArrayOutputStream();
    for (TilePart part : parts) {
      series.writeBytes(ByteBuffer.allocate(4).putInt(part.headers.size()).array());
      series.writeBytes(part.headers.toByteArray());
    }

    assertWhatWasEncoded(
        codestream(
            segments(Marker.PPM, series.toByteArray(), Math.max(piece, 2 + series.size() / 255)),
            0));
  }

  @ParameterizedTest
  @CsvSource({
    "60000, true, true",
    "60000, false, false",
    "7, true, false",
    "7, false, true",
    "2, true, true"
  })
  void inTheHeadersOfTileParts(int piece, boolean withSop, boolean withEph) {
    takeApart(withSop, withEph);

    assertWhatWasEncoded(codestream(List.of(), piece));
  }

  @Test
  void thatEndEarlyAreRefused() {
    takeApart(true, true);
    byte[] tooLong = ByteBuffer.allocate(6).putInt(3).array();
    byte[] none = ByteBuffer.allocate(4).putInt(0).array();

    for (byte[] series : List.of(tooLong, none)) {
      byte[] codestream = codestream(segments(Marker.PPM, series, 60_000), 0);
      assertThatThrownBy(() -> new J2kFrameCodec().decode(codestream, COLOR))
          .isInstanceOf(MalformedDicom.class);
    }
  }

  private static void assertWhatWasEncoded(byte[] codestream) {
    DecodedFrame frame = new J2kFrameCodec().decode(codestream, COLOR);
    byte[] expected = Pattern.color().bytes();
    for (int i = 0; i < frame.length(); i++) {
      assertThat(frame.sample(i)).isEqualTo(expected[i] & 0xFF);
    }
  }

  private void takeApart(boolean withSop, boolean withEph) {
    int at = mainHeader.length;
    while (marker(at) == Marker.SOT) {
      int end = at + ByteBuffer.wrap(source).getInt(at + 6);
      TilePart part = new TilePart(Arrays.copyOfRange(source, at, at + 12));
      for (int packet = at + SOT_AND_SOD; packet < end; ) {
        assertThat(marker(packet)).isEqualTo(Marker.SOP);
        int header = packet + SOP_LENGTH;
        int eph = indexOf(Marker.EPH, header);
        int next = Math.min(end, indexOf(Marker.SOP, header));
        part.headers.write(source, header, eph - header + (withEph ? 2 : 0));
        part.bodies.write(source, packet, withSop ? SOP_LENGTH : 0);
        part.bodies.write(source, eph + 2, next - eph - 2);
        packet = next;
      }
      parts.add(part);
      at = end;
    }
  }

  /**
   * @param piece the bytes of headers in a PPT segment; 0 where they are in the main header
   */
  private byte[] codestream(List<byte[]> mainSegments, int piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(mainHeader);
    mainSegments.forEach(out::writeBytes);
    for (TilePart part : parts) {
      List<byte[]> segments =
          piece == 0 ? List.of() : segments(Marker.PPT, part.headers.toByteArray(), piece);
      int length = SOT_AND_SOD + part.bodies.size();
      length += segments.stream().mapToInt(segment -> segment.length).sum();
      out.writeBytes(ByteBuffer.wrap(part.sot.clone()).putInt(6, length).array());
      segments.forEach(out::writeBytes);
      out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0x93});
      out.writeBytes(part.bodies.toByteArray());
    }
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return out.toByteArray();
  }

  /** Segments with their numbers, the last one first: what counts is the number. */
  private static List<byte[]> segments(int marker, byte[] content, int piece) {
    List<byte[]> segments = new ArrayList<>();
    for (int from = 0; from < content.length; from += piece) {
      int count = Math.min(piece, content.length - from);
      segments.add(
          ByteBuffer.allocate(5 + count)
              .putShort((short) marker)
              .putShort((short) (3 + count))
              .put((byte) segments.size())
              .put(content, from, count)
              .array());
    }
    Collections.reverse(segments);
    return segments;
  }

  private int marker(int at) {
    return (source[at] & 0xFF) << 8 | source[at + 1] & 0xFF;
  }

  private int indexOf(int marker, int from) {
    int at = from;
    while (at + 1 < source.length && marker(at) != marker) {
      at++;
    }
    return at;
  }
}
