package org.pocketdicom.codecs.jpegls;

import java.io.ByteArrayOutputStream;
import org.pocketdicom.codecs.jpeg.Marker;
import org.pocketdicom.codecs.jpeg.SegmentWriter;
import org.pocketdicom.codecs.raw.FrameLines;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes JPEG-LS frames, lossless or near-lossless: one scan of all components, line by line, with
 * the default coding parameters.
 */
public final class JpegLsFrameEncoder implements FrameEncoder {

  private final int near;

  private JpegLsFrameEncoder(int near) {
    this.near = near;
  }

  /** Without loss. */
  public static JpegLsFrameEncoder lossless() {
    return new JpegLsFrameEncoder(0);
  }

  /**
   * With samples that are no further than this from what they were.
   *
   * @param near 1 to 255
   */
  public static JpegLsFrameEncoder nearLossless(int near) {
    if (near < 1 || near > 255) {
      throw new IllegalArgumentException("near-lossless is within 1 to 255, not " + near);
    }
    return new JpegLsFrameEncoder(near);
  }

  @Override
  public String transferSyntax() {
    return near == 0 ? "1.2.840.10008.1.2.4.80" : "1.2.840.10008.1.2.4.81";
  }

  @Override
  public boolean isLossless() {
    return near == 0;
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    // The codestream has no signs: the greatest value, a little greater, would be the least. The
    // neighbour of an index is another colour.
    if (near > 0
        && (pixel.signed() || pixel.photometric() == PhotometricInterpretation.PALETTE_COLOR)) {
      throw new UnsupportedDicom(
          "near-lossless JPEG-LS does not hold signed values and indices of a palette");
    }
    return FrameLines.described(pixel);
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    described(pixel);
    FrameLines lines = new FrameLines(frame, pixel);
    int components = pixel.samplesPerPixel();
    int precision = FrameLines.precision(pixel);
    int within = Math.min(near, (1 << precision - 1) - 1);
    Model model = new Model(Preset.NONE.withDefaults(precision, within), within);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SegmentWriter segments = new SegmentWriter(out);
    segments.frame(Marker.SOF55_JPEG_LS, precision, pixel.rows(), pixel.columns(), components);
    segments.scan(components, String.format("%02x%02x00", within, components == 1 ? 0 : 1));
    LsBitWriter bits = new LsBitWriter(out);
    LineEncoder encoder = new LineEncoder(model, bits, pixel.columns(), components);
    for (int row = 0; row < pixel.rows(); row++) {
      for (int component = 0; component < components; component++) {
        lines.read(row, component, encoder.nextLine(component), 1);
        encoder.encode(component);
      }
    }
    bits.finish();
    segments.marker(Marker.EOI);
    return out.toByteArray();
  }
}
