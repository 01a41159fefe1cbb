package org.pocketdicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;

/** What every {@link FrameEncoder} promises; the codec of its transfer syntax is the oracle. */
public abstract class FrameEncoderContract {

  /** The encoder under test. */
  protected abstract FrameEncoder encoder();

  /** What decodes its transfer syntax. */
  protected abstract FrameCodec codec();

  /** The images that it takes. */
  protected abstract List<ImagePixel> images();

  /** Images that it can't hold. */
  protected abstract List<ImagePixel> others();

  /** How far a sample may be from what was encoded; of lossless encoders 0. */
  protected int tolerance() {
    return 0;
  }

  @Test
  final void theCodecDecodesTheEncodersTransferSyntax() {
    assertThat(codec().decodes(encoder().transferSyntax())).isTrue();
  }

  @Test
  final void onlyAnEncoderWithoutLossIsHeldToEveryBit() {
    assertThat(encoder().isLossless()).isEqualTo(tolerance() == 0);
  }

  @Test
  final void everyFrameComesBack() {
    for (ImagePixel pixel : images()) {
      ImagePixel described = encoder().described(pixel);
      for (DecodedFrame frame : frames(pixel)) {
        DecodedFrame back = codec().decode(encoder().encode(frame, pixel), described);

        assertThat(back.photometric()).as("%s", pixel).isEqualTo(frame.photometric());
        assertThat(back.bitsStored()).as("%s", pixel).isEqualTo(frame.bitsStored());
        assertThat(back.isSigned()).as("%s", pixel).isEqualTo(frame.isSigned());
        assertThat(back.bytesPerSample()).as("%s", pixel).isEqualTo(frame.bytesPerSample());
        assertThat(largestDifference(back, frame)).as("%s", pixel).isLessThanOrEqualTo(tolerance());
      }
    }
  }

  @Test
  final void theDescriptionKeepsWhatAFrameHolds() {
    for (ImagePixel pixel : images()) {
      ImagePixel described = encoder().described(pixel);

      assertThat(described.rows()).isEqualTo(pixel.rows());
      assertThat(described.columns()).isEqualTo(pixel.columns());
      assertThat(described.samplesPerPixel()).isEqualTo(pixel.samplesPerPixel());
      assertThat(described.bitsStored()).isEqualTo(pixel.bitsStored());
      assertThat(described.highBit()).isEqualTo(pixel.bitsStored() - 1);
      assertThat(described.signed()).isEqualTo(pixel.signed());
      assertThat(described.numberOfFrames()).isEqualTo(pixel.numberOfFrames());
    }
  }

  @Test
  final void theSameFrameGivesTheSameBytesInEveryThreadAndIsNotChanged() throws Exception {
    for (ImagePixel pixel : images()) {
      FrameEncoder encoder = encoder();
      DecodedFrame frame = frames(pixel).getFirst();
      DecodedFrame untouched = frames(pixel).getFirst();
      byte[] expected = encoder.encode(frame, pixel);

      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        Callable<byte[]> encoding = () -> encoder.encode(frame, pixel);
        for (Future<byte[]> encoded :
            threads.invokeAll(List.of(encoding, encoding, encoding, encoding))) {
          assertThat(encoded.get()).isEqualTo(expected);
        }
      }
      assertThat(largestDifference(frame, untouched)).isZero();
    }
  }

  @Test
  final void whatItCannotHoldIsRefused() {
    for (ImagePixel pixel : others()) {
      DecodedFrame frame = frames(pixel).getFirst();

      assertThatThrownBy(() -> encoder().described(pixel))
          .as("%s", pixel)
          .isInstanceOf(UnsupportedDicom.class);
      assertThatThrownBy(() -> encoder().encode(frame, pixel))
          .as("%s", pixel)
          .isInstanceOf(UnsupportedDicom.class);
    }
  }

  @Test
  final void aFrameOfAnotherSizeIsTheCallersMistake() {
    ImagePixel pixel = images().getFirst();
    DecodedFrame other = frames(pixel.withSize(pixel.rows() + 1, pixel.columns())).getFirst();

    assertThatThrownBy(() -> encoder().encode(other, pixel))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The attributes of an image, interleaved, its stored values in the lowest bits. */
  protected static ImagePixel image(
      int rows, int columns, PhotometricInterpretation photometric, int bits, boolean signed) {
    int samples = photometric.isMonochrome() ? 1 : 3;
    int allocated = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    return new ImagePixel(
        rows, columns, samples, allocated, bits, bits - 1, signed, false, photometric, 1);
  }

  /** Frames of an image: a noisy slope, noise, one value, and the two outermost in turn. */
  private static List<DecodedFrame> frames(ImagePixel pixel) {
    Random random = new Random(pixel.bitsStored());
    long greatest = (1L << pixel.bitsStored()) - 1;
    List<DecodedFrame> frames = new ArrayList<>();
    frames.add(frame(pixel, i -> i % 97 * greatest / 100 + random.nextLong(greatest / 40 + 1)));
    frames.add(frame(pixel, i -> random.nextLong(greatest + 1)));
    frames.add(frame(pixel, i -> greatest));
    frames.add(frame(pixel, i -> i % 2 * greatest));
    return frames;
  }

  private static DecodedFrame frame(ImagePixel pixel, LongUnaryOperator values) {
    int size = pixel.frameSamples();
    byte[] bytes = new byte[pixel.bitsAllocated() <= 8 ? size : 0];
    short[] shorts = new short[pixel.bitsAllocated() == 16 ? size : 0];
    int[] ints = new int[pixel.bitsAllocated() > 16 ? size : 0];
    long lowest = pixel.signed() ? 1L << (pixel.bitsStored() - 1) : 0;
    for (int i = 0; i < size; i++) {
      long value = values.applyAsLong(i) - lowest;
      switch (pixel.bitsAllocated()) {
        case 1, 8 -> bytes[i] = (byte) value;
        case 16 -> shorts[i] = (short) value;
        default -> ints[i] = (int) value;
      }
    }
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        pixel.samplesPerPixel(),
        pixel.bitsStored(),
        pixel.signed(),
        pixel.photometric(),
        pixel.bitsAllocated() <= 8 ? bytes : pixel.bitsAllocated() == 16 ? shorts : ints);
  }

  private static long largestDifference(DecodedFrame one, DecodedFrame other) {
    assertThat(one.length()).isEqualTo(other.length());
    long largest = 0;
    for (int i = 0; i < one.length(); i++) {
      largest = Math.max(largest, Math.abs(one.sample(i) - other.sample(i)));
    }
    return largest;
  }
}
