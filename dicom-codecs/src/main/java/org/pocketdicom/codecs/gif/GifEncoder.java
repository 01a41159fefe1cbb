package org.pocketdicom.codecs.gif;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/**
 * Writes GIF: a picture, or an animation without end. Grey is exact, and so is colour of up to 256
 * colours; more are brought down to 256 for each picture, without dithering. Pictures of 16 bits,
 * or of several sizes, are an {@link IllegalArgumentException}.
 */
public final class GifEncoder implements ImageEncoder {

  private static final int LARGEST = 65535;
  private static final int TRAILER = 0x3B;

  @Override
  public Set<ImageFormat> formats() {
    return Set.of(ImageFormat.GIF);
  }

  @Override
  public void encode(
      ImageFormat format, Iterator<RenderedFrame> frames, Options options, OutputStream out)
      throws IOException {
    RenderedFrame first = frames.next();
    if (first.width() > LARGEST || first.height() > LARGEST) {
      throw new LimitExceeded("GIF holds at most " + LARGEST + " columns and rows");
    }
    boolean animated = frames.hasNext();
    out.write(screen(first));
    if (animated) {
      out.write(endlessLoop());
    }
    FrameClock clock = new FrameClock(options);
    write(first, animated, clock, out);
    while (frames.hasNext()) {
      RenderedFrame picture = frames.next();
      if (picture.width() != first.width() || picture.height() != first.height()) {
        throw new IllegalArgumentException("the pictures of a GIF are of one size");
      }
      write(picture, true, clock, out);
    }
    out.write(TRAILER);
  }

  private static void write(
      RenderedFrame picture, boolean animated, FrameClock clock, OutputStream out)
      throws IOException {
    ColorTable table = ColorTable.of(picture);
    if (animated) {
      out.write(delay(clock.next()));
    }
    out.write(imageDescriptor(picture));
    out.write(table.colors());
    new LzwWriter(out).write(table.indices());
  }

  /** Header and logical screen descriptor (17, 18); each image brings its colours. */
  private static byte[] screen(RenderedFrame picture) {
    return ByteBuffer.allocate(13)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) picture.width())
        .putShort((short) picture.height())
        .put((byte) 0x70)
        .array();
  }

  /** Netscape's application extension (26). */
  private static byte[] endlessLoop() {
    return "!\u00FF\u000BNETSCAPE2.0\u0003\u0001\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Graphic control extension (23), in hundredths of a second. */
  private static byte[] delay(int hundredths) {
    return new byte[] {0x21, (byte) 0xF9, 4, 0, (byte) hundredths, (byte) (hundredths >> 8), 0, 0};
  }

  /** Image descriptor (20) with a local table of 256 colours. */
  private static byte[] imageDescriptor(RenderedFrame picture) {
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x2C)
        .putInt(0)
        .putShort((short) picture.width())
        .putShort((short) picture.height())
        .put((byte) 0x87)
        .array();
  }

  /** Times in hundredths of a second that do not drift from those in milliseconds. */
  private static final class FrameClock {

    private final Options options;
    private int picture;
    private long millis;
    private long hundredths;

    FrameClock(Options options) {
      this.options = options;
    }

    int next() {
      millis += options.frameMillis(picture++);
      long delay = Math.clamp((millis + 5) / 10 - hundredths, 1, LARGEST);
      hundredths += delay;
      return (int) delay;
    }
  }
}
