package org.pocketdicom.codecs.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pocketdicom.image.RenderedFrame;

/**
 * An image file directory (section 2) and the values it points to. Its strip follows it.
 *
 * @param position of the directory in the file
 * @param stripLength in bytes
 */
record Directory(RenderedFrame picture, long position, int stripLength) {

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int ENTRIES = 13;
  private static final int ENTRIES_SIZE = 2 + 12 * ENTRIES + 4;
  private static final int RESOLUTION_SIZE = 8;
  private static final int BITS_SIZE = 6;

  /** Of every directory with its values. */
  static final int SIZE = ENTRIES_SIZE + RESOLUTION_SIZE + BITS_SIZE;

  private static final int DEFLATE = 8;

  /**
   * The directory as the file holds it.
   *
   * @param next the position of the next directory, 0 for none
   */
  byte[] bytes(long next) {
    boolean color = picture.kind() == RenderedFrame.Kind.RGB_8;
    int bits = picture.kind() == RenderedFrame.Kind.GRAY_16 ? 16 : 8;
    long resolution = position + ENTRIES_SIZE;
    long bitsOfColors = resolution + RESOLUTION_SIZE;
    ByteBuffer buffer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putShort((short) ENTRIES);
    put(buffer, 256, LONG, 1, picture.width());
    put(buffer, 257, LONG, 1, picture.height());
    put(buffer, 258, SHORT, color ? 3 : 1, color ? bitsOfColors : bits);
    put(buffer, 259, SHORT, 1, DEFLATE);
    put(buffer, 262, SHORT, 1, color ? 2 : 1); // PhotometricInterpretation
    put(buffer, 273, LONG, 1, position + SIZE); // StripOffsets
    put(buffer, 277, SHORT, 1, color ? 3 : 1); // SamplesPerPixel
    put(buffer, 278, LONG, 1, picture.height()); // RowsPerStrip
    put(buffer, 279, LONG, 1, stripLength); // StripByteCounts
    put(buffer, 282, RATIONAL, 1, resolution);
    put(buffer, 283, RATIONAL, 1, resolution);
    put(buffer, 284, SHORT, 1, 1); // PlanarConfiguration
    put(buffer, 296, SHORT, 1, 1); // ResolutionUnit: none, pixels are square
    buffer.putInt((int) next);
    buffer.putInt(1).putInt(1);
    buffer.putShort((short) 8).putShort((short) 8).putShort((short) 8);
    return buffer.array();
  }

  private static void put(ByteBuffer buffer, int tag, int type, int count, long value) {
    buffer.putShort((short) tag).putShort((short) type).putInt(count).putInt((int) value);
  }
}
