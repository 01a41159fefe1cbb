package org.pocketdicom.codecs.deflated;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.pocketdicom.codecs.raw.NativeFrameCodec;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/** Inflates frames, and reads them as native ones. What follows the last sample is padding. */
public final class DeflatedFrameCodec implements FrameCodec {

  /** Deflate makes no stream shorter than this part of its contents (RFC 1951: 258 in 2 bits). */
  private static final int LARGEST_RATIO = 1032;

  private final NativeFrameCodec nativeFrames = new NativeFrameCodec();

  @Override
  public boolean decodes(String transferSyntax) {
    return transferSyntax.equals("1.2.840.10008.1.2.8.1");
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    long size = (pixel.nativeFrameBits() + 7) / 8;
    if (size / LARGEST_RATIO > frame.length || size > Integer.MAX_VALUE - 8) {
      throw new MalformedDicom("a deflated frame of " + frame.length + " bytes is too short");
    }
    return nativeFrames.decode(inflated(frame, (int) size), pixel);
  }

  private static byte[] inflated(byte[] frame, int size) {
    byte[] bytes = new byte[size];
    int length = 0;
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(frame);
      while (length < size) {
        int more = inflater.inflate(bytes, length, size - length);
        if (more == 0) {
          throw new MalformedDicom("a deflated frame ends after " + length + " bytes of " + size);
        }
        length += more;
      }
    } catch (DataFormatException e) {
      throw new MalformedDicom("a deflated frame is broken behind byte " + length, e);
    } finally {
      inflater.end();
    }
    return bytes;
  }
}
