package org.pocketdicom.codecs.jpeg;

/**
 * Makes the lines of one component of differences (H.1.2.1). Ra is the sample to the left, Rb that
 * above, Rc the one left of that; all is modulo 2^16. Hot: CodecBenchmark.
 */
final class Predictor {

  private final int selection;
  private final int initial;
  private int[] above;
  private int[] line;

  Predictor(ScanHeader scan, int precision, int columns) {
    selection = scan.start();
    initial = 1 << precision - scan.low() - 1;
    above = new int[columns];
    line = new int[columns];
  }

  /**
   * The next line; valid until the next but one.
   *
   * @param differences of all components of the scan
   * @param from that of the first sample
   * @param step from one sample to the next
   * @param restart whether the line is the first, or the first behind a restart marker
   */
  int[] line(int[] differences, int from, int step, boolean restart) {
    int[] free = above;
    above = line;
    line = free;
    if (restart) {
      fromLeft(initial, differences, from, step);
      return line;
    }
    if (selection == 1) {
      fromLeft(above[0], differences, from, step);
      return line;
    }
    line[0] = above[0] + differences[from] & 0xFFFF;
    switch (selection) {
      case 2 -> fromAbove(differences, from, step);
      case 3 -> fromAboveLeft(differences, from, step);
      case 4 -> fromPlane(differences, from, step);
      case 5 -> fromLeftAndSlope(differences, from, step);
      case 6 -> fromAboveAndSlope(differences, from, step);
      default -> fromMean(differences, from, step);
    }
    return line;
  }

  private void fromLeft(int first, int[] differences, int from, int step) {
    int[] to = line;
    int ra = first;
    int at = from;
    for (int i = 0; i < to.length; i++, at += step) {
      ra = ra + differences[at] & 0xFFFF;
      to[i] = ra;
    }
  }

  private void fromAbove(int[] differences, int from, int step) {
    int at = from;
    for (int i = 1; i < line.length; i++) {
      at += step;
      line[i] = above[i] + differences[at] & 0xFFFF;
    }
  }

  private void fromAboveLeft(int[] differences, int from, int step) {
    int at = from;
    for (int i = 1; i < line.length; i++) {
      at += step;
      line[i] = above[i - 1] + differences[at] & 0xFFFF;
    }
  }

  private void fromPlane(int[] differences, int from, int step) {
    int ra = line[0];
    int at = from;
    for (int i = 1; i < line.length; i++) {
      at += step;
      ra = ra + above[i] - above[i - 1] + differences[at] & 0xFFFF;
      line[i] = ra;
    }
  }

  private void fromLeftAndSlope(int[] differences, int from, int step) {
    int ra = line[0];
    int at = from;
    for (int i = 1; i < line.length; i++) {
      at += step;
      ra = ra + (above[i] - above[i - 1] >> 1) + differences[at] & 0xFFFF;
      line[i] = ra;
    }
  }

  private void fromAboveAndSlope(int[] differences, int from, int step) {
    int ra = line[0];
    int at = from;
    for (int i = 1; i < line.length; i++) {
      at += step;
      ra = above[i] + (ra - above[i - 1] >> 1) + differences[at] & 0xFFFF;
      line[i] = ra;
    }
  }

  private void fromMean(int[] differences, int from, int step) {
    int ra = line[0];
    int at = from;
    for (int i = 1; i < line.length; i++) {
      at += step;
      ra = (ra + above[i] >> 1) + differences[at] & 0xFFFF;
      line[i] = ra;
    }
  }
}
