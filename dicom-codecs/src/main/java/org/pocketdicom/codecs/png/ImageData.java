package org.pocketdicom.codecs.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import org.pocketdicom.image.RenderedFrame;

/**
 * The IDAT chunks: rows, each as the differences to the pixel on the left (filter SUB, 9.2),
 * deflated at level 1.
 *
 * <p>Measured on CT of 512 × 512: SUB at level 1 takes 1.7 to 2.2 ms and is within 6 % of level 6,
 * which takes half as long again; of 16 bits, level 6 takes ten times as long for 8 %. Of the
 * filters SUB is the smallest or within 6 % of it.
 */
final class ImageData {

  private static final int SUB = 1;
  private static final int CHUNK = 32 * 1024;
  private static final int STRIP = 64 * 1024;

  private final RenderedFrame picture;
  private final int rowLength;
  private final byte[] strip;

  private ImageData(RenderedFrame picture) {
    this.picture = picture;
    int bytesPerPixel =
        switch (picture.kind()) {
          case GRAY_8 -> 1;
          case GRAY_16 -> 2;
          case RGB_8 -> 3;
        };
    rowLength = 1 + Math.multiplyExact(picture.width(), bytesPerPixel);
    strip = new byte[Math.multiplyExact(rowLength, Math.max(1, STRIP / rowLength))];
  }

  static void write(RenderedFrame picture, OutputStream out) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      new ImageData(picture).write(deflater, out);
    } finally {
      deflater.end();
    }
  }

  private void write(Deflater deflater, OutputStream out) throws IOException {
    Chunk chunk = new Chunk("IDAT", CHUNK);
    int stripRows = strip.length / rowLength;
    for (int y = 0; y < picture.height(); y += stripRows) {
      int rows = Math.min(stripRows, picture.height() - y);
      for (int row = 0; row < rows; row++) {
        filter(y + row, row * rowLength);
      }
      deflater.setInput(strip, 0, rows * rowLength);
      drain(deflater, chunk, out);
    }
    deflater.finish();
    while (!deflater.finished()) {
      drain(deflater, chunk, out);
    }
    chunk.writeTo(out);
  }

  private static void drain(Deflater deflater, Chunk chunk, OutputStream out) throws IOException {
    chunk.putFrom(deflater);
    while (chunk.isFull()) {
      chunk.writeTo(out);
      chunk.putFrom(deflater);
    }
  }

  private void filter(int y, int at) {
    strip[at] = SUB;
    switch (picture.kind()) {
      case GRAY_8 -> filterBytes(y, at + 1, 1);
      case RGB_8 -> filterBytes(y, at + 1, 3);
      case GRAY_16 -> filterShorts(y, at + 1);
    }
  }

  private void filterBytes(int y, int at, int step) {
    byte[] pixels = picture.bytes();
    int length = rowLength - 1;
    int from = y * length;
    System.arraycopy(pixels, from, strip, at, Math.min(step, length));
    for (int i = step; i < length; i++) {
      strip[at + i] = (byte) (pixels[from + i] - pixels[from + i - step]);
    }
  }

  private void filterShorts(int y, int at) {
    short[] pixels = picture.shorts();
    int from = y * picture.width();
    int left = 0;
    for (int x = 0; x < picture.width(); x++) {
      int pixel = pixels[from + x];
      strip[at + 2 * x] = (byte) ((pixel >> 8) - (left >> 8));
      strip[at + 2 * x + 1] = (byte) (pixel - left);
      left = pixel;
    }
  }
}
