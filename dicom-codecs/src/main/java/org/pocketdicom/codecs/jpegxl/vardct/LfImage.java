package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.List;
import org.pocketdicom.codecs.jpegxl.modular.Channel;

/** The means of the blocks of all channels (LfCoefficients). */
final class LfImage {

  private final VarDctHeader header;
  private final int[] widths = new int[3];
  private final int[] heights = new int[3];

  /** Of X, Y and B, or Cb, Y and Cr. */
  final float[][] means = new float[3][];

  LfImage(VarDctHeader header) {
    this.header = header;
    for (int c = 0; c < 3; c++) {
      widths[c] = header.blocksAcross() >> header.subsampling().shiftAcross(c);
      heights[c] = header.blocksDown() >> header.subsampling().shiftDown(c);
      means[c] = new float[Math.multiplyExact(widths[c], heights[c])];
    }
  }

  /** Columns of a channel. */
  int width(int channel) {
    return widths[channel];
  }

  /**
   * Puts an LF group's in.
   *
   * @param channels Y, X and B as they are coded
   * @param steps of X, Y and B
   */
  void put(List<Channel> channels, int x0, int y0, float[] steps, ColorCorrelation correlation) {
    for (int c = 0; c < 3; c++) {
      Channel coded = channels.get(codedPlace(c));
      int left = x0 >> header.subsampling().shiftAcross(c);
      int top = y0 >> header.subsampling().shiftDown(c);
      for (int y = 0; y < coded.height(); y++) {
        int to = (top + y) * widths[c] + left;
        for (int x = 0; x < coded.width(); x++) {
          means[c][to + x] = coded.samples()[y * coded.width() + x] * steps[c];
        }
      }
    }
    if (header.subsampling().isNone()) {
      addLuma(channels.get(0), x0, y0, correlation);
    }
  }

  /** Channels are coded in the order Y, X, B. */
  static int codedPlace(int channel) {
    return channel == 0 ? 1 : channel == 1 ? 0 : 2;
  }

  private void addLuma(Channel size, int x0, int y0, ColorCorrelation correlation) {
    float inX = correlation.inX(correlation.lfX());
    float inB = correlation.inB(correlation.lfB());
    for (int y = y0; y < y0 + size.height(); y++) {
      for (int i = y * widths[1] + x0; i < y * widths[1] + x0 + size.width(); i++) {
        means[0][i] += inX * means[1][i];
        means[2][i] += inB * means[1][i];
      }
    }
  }

  /** Takes them from the samples of an LF frame. */
  void put(List<Plane> planes) {
    for (int c = 0; c < 3; c++) {
      Plane plane = planes.get(c);
      for (int y = 0; y < heights[c]; y++) {
        int line = plane.index(0, Math.min(y, plane.height - 1));
        for (int x = 0; x < widths[c]; x++) {
          int from = line + Math.min(x, plane.width - 1);
          means[c][y * widths[c] + x] = plane.samples[from];
        }
      }
    }
  }

  void smooth(float[] steps) {
    AdaptiveSmoothing.smooth(means, widths[1], heights[1], steps);
  }
}
