package org.pocketdicom.image;

import java.util.DoubleSummaryStatistics;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/** The values that the pixels of a frame have, padding left out (PS3.3 C.7.5.1.1.2). */
final class PixelRange {

  private PixelRange() {}

  /**
   * The window from the least to the greatest modality value. Padding counts where all other pixels
   * are alike, as in a mask whose background is padding: a picture shows them apart.
   */
  static Window window(DecodedFrame frame, DataSet header, ModalityLut modality) {
    LongPredicate padding = padding(header, frame.isSigned());
    DoubleSummaryStatistics range =
        values(frame).filter(padding.negate()).mapToDouble(modality::apply).summaryStatistics();
    if (range.getMin() >= range.getMax()) {
      range = values(frame).mapToDouble(modality::apply).summaryStatistics();
    }
    return Window.between(range.getMin(), range.getMax());
  }

  /** The values that occur, up to 16 bits stored each once. */
  private static LongStream values(DecodedFrame frame) {
    StoredRange stored = StoredRange.of(frame);
    IntStream pixels = IntStream.range(0, frame.rows() * frame.columns());
    if (!stored.fitsTable()) {
      return pixels.mapToLong(frame::sample);
    }
    boolean[] occurs = occurring(frame, stored.size());
    return IntStream.range(0, occurs.length).filter(i -> occurs[i]).mapToLong(stored::value);
  }

  /** Plain loops: this runs for every pixel. */
  private static boolean[] occurring(DecodedFrame frame, int size) {
    boolean[] occurs = new boolean[size];
    int mask = size - 1;
    int pixels = frame.rows() * frame.columns();
    switch (frame.bytesPerSample()) {
      case 1 -> {
        byte[] samples = frame.bytes();
        for (int i = 0; i < pixels; i++) {
          occurs[samples[i] & mask] = true;
        }
      }
      case 2 -> {
        short[] samples = frame.shorts();
        for (int i = 0; i < pixels; i++) {
          occurs[samples[i] & mask] = true;
        }
      }
      default -> {
        int[] samples = frame.ints();
        for (int i = 0; i < pixels; i++) {
          occurs[samples[i] & mask] = true;
        }
      }
    }
    return occurs;
  }

  /**
   * Pixel Padding Value, or the range from it to Pixel Padding Range Limit, whichever of the two is
   * the lower.
   */
  private static LongPredicate padding(DataSet header, boolean signed) {
    OptionalInt value = header.integer(Tags.PixelPaddingValue);
    if (value.isEmpty()) {
      return stored -> false;
    }
    int one = sixteenBits(value.getAsInt(), signed);
    int other =
        sixteenBits(header.integer(Tags.PixelPaddingRangeLimit).orElse(value.getAsInt()), signed);
    return stored -> stored >= Math.min(one, other) && stored <= Math.max(one, other);
  }

  /** The elements have the sign of Pixel Representation, whatever their VR says. */
  private static int sixteenBits(int value, boolean signed) {
    return signed ? (short) value : value & 0xFFFF;
  }
}
