package org.pocketdicom.codecs.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.pocketdicom.image.RenderedFrame;

/** All pixels of a page, compressed. */
final class Strip {

  private static final int PIECE = 32 * 1024;

  private final ByteArrayOutputStream compressed;

  private Strip(ByteArrayOutputStream compressed) {
    this.compressed = compressed;
  }

  static Strip of(RenderedFrame picture) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater, PIECE)) {
      if (picture.kind() == RenderedFrame.Kind.GRAY_16) {
        writeShorts(picture.shorts(), out);
      } else {
        out.write(picture.bytes());
      }
    } finally {
      deflater.end();
    }
    return new Strip(compressed);
  }

  private static void writeShorts(short[] pixels, OutputStream out) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < pixels.length; from += PIECE / 2) {
      int count = Math.min(PIECE / 2, pixels.length - from);
      piece.asShortBuffer().put(pixels, from, count);
      out.write(piece.array(), 0, 2 * count);
    }
  }

  int length() {
    return compressed.size();
  }

  /** Even, as a directory begins behind it. */
  int paddedLength() {
    return length() + length() % 2;
  }

  void writeTo(OutputStream out) throws IOException {
    compressed.writeTo(out);
    if (length() % 2 == 1) {
      out.write(0);
    }
  }
}
