package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;

/**
 * The edge-preserving filter: each sample becomes a mean of itself and its neighbours, which count
 * the more the less their surroundings differ from its own. Hot; inner loops become vector
 * instructions.
 *
 * <p>How much two samples differ is the same seen from either, so that each direction is looked at
 * once for both.
 */
final class EdgePreservingFilter {

  /** So that a difference of sigma makes the weight one half. */
  private static final float INVERSE_SIGMA = (float) (4 * (Math.sqrt(0.5) - 1));

  /** Below this sigma, a block is left as it is. */
  private static final float LEAST_SIGMA = 0.3f;

  /** In place of the inverse of such a sigma: it lets no neighbour count that differs. */
  private static final float NONE = -1e30f;

  private static final float SCALE = 1.65f;

  /** Lines that are filtered at once, to stay in a near cache. */
  private static final int BAND = 32;

  private static final int[][] FIRST = {{1, 0}, {2, 0}, {0, 1}, {0, 2}, {1, 1}, {-1, 1}};
  private static final int[][] NEAREST = {{1, 0}, {0, 1}};

  private final RestorationFilter filter;

  /** The negative inverse of sigma of each block, in lines. */
  private final float[] sigmas;

  private final int blocksAcross;
  private final Plane[] planes;
  private final int stride;
  private final int width;
  private final int height;

  private final float[] strengths;
  private final float[] weights;
  private final float[] differences;
  private final float[] sums;

  /** The sums of this band's samples, and then its means. */
  private float[][] totals;

  /** The means of the band before, which wait until this one has seen what they replace. */
  private float[][] done;

  /**
   * @param sigmas of each block, {@link #inverse}
   * @param planes three channels, which are filtered in place
   */
  EdgePreservingFilter(RestorationFilter filter, float[] sigmas, int blocksAcross, Plane[] planes) {
    this.filter = filter;
    this.sigmas = sigmas;
    this.blocksAcross = blocksAcross;
    this.planes = planes;
    stride = planes[0].stride;
    width = planes[0].width;
    height = planes[0].height;
    int size = (BAND + 2 * Plane.BORDER) * stride;
    strengths = new float[size];
    weights = new float[size];
    differences = new float[size];
    sums = new float[size];
    totals = new float[3][size];
    done = new float[3][size];
  }

  /** The negative inverse of a block's sigma, as this filter wants it. */
  static float inverse(float sigma) {
    return sigma < LEAST_SIGMA ? NONE : INVERSE_SIGMA / sigma;
  }

  /** Filters the channels as often as the header says. */
  void run() {
    for (int step = 0; step < 3; step++) {
      boolean runs = step == 0 ? filter.iterations == 3 : filter.iterations >= step;
      if (runs) {
        for (Plane plane : planes) {
          plane.mirror();
        }
        run(step);
      }
    }
  }

  private void run(int step) {
    float scale = step == 0 ? filter.firstScale : step == 2 ? filter.lastScale : 1;
    int[][] directions = step == 0 ? FIRST : NEAREST;
    for (int y = 0; y < height; y += BAND) {
      int lines = Math.min(BAND, height - y);
      fillStrengths(y, lines, scale * SCALE);
      begin(y, lines);
      for (int[] direction : directions) {
        int right = direction[0];
        int down = direction[1];
        compare(y, lines, down * stride + right, step < 2);
        add(y, lines, down * stride + right);
      }
      if (y > 0) {
        write(y - BAND, BAND);
      }
      divide(lines);
      float[][] free = done;
      done = totals;
      totals = free;
    }
    int last = (height - 1) / BAND * BAND;
    write(last, height - last);
  }

  /** Where the samples of a line of this band are in the arrays of a band. */
  private int line(int y) {
    return (y + Plane.BORDER) * stride + Plane.BORDER;
  }

  private void fillStrengths(int y0, int lines, float scale) {
    for (int y = 0; y < lines; y++) {
      int row = (y0 + y) / 8 * blocksAcross;
      boolean border = (y0 + y + 1) % 8 <= 1;
      int to = line(y);
      for (int x = 0; x < width; x++) {
        boolean atBorder = border || (x + 1) % 8 <= 1;
        float strength = sigmas[row + x / 8] * scale;
        strengths[to + x] = atBorder ? strength * filter.borderScale : strength;
      }
    }
  }

  private void begin(int y0, int lines) {
    Arrays.fill(weights, 1);
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < lines; y++) {
        System.arraycopy(planes[c].samples, planes[c].index(0, y0 + y), totals[c], line(y), width);
      }
    }
  }

  /**
   * How much each sample differs from that in a direction, and where {@code plus} how much they and
   * their four neighbours do.
   */
  private void compare(int y0, int lines, int step, boolean plus) {
    float[] x = planes[0].samples;
    float[] y = planes[1].samples;
    float[] b = planes[2].samples;
    float scaleX = filter.channelScales[0];
    float scaleY = filter.channelScales[1];
    float scaleB = filter.channelScales[2];
    float[] to = plus ? differences : sums;
    int offset = planes[0].index(0, y0) - line(0);
    for (int row = -3; row <= lines; row++) {
      int first = line(row) - 3;
      for (int i = first; i < first + width + 5; i++) {
        int at = i + offset;
        to[i] =
            Math.abs(x[at] - x[at + step]) * scaleX
                + Math.abs(y[at] - y[at + step]) * scaleY
                + Math.abs(b[at] - b[at + step]) * scaleB;
      }
    }
    for (int row = -2; plus && row < lines; row++) {
      int first = line(row) - 2;
      for (int i = first; i < first + width + 3; i++) {
        float sides = to[i - 1] + to[i + 1];
        sums[i] = to[i] + sides + to[i - stride] + to[i + stride];
      }
    }
  }

  /** Adds to each sample what is in a direction, and what is in the opposite one. */
  private void add(int y0, int lines, int step) {
    int offset = planes[0].index(0, y0) - line(0);
    float[] x = planes[0].samples;
    float[] y = planes[1].samples;
    float[] b = planes[2].samples;
    float[] totalX = totals[0];
    float[] totalY = totals[1];
    float[] totalB = totals[2];
    for (int row = 0; row < lines; row++) {
      int first = line(row);
      for (int i = first; i < first + width; i++) {
        int at = i + offset;
        float ahead = Math.max(0, 1 + sums[i] * strengths[i]);
        float behind = Math.max(0, 1 + sums[i - step] * strengths[i]);
        weights[i] += ahead + behind;
        totalX[i] += ahead * x[at + step] + behind * x[at - step];
        totalY[i] += ahead * y[at + step] + behind * y[at - step];
        totalB[i] += ahead * b[at + step] + behind * b[at - step];
      }
    }
  }

  private void divide(int lines) {
    for (float[] ofChannel : totals) {
      for (int row = 0; row < lines; row++) {
        int first = line(row);
        for (int i = first; i < first + width; i++) {
          ofChannel[i] /= weights[i];
        }
      }
    }
  }

  private void write(int y0, int lines) {
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < lines; y++) {
        System.arraycopy(done[c], line(y), planes[c].samples, planes[c].index(0, y0 + y), width);
      }
    }
  }
}
