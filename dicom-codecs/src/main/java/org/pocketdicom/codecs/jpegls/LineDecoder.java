package org.pocketdicom.codecs.jpegls;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/**
 * Decodes the lines of a scan (Annex A, B.2 for several components). A line begins behind one more
 * sample and ends before another, so that each has its neighbours (A.2.1). Hot: CodecBenchmark.
 */
final class LineDecoder {

  private final Model model;
  private final LsBitReader bits;
  private final int columns;
  private final boolean sampleInterleaved;
  private final int regularLimit;

  /** The lines of each component that were decoded last and before. */
  private final int[][] lines;

  private final int[][] above;
  private final int[] runIndices;

  LineDecoder(
      Model model, LsBitReader bits, int columns, int components, boolean sampleInterleaved) {
    this.model = model;
    this.bits = bits;
    this.columns = columns;
    this.sampleInterleaved = sampleInterleaved && components > 1;
    regularLimit = model.limit - model.rangeBits - 1;
    lines = new int[components][columns + 2];
    above = new int[components][columns + 2];
    runIndices = new int[components];
  }

  /** A line of a component, valid until the next but one; its first sample is at 1. */
  int[] line(int component) {
    return lines[component];
  }

  /** Begins anew behind a restart marker. */
  void restart() {
    model.restart();
    Arrays.fill(runIndices, 0);
    for (int i = 0; i < lines.length; i++) {
      Arrays.fill(lines[i], 0);
      Arrays.fill(above[i], 0);
    }
  }

  /** The next line of each component. */
  void decode() {
    for (int i = 0; i < lines.length; i++) {
      int[] free = above[i];
      above[i] = lines[i];
      lines[i] = free;
      above[i][columns + 1] = above[i][columns];
      lines[i][0] = above[i][1];
    }
    if (sampleInterleaved) {
      decodePixels();
      return;
    }
    for (int i = 0; i < lines.length; i++) {
      decodeLine(i);
    }
  }

  private void decodeLine(int component) {
    int[] line = lines[component];
    int[] before = above[component];
    int ra = line[0];
    int rb = before[0];
    int rd = before[1];
    int x = 1;
    while (x <= columns) {
      int rc = rb;
      rb = rd;
      rd = before[x + 1];
      int context = model.context(ra, rb, rc, rd);
      if (context != 0) {
        ra = regular(context, ra, rb, rc);
        line[x++] = ra;
        continue;
      }
      int end = x + runLength(component, columns + 1 - x);
      Arrays.fill(line, x, end, ra);
      x = end;
      if (x <= columns) {
        rb = before[x];
        ra = endOfRun(component, ra, rb, Math.abs(ra - rb) <= model.near ? 1 : 0);
        line[x++] = ra;
        runIndices[component] = Math.max(0, runIndices[component] - 1);
        rd = x <= columns ? before[x] : 0;
      }
    }
  }

  /** Samples of all components in turn (B.2.3): a run is one of all components. */
  private void decodePixels() {
    int x = 1;
    while (x <= columns) {
      int any = 0;
      for (int i = 0; i < lines.length; i++) {
        any |= context(i, x);
      }
      if (any != 0) {
        for (int i = 0; i < lines.length; i++) {
          lines[i][x] = regular(context(i, x), lines[i][x - 1], above[i][x], above[i][x - 1]);
        }
        x++;
        continue;
      }
      int end = x + runLength(0, columns + 1 - x);
      for (int[] line : lines) {
        Arrays.fill(line, x, end, line[x - 1]);
      }
      x = end;
      if (x <= columns) {
        for (int i = 0; i < lines.length; i++) {
          lines[i][x] = endOfRun(0, lines[i][x - 1], above[i][x], 0);
        }
        runIndices[0] = Math.max(0, runIndices[0] - 1);
        x++;
      }
    }
  }

  private int context(int component, int x) {
    int[] line = lines[component];
    int[] before = above[component];
    return model.context(line[x - 1], before[x], before[x - 1], before[x + 1]);
  }

  /** A.4, A.5. */
  private int regular(int context, int ra, int rb, int rc) {
    int sign = context >> 31;
    int at = Model.at(context);
    int prediction = model.predicted(at, sign, ra, rb, rc);
    int k = model.parameter(at);
    int mapped = bits.golomb(k, regularLimit, model.rangeBits);
    int error = (mapped >>> 1 ^ -(mapped & 1)) ^ model.inversion(at, k);
    model.update(at, error);
    return model.reconstructed(prediction, (error ^ sign) - sign);
  }

  /** A.7.1. */
  private int runLength(int component, int most) {
    int length = 0;
    while (bits.bit()) {
      int whole = 1 << Model.runBits(runIndices[component]);
      if (whole > most - length) {
        return most;
      }
      length += whole;
      runIndices[component] = Math.min(31, runIndices[component] + 1);
      if (length == most) {
        return most;
      }
    }
    length += bits.bits(Model.runBits(runIndices[component]));
    if (length >= most) {
      throw new MalformedDicom("a JPEG-LS run beyond its line");
    }
    return length;
  }

  /** A.7.2. */
  private int endOfRun(int component, int ra, int rb, int type) {
    int k = model.runParameter(type);
    int limit = regularLimit - Model.runBits(runIndices[component]) - 1;
    int mapped = bits.golomb(k, limit, model.rangeBits);
    int odd = mapped + type & 1;
    int absolute = mapped + type + odd >> 1;
    boolean negative = odd == 1 == model.isRunMapNegative(type, k);
    int error = negative ? -absolute : absolute;
    model.updateRun(type, error, mapped);
    if (type == 1) {
      return model.reconstructed(ra, error);
    }
    return model.reconstructed(rb, ra > rb ? -error : error);
  }
}
