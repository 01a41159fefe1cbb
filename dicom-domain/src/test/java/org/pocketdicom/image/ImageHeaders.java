package org.pocketdicom.image;

import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/** Data Sets with the Image Pixel Module, for tests to put more into. */
final class ImageHeaders {

  private ImageHeaders() {}

  /** One frame of 16 unsigned bits, MONOCHROME2. */
  static DataSetBuilder gray(int rows, int columns) {
    return DataSet.builder()
        .put(Tags.SamplesPerPixel, Vr.US, 1)
        .put(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
        .put(Tags.Rows, Vr.US, rows)
        .put(Tags.Columns, Vr.US, columns)
        .put(Tags.BitsAllocated, Vr.US, 16)
        .put(Tags.BitsStored, Vr.US, 16)
        .put(Tags.HighBit, Vr.US, 15)
        .put(Tags.PixelRepresentation, Vr.US, 0);
  }

  /** A reference to native Pixel Data. */
  static DataElement pixelData(Vr vr, long offset, long length) {
    return new DataElement(Tags.PixelData, vr, new Value.BulkData(offset, length));
  }

  /** One frame of Float or Double Float Pixel Data at byte 1000. */
  static DataSetBuilder floatingPoint(int rows, int columns, int tag) {
    boolean isDouble = tag == Tags.DoubleFloatPixelData;
    int bits = isDouble ? 64 : 32;
    Value pixels = new Value.BulkData(1000, (long) rows * columns * bits / 8);
    return gray(rows, columns)
        .put(Tags.BitsAllocated, Vr.US, bits)
        .remove(Tags.BitsStored)
        .remove(Tags.HighBit)
        .remove(Tags.PixelRepresentation)
        .put(new DataElement(tag, isDouble ? Vr.OD : Vr.OF, pixels));
  }

  /** A frame of one row, 16 bits allocated. */
  static DecodedFrame row(boolean signed, int bitsStored, int... values) {
    short[] samples = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (short) values[i];
    }
    return new DecodedFrame(
        1, values.length, 1, bitsStored, signed, PhotometricInterpretation.MONOCHROME2, samples);
  }

  /** A frame of one row of bytes. */
  static DecodedFrame bytes(PhotometricInterpretation photometric, int columns, int... values) {
    byte[] samples = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (byte) values[i];
    }
    return new DecodedFrame(
        1, columns, photometric.samplesPerPixel(), 8, false, photometric, samples);
  }

  /** The picture's values, unsigned. */
  static int[] levels(RenderedFrame picture) {
    int length = picture.width() * picture.height();
    return switch (picture.kind()) {
      case GRAY_8 -> unsigned(picture.bytes(), length);
      case RGB_8 -> unsigned(picture.bytes(), 3 * length);
      case GRAY_16 -> {
        int[] levels = new int[length];
        for (int i = 0; i < length; i++) {
          levels[i] = picture.shorts()[i] & 0xFFFF;
        }
        yield levels;
      }
    };
  }

  private static int[] unsigned(byte[] bytes, int length) {
    int[] levels = new int[length];
    for (int i = 0; i < length; i++) {
      levels[i] = bytes[i] & 0xFF;
    }
    return levels;
  }
}
