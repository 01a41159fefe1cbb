package org.pocketdicom.image;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * How the frames of an image are made of samples: the Image Pixel Description Macro (PS3.3 C.7.6.3,
 * table C.7-11c), or the Floating Point or Double Floating Point Image Pixel Module (C.7.6.24,
 * C.7.6.25).
 *
 * @param samplesPerPixel 1 or 3 (4 in retired objects)
 * @param bitsAllocated 1 or a multiple of 8, up to 64 (PS3.5 8.1.1); 12 in retired objects
 * @param bitsStored 1 to {@code bitsAllocated}
 * @param highBit the most significant bit of a sample, bits stored − 1 up to bits allocated − 1
 * @param signed Pixel Representation is 1: two's complement
 * @param planar Planar Configuration is 1: plane after plane; meaningful with several samples only
 * @param numberOfFrames at least 1
 * @param floatingPoint samples are of IEEE 754, 32 or 64 bits, monochrome
 */
public record ImagePixel(
    int rows,
    int columns,
    int samplesPerPixel,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean signed,
    boolean planar,
    PhotometricInterpretation photometric,
    int numberOfFrames,
    boolean floatingPoint) {

  /**
   * The most samples that one frame may have: an array of them must be possible, and 2^28 of them
   * is a picture of 16384 × 16384.
   */
  public static final int MAX_SAMPLES = 1 << 28;

  /**
   * @throws MalformedDicom where the attributes contradict each other
   * @throws UnsupportedDicom where they are allowed but not implemented
   * @throws LimitExceeded where a frame has more than {@link #MAX_SAMPLES} samples
   */
  public ImagePixel {
    require(rows > 0 && rows <= 65535, "Rows (0028,0010)", rows);
    require(columns > 0 && columns <= 65535, "Columns (0028,0011)", columns);
    require(numberOfFrames > 0, "Number of Frames (0028,0008)", numberOfFrames);
    require(
        samplesPerPixel > 0 && samplesPerPixel <= 4,
        "Samples per Pixel (0028,0002)",
        samplesPerPixel);
    require(
        bitsAllocated == 1
            || bitsAllocated == 12
            || bitsAllocated > 0 && bitsAllocated % 8 == 0 && bitsAllocated <= 64,
        "Bits Allocated (0028,0100)",
        bitsAllocated);
    require(bitsStored > 0 && bitsStored <= bitsAllocated, "Bits Stored (0028,0101)", bitsStored);
    require(highBit >= bitsStored - 1 && highBit < bitsAllocated, "High Bit (0028,0102)", highBit);
    boolean isWord = bitsAllocated == Float.SIZE || bitsAllocated == Double.SIZE;
    if (floatingPoint && !(isWord && photometric.isMonochrome())) {
      throw new MalformedDicom(
          photometric.term() + " of floating point with Bits Allocated " + bitsAllocated);
    }
    if ((long) rows * columns * samplesPerPixel > MAX_SAMPLES) {
      throw new LimitExceeded(
          "a frame of "
              + rows
              + " x "
              + columns
              + " x "
              + samplesPerPixel
              + " samples is more than "
              + MAX_SAMPLES);
    }
  }

  /** The Image Pixel Description Macro: samples are integers. */
  public ImagePixel(
      int rows,
      int columns,
      int samplesPerPixel,
      int bitsAllocated,
      int bitsStored,
      int highBit,
      boolean signed,
      boolean planar,
      PhotometricInterpretation photometric,
      int numberOfFrames) {
    this(
        rows,
        columns,
        samplesPerPixel,
        bitsAllocated,
        bitsStored,
        highBit,
        signed,
        planar,
        photometric,
        numberOfFrames,
        false);
  }

  /**
   * Whether a Data Set holds Pixel Data, Float Pixel Data or Double Float Pixel Data, be it none
   * that can be decoded.
   */
  public static boolean isIn(DataSet dataSet) {
    return pixelData(dataSet).isPresent();
  }

  /** The element that holds the pixels: one of three (PS3.5 8.1), where it is not empty. */
  public static Optional<DataElement> pixelData(DataSet dataSet) {
    return Stream.of(Tags.PixelData, Tags.FloatPixelData, Tags.DoubleFloatPixelData)
        .flatMap(tag -> dataSet.get(tag).stream())
        .filter(element -> !element.isEmpty())
        .findFirst();
  }

  /**
   * Reads the attributes. Where they are absent: one sample per pixel, one frame, interleaved,
   * unsigned, all allocated bits are stored, and High Bit is the highest of those; other attributes
   * have no default that is safe. Values of floating point are signed and have all bits allocated.
   *
   * @throws MalformedDicom where an attribute is missing or contradicts another
   * @throws UnsupportedDicom where they are allowed but not implemented
   * @throws LimitExceeded where a frame has more than {@link #MAX_SAMPLES} samples
   */
  public static ImagePixel of(DataSet dataSet) {
    int bitsAllocated = required(dataSet, Tags.BitsAllocated);
    boolean floatingPoint = isFloatingPoint(dataSet, bitsAllocated);
    int bitsStored =
        floatingPoint ? bitsAllocated : dataSet.integer(Tags.BitsStored).orElse(bitsAllocated);
    int samples = dataSet.integer(Tags.SamplesPerPixel).orElse(1);
    PhotometricInterpretation photometric =
        PhotometricInterpretation.of(
            dataSet
                .string(Tags.PhotometricInterpretation)
                .orElseThrow(() -> missing(Tags.PhotometricInterpretation)));
    require(samples == photometric.samplesPerPixel(), "Samples per Pixel (0028,0002)", samples);
    return new ImagePixel(
        required(dataSet, Tags.Rows),
        required(dataSet, Tags.Columns),
        samples,
        bitsAllocated,
        bitsStored,
        floatingPoint ? bitsStored - 1 : dataSet.integer(Tags.HighBit).orElse(bitsStored - 1),
        floatingPoint || dataSet.integer(Tags.PixelRepresentation).orElse(0) == 1,
        dataSet.integer(Tags.PlanarConfiguration).orElse(0) == 1,
        photometric,
        dataSet.integer(Tags.NumberOfFrames).orElse(1),
        floatingPoint);
  }

  /**
   * What a decoded frame is, which the codestream knows better than the attributes: stored values
   * in the lowest bits, the samples of a pixel together.
   *
   * @param attributes those that the frame was decoded under
   */
  public static ImagePixel of(DecodedFrame frame, ImagePixel attributes) {
    return new ImagePixel(
        frame.rows(),
        frame.columns(),
        frame.samplesPerPixel(),
        attributes.bitsAllocated() == 1 ? 1 : Byte.SIZE * frame.bytesPerSample(),
        frame.bitsStored(),
        frame.bitsStored() - 1,
        frame.isSigned(),
        false,
        frame.photometric(),
        attributes.numberOfFrames(),
        frame.isFloatingPoint());
  }

  private static boolean isFloatingPoint(DataSet dataSet, int bitsAllocated) {
    int tag = pixelData(dataSet).map(DataElement::tag).orElse(Tags.PixelData);
    if (tag == Tags.PixelData) {
      return false;
    }
    int bits = tag == Tags.FloatPixelData ? Float.SIZE : Double.SIZE;
    require(bitsAllocated == bits, "Bits Allocated (0028,0100)", bitsAllocated);
    return true;
  }

  private static int required(DataSet dataSet, int tag) {
    OptionalInt value = dataSet.integer(tag);
    return value.orElseThrow(() -> missing(tag));
  }

  private static MalformedDicom missing(int tag) {
    return new MalformedDicom("an image without a value of " + Tag.toString(tag));
  }

  private static void require(boolean holds, String attribute, int value) {
    if (!holds) {
      throw new MalformedDicom(attribute + " is " + value);
    }
  }

  /** The same frames, of whose samples one bit alone counts. */
  public ImagePixel ofBit(int position) {
    return new ImagePixel(
        rows,
        columns,
        samplesPerPixel,
        bitsAllocated,
        1,
        position,
        false,
        planar,
        photometric,
        numberOfFrames);
  }

  /** The number of samples in a frame, rows × columns × samples per pixel. */
  public int frameSamples() {
    return rows * columns * samplesPerPixel;
  }

  /**
   * The number of bits of a native frame as it is stored (PS3.5 8.1.1, 8.2); YBR_FULL_422 holds two
   * samples a pixel on average.
   */
  public long nativeFrameBits() {
    long samples =
        switch (photometric) {
          case YBR_FULL_422, YBR_PARTIAL_422 -> (long) rows * columns * 2;
          case YBR_PARTIAL_420 -> (long) rows * columns * 3 / 2;
          default -> frameSamples();
        };
    return samples * bitsAllocated;
  }

  /**
   * The attributes of the same image once its frames are compressed: stored values in the lowest
   * bits, the samples of a pixel together.
   *
   * @param colors what the compressed samples mean
   */
  public ImagePixel compressed(PhotometricInterpretation colors) {
    return new ImagePixel(
        rows,
        columns,
        samplesPerPixel,
        bitsAllocated,
        bitsStored,
        bitsStored - 1,
        signed,
        false,
        colors,
        numberOfFrames,
        floatingPoint);
  }

  /**
   * The attributes of an image whose stored values have other bits: the lowest, of words that may
   * hold more.
   */
  public ImagePixel withBits(int bits) {
    return new ImagePixel(
        rows,
        columns,
        samplesPerPixel,
        Math.max(bitsAllocated, bits <= 8 ? 8 : bits <= 16 ? 16 : 32),
        bits,
        bits - 1,
        signed,
        planar,
        photometric,
        numberOfFrames,
        floatingPoint);
  }

  /** The attributes of an image that differs in its size alone. */
  public ImagePixel withSize(int otherRows, int otherColumns) {
    return new ImagePixel(
        otherRows,
        otherColumns,
        samplesPerPixel,
        bitsAllocated,
        bitsStored,
        highBit,
        signed,
        planar,
        photometric,
        numberOfFrames,
        floatingPoint);
  }

  /**
   * Makes sure that a frame is one of this image.
   *
   * @throws IllegalArgumentException if it has another size, other samples, bits or another sign
   */
  public void requireFrame(DecodedFrame frame) {
    if (frame.rows() != rows
        || frame.columns() != columns
        || frame.samplesPerPixel() != samplesPerPixel
        || frame.bitsStored() != bitsStored
        || frame.isSigned() != signed
        || frame.bytesPerSample() != Math.max(1, bitsAllocated / 8)) {
      throw new IllegalArgumentException("the frame is not one of the image that is described");
    }
  }
}
