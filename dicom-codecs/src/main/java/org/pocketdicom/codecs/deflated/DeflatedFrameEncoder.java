package org.pocketdicom.codecs.deflated;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.pocketdicom.codecs.raw.NativeFrameEncoder;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameEncoder;

/** Writes native frames, deflated. */
public final class DeflatedFrameEncoder implements FrameEncoder {

  private final NativeFrameEncoder nativeFrames = new NativeFrameEncoder();

  @Override
  public String transferSyntax() {
    return "1.2.840.10008.1.2.8.1";
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    return nativeFrames.described(pixel);
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(nativeFrames.encode(frame, pixel));
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
