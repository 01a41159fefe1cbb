package org.pocketdicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/** What every {@link FrameCodec} promises. */
public abstract class FrameCodecContract {

  private static final int LARGEST_SIDE = 16_384;

  /**
   * A sound frame and the attributes that it was written under; small, as it is decoded some
   * thousand times.
   */
  protected static final class Sample {

    private final byte[] frame;
    private final ImagePixel pixel;

    public Sample(byte[] frame, ImagePixel pixel) {
      this.frame = frame;
      this.pixel = pixel;
    }
  }

  /** The codec under test. */
  protected abstract FrameCodec codec();

  /** A transfer syntax that it decodes. */
  protected abstract String transferSyntax();

  /** Frames of the kinds that it decodes. */
  protected abstract List<Sample> samples();

  @Test
  final void itDecodesItsTransferSyntaxAndNoUnknownOne() {
    assertThat(codec().decodes(transferSyntax())).isTrue();
    assertThat(codec().decodes(transferSyntax() + ".9999")).isFalse();
  }

  @Test
  final void aFrameHasTheSizeOfItsAttributes() {
    for (Sample sample : samples()) {
      DecodedFrame frame = codec().decode(sample.frame, sample.pixel);

      assertThat(frame.rows()).isEqualTo(sample.pixel.rows());
      assertThat(frame.columns()).isEqualTo(sample.pixel.columns());
      assertThat(frame.isSigned()).isEqualTo(sample.pixel.signed());
    }
  }

  @Test
  final void theSameBytesGiveTheSameValuesInEveryThread() throws Exception {
    for (Sample sample : samples()) {
      FrameCodec codec = codec();
      long[] expected = values(codec.decode(sample.frame, sample.pixel));

      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        Callable<long[]> decoding = () -> values(codec.decode(sample.frame, sample.pixel));
        for (Future<long[]> decoded :
            threads.invokeAll(List.of(decoding, decoding, decoding, decoding))) {
          assertThat(decoded.get()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  final void theCallersBytesAreNeitherChangedNorKept() {
    for (Sample sample : samples()) {
      byte[] bytes = sample.frame.clone();

      DecodedFrame frame = codec().decode(bytes, sample.pixel);
      assertThat(bytes).isEqualTo(sample.frame);
      long[] expected = values(frame);
      Arrays.fill(bytes, (byte) 0x55);

      assertThat(values(frame)).isEqualTo(expected);
    }
  }

  @Test
  final void aFrameThatIsCutAnywhereIsDecodedOrRefused() {
    for (Sample sample : samples()) {
      for (int length = 0; length < sample.frame.length; length++) {
        decodeOrRefuse(Arrays.copyOf(sample.frame, length), sample.pixel);
      }
    }
  }

  @Test
  final void aFrameCutToItsFirstHalfIsRefused() {
    for (Sample sample : samples()) {
      byte[] half = Arrays.copyOf(sample.frame, sample.frame.length / 2);

      assertThatThrownBy(() -> codec().decode(half, sample.pixel))
          .isInstanceOf(DicomException.class);
    }
  }

  @Test
  final void aFrameWithAnyByteChangedIsDecodedOrRefused() {
    Random random = new Random(1);
    for (Sample sample : samples()) {
      for (int i = 0; i < sample.frame.length; i++) {
        for (int change : new int[] {0xFF, 0x80, 0x01, 1 + random.nextInt(255)}) {
          byte[] changed = sample.frame.clone();
          changed[i] ^= (byte) change;
          decodeOrRefuse(changed, sample.pixel);
        }
      }
    }
  }

  @Test
  final void randomBytesAreDecodedOrRefused() {
    Random random = new Random(2);
    for (Sample sample : samples()) {
      for (int i = 0; i < 500; i++) {
        byte[] bytes = sample.frame.clone();
        int from = i % 2 == 0 ? 0 : random.nextInt(bytes.length);
        for (int at = from; at < bytes.length; at++) {
          bytes[at] = (byte) random.nextInt(256);
        }
        decodeOrRefuse(bytes, sample.pixel);
      }
    }
  }

  @Test
  final void aFrameFarTooShortForItsAttributesIsRefusedBeforeMemoryIsTaken() {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Sample sample : samples()) {
      int side = LARGEST_SIDE / sample.pixel.samplesPerPixel();
      ImagePixel huge = sample.pixel.withSize(side, side);
      long before = memory.getCurrentThreadAllocatedBytes();

      assertThatThrownBy(() -> codec().decode(sample.frame, huge))
          .isInstanceOf(DicomException.class);

      assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
    }
  }

  private void decodeOrRefuse(byte[] bytes, ImagePixel pixel) {
    try {
      codec().decode(bytes, pixel);
    } catch (DicomException expected) {
      assertThat(expected).hasMessageMatching("\\P{Cntrl}{10,200}");
    }
  }

  /** All values of a frame. */
  protected static long[] values(DecodedFrame frame) {
    long[] values = new long[frame.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = frame.sample(i);
    }
    return values;
  }
}
