package org.pocketdicom.codecs.jpegxl.vardct;

/**
 * The samples of one channel, with a border all around in which filters find the mirrored samples
 * of the picture. Behind the right and lower edge there is room for blocks that are only partly
 * inside. Hot; whoever filters works on the array.
 */
public final class Plane {

  /** So far beyond the picture filters may look. */
  static final int BORDER = 4;

  /** The size of two blocks: as many are coded where one of halved channels begins. */
  private static final int ROOM = 16;

  final int width;
  final int height;
  final int stride;
  final float[] samples;

  /** Of a size in samples, each 1 or more. */
  public Plane(int width, int height) {
    this.width = width;
    this.height = height;
    stride = roundUp(width) + 2 * BORDER;
    samples = new float[Math.multiplyExact(stride, roundUp(height) + 2 * BORDER)];
  }

  private static int roundUp(int size) {
    return Math.multiplyExact(Math.ceilDiv(size, ROOM), ROOM);
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Lines. */
  public int height() {
    return height;
  }

  /** All samples and the border, as they are kept, for reading and writing. */
  public float[] samples() {
    return samples;
  }

  /** Where in the array a sample is; those of a line follow each other. */
  public int index(int x, int y) {
    return (y + BORDER) * stride + x + BORDER;
  }

  /** The same samples, kept apart. */
  public Plane copy() {
    Plane copy = sibling();
    System.arraycopy(samples, 0, copy.samples, 0, samples.length);
    return copy;
  }

  /** Another one of the same size. */
  Plane sibling() {
    return new Plane(width, height);
  }

  /** Fills the border with the samples inside, the one at the edge first. */
  void mirror() {
    for (int y = 0; y < height; y++) {
      int line = index(0, y);
      for (int i = 1; i <= BORDER; i++) {
        samples[line - i] = samples[line + mirrored(-i, width)];
        samples[line + width - 1 + i] = samples[line + mirrored(width - 1 + i, width)];
      }
    }
    for (int i = 1; i <= BORDER; i++) {
      copyLine(mirrored(-i, height), -i);
      copyLine(mirrored(height - 1 + i, height), height - 1 + i);
    }
  }

  private void copyLine(int from, int to) {
    int length = width + 2 * BORDER;
    System.arraycopy(samples, index(-BORDER, from), samples, index(-BORDER, to), length);
  }

  /** Where inside is what one sees at a place outside, edges being mirrors. */
  private static int mirrored(int at, int size) {
    int place = Math.floorMod(at, 2 * size);
    return place < size ? place : 2 * size - 1 - place;
  }
}
