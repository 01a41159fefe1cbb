package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.error.MalformedDicom;

/** How a block of samples becomes coefficients (DctSelect); in the order of their numbers. */
enum TransformType {
  DCT8X8(1, 1, 0, 0),
  HORNUSS(1, 1, 1, 1),
  DCT2X2(1, 1, 1, 2),
  DCT4X4(1, 1, 1, 3),
  DCT16X16(2, 2, 2, 4),
  DCT32X32(4, 4, 3, 5),
  DCT16X8(2, 1, 4, 6),
  DCT8X16(1, 2, 4, 6),
  DCT32X8(4, 1, 5, 7),
  DCT8X32(1, 4, 5, 7),
  DCT32X16(4, 2, 6, 8),
  DCT16X32(2, 4, 6, 8),
  DCT4X8(1, 1, 1, 9),
  DCT8X4(1, 1, 1, 9),
  AFV0(1, 1, 1, 10),
  AFV1(1, 1, 1, 10),
  AFV2(1, 1, 1, 10),
  AFV3(1, 1, 1, 10),
  DCT64X64(8, 8, 7, 11),
  DCT64X32(8, 4, 8, 12),
  DCT32X64(4, 8, 8, 12),
  DCT128X128(16, 16, 9, 13),
  DCT128X64(16, 8, 10, 14),
  DCT64X128(8, 16, 10, 14),
  DCT256X256(32, 32, 11, 15),
  DCT256X128(32, 16, 12, 16),
  DCT128X256(16, 32, 12, 16);

  /** How many coefficient orders there are. */
  static final int ORDERS = 13;

  /** How many dequantization matrices there are. */
  static final int MATRICES = 17;

  private static final TransformType[] ALL = values();

  /** Height and width in blocks of 8×8 samples. */
  final int rows;

  final int columns;

  /** Which of the coefficient orders is its own. */
  final int order;

  /** Which of the dequantization matrices is its own. */
  final int matrix;

  TransformType(int rows, int columns, int order, int matrix) {
    this.rows = rows;
    this.columns = columns;
    this.order = order;
    this.matrix = matrix;
  }

  static TransformType of(int number) {
    if (number < 0 || number >= ALL.length) {
      throw new MalformedDicom("a JPEG XL transform " + number);
    }
    return ALL[number];
  }

  /** The first transform of a coefficient order. */
  static TransformType ofOrder(int order) {
    int i = 0;
    while (ALL[i].order != order) {
      i++;
    }
    return ALL[i];
  }

  /** The first transform of a dequantization matrix. */
  static TransformType ofMatrix(int matrix) {
    int i = 0;
    while (ALL[i].matrix != matrix) {
      i++;
    }
    return ALL[i];
  }

  /** How many blocks of 8×8 samples it covers. */
  int blocks() {
    return rows * columns;
  }

  /** Coefficients lie in lines along the longer side: so many lines of … */
  int shortSide() {
    return 8 * Math.min(rows, columns);
  }

  /** … so many coefficients. */
  int longSide() {
    return 8 * Math.max(rows, columns);
  }

  /**
   * Whether the lines of coefficients are horizontal frequencies, that is, whether they lie
   * transposed; so do those of squares.
   */
  boolean transposed() {
    return rows >= columns;
  }
}
