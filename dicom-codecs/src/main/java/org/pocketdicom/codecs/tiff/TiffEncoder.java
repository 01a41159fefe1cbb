package org.pocketdicom.codecs.tiff;

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
 * Writes TIFF, little endian, a page for each picture: 8-bit grey, 16-bit grey or RGB, deflated.
 * Holds one page at a time. A page's directory stands before its strip, so that the place of the
 * next one is known and no byte written has to be changed.
 */
public final class TiffEncoder implements ImageEncoder {

  private static final int HEADER = 8;
  private static final long LARGEST = 0xFFFFFFFFL;

  @Override
  public Set<ImageFormat> formats() {
    return Set.of(ImageFormat.TIFF);
  }

  /**
   * @throws LimitExceeded before the file grows beyond the 4 GiB that its offsets reach
   */
  @Override
  public void encode(
      ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
      throws IOException {
    out.write(header());
    long position = HEADER;
    do {
      RenderedFrame picture = frames.next();
      Strip strip = Strip.of(picture);
      long next = position + Directory.SIZE + strip.paddedLength();
      if (next > LARGEST) {
        throw new LimitExceeded("TIFF holds at most 4 GiB");
      }
      out.write(
          new Directory(picture, position, strip.length()).bytes(frames.hasNext() ? next : 0));
      strip.writeTo(out);
      position = next;
    } while (frames.hasNext());
  }

  private static byte[] header() {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'I')
        .put((byte) 'I')
        .putShort((short) 42)
        .putInt(HEADER)
        .array();
  }
}
