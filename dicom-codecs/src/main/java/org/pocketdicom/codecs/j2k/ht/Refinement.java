package org.pocketdicom.codecs.j2k.ht;

import java.util.Arrays;
import org.pocketdicom.codecs.j2k.tier1.CodewordSegments;

/** The passes that add one bit plane to what the cleanup pass gave (T.814 7.4, 7.5). */
final class Refinement {

  private static final int VERTICALLY_CAUSAL = 8;
  private static final int STRIPE = 4;

  private final ForwardBits significance = new ForwardBits();
  private final BackwardBits magnitudes = new BackwardBits();

  /** By sample, with a border: what was significant before, and what is so by now. */
  private boolean[] before = {};

  private boolean[] now = {};
  private int stride;

  /**
   * @param plane of the cleanup pass, at least 1
   */
  void decode(
      CodewordSegments segments, int style, int plane, int width, int height, int[] samples) {
    byte[] bytes = segments.bytes();
    significance.begin(bytes, segments.start(1), segments.end(1), 0);
    magnitudes.begin(bytes, segments.start(1), segments.end(1));
    begin(width, height, samples);
    boolean isCausal = (style & VERTICALLY_CAUSAL) != 0;
    for (int y = 0; y < height; y += STRIPE) {
      int end = Math.min(y + STRIPE, height);
      for (int x = 0; x < width; x += STRIPE) {
        propagate(
            x, Math.min(x + STRIPE, width), y, end, isCausal, 3 << (plane - 1), samples, width);
      }
    }
    if (segments.passes(1) > 1) {
      for (int y = 0; y < height; y += STRIPE) {
        refine(y, Math.min(y + STRIPE, height), width, 1 << (plane - 1), samples);
      }
    }
  }

  private void begin(int width, int height, int[] samples) {
    stride = width + 2;
    int size = stride * (height + 2);
    if (before.length < size) {
      before = new boolean[size];
      now = new boolean[size];
    }
    Arrays.fill(before, 0, size, false);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        before[(y + 1) * stride + x + 1] = samples[y * width + x] != 0;
      }
    }
    System.arraycopy(before, 0, now, 0, size);
  }

  /** Significance propagation in four columns of a stripe: first the magnitudes, then the signs. */
  private void propagate(
      int x0, int x1, int y0, int y1, boolean isCausal, int value, int[] samples, int width) {
    for (int x = x0; x < x1; x++) {
      for (int y = y0; y < y1; y++) {
        int at = (y + 1) * stride + x + 1;
        boolean seesBelow = !isCausal || y + 1 < y0 + STRIPE;
        if (!now[at] && hasNeighbour(at, seesBelow)) {
          now[at] = (significance.peek() & 1) != 0;
          significance.skip(1);
        }
      }
    }
    for (int x = x0; x < x1; x++) {
      for (int y = y0; y < y1; y++) {
        int at = (y + 1) * stride + x + 1;
        if (now[at] && !before[at]) {
          samples[y * width + x] = (int) significance.peek() << 31 | value;
          significance.skip(1);
        }
      }
    }
  }

  private boolean hasNeighbour(int at, boolean seesBelow) {
    return hasInRow(at - stride) || hasInRow(at) || seesBelow && hasInRow(at + stride);
  }

  private boolean hasInRow(int at) {
    return now[at - 1] || now[at] || now[at + 1];
  }

  /** Magnitude refinement of a stripe. */
  private void refine(int y0, int y1, int width, int half, int[] samples) {
    for (int x = 0; x < width; x++) {
      for (int y = y0; y < y1; y++) {
        if (before[(y + 1) * stride + x + 1]) {
          boolean isOne = (magnitudes.peek() & 1) != 0;
          magnitudes.skip(1);
          samples[y * width + x] += isOne ? half : -half;
        }
      }
    }
  }
}
