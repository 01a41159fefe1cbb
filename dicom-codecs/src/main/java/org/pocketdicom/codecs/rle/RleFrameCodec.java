package org.pocketdicom.codecs.rle;

import org.pocketdicom.codecs.raw.StoredBits;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * RLE Lossless frames (PS3.5 Annex G) of 1, 8, 16, 24 or 32 bits allocated. Planar Configuration
 * does not matter: a segment always holds one byte of one sample of all pixels, the most
 * significant byte first. Pixels of 1 bit are packed in bytes as in a native frame (PS3.5 8.1.1).
 */
public final class RleFrameCodec implements FrameCodec {

  @Override
  public boolean decodes(String transferSyntax) {
    return transferSyntax.equals("1.2.840.10008.1.2.5");
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        pixel.samplesPerPixel(),
        pixel.bitsStored(),
        pixel.signed(),
        pixel.photometric().ofSamples(pixel.samplesPerPixel()),
        samples(frame, pixel));
  }

  private static Object samples(byte[] frame, ImagePixel pixel) {
    return switch (pixel.bitsAllocated()) {
      case 1 -> bits(frame, pixel);
      case 8 -> bytes(frame, pixel);
      case 16 -> shorts(frame, pixel);
      case 24, 32 -> ints(frame, pixel);
      default ->
          throw new UnsupportedDicom(
              "RLE with Bits Allocated (0028,0100) " + pixel.bitsAllocated() + " is not supported");
    };
  }

  private static byte[] bits(byte[] frame, ImagePixel pixel) {
    int step = pixel.samplesPerPixel();
    int size = (pixel.rows() * pixel.columns() + 7) / 8;
    RleSegments segments = new RleSegments(frame, step, size);
    byte[] samples = new byte[pixel.frameSamples()];
    byte[] plane = new byte[size];
    for (int sample = 0; sample < step; sample++) {
      segments.unpack(sample, plane);
      for (int to = sample, i = 0; to < samples.length; to += step, i++) {
        samples[to] = (byte) (plane[i >> 3] >> (i & 7) & 1);
      }
    }
    return samples;
  }

  private static byte[] bytes(byte[] frame, ImagePixel pixel) {
    int step = pixel.samplesPerPixel();
    int size = pixel.rows() * pixel.columns();
    RleSegments segments = new RleSegments(frame, step, size);
    byte[] samples = new byte[pixel.frameSamples()];
    byte[] plane = step == 1 ? samples : new byte[size];
    for (int sample = 0; sample < step; sample++) {
      segments.unpack(sample, plane);
      for (int to = sample, i = 0; step > 1 && i < size; to += step, i++) {
        samples[to] = plane[i];
      }
    }
    new StoredBits(pixel).cut(samples);
    return samples;
  }

  private static short[] shorts(byte[] frame, ImagePixel pixel) {
    int step = pixel.samplesPerPixel();
    int size = pixel.rows() * pixel.columns();
    RleSegments segments = new RleSegments(frame, 2 * step, size);
    short[] samples = new short[pixel.frameSamples()];
    byte[] high = new byte[size];
    byte[] low = new byte[size];
    for (int sample = 0; sample < step; sample++) {
      segments.unpack(2 * sample, high);
      segments.unpack(2 * sample + 1, low);
      for (int to = sample, i = 0; i < size; to += step, i++) {
        samples[to] = (short) (high[i] << 8 | low[i] & 0xFF);
      }
    }
    new StoredBits(pixel).cut(samples);
    return samples;
  }

  private static int[] ints(byte[] frame, ImagePixel pixel) {
    int step = pixel.samplesPerPixel();
    int size = pixel.rows() * pixel.columns();
    int bytes = pixel.bitsAllocated() / Byte.SIZE;
    RleSegments segments = new RleSegments(frame, bytes * step, size);
    int[] samples = new int[pixel.frameSamples()];
    byte[] plane = new byte[size];
    for (int segment = 0; segment < bytes * step; segment++) {
      segments.unpack(segment, plane);
      for (int to = segment / bytes, i = 0; i < size; to += step, i++) {
        samples[to] = samples[to] << 8 | plane[i] & 0xFF;
      }
    }
    new StoredBits(pixel).cut(samples);
    return samples;
  }
}
