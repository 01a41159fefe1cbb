package org.pocketdicom.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.image.RenderedFrame;

/** The picture that the files of PROVENANCE.md hold: smooth, and of sides that no block fits. */
public final class Pattern {

  public static final int COLUMNS = 37;
  public static final int ROWS = 29;

  private Pattern() {}

  /** A value of 8 bits; grey, or the red of the coloured picture. */
  public static int red(int column, int row) {
    return 6 * column + row;
  }

  public static int green(int column, int row) {
    return 8 * row + column / 2;
  }

  public static int blue(int column, int row) {
    return 255 - red(column, row);
  }

  /** A value of 12 bits. */
  public static int wide(int column, int row) {
    return 100 * column + 10 * row;
  }

  /** A value of 16 bits: flat on the left, rough elsewhere. */
  public static int rough(int column, int row) {
    return column < 8 ? 1000 : (column * 7919 + row * 104_729 >> row % 3 * 4) & 0xFFFF;
  }

  /** The samples of a coloured picture of flat blocks, 8 bits each, those of a pixel together. */
  public static byte[] blocks() {
    byte[] samples = new byte[3 * COLUMNS * ROWS];
    for (int i = 0; i < samples.length; i++) {
      int block = i / 3 % COLUMNS / 5 + 10 * (i / 3 / COLUMNS / 4);
      samples[i] = (byte) (block * (37 + 20 * (i % 3)));
    }
    return samples;
  }

  public static RenderedFrame gray() {
    byte[] pixels = new byte[COLUMNS * ROWS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) red(i % COLUMNS, i / COLUMNS);
    }
    return RenderedFrame.gray8(COLUMNS, ROWS, pixels);
  }

  public static RenderedFrame color() {
    byte[] pixels = new byte[3 * COLUMNS * ROWS];
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      pixels[3 * i] = (byte) red(i % COLUMNS, i / COLUMNS);
      pixels[3 * i + 1] = (byte) green(i % COLUMNS, i / COLUMNS);
      pixels[3 * i + 2] = (byte) blue(i % COLUMNS, i / COLUMNS);
    }
    return RenderedFrame.rgb8(COLUMNS, ROWS, pixels);
  }

  public static RenderedFrame gray16() {
    short[] pixels = new short[COLUMNS * ROWS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) (16 * wide(i % COLUMNS, i / COLUMNS));
    }
    return RenderedFrame.gray16(COLUMNS, ROWS, pixels);
  }

  /** The attributes of an unsigned grey image. */
  public static ImagePixel grayOf(int rows, int columns, int allocated, int stored) {
    return new ImagePixel(
        rows,
        columns,
        1,
        allocated,
        stored,
        stored - 1,
        false,
        false,
        PhotometricInterpretation.MONOCHROME2,
        1);
  }

  /** The attributes of a grey image of floating point. */
  public static ImagePixel floatingPointOf(int rows, int columns, int bits) {
    return new ImagePixel(
        rows,
        columns,
        1,
        bits,
        bits,
        bits - 1,
        true,
        false,
        PhotometricInterpretation.MONOCHROME2,
        1,
        true);
  }

  /** The attributes of a coloured image of 8 bits. */
  public static ImagePixel colorOf(
      int rows, int columns, boolean planar, PhotometricInterpretation photometric) {
    return new ImagePixel(rows, columns, 3, 8, 8, 7, false, planar, photometric, 1);
  }

  /** A file of PROVENANCE.md. */
  public static byte[] file(String name) {
    try (InputStream in = Pattern.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
