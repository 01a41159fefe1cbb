package org.pocketdicom.image;

import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;

/** The values that the pixels of a frame have, padding left out (PS3.3 C.7.5.1.1.2). */
final class PixelRange {

  private PixelRange() {}

  /**
   * The window from the least to the greatest finite modality value. Padding counts where all other
   * pixels are alike, as in a mask whose background is padding: a picture shows them apart.
   */
  static Window window(DecodedFrame frame, DataSet header, ModalityLut modality) {
    DoublePredicate padding = padding(frame, header);
    DoubleSummaryStatistics range = range(values(frame).filter(padding.negate()), modality);
    if (range.getMin() >= range.getMax()) {
      range = range(values(frame), modality);
    }
    return range.getCount() == 0
        ? Window.between(0, 0)
        : Window.between(range.getMin(), range.getMax());
  }

  private static DoubleSummaryStatistics range(DoubleStream stored, ModalityLut modality) {
    return stored.map(modality::apply).filter(Double::isFinite).summaryStatistics();
  }

  /** The values that occur, up to 16 bits stored each once. */
  private static DoubleStream values(DecodedFrame frame) {
    StoredRange stored = StoredRange.of(frame);
    IntStream pixels = IntStream.range(0, frame.rows() * frame.columns());
    if (!stored.fitsTable()) {
      return pixels.mapToDouble(frame::value);
    }
    boolean[] occurs = occurring(frame, stored.size());
    return IntStream.range(0, occurs.length).filter(i -> occurs[i]).mapToDouble(stored::value);
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

  private static DoublePredicate padding(DecodedFrame frame, DataSet header) {
    if (!frame.isFloatingPoint()) {
      return padding(
          header,
          Tags.PixelPaddingValue,
          Tags.PixelPaddingRangeLimit,
          value -> sixteenBits((int) value, frame.isSigned()));
    }
    return frame.bytesPerSample() == Float.BYTES
        ? padding(header, Tags.FloatPixelPaddingValue, Tags.FloatPixelPaddingRangeLimit, v -> v)
        : padding(
            header,
            Tags.DoubleFloatPixelPaddingValue,
            Tags.DoubleFloatPixelPaddingRangeLimit,
            v -> v);
  }

  /** One limit, or the range from it to the other, whichever of the two is the lower. */
  private static DoublePredicate padding(
      DataSet header, int valueTag, int limitTag, DoubleUnaryOperator meaning) {
    OptionalDouble value = header.number(valueTag);
    if (value.isEmpty()) {
      return stored -> false;
    }
    double one = meaning.applyAsDouble(value.getAsDouble());
    double other = meaning.applyAsDouble(header.number(limitTag).orElse(value.getAsDouble()));
    return stored -> stored >= Math.min(one, other) && stored <= Math.max(one, other);
  }

  /** The elements have the sign of Pixel Representation, whatever their VR says. */
  private static int sixteenBits(int value, boolean signed) {
    return signed ? (short) value : value & 0xFFFF;
  }
}
