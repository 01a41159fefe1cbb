package org.pocketdicom.codecs.bmp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Set;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/**
 * Writes BMP: grey as indices of a palette of 256 greys, colour as blue, green, red; rows from the
 * bottom up, each padded to four bytes. Pictures of 16 bits are an {@link
 * IllegalArgumentException}.
 */
public final class BmpEncoder implements ImageEncoder {

  private static final int FILE_HEADER = 14;
  private static final int INFO_HEADER = 40;
  private static final int GRAYS = 256;
  private static final long LARGEST = 0xFFFFFFFFL;

  @Override
  public Set<ImageFormat> formats() {
    return Set.of(ImageFormat.BMP);
  }

  @Override
  public void encode(
      ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
      throws IOException {
    RenderedFrame picture = frames.next();
    if (picture.kind() == RenderedFrame.Kind.GRAY_16) {
      throw new IllegalArgumentException("BMP holds 8 bits");
    }
    int step = picture.kind() == RenderedFrame.Kind.RGB_8 ? 3 : 1;
    out.write(header(picture, step));
    byte[] row = new byte[rowLength(picture, step)];
    for (int y = picture.height() - 1; y >= 0; y--) {
      fill(row, picture, y, step);
      out.write(row);
    }
  }

  private static int rowLength(RenderedFrame picture, int step) {
    return Math.ceilDiv(Math.multiplyExact(picture.width(), step), 4) * 4;
  }

  private static byte[] header(RenderedFrame picture, int step) {
    int grays = step == 1 ? GRAYS : 0;
    int size = FILE_HEADER + INFO_HEADER + 4 * grays;
    long imageSize = (long) rowLength(picture, step) * picture.height();
    if (imageSize > LARGEST - size) {
      throw new LimitExceeded("BMP holds at most 4 GiB");
    }
    ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'B').put((byte) 'M').putInt((int) (size + imageSize)).putInt(0).putInt(size);
    header.putInt(INFO_HEADER).putInt(picture.width()).putInt(picture.height());
    header.putShort((short) 1).putShort((short) (8 * step)).putInt(0).putInt((int) imageSize);
    header.putInt(0).putInt(0).putInt(grays).putInt(0);
    for (int gray = 0; gray < grays; gray++) {
      header.putInt(gray * 0x010101);
    }
    return header.array();
  }

  private static void fill(byte[] row, RenderedFrame picture, int y, int step) {
    byte[] pixels = picture.bytes();
    int length = picture.width() * step;
    System.arraycopy(pixels, y * length, row, 0, length);
    for (int i = 0; step == 3 && i < length; i += 3) {
      byte red = row[i];
      row[i] = row[i + 2];
      row[i + 2] = red;
    }
  }
}
