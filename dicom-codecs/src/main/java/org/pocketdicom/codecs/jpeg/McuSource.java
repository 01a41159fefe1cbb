package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.image.RenderedFrame;

/**
 * Takes blocks of samples around zero out of a picture, the last column and row repeated behind its
 * edges. Colours become Y, Cb and Cr (JFIF, section <i>Conversion to and from RGB</i>), Cb and Cr
 * the mean of as many pixels as they stand for. Hot.
 */
final class McuSource {

  private final RenderedFrame picture;
  private final int horizontal;
  private final int vertical;
  private final int width;
  private final int height;
  private final float[] y;
  private final float[] cb;
  private final float[] cr;

  /**
   * @param horizontal blocks of an MCU side by side, 1 or 2
   * @param vertical those one below the other, 1 or 2
   */
  McuSource(RenderedFrame picture, int horizontal, int vertical) {
    this.picture = picture;
    this.horizontal = horizontal;
    this.vertical = vertical;
    width = 8 * horizontal;
    height = 8 * vertical;
    y = new float[width * height];
    cb = new float[width * height];
    cr = new float[width * height];
  }

  /** Goes to the MCU of which this is the first pixel. */
  void moveTo(int column, int row) {
    boolean gray = picture.kind() == RenderedFrame.Kind.GRAY_8;
    byte[] pixels = picture.bytes();
    int to = 0;
    for (int v = 0; v < height; v++) {
      int line = Math.min(row + v, picture.height() - 1) * picture.width();
      for (int h = 0; h < width; h++, to++) {
        int at = line + Math.min(column + h, picture.width() - 1);
        if (gray) {
          y[to] = (pixels[at] & 0xFF) - 128;
        } else {
          convert(pixels, 3 * at, to);
        }
      }
    }
  }

  private void convert(byte[] pixels, int at, int to) {
    float red = pixels[at] & 0xFF;
    float green = pixels[at + 1] & 0xFF;
    float blue = pixels[at + 2] & 0xFF;
    y[to] = 0.299f * red + 0.587f * green + 0.114f * blue - 128;
    cb[to] = -0.168736f * red - 0.331264f * green + 0.5f * blue;
    cr[to] = 0.5f * red - 0.418688f * green - 0.081312f * blue;
  }

  /** The block of Y that begins at a place of the MCU. */
  void luminance(int column, int row, float[] block) {
    for (int i = 0; i < 8; i++) {
      System.arraycopy(y, (row + i) * width + column, block, 8 * i, 8);
    }
  }

  /** The one block of Cb. */
  void blue(float[] block) {
    mean(cb, block);
  }

  /** The one block of Cr. */
  void red(float[] block) {
    mean(cr, block);
  }

  private void mean(float[] samples, float[] block) {
    for (int i = 0; i < 64; i++) {
      int at = vertical * width * (i >> 3) + horizontal * (i & 7);
      int right = at + horizontal - 1;
      int below = (vertical - 1) * width;
      float sum = samples[at] + samples[right] + samples[at + below] + samples[right + below];
      block[i] = sum / 4;
    }
  }
}
