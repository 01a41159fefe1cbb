package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * JPEG Baseline and Extended frames: sequential DCT, Huffman coding, 8 or 12 bits a sample.
 *
 * <p>The codestream says what the frame holds: its precision becomes Bits Stored, its components
 * Samples per Pixel; only its size must be that of the attributes. What stands behind the last scan
 * does not matter, a missing EOI included. Subsampled components are interpolated linearly, sample
 * by sample centred as in JFIF.
 *
 * <p>Three components are {@code RGB} or {@code YBR_FULL}, by {@link ColorRule}; no colour is
 * converted here.
 */
public final class JpegFrameCodec implements FrameCodec {

  @Override
  public boolean decodes(String transferSyntax) {
    return transferSyntax.equals("1.2.840.10008.1.2.4.50")
        || transferSyntax.equals("1.2.840.10008.1.2.4.51");
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return new JpegDecoder(frame, pixel).decode();
  }
}
