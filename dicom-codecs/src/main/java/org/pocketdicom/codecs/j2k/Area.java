package org.pocketdicom.codecs.j2k;

/** A rectangle of a grid (B.2); right and bottom edge are outside. */
record Area(int x0, int y0, int x1, int y1) {

  int width() {
    return Math.max(0, x1 - x0);
  }

  int height() {
    return Math.max(0, y1 - y0);
  }

  boolean isEmpty() {
    return x1 <= x0 || y1 <= y0;
  }

  /** What of it is in another one, too. */
  Area intersect(Area other) {
    return new Area(
        Math.max(x0, other.x0),
        Math.max(y0, other.y0),
        Math.min(x1, other.x1),
        Math.min(y1, other.y1));
  }

  /** Its samples in a grid of every {@code dx}th column and {@code dy}th row (equation B-12). */
  Area subsampled(int dx, int dy) {
    return new Area(
        Math.ceilDiv(x0, dx), Math.ceilDiv(y0, dy), Math.ceilDiv(x1, dx), Math.ceilDiv(y1, dy));
  }

  /** Its samples in a grid of every 2^levels-th column and row (equation B-14). */
  Area reduced(int levels) {
    return new Area(
        ceilShift(x0, levels), ceilShift(y0, levels), ceilShift(x1, levels), ceilShift(y1, levels));
  }

  /** Its samples in a sub-band of a decomposition level (equation B-15). */
  Area band(Orientation orientation, int level) {
    long dx = orientation.isHighHorizontally() ? 1L << (level - 1) : 0;
    long dy = orientation.isHighVertically() ? 1L << (level - 1) : 0;
    return new Area(
        ceilShift(x0 - dx, level),
        ceilShift(y0 - dy, level),
        ceilShift(x1 - dx, level),
        ceilShift(y1 - dy, level));
  }

  /** A value divided by a power of two, rounded up. */
  static int ceilShift(long value, int shift) {
    return (int) ((value + (1L << shift) - 1) >> shift);
  }
}
