package org.pocketdicom.codecs.gif;

import java.util.HashMap;
import java.util.Map;
import org.pocketdicom.image.RenderedFrame;

/** 256 colours of a picture, and for each of its pixels which one it has. */
final class ColorTable {

  /** The most there can be. */
  static final int SIZE = 256;

  private final byte[] colors = new byte[3 * SIZE];
  private final byte[] indices;

  private ColorTable(byte[] indices) {
    this.indices = indices;
  }

  static ColorTable of(RenderedFrame picture) {
    return switch (picture.kind()) {
      case GRAY_8 -> grays(picture.bytes());
      case GRAY_16 -> throw new IllegalArgumentException("GIF holds 8 bits");
      case RGB_8 -> ofColors(picture.bytes());
    };
  }

  private static ColorTable grays(byte[] pixels) {
    ColorTable table = new ColorTable(pixels);
    for (int gray = 0; gray < SIZE; gray++) {
      table.setColor(gray, gray << 16 | gray << 8 | gray);
    }
    return table;
  }

  private static ColorTable ofColors(byte[] pixels) {
    ColorTable exact = new ColorTable(new byte[pixels.length / 3]);
    if (exact.fillExactly(pixels)) {
      return exact;
    }
    ColorTable table = new ColorTable(new byte[pixels.length / 3]);
    MedianCut cut = new MedianCut(pixels, SIZE);
    for (int i = 0; i < table.indices.length; i++) {
      table.indices[i] = cut.index(color(pixels, i));
    }
    for (int i = 0; i < SIZE; i++) {
      table.setColor(i, cut.color(i));
    }
    return table;
  }

  /** False where the picture has more colours than fit, as soon as that shows. */
  private boolean fillExactly(byte[] pixels) {
    Map<Integer, Byte> known = new HashMap<>();
    int last = -1;
    for (int i = 0; i < indices.length; i++) {
      int color = color(pixels, i);
      if (color == last) {
        indices[i] = indices[i - 1];
        continue;
      }
      last = color;
      Byte index = known.get(color);
      if (index == null) {
        if (known.size() == SIZE) {
          return false;
        }
        index = (byte) known.size();
        setColor(known.size(), color);
        known.put(color, index);
      }
      indices[i] = index;
    }
    return true;
  }

  private static int color(byte[] pixels, int pixel) {
    int at = 3 * pixel;
    return (pixels[at] & 0xFF) << 16 | (pixels[at + 1] & 0xFF) << 8 | pixels[at + 2] & 0xFF;
  }

  private void setColor(int index, int color) {
    colors[3 * index] = (byte) (color >> 16);
    colors[3 * index + 1] = (byte) (color >> 8);
    colors[3 * index + 2] = (byte) color;
  }

  /** 256 times red, green, blue. */
  byte[] colors() {
    return colors;
  }

  /** One byte a pixel. */
  byte[] indices() {
    return indices;
  }
}
