package org.pocketdicom.codecs.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.pocketdicom.codecs.raw.FrameLines;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes JPEG Lossless, First-Order Prediction (process 14, selection value 1): one scan of all
 * components, its Huffman table made for the frame.
 */
public final class LosslessFrameEncoder implements FrameEncoder {

  @Override
  public String transferSyntax() {
    return "1.2.840.10008.1.2.4.70";
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    return FrameLines.described(pixel);
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    described(pixel);
    int components = pixel.samplesPerPixel();
    int precision = FrameLines.precision(pixel);
    short[] differences = differences(new FrameLines(frame, pixel), pixel, 1 << precision - 1);
    HuffmanCode code = HuffmanCode.optimal(0, frequencies(differences));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SegmentWriter segments = new SegmentWriter(out);
    segments.frame(Marker.SOF3_LOSSLESS, precision, pixel.rows(), pixel.columns(), components);
    segments.segment(Marker.DHT, code.description());
    segments.scan(components, "010000");
    try {
      write(differences, code, new BitWriter(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    segments.marker(Marker.EOI);
    return out.toByteArray();
  }

  /** Of each sample to the one on its left, of the first in a line to the one above (H.1.2.1). */
  private static short[] differences(FrameLines lines, ImagePixel pixel, int initial) {
    int components = pixel.samplesPerPixel();
    short[] differences = new short[pixel.frameSamples()];
    int[] line = new int[pixel.columns()];
    for (int component = 0; component < components; component++) {
      int above = initial;
      int to = component;
      for (int row = 0; row < pixel.rows(); row++) {
        lines.read(row, component, line, 0);
        int left = above;
        for (int sample : line) {
          differences[to] = (short) (sample - left);
          left = sample;
          to += components;
        }
        above = line[0];
      }
    }
    return differences;
  }

  private static int[] frequencies(short[] differences) {
    int[] frequencies = new int[17];
    for (short difference : differences) {
      frequencies[category(difference)]++;
    }
    return frequencies;
  }

  /** SSSS (table H.2). */
  private static int category(int difference) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
  }

  private static void write(short[] differences, HuffmanCode code, BitWriter bits)
      throws IOException {
    for (short difference : differences) {
      int category = category(difference);
      int extra = difference < 0 ? difference - 1 : difference;
      code.write(category, extra, category == 16 ? 0 : category, bits);
    }
    bits.finish();
  }
}
