package org.pocketdicom.image;

/**
 * A picture to be shown or encoded: 8-bit grey, 16-bit grey or 8-bit RGB, square pixels, row by row
 * from the top left. White is the greatest value. The array is the picture's own and must not
 * change.
 */
public final class RenderedFrame {

  /** What a pixel is. */
  public enum Kind {
    /** One byte a pixel. */
    GRAY_8,
    /** One {@code short} a pixel, unsigned. */
    GRAY_16,
    /** Three bytes a pixel: red, green, blue. */
    RGB_8
  }

  private final Kind kind;
  private final int width;
  private final int height;
  private final Object pixels;

  private RenderedFrame(Kind kind, int width, int height, int length, Object pixels) {
    if (length
        != Math.multiplyExact(Math.multiplyExact(width, height), kind == Kind.RGB_8 ? 3 : 1)) {
      throw new IllegalArgumentException(
          length + " values for " + width + " x " + height + " " + kind);
    }
    this.kind = kind;
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** A picture of one byte a pixel. */
  public static RenderedFrame gray8(int width, int height, byte[] pixels) {
    return new RenderedFrame(Kind.GRAY_8, width, height, pixels.length, pixels);
  }

  /** A picture of one unsigned {@code short} a pixel. */
  public static RenderedFrame gray16(int width, int height, short[] pixels) {
    return new RenderedFrame(Kind.GRAY_16, width, height, pixels.length, pixels);
  }

  /** A picture of three bytes a pixel. */
  public static RenderedFrame rgb8(int width, int height, byte[] pixels) {
    return new RenderedFrame(Kind.RGB_8, width, height, pixels.length, pixels);
  }

  /** What a pixel is. */
  public Kind kind() {
    return kind;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** The bytes of a picture of {@link Kind#GRAY_8} or {@link Kind#RGB_8}. */
  public byte[] bytes() {
    return (byte[]) pixels;
  }

  /** The values of a picture of {@link Kind#GRAY_16}. */
  public short[] shorts() {
    return (short[]) pixels;
  }

  /** A part of the picture, which lies within it. */
  RenderedFrame cut(int left, int top, int newWidth, int newHeight) {
    int channels = kind == Kind.RGB_8 ? 3 : 1;
    int length = channels * newWidth * newHeight;
    Object part = kind == Kind.GRAY_16 ? new short[length] : new byte[length];
    for (int y = 0; y < newHeight; y++) {
      int from = channels * ((top + y) * width + left);
      System.arraycopy(pixels, from, part, channels * y * newWidth, channels * newWidth);
    }
    return new RenderedFrame(kind, newWidth, newHeight, length, part);
  }

  /**
   * The picture after some quarter turns clockwise, and after them with left and right exchanged.
   */
  RenderedFrame turned(int quarters, boolean flipped) {
    boolean across = quarters % 2 == 1;
    int newWidth = across ? height : width;
    int newHeight = across ? width : height;
    int channels = kind == Kind.RGB_8 ? 3 : 1;
    Object turned =
        kind == Kind.GRAY_16 ? new short[width * height] : new byte[channels * width * height];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int column = flipped ? newWidth - 1 - x : x;
        int from =
            switch (quarters) {
              case 1 -> (height - 1 - column) * width + y;
              case 2 -> (height - 1 - y) * width + width - 1 - column;
              case 3 -> column * width + width - 1 - y;
              default -> y * width + column;
            };
        System.arraycopy(pixels, from * channels, turned, (y * newWidth + x) * channels, channels);
      }
    }
    return new RenderedFrame(kind, newWidth, newHeight, channels * width * height, turned);
  }
}
