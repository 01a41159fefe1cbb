package org.pocketdicom.image;

import java.util.Arrays;

/** Makes pictures smaller by averaging areas and larger by bilinear interpolation. */
final class Resampler {

  private final RenderedFrame source;
  private final int channels;
  private final Axis columns;
  private final Axis rows;

  private Resampler(RenderedFrame source, int width, int height) {
    this.source = source;
    this.channels = source.kind() == RenderedFrame.Kind.RGB_8 ? 3 : 1;
    this.columns = Axis.of(source.width(), width);
    this.rows = Axis.of(source.height(), height);
  }

  /**
   * The picture with a longer side of {@code size} pixels, in the proportions of what it shows; the
   * shorter side is 1 pixel at least.
   *
   * @param aspect the height of a pixel divided by its width
   */
  static RenderedFrame fit(RenderedFrame source, int size, double aspect) {
    double shown = source.height() * aspect;
    double factor = size / Math.max(source.width(), shown);
    int width = (int) Math.max(1, Math.round(source.width() * factor));
    int height = (int) Math.max(1, Math.round(shown * factor));
    return width == source.width() && height == source.height()
        ? source
        : new Resampler(source, width, height).resample();
  }

  private RenderedFrame resample() {
    int width = columns.length();
    int height = rows.length();
    boolean wide = source.kind() == RenderedFrame.Kind.GRAY_16;
    byte[] bytes = new byte[wide ? 0 : Math.multiplyExact(width * channels, height)];
    short[] shorts = new short[wide ? width * height : 0];
    float[] line = new float[source.width() * channels];
    for (int y = 0; y < height; y++) {
      average(y, line);
      for (int i = 0; i < width * channels; i++) {
        int level = (int) (columns.weigh(line, i / channels, channels, i % channels) + 0.5f);
        if (wide) {
          shorts[y * width + i] = (short) level;
        } else {
          bytes[y * width * channels + i] = (byte) level;
        }
      }
    }
    return switch (source.kind()) {
      case GRAY_8 -> RenderedFrame.gray8(width, height, bytes);
      case GRAY_16 -> RenderedFrame.gray16(width, height, shorts);
      case RGB_8 -> RenderedFrame.rgb8(width, height, bytes);
    };
  }

  /** Makes the row between the source's rows, as wide as the source. */
  private void average(int y, float[] line) {
    Arrays.fill(line, 0);
    float[] weights = rows.weights[y];
    for (int k = 0; k < weights.length; k++) {
      add((rows.first[y] + k) * line.length, weights[k], line);
    }
  }

  /** Plain loops: they run for every pixel of the source. */
  private void add(int from, float weight, float[] line) {
    if (source.kind() == RenderedFrame.Kind.GRAY_16) {
      short[] pixels = source.shorts();
      for (int i = 0; i < line.length; i++) {
        line[i] += weight * (pixels[from + i] & 0xFFFF);
      }
    } else {
      byte[] pixels = source.bytes();
      for (int i = 0; i < line.length; i++) {
        line[i] += weight * (pixels[from + i] & 0xFF);
      }
    }
  }

  /** Of which of the source's pixels each pixel along a side is made, and by how much of each. */
  private static final class Axis {

    private final int[] first;
    private final float[][] weights;

    private Axis(int length) {
      first = new int[length];
      weights = new float[length][];
    }

    static Axis of(int from, int to) {
      Axis axis = new Axis(to);
      double step = (double) from / to;
      for (int i = 0; i < to; i++) {
        if (step > 1) {
          axis.cover(i, i * step, Math.min(from, (i + 1) * step));
        } else {
          axis.interpolate(i, Math.clamp((i + 0.5) * step - 0.5, 0, from - 1));
        }
      }
      return axis;
    }

    int length() {
      return first.length;
    }

    private void cover(int i, double begin, double end) {
      first[i] = (int) begin;
      weights[i] = new float[(int) Math.ceil(end) - first[i]];
      for (int k = 0; k < weights[i].length; k++) {
        int pixel = first[i] + k;
        double covered = Math.min(end, pixel + 1) - Math.max(begin, pixel);
        weights[i][k] = (float) (covered / (end - begin));
      }
    }

    private void interpolate(int i, double place) {
      first[i] = (int) place;
      float second = (float) (place - first[i]);
      weights[i] = second == 0 ? new float[] {1} : new float[] {1 - second, second};
    }

    private float weigh(float[] line, int i, int channels, int channel) {
      float sum = 0;
      float[] each = weights[i];
      for (int k = 0; k < each.length; k++) {
        sum += each[k] * line[(first[i] + k) * channels + channel];
      }
      return sum;
    }
  }
}
