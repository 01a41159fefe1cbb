package org.pocketdicom.codecs.jpeg;

/**
 * Interpolates a component that has half the samples across, down or both, each sample centred
 * between its pixels (JFIF, section <i>Spatial relationship of components</i>): a pixel is three
 * parts the sample it lies in and one part the next nearest, in each direction. Works in the
 * raster, where every sample was written to all its pixels. Components of other factors, be it in
 * one direction, stay as they are, so that pictures are those of other decoders. Hot.
 */
final class Interpolation {

  private final Raster raster;
  private final int component;
  private final boolean across;
  private final boolean down;
  private final int[] line;

  Interpolation(Raster raster, Component component, FrameHeader frame) {
    this.raster = raster;
    this.component = component.index();
    boolean wide = frame.maxHorizontal() == 2 * component.horizontal();
    boolean high = frame.maxVertical() == 2 * component.vertical();
    across = wide && (high || frame.maxVertical() == component.vertical());
    down = high && (wide || frame.maxHorizontal() == component.horizontal());
    line = new int[raster.columns()];
  }

  void apply() {
    if (down) {
      interpolateDown();
    } else if (across) {
      for (int row = 0; row < raster.rows(); row++) {
        raster.readLine(component, row, line);
        writeLine(row);
      }
    }
  }

  private void interpolateDown() {
    int lastSample = raster.rows() - 1 - (raster.rows() - 1) % 2;
    int[] above = new int[line.length];
    int[] here = new int[line.length];
    int[] below = new int[line.length];
    raster.readLine(component, 0, above);
    raster.readLine(component, 0, here);
    for (int row = 0; row < raster.rows(); row += 2) {
      raster.readLine(component, Math.min(row + 2, lastSample), below);
      weigh(here, above);
      writeLine(row);
      if (row + 1 < raster.rows()) {
        weigh(here, below);
        writeLine(row + 1);
      }
      int[] free = above;
      above = here;
      here = below;
      below = free;
    }
  }

  private void weigh(int[] near, int[] far) {
    for (int i = 0; i < line.length; i++) {
      line[i] = 3 * near[i] + far[i];
    }
  }

  private void writeLine(int row) {
    if (across) {
      weighAcross();
    }
    raster.writeLine(component, row, line, (across ? 2 : 0) + (down ? 2 : 0));
  }

  private void weighAcross() {
    int lastSample = line.length - 1 - (line.length - 1) % 2;
    int left = line[0];
    for (int i = 0; i <= lastSample; i += 2) {
      int here = line[i];
      int right = line[Math.min(i + 2, lastSample)];
      line[i] = 3 * here + left;
      if (i + 1 < line.length) {
        line[i + 1] = 3 * here + right;
      }
      left = here;
    }
  }
}
