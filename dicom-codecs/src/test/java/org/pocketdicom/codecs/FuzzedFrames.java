package org.pocketdicom.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.testkit.Budget;

/**
 * What every decoder promises of any bytes, for the fuzz targets of each: the first byte picks the
 * attributes, the others are the frame.
 */
public final class FuzzedFrames {

  private static final List<ImagePixel> IMAGES =
      List.of(
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 8, 8),
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 12),
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 16, 16),
          Pattern.colorOf(Pattern.ROWS, Pattern.COLUMNS, false, PhotometricInterpretation.RGB),
          Pattern.grayOf(Pattern.ROWS, Pattern.COLUMNS, 1, 1),
          Pattern.grayOf(2000, 2000, 16, 16));

  private final FrameCodec codec;
  private final String transferSyntax;
  private final Budget budget;

  /** For the decoder of a transfer syntax, which allocates up to 64 megabytes. */
  public FuzzedFrames(String transferSyntax) {
    this(transferSyntax, 64);
  }

  /** For one that may allocate more megabytes, of images of up to 4 million pixels. */
  public FuzzedFrames(String transferSyntax, int megabytes) {
    this.transferSyntax = transferSyntax;
    budget = new Budget((long) megabytes << 20, Duration.ofSeconds(5));
    this.codec =
        Codecs.decoders().stream()
            .filter(each -> each.decodes(transferSyntax))
            .findFirst()
            .orElseThrow();
  }

  /**
   * Sound frames: those of an encoder of the transfer syntax, and those of other programs.
   *
   * @param files of PROVENANCE.md, each with the number of its image in front
   */
  public Stream<byte[]> seeds(String... files) {
    List<byte[]> seeds = new ArrayList<>();
    for (String file : files) {
      int image = Character.digit(file.charAt(0), 10);
      seeds.add(seed(image, Pattern.file(file.substring(2))));
    }
    for (FrameEncoder encoder : Codecs.frameEncoders()) {
      for (int i = 0; encoder.transferSyntax().equals(transferSyntax) && i < 5; i++) {
        addEncoded(encoder, i, seeds);
      }
    }
    return seeds.stream();
  }

  private static void addEncoded(FrameEncoder encoder, int image, List<byte[]> seeds) {
    ImagePixel pixel = IMAGES.get(image);
    try {
      seeds.add(seed(image, encoder.encode(noise(pixel), pixel)));
    } catch (UnsupportedDicom e) {
      // it does not hold such images
    }
  }

  private static byte[] seed(int image, byte[] frame) {
    byte[] input = new byte[1 + frame.length];
    input[0] = (byte) image;
    System.arraycopy(frame, 0, input, 1, frame.length);
    return input;
  }

  /**
   * A frame is decoded or refused, within a budget; it has the size of its image; the input stays;
   * and what was decoded before makes no difference, so that no value is another frame's.
   */
  public void check(byte[] input) {
    if (input.length == 0) {
      return;
    }
    ImagePixel pixel = IMAGES.get((input[0] & 0xFF) % IMAGES.size());
    byte[] frame = Arrays.copyOfRange(input, 1, input.length);

    budget.hold(() -> {
      DecodedFrame decoded = codec.decode(frame, pixel);
      assertThat(decoded.rows()).isEqualTo(pixel.rows());
      assertThat(decoded.columns()).isEqualTo(pixel.columns());
    });

    assertThat(frame).isEqualTo(Arrays.copyOfRange(input, 1, input.length));
    assertIndependent(frame, pixel);
  }

  private void assertIndependent(byte[] frame, ImagePixel pixel) {
    try {
      DecodedFrame first = codec.decode(frame, pixel);
      leaveTraces(frame, pixel);
      DecodedFrame second = codec.decode(frame, pixel);
      assertThat(second.hasValuesOf(first)).as("the same each time").isTrue();
    } catch (DicomException e) {
      // refused, as the budget's run has seen
    }
  }

  /** Decodes something else, whose values would be seen in buffers that are used again. */
  private void leaveTraces(byte[] frame, ImagePixel pixel) {
    byte[] other = frame.clone();
    for (int i = other.length / 2; i < other.length; i++) {
      other[i] ^= 0x55;
    }
    try {
      codec.decode(other, pixel);
    } catch (DicomException e) {
      // half of it may have been decoded
    }
  }

  private static DecodedFrame noise(ImagePixel pixel) {
    Random random = new Random(pixel.bitsStored());
    int mask = (1 << pixel.bitsStored()) - 1;
    byte[] bytes = new byte[pixel.bitsAllocated() <= 8 ? pixel.frameSamples() : 0];
    short[] shorts = new short[pixel.bitsAllocated() <= 8 ? 0 : pixel.frameSamples()];
    for (int i = 0; i < pixel.frameSamples(); i++) {
      int value = (i * 3 + random.nextInt(4)) & mask;
      if (bytes.length > 0) {
        bytes[i] = (byte) value;
      } else {
        shorts[i] = (short) value;
      }
    }
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        pixel.samplesPerPixel(),
        pixel.bitsStored(),
        false,
        pixel.photometric(),
        bytes.length > 0 ? bytes : shorts);
  }
}
