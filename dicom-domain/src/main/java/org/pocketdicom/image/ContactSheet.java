package org.pocketdicom.image;

import java.util.OptionalInt;
import org.pocketdicom.error.LimitExceeded;

/**
 * Small pictures side by side on black, row by row. Several threads may put pictures, each into a
 * cell of its own.
 */
public final class ContactSheet {

  private static final int BYTES_PER_PIXEL = 3;
  private static final long MOST_PIXELS =
      Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 8 / BYTES_PER_PIXEL);
  private static final int GAP = 2;

  private final int tile;
  private final int columns;
  private final int width;
  private final int height;
  private final byte[] rgb;

  /**
   * A black sheet, about as wide as it is high.
   *
   * @param cells how many pictures there will be, at least 1
   * @param tile the longest side of a picture, in pixels
   * @throws LimitExceeded if it would have more than 2^26 pixels, or take more than an eighth of
   *     the heap
   */
  public ContactSheet(int cells, int tile) {
    this.tile = tile;
    this.columns = (int) Math.ceil(Math.sqrt(cells));
    long rows = Math.ceilDiv(cells, columns);
    long pitch = (long) tile + GAP;
    if (columns * pitch * (rows * pitch) > MOST_PIXELS) {
      throw new LimitExceeded(
          "a sheet of " + cells + " pictures of size " + tile + " is too large; ask for less");
    }
    this.width = (int) (columns * pitch - GAP);
    this.height = (int) (rows * pitch - GAP);
    this.rgb = new byte[BYTES_PER_PIXEL * width * height];
  }

  /** The size to render pictures in. */
  public OptionalInt tile() {
    return OptionalInt.of(tile);
  }

  /**
   * Puts a picture into the middle of a cell.
   *
   * @param cell from 0
   * @param picture of 8 bits, with no side longer than the sheet's pictures
   */
  public void put(int cell, RenderedFrame picture) {
    int left = cell % columns * (tile + GAP) + (tile - picture.width()) / 2;
    int top = cell / columns * (tile + GAP) + (tile - picture.height()) / 2;
    int channels = picture.kind() == RenderedFrame.Kind.RGB_8 ? 3 : 1;
    byte[] pixels = picture.bytes();
    for (int y = 0; y < picture.height(); y++) {
      int to = 3 * ((top + y) * width + left);
      int from = channels * y * picture.width();
      for (int i = 0; i < 3 * picture.width(); i++) {
        rgb[to + i] = pixels[from + i * channels / 3];
      }
    }
  }

  /** The sheet. */
  public RenderedFrame picture() {
    return RenderedFrame.rgb8(width, height, rgb);
  }
}
