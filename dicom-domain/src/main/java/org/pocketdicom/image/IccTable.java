package org.pocketdicom.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * What leads from red, green and blue to connection values in a tag A2B0 or A2B1, of type mft1,
 * mft2 or mAB (ICC.1:2010 10.10 to 10.12): curves, a grid, a matrix, each from 0–1 to 0–1.
 */
final class IccTable {

  private static final int CHANNELS = 3;
  private static final int BEHIND_MATRIX = 48;

  private IccTable() {}

  /** The steps of a tag, which replace the values of a colour. */
  static List<Consumer<double[]>> steps(ByteBuffer tag) {
    if (tag.capacity() < BEHIND_MATRIX || tag.get(8) != CHANNELS || tag.get(9) != CHANNELS) {
      throw IccProfile.damaged();
    }
    return switch (IccProfile.text(tag, 0)) {
      case "mft1" -> table(tag, 256, 256, BEHIND_MATRIX, 1);
      case "mft2" -> wideTable(tag);
      case "mAB " -> elements(tag);
      default -> throw IccProfile.damaged();
    };
  }

  private static List<Consumer<double[]>> wideTable(ByteBuffer tag) {
    int tables = BEHIND_MATRIX + 4;
    if (tag.capacity() < tables) {
      throw IccProfile.damaged();
    }
    int inputs = tag.getShort(BEHIND_MATRIX) & 0xFFFF;
    int outputs = tag.getShort(BEHIND_MATRIX + 2) & 0xFFFF;
    return table(tag, inputs, outputs, tables, 2);
  }

  private static List<Consumer<double[]>> table(
      ByteBuffer tag, int inputs, int outputs, int offset, int bytes) {
    int points = tag.get(10) & 0xFF;
    tag.position(offset);
    Consumer<double[]> input = curves(tag, inputs, bytes);
    IccGrid grid = new IccGrid(tag, new int[] {points, points, points}, bytes);
    return List.of(input, grid::apply, curves(tag, outputs, bytes));
  }

  private static Consumer<double[]> curves(ByteBuffer tag, int count, int bytes) {
    if (count < 2) {
      throw IccProfile.damaged();
    }
    double[] values = IccGrid.values(tag, CHANNELS * count, bytes);
    return color -> {
      for (int c = 0; c < CHANNELS; c++) {
        color[c] = IccCurve.interpolated(values, c * count, count, color[c]);
      }
    };
  }

  // Offsets of B curves, matrix, M curves, grid and A curves stand at 12; 0 for what is not there.
  private static List<Consumer<double[]>> elements(ByteBuffer tag) {
    List<Consumer<double[]>> steps = new ArrayList<>();
    addCurves(tag, tag.getInt(28), steps);
    if (tag.getInt(24) != 0) {
      steps.add(grid(at(tag, tag.getInt(24)))::apply);
    }
    addCurves(tag, tag.getInt(20), steps);
    if (tag.getInt(16) != 0) {
      steps.add(matrix(at(tag, tag.getInt(16))));
    }
    addCurves(tag, tag.getInt(12), steps);
    return steps;
  }

  private static ByteBuffer at(ByteBuffer tag, int offset) {
    if (offset < 0 || offset > tag.capacity() - 20) {
      throw IccProfile.damaged();
    }
    return tag.slice(offset, tag.capacity() - offset);
  }

  private static IccGrid grid(ByteBuffer grid) {
    int[] points = {grid.get(0) & 0xFF, grid.get(1) & 0xFF, grid.get(2) & 0xFF};
    return new IccGrid(grid.position(20), points, grid.get(16) == 2 ? 2 : 1);
  }

  private static Consumer<double[]> matrix(ByteBuffer matrix) {
    if (matrix.capacity() < 48) {
      throw IccProfile.damaged();
    }
    return color -> {
      double[] in = color.clone();
      for (int c = 0; c < CHANNELS; c++) {
        color[c] = IccProfile.fixed(matrix, 36 + 4 * c);
        for (int i = 0; i < CHANNELS; i++) {
          color[c] += IccProfile.fixed(matrix, 12 * c + 4 * i) * in[i];
        }
      }
    };
  }

  private static void addCurves(ByteBuffer tag, int offset, List<Consumer<double[]>> steps) {
    if (offset == 0) {
      return;
    }
    DoubleUnaryOperator[] curves = new DoubleUnaryOperator[CHANNELS];
    int next = offset;
    for (int c = 0; c < CHANNELS; c++) {
      ByteBuffer curve = at(tag, next);
      curves[c] = IccCurve.of(curve);
      next += IccCurve.length(curve);
    }
    steps.add(color -> {
      for (int c = 0; c < CHANNELS; c++) {
        color[c] = curves[c].applyAsDouble(Math.clamp(color[c], 0, 1));
      }
    });
  }
}
