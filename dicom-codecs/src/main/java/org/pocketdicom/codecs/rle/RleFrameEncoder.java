package org.pocketdicom.codecs.rle;

import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes RLE Lossless frames (PS3.5 Annex G) of 1, 8, 16 or 32 bits allocated. Of each sample the
 * most significant byte is the first segment; pixels of 1 bit are packed as in a native frame.
 */
public final class RleFrameEncoder implements FrameEncoder {

  @Override
  public String transferSyntax() {
    return "1.2.840.10008.1.2.5";
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    boolean words =
        switch (pixel.bitsAllocated()) {
          case 1, 8, 16, 32 -> true;
          default -> false;
        };
    if (!words || pixel.floatingPoint() || pixel.photometric().isSubsampled()) {
      throw new UnsupportedDicom(
          "RLE does not hold "
              + pixel.photometric().term()
              + " with Bits Allocated (0028,0100) "
              + pixel.bitsAllocated());
    }
    return pixel.compressed(pixel.photometric());
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    described(pixel);
    pixel.requireFrame(frame);
    int bytes = frame.bytesPerSample();
    int samples = pixel.samplesPerPixel();
    boolean bits = pixel.bitsAllocated() == 1;
    // Runs end with their row (G.3.1); rows of bits have no end of their own but with a byte.
    int row = bits ? bitRow(pixel) : pixel.columns();
    RleWriter out = new RleWriter(samples * bytes, row);
    for (int sample = 0; sample < samples; sample++) {
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.segment(bits ? packed(frame, sample) : plane(frame, sample, shift));
      }
    }
    return out.frame();
  }

  private static int bitRow(ImagePixel pixel) {
    boolean wholeBytes = pixel.columns() % 8 == 0;
    return wholeBytes ? pixel.columns() / 8 : (pixel.rows() * pixel.columns() + 7) / 8;
  }

  private static byte[] plane(DecodedFrame frame, int sample, int shift) {
    int step = frame.samplesPerPixel();
    byte[] plane = new byte[frame.rows() * frame.columns()];
    switch (frame.bytesPerSample()) {
      case 1 -> {
        byte[] from = frame.bytes();
        for (int i = 0; i < plane.length; i++) {
          plane[i] = from[i * step + sample];
        }
      }
      case 2 -> {
        short[] from = frame.shorts();
        for (int i = 0; i < plane.length; i++) {
          plane[i] = (byte) (from[i * step + sample] >> shift);
        }
      }
      default -> {
        int[] from = frame.ints();
        for (int i = 0; i < plane.length; i++) {
          plane[i] = (byte) (from[i * step + sample] >> shift);
        }
      }
    }
    return plane;
  }

  private static byte[] packed(DecodedFrame frame, int sample) {
    int step = frame.samplesPerPixel();
    byte[] from = frame.bytes();
    int count = frame.rows() * frame.columns();
    byte[] plane = new byte[(count + 7) / 8];
    for (int i = 0; i < count; i++) {
      plane[i >> 3] |= (byte) ((from[i * step + sample] & 1) << (i & 7));
    }
    return plane;
  }
}
