package org.pocketdicom.codecs.raw;

import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/** Collects the lines of a frame that a codestream gives, component by component. Hot. */
public final class SampleLines {

  private final ImagePixel pixel;
  private final int components;
  private final StoredBits stored;
  private final byte[] bytes;
  private final short[] shorts;

  /**
   * Takes the memory for a frame.
   *
   * @param precision the bits of a sample by the codestream, up to 16
   * @param components by the codestream, 1 or 3
   * @throws LimitExceeded if there are more samples than a frame may have
   */
  public SampleLines(ImagePixel pixel, int precision, int components) {
    long size = (long) pixel.rows() * pixel.columns() * components;
    if (size > ImagePixel.MAX_SAMPLES) {
      throw new LimitExceeded("a compressed frame of " + size + " samples");
    }
    this.pixel = pixel;
    this.components = components;
    stored = StoredBits.ofCodestream(pixel, precision);
    boolean wide = Math.max(precision, pixel.bitsAllocated()) > 8;
    bytes = new byte[wide ? 0 : (int) size];
    shorts = new short[wide ? (int) size : 0];
  }

  /**
   * Takes a line of a component.
   *
   * @param line its samples, from an index on
   * @param shift the point transform: the low bits that the codestream left out
   */
  public void put(int[] line, int from, int row, int component, int shift) {
    int end = from + pixel.columns();
    int to = row * pixel.columns() * components + component;
    if (shorts.length == 0) {
      for (int i = from; i < end; i++, to += components) {
        bytes[to] = (byte) (line[i] << shift);
      }
    } else {
      for (int i = from; i < end; i++, to += components) {
        shorts[to] = (short) (line[i] << shift);
      }
    }
  }

  /**
   * The frame of all lines: stored values, cut out of the codestream's samples. Its colours are
   * what the attributes say: a codestream without loss has no transform of its own.
   */
  public DecodedFrame frame() {
    stored.cut(bytes);
    stored.cut(shorts);
    return new DecodedFrame(
        pixel.rows(),
        pixel.columns(),
        components,
        stored.count(),
        pixel.signed(),
        pixel.photometric().ofSamples(components),
        shorts.length == 0 ? bytes : shorts);
  }
}
