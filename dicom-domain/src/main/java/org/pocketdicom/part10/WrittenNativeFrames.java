package org.pocketdicom.part10;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.pocketdicom.error.LimitExceeded;

/** Native frames, one behind the other without padding between them (PS3.5 8.1.1). */
final class WrittenNativeFrames implements WrittenPiece {

  private final FrameSource source;
  private final long bytes;

  /**
   * @param most bytes that a value may have
   */
  WrittenNativeFrames(FrameSource source, long most) {
    if (source.bits() > most * 8 / source.count()) {
      throw new LimitExceeded("native Pixel Data of more than " + most + " bytes");
    }
    this.source = source;
    this.bytes = (source.bits() * source.count() + 7) / 8;
  }

  @Override
  public long size() {
    return bytes + (bytes & 1);
  }

  @Override
  public void writeTo(WritableByteChannel out) throws IOException {
    int odd = (int) (source.bits() % 8);
    int used = 0; // bits of the last byte so far, which is kept for the next frame
    int kept = 0;
    for (int i = 0; i < source.count(); i++) {
      byte[] frame = source.frames().apply(i);
      if (odd == 0) {
        write(frame, frame.length, out);
        continue;
      }
      kept = shift(frame, used, kept);
      int bits = used + odd;
      int whole = frame.length - (bits < 8 ? 1 : 0);
      used = bits % 8;
      write(frame, whole, out);
      if (bits < 8) {
        kept = frame[whole] & 0xFF;
      }
    }
    write(new byte[] {(byte) kept, 0}, (used > 0 ? 1 : 0) + (int) (bytes & 1), out);
  }

  /** Moves all bits up, those of the byte before them in; what moves out of the last byte. */
  private static int shift(byte[] frame, int by, int before) {
    int carried = before;
    for (int i = 0; i < frame.length; i++) {
      int bits = (frame[i] & 0xFF) << by | carried;
      frame[i] = (byte) bits;
      carried = bits >> 8;
    }
    return carried;
  }

  private static void write(byte[] bytes, int length, WritableByteChannel out) throws IOException {
    for (ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length); buffer.hasRemaining(); ) {
      out.write(buffer);
    }
  }
}
