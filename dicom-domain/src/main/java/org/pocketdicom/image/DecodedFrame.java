package org.pocketdicom.image;

import java.util.Arrays;
import org.pocketdicom.error.MalformedDicom;

/**
 * The stored values of one frame after decompression and before any LUT: row by row, the samples of
 * a pixel together, shifted by High Bit, masked to Bits Stored and sign-extended (PS3.5 8.1). 1-bit
 * images hold one value a pixel, palette images their indices. Values of floating point are those
 * of IEEE 754 as they are (PS3.3 C.7.6.24, C.7.6.25).
 *
 * <p>The samples are in the narrowest array that holds Bits Allocated, of more than 32 the last:
 * {@link #bytes}, {@link #shorts} or {@link #ints}; {@link #floats} or {@link #doubles}. The arrays
 * are the frame's own: whoever holds the frame may read them, and must not change them.
 *
 * <p>One exception to "the samples of a pixel together": native YBR_FULL_422 is kept as stored, Y Y
 * Cb Cr (PS3.3 C.7.6.3.1.2), so that a row has twice as many values as columns.
 */
public final class DecodedFrame {

  private final int rows;
  private final int columns;
  private final int samplesPerPixel;
  private final int bitsStored;
  private final boolean signed;
  private final PhotometricInterpretation photometric;
  private final Object samples;

  /**
   * Takes an array over.
   *
   * @param samplesPerPixel of what the array holds, which is what the codestream says where that
   *     differs from the attributes
   * @param photometric of what the array holds: a decoder that undoes a colour transform says RGB
   * @param samples a {@code byte[]}, {@code short[]}, {@code int[]}, {@code float[]} or {@code
   *     double[]}
   * @throws MalformedDicom if the array has fewer values than the frame needs
   */
  public DecodedFrame(
      int rows,
      int columns,
      int samplesPerPixel,
      int bitsStored,
      boolean signed,
      PhotometricInterpretation photometric,
      Object samples) {
    this.rows = rows;
    this.columns = columns;
    this.samplesPerPixel = samplesPerPixel;
    this.bitsStored = bitsStored;
    this.signed = signed;
    this.photometric = photometric;
    this.samples = samples;
    long needed = (long) rows * columns * (isSubsampled() ? 2 : samplesPerPixel);
    if (length() < needed) {
      throw new MalformedDicom("the frame holds " + length() + " samples and needs " + needed);
    }
  }

  /** Rows. */
  public int rows() {
    return rows;
  }

  /** Columns. */
  public int columns() {
    return columns;
  }

  /** Samples per pixel: 1, 3 or 4. */
  public int samplesPerPixel() {
    return samplesPerPixel;
  }

  /** The significant bits of a sample. */
  public int bitsStored() {
    return bitsStored;
  }

  /**
   * Whether samples are two's complement; else they are unsigned, whatever Java makes of the
   * array's type.
   */
  public boolean isSigned() {
    return signed;
  }

  /** What the samples mean. */
  public PhotometricInterpretation photometric() {
    return photometric;
  }

  /** Whether the samples are stored Y Y Cb Cr, two values a pixel. */
  public boolean isSubsampled() {
    return photometric.isSubsampled();
  }

  /** Whether the samples are of floating point. */
  public boolean isFloatingPoint() {
    return samples instanceof float[] || samples instanceof double[];
  }

  /** Bytes of the array's element: 1, 2 or 4; of floating point 4 or 8. */
  public int bytesPerSample() {
    return switch (samples) {
      case byte[] b -> 1;
      case short[] s -> 2;
      case int[] i -> 4;
      case float[] f -> 4;
      case double[] d -> 8;
      default -> throw new IllegalArgumentException("samples are an array of numbers");
    };
  }

  /**
   * The same frame under more significant bits, which its values have anyway.
   *
   * @param bits at least {@link #bitsStored}, at most what the array's element holds
   */
  public DecodedFrame withBitsStored(int bits) {
    return new DecodedFrame(rows, columns, samplesPerPixel, bits, signed, photometric, samples);
  }

  /** Whether two frames of one description have the same values. */
  public boolean hasValuesOf(DecodedFrame other) {
    int count = rows * columns * (isSubsampled() ? 2 : samplesPerPixel);
    return switch (samples) {
      case byte[] b -> other.samples instanceof byte[] o && Arrays.equals(b, 0, count, o, 0, count);
      case short[] s ->
          other.samples instanceof short[] o && Arrays.equals(s, 0, count, o, 0, count);
      case int[] i -> other.samples instanceof int[] o && Arrays.equals(i, 0, count, o, 0, count);
      case float[] f ->
          other.samples instanceof float[] o && Arrays.equals(f, 0, count, o, 0, count);
      case double[] d ->
          other.samples instanceof double[] o && Arrays.equals(d, 0, count, o, 0, count);
      default -> throw new IllegalArgumentException("samples are an array of numbers");
    };
  }

  /** The number of values in the array. */
  public int length() {
    return switch (samples) {
      case byte[] b -> b.length;
      case short[] s -> s.length;
      case int[] i -> i.length;
      case float[] f -> f.length;
      case double[] d -> d.length;
      default -> throw new IllegalArgumentException("samples are an array of numbers");
    };
  }

  /** The samples of a frame of one byte each; for other frames a {@link ClassCastException}. */
  public byte[] bytes() {
    return (byte[]) samples;
  }

  /** The samples of a frame of two bytes each; for other frames a {@link ClassCastException}. */
  public short[] shorts() {
    return (short[]) samples;
  }

  /** The samples of a frame of four bytes each; for other frames a {@link ClassCastException}. */
  public int[] ints() {
    return (int[]) samples;
  }

  /** The samples of Float Pixel Data; for other frames a {@link ClassCastException}. */
  public float[] floats() {
    return (float[]) samples;
  }

  /** The samples of Double Float Pixel Data; for other frames a {@link ClassCastException}. */
  public double[] doubles() {
    return (double[]) samples;
  }

  /** The stored value at a position of any array, with its sign; slow, for single values. */
  public double value(int index) {
    return switch (samples) {
      case float[] f -> f[index];
      case double[] d -> d[index];
      default -> sample(index);
    };
  }

  /** The integer at a position of the array, with its sign; slow, for single values. */
  public long sample(int index) {
    return switch (samples) {
      case byte[] b -> signed ? b[index] : b[index] & 0xFF;
      case short[] s -> signed ? s[index] : s[index] & 0xFFFF;
      case int[] i -> signed ? i[index] : i[index] & 0xFFFFFFFFL;
      default -> throw new ClassCastException("samples are not integers");
    };
  }
}
