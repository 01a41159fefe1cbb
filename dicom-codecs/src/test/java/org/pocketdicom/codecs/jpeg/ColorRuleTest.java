package org.pocketdicom.codecs.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME1;
import static org.pocketdicom.image.PhotometricInterpretation.MONOCHROME2;
import static org.pocketdicom.image.PhotometricInterpretation.PALETTE_COLOR;
import static org.pocketdicom.image.PhotometricInterpretation.RGB;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL;
import static org.pocketdicom.image.PhotometricInterpretation.YBR_FULL_422;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColorRuleTest {

  private static final FrameHeader NUMBERED = color(1, 2, 3, 1);
  private static final FrameHeader LETTERED = color('R', 'G', 'B', 1);
  private static final FrameHeader SUBSAMPLED = color(1, 2, 3, 2);

  private final ColorRule rule = new ColorRule();

  @Test
  void theAdobeMarkerIsTheStrongestSign() {
    rule.read(Marker.APP0, segment("JFIF\0"));
    rule.read(Marker.APP14, segment("Adobe\0d\0\0\0\0\0"));
    assertThat(rule.photometric(SUBSAMPLED, YBR_FULL)).isEqualTo(RGB);

    rule.read(Marker.APP14, segment("Adobe\0d\0\0\0\0\1"));
    assertThat(rule.photometric(LETTERED, RGB)).isEqualTo(YBR_FULL);
  }

  @Test
  void jfifMeansYbrWhateverTheAttributeSays() {
    rule.read(Marker.APP0, segment("JFIF\0"));

    assertThat(rule.photometric(NUMBERED, RGB)).isEqualTo(YBR_FULL);
  }

  @Test
  void componentsMayBeCalledRgb() {
    assertThat(rule.photometric(LETTERED, YBR_FULL_422)).isEqualTo(RGB);
  }

  @Test
  void withoutAnySignTheAttributeDecides() {
    assertThat(rule.photometric(NUMBERED, RGB)).isEqualTo(RGB);
    assertThat(rule.photometric(NUMBERED, YBR_FULL_422)).isEqualTo(YBR_FULL);
    assertThat(rule.photometric(SUBSAMPLED, RGB)).isEqualTo(YBR_FULL);
  }

  @Test
  void otherApplicationsSegmentsAndShortOnesMeanNothing() {
    rule.read(Marker.APP0, segment("JFXX\0"));
    rule.read(Marker.APP14, segment("Ado"));
    rule.read(Marker.APP14, segment("Adobe\0d\0\0\0"));

    assertThat(rule.photometric(NUMBERED, RGB)).isEqualTo(RGB);
  }

  @Test
  void oneComponentIsNoColor() {
    FrameHeader gray =
        new FrameHeader(
            FrameHeader.CodingProcess.SEQUENTIAL, 8, 1, 1, List.of(new Component(0, 1, 1, 1, 0)));

    assertThat(rule.photometric(gray, MONOCHROME1)).isEqualTo(MONOCHROME1);
    assertThat(rule.photometric(gray, PALETTE_COLOR)).isEqualTo(PALETTE_COLOR);
    assertThat(rule.photometric(gray, RGB)).isEqualTo(MONOCHROME2);
  }

  private static FrameHeader color(int first, int second, int third, int factor) {
    return new FrameHeader(
        FrameHeader.CodingProcess.SEQUENTIAL,
        8,
        1,
        1,
        List.of(
            new Component(0, first, factor, 1, 0),
            new Component(1, second, 1, 1, 0),
            new Component(2, third, 1, 1, 0)));
  }

  private static Segment segment(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Segment(bytes, 0, bytes.length);
  }
}
