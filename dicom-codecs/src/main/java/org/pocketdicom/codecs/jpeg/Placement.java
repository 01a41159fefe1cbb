package org.pocketdicom.codecs.jpeg;

/**
 * Which pixels a component's samples stand for (A.1.1): a sample of a component with half the
 * samples in a line is that of two pixels. Samples behind the right or bottom edge, which only fill
 * the last blocks, stand for none.
 */
final class Placement {

  private final int component;
  private final int[] columnStarts;
  private final int[] rowStarts;
  private final int unitsAcross;
  private final int unitsDown;

  Placement(Component component, FrameHeader frame, int rows, int columns) {
    this.component = component.index();
    columnStarts = starts(columns, component.horizontal(), frame.maxHorizontal());
    rowStarts = starts(rows, component.vertical(), frame.maxVertical());
    unitsAcross = units(columns, component.horizontal(), frame.maxHorizontal());
    unitsDown = units(rows, component.vertical(), frame.maxVertical());
  }

  /** For each sample of a line, padded to whole MCUs, the first of its pixels. */
  private static int[] starts(int pixels, int factor, int maxFactor) {
    int mcus = Math.ceilDiv(pixels, 8 * maxFactor);
    int[] starts = new int[mcus * 8 * factor + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.min(pixels, Math.ceilDiv(i * maxFactor, factor));
    }
    return starts;
  }

  private static int units(int pixels, int factor, int maxFactor) {
    return Math.ceilDiv(Math.ceilDiv(pixels * factor, maxFactor), 8);
  }

  /** The component's place in a pixel. */
  int component() {
    return component;
  }

  /** The first pixel of the sample's column; that of the next sample ends it. */
  int columnStart(int sample) {
    return columnStarts[sample];
  }

  /** The first line of the sample's row; that of the next sample ends it. */
  int rowStart(int sample) {
    return rowStarts[sample];
  }

  /** Blocks in a line of a scan of this component alone (A.2.2). */
  int unitsAcross() {
    return unitsAcross;
  }

  /** Lines of blocks in a scan of this component alone. */
  int unitsDown() {
    return unitsDown;
  }

  /** Blocks in a line of a scan of several components, those that fill the last MCU included. */
  int paddedUnitsAcross() {
    return columnStarts.length / 8;
  }

  /** Lines of blocks in a scan of several components. */
  int paddedUnitsDown() {
    return rowStarts.length / 8;
  }
}
