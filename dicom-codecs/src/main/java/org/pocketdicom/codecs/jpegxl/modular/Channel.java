package org.pocketdicom.codecs.jpegxl.modular;

/**
 * A plane of samples, row by row. Its memory is taken when it is first asked for, so that planes
 * which only say a size cost nothing.
 */
public final class Channel {

  private final int width;
  private final int height;
  private final int hShift;
  private final int vShift;
  private int[] samples;

  /**
   * A plane of zeros.
   *
   * @param hShift how often its width was halved against that of the image, -1 if it is none
   * @param vShift the same of its height
   */
  public Channel(int width, int height, int hShift, int vShift) {
    this(width, height, hShift, vShift, new int[0]);
  }

  /**
   * A plane over samples.
   *
   * @param samples width × height of them
   */
  public Channel(int width, int height, int hShift, int vShift, int[] samples) {
    this.width = width;
    this.height = height;
    this.hShift = hShift;
    this.vShift = vShift;
    this.samples = samples;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** How often the width was halved, -1 for the colours of a palette. */
  public int hShift() {
    return hShift;
  }

  /** How often the height was halved. */
  public int vShift() {
    return vShift;
  }

  /** The samples themselves, row by row: who writes to them, changes the plane. */
  public int[] samples() {
    if (samples.length == 0) {
      samples = new int[Math.multiplyExact(width, height)];
    }
    return samples;
  }

  boolean isEmpty() {
    return width == 0 || height == 0;
  }

  boolean isLargerThan(int size) {
    return width > size || height > size;
  }

  boolean isLike(Channel other) {
    return width == other.width
        && height == other.height
        && hShift == other.hShift
        && vShift == other.vShift;
  }

  /** Puts a smaller plane in, from a place on. */
  public void put(Channel part, int x, int y) {
    for (int row = 0; row < part.height; row++) {
      System.arraycopy(
          part.samples(), row * part.width, samples(), (y + row) * width + x, part.width);
    }
  }
}
