package org.pocketdicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

@SuppressWarnings("ByteBufferBackingArray") // each is allocated here
class IccToSrgbTest {

  private static final DecodedFrame FRAME =
      ImageHeaders.bytes(
          PhotometricInterpretation.RGB, 4, 0, 0, 0, 255, 255, 255, 200, 100, 50, 10, 128, 250);

  // The primaries of sRGB, adapted to D50, and its curve (ICC.1:2010 annex E of its profile).
  private static final double[] RED = {0.4360747, 0.2225045, 0.0139322};
  private static final double[] GREEN = {0.3850649, 0.7168786, 0.0971045};
  private static final double[] BLUE = {0.1430804, 0.0606169, 0.7141733};
  private static final byte[] SRGB_CURVE =
      curve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);

  @Test
  void whatIsSrgbAlreadyStays() {
    assertThat(levels(matrix(RED, GREEN, BLUE, SRGB_CURVE))).isEqualTo(levels(Map.of()));
  }

  @Test
  void primariesAreThoseOfTheProfile() {
    // Red and blue have changed places.
    assertThat(levels(matrix(/* red= */ BLUE, GREEN, /* blue= */ RED, SRGB_CURVE)))
        .containsExactly(0, 0, 0, 255, 255, 255, 50, 100, 200, 250, 128, 10);
  }

  @Test
  void aGammaIsUndone() {
    int[] levels =
        levels(
            matrix(RED, GREEN, BLUE, tag("curv", 4 + 2).putInt(1).putShort((short) 0x100).array()));

    // 100 / 255 of light is 0.662 of sRGB, by 1.055 x^(1/2.4) - 0.055
    assertThat(levels[7]).isEqualTo(168);
  }

  @Test
  void aTableMayGiveCielab() {
    // L* is the red sample, a* and b* are 0.
    ByteBuffer tag = tag("mft2", 40 + 4 + 2 * (6 + 24 + 6));
    tag.put(new byte[] {3, 3, 2, 0});
    tag.position(48);
    tag.putShort((short) 2).putShort((short) 2);
    ramps(tag);
    for (int node = 0; node < 8; node++) {
      tag.putShort((short) (node < 4 ? 0 : 0xFF00))
          .putShort((short) 0x8000)
          .putShort((short) 0x8000);
    }
    ramps(tag);

    // L* of 200/255 x 100 is Y = 0.547, which is 0.766 of sRGB
    assertThat(levels(Map.of("A2B0", tag.array()))[6]).isCloseTo(195, Offset.offset(1));
    assertThat(levels(Map.of("A2B0", tag.array()))).startsWith(0, 0, 0, 255, 255, 255);
  }

  @Test
  void withoutAProfileOrTheWishNothingChanges() {
    DataSet header = header(matrix(/* red= */ BLUE, GREEN, /* blue= */ RED, SRGB_CURVE));

    assertThat(ImageHeaders.levels(FramePipeline.render(FRAME, header, 0, RenderOptions.DEFAULT)))
        .isEqualTo(levels(Map.of()));
  }

  @Test
  void elementsAreAppliedFromAToB() {
    // A grid that exchanges red and blue, a matrix that halves, and curves that do nothing.
    ByteBuffer tag = tag("mAB ", 400);
    tag.put(new byte[] {3, 3, 0, 0});
    tag.putInt(32).putInt(68).putInt(32).putInt(116).putInt(32);
    for (int i = 0; i < 3; i++) {
      tag.put("curv".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(0);
    }
    for (int i = 0; i < 9; i++) {
      tag.putInt(i % 4 == 0 ? 0x8000 : 0);
    }
    tag.putInt(0).putInt(0).putInt(0);
    tag.put(new byte[] {2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
    for (int node = 0; node < 8; node++) {
      tag.put((byte) -(node & 1)).put((byte) -(node >> 1 & 1)).put((byte) -(node >> 2));
    }
    double[] color = {0.2, 0.4, 0.8};

    IccTable.steps(tag).forEach(step -> step.accept(color));

    assertThat(color).containsExactly(new double[] {0.4, 0.2, 0.1}, Offset.offset(1e-12));
  }

  @Test
  void otherKindsOfProfilesAreRefused() {
    assertThatThrownBy(() -> levels(Map.of("desc", tag("mluc", 100).array())))
        .isInstanceOf(UnsupportedDicom.class);
  }

  @Test
  void aDamagedProfileIsRefusedWhereverItIsCut() {
    byte[] whole = profile(matrix(RED, GREEN, BLUE, SRGB_CURVE));

    for (int length = 2; length < whole.length; length += 2) {
      DataSet header = header(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> render(header)).isInstanceOf(DicomException.class);
    }
    assertThatThrownBy(() -> render(header(new byte[] {1, 2}))).isInstanceOf(MalformedDicom.class);
  }

  private static void ramps(ByteBuffer tag) {
    for (int i = 0; i < 3; i++) {
      tag.putShort((short) 0).putShort((short) 0xFFFF);
    }
  }

  private static Map<String, byte[]> matrix(
      double[] red, double[] green, double[] blue, byte[] curve) {
    return Map.of(
        "rXYZ",
        xyz(red),
        "gXYZ",
        xyz(green),
        "bXYZ",
        xyz(blue),
        "rTRC",
        curve,
        "gTRC",
        curve,
        "bTRC",
        curve);
  }

  private static byte[] xyz(double... values) {
    ByteBuffer tag = tag("XYZ ", 12);
    for (double value : values) {
      tag.putInt((int) Math.round(value * 65536));
    }
    return tag.array();
  }

  private static byte[] curve(int type, double... parameters) {
    ByteBuffer tag =
        tag("para", 4 + 4 * parameters.length).putShort((short) type).putShort((short) 0);
    for (double parameter : parameters) {
      tag.putInt((int) Math.round(parameter * 65536));
    }
    return tag.array();
  }

  private static ByteBuffer tag(String type, int length) {
    return ByteBuffer.allocate(8 + length).put(type.getBytes(StandardCharsets.US_ASCII)).putInt(0);
  }

  private static byte[] profile(Map<String, byte[]> tags) {
    int length = 132 + tags.values().stream().mapToInt(tag -> 12 + (tag.length + 3) / 4 * 4).sum();
    ByteBuffer profile = ByteBuffer.allocate(length);
    profile.put(16, "RGB ".getBytes(StandardCharsets.US_ASCII));
    boolean table = tags.containsKey("A2B0");
    profile.put(20, (table ? "Lab " : "XYZ ").getBytes(StandardCharsets.US_ASCII));
    profile.put(36, "acsp".getBytes(StandardCharsets.US_ASCII));
    profile.putInt(128, tags.size());
    int entry = 132;
    int data = 132 + 12 * tags.size();
    for (Map.Entry<String, byte[]> tag : new TreeMap<>(tags).entrySet()) {
      profile.put(entry, tag.getKey().getBytes(StandardCharsets.US_ASCII));
      profile.putInt(entry + 4, data).putInt(entry + 8, tag.getValue().length);
      profile.put(data, tag.getValue());
      entry += 12;
      data += (tag.getValue().length + 3) / 4 * 4;
    }
    return profile.array();
  }

  private static DataSet header(Map<String, byte[]> tags) {
    return tags.isEmpty() ? ImageHeaders.gray(1, 4).build() : header(profile(tags));
  }

  private static DataSet header(byte[] profile) {
    return ImageHeaders.gray(1, 4).put(Tags.ICCProfile, Vr.OB, profile).build();
  }

  private static int[] levels(Map<String, byte[]> tags) {
    return render(header(tags));
  }

  private static int[] render(DataSet header) {
    DecodedFrame frame =
        new DecodedFrame(1, 4, 3, 8, false, PhotometricInterpretation.RGB, FRAME.bytes().clone());
    RenderOptions options =
        new RenderOptions(
            Optional.empty(), false, false, OptionalInt.empty(), Optional.empty(), true);
    return ImageHeaders.levels(FramePipeline.render(frame, header, 0, options));
  }
}
