package org.pocketdicom.codecs.jpeg;

/**
 * The samples of the whole frame, those of a pixel together. Blocks are written where they belong,
 * and each sample of a subsampled component to all the pixels it stands for, so that no component
 * needs a plane of its own. Hot.
 */
final class Raster {

  private final int rows;
  private final int columns;
  private final int step;
  private final byte[] bytes;
  private final short[] shorts;

  /**
   * @param precision 8 or 12
   */
  Raster(int rows, int columns, int step, int precision) {
    this.rows = rows;
    this.columns = columns;
    this.step = step;
    int size = rows * columns * step;
    bytes = new byte[precision == 8 ? size : 0];
    shorts = new short[precision == 8 ? 0 : size];
  }

  /**
   * The array, a {@code byte[]} or a {@code short[]}; the sign of 12 bits extended where there is
   * one.
   */
  Object samples(boolean signed) {
    for (int i = 0; signed && i < shorts.length; i++) {
      shorts[i] = (short) ((shorts[i] << 20) >> 20);
    }
    return shorts.length == 0 ? bytes : shorts;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Takes a line of one component out. */
  void readLine(int component, int row, int[] line) {
    int from = row * columns * step + component;
    for (int i = 0; i < columns; i++) {
      int at = from + i * step;
      line[i] = shorts.length == 0 ? bytes[at] & 0xFF : shorts[at];
    }
  }

  /** Puts a line of one component in, each value divided by a power of two and rounded. */
  void writeLine(int component, int row, int[] line, int shift) {
    int from = row * columns * step + component;
    int half = 1 << (shift - 1);
    for (int i = 0; i < columns; i++) {
      int value = (line[i] + half) >> shift;
      if (shorts.length == 0) {
        bytes[from + i * step] = (byte) value;
      } else {
        shorts[from + i * step] = (short) value;
      }
    }
  }

  /**
   * Writes the block of a component that is the {@code unitX}th in the {@code unitY}th line of
   * blocks.
   */
  void put(float[] block, Placement placement, int unitX, int unitY) {
    for (int i = 0; i < 8; i++) {
      int rowEnd = placement.rowStart(8 * unitY + i + 1);
      for (int row = placement.rowStart(8 * unitY + i); row < rowEnd; row++) {
        if (shorts.length == 0) {
          putBytes(block, 8 * i, placement, 8 * unitX, row);
        } else {
          putShorts(block, 8 * i, placement, 8 * unitX, row);
        }
      }
    }
  }

  private void putBytes(float[] block, int from, Placement placement, int sample, int row) {
    int line = row * columns * step + placement.component();
    int column = placement.columnStart(sample);
    for (int i = 0; i < 8; i++) {
      byte value = (byte) level(block[from + i], 128);
      int end = placement.columnStart(sample + i + 1);
      for (; column < end; column++) {
        bytes[line + column * step] = value;
      }
    }
  }

  private void putShorts(float[] block, int from, Placement placement, int sample, int row) {
    int line = row * columns * step + placement.component();
    int column = placement.columnStart(sample);
    for (int i = 0; i < 8; i++) {
      short value = (short) level(block[from + i], 2048);
      int end = placement.columnStart(sample + i + 1);
      for (; column < end; column++) {
        shorts[line + column * step] = value;
      }
    }
  }

  /** Undoes the level shift (A.3.1), rounded and clamped. */
  private static int level(float value, int center) {
    int level = (int) (value + (center + 0.5f));
    return Math.max(0, Math.min(2 * center - 1, level));
  }
}
