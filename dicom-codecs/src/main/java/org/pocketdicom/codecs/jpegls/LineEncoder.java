package org.pocketdicom.codecs.jpegls;

/**
 * Encodes the lines of a scan (Annex A, B.2.2 for several components); the counterpart of {@link
 * LineDecoder}, where lines are described. Hot: CodecBenchmark.
 */
final class LineEncoder {

  private final Model model;
  private final LsBitWriter bits;
  private final int columns;
  private final int regularLimit;
  private final int[][] lines;
  private final int[][] above;
  private final int[] runIndices;

  LineEncoder(Model model, LsBitWriter bits, int columns, int components) {
    this.model = model;
    this.bits = bits;
    this.columns = columns;
    regularLimit = model.limit - model.rangeBits - 1;
    lines = new int[components][columns + 2];
    above = new int[components][columns + 2];
    runIndices = new int[components];
  }

  /** Where the next line of a component goes, from 1 on. */
  int[] nextLine(int component) {
    int[] free = above[component];
    above[component] = lines[component];
    lines[component] = free;
    above[component][columns + 1] = above[component][columns];
    lines[component][0] = above[component][1];
    return lines[component];
  }

  /** Encodes that line; near-lossless, its samples become those that a decoder has. */
  void encode(int component) {
    int[] line = lines[component];
    int[] before = above[component];
    int x = 1;
    while (x <= columns) {
      int ra = line[x - 1];
      int rb = before[x];
      int rc = before[x - 1];
      int context = model.context(ra, rb, rc, before[x + 1]);
      if (context != 0) {
        line[x] = regular(context, line[x], ra, rb, rc);
        x++;
        continue;
      }
      int end = x;
      while (end <= columns && Math.abs(line[end] - ra) <= model.near) {
        line[end++] = ra;
      }
      writeRun(component, end - x, end > columns);
      x = end;
      if (x <= columns) {
        line[x] = endOfRun(component, line[x], ra, before[x]);
        runIndices[component] = Math.max(0, runIndices[component] - 1);
        x++;
      }
    }
  }

  /** A.4, A.5; the sample as it is reconstructed. */
  private int regular(int context, int sample, int ra, int rb, int rc) {
    int sign = context >> 31;
    int at = Model.at(context);
    int prediction = model.predicted(at, sign, ra, rb, rc);
    int error = model.error((sample - prediction ^ sign) - sign);
    int k = model.parameter(at);
    int inverted = error ^ model.inversion(at, k);
    bits.writeGolomb(inverted << 1 ^ inverted >> 31, k, regularLimit, model.rangeBits);
    model.update(at, error);
    return model.reconstructed(prediction, (error ^ sign) - sign);
  }

  /** A.7.1. */
  private void writeRun(int component, int length, boolean endsWithLine) {
    int left = length;
    while (left >= 1 << Model.runBits(runIndices[component])) {
      bits.write(1, 1);
      left -= 1 << Model.runBits(runIndices[component]);
      runIndices[component] = Math.min(31, runIndices[component] + 1);
    }
    if (!endsWithLine) {
      bits.write(left, 1 + Model.runBits(runIndices[component]));
    } else if (left > 0) {
      bits.write(1, 1);
    }
  }

  /** A.7.2. */
  private int endOfRun(int component, int sample, int ra, int rb) {
    int type = Math.abs(ra - rb) <= model.near ? 1 : 0;
    int prediction = type == 1 ? ra : rb;
    int sign = type == 0 && ra > rb ? -1 : 0;
    int error = model.error((sample - prediction ^ sign) - sign);
    int k = model.runParameter(type);
    boolean odd = error != 0 && error < 0 == model.isRunMapNegative(type, k);
    int mapped = 2 * Math.abs(error) - type - (odd ? 1 : 0);
    int limit = regularLimit - Model.runBits(runIndices[component]) - 1;
    bits.writeGolomb(mapped, k, limit, model.rangeBits);
    model.updateRun(type, error, mapped);
    return model.reconstructed(prediction, (error ^ sign) - sign);
  }
}
