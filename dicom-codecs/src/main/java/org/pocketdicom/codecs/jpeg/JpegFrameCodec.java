package org.pocketdicom.codecs.jpeg;

import java.util.Set;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * JPEG frames with Huffman coding: sequential and progressive DCT of 8 or 12 bits a sample, and the
 * lossless process with each of its predictors, of 2 to 16. Which of these a frame is, its own
 * header says, whatever the transfer syntax promised.
 *
 * <p>The codestream says what the frame holds: the precision of a DCT process becomes Bits Stored,
 * components become Samples per Pixel; only its size must be that of the attributes, or less for an
 * {@link org.pocketdicom.codecs.raw.EdgeTile}. Of lossless samples {@link
 * org.pocketdicom.codecs.raw.StoredBits#ofCodestream} says which bits are the stored value. What
 * stands behind the last scan does not matter, a missing EOI included; a progressive stream that
 * ends with EOI before its last bits is decoded to what it has.
 *
 * <p>Subsampled components are interpolated linearly, sample by sample centred as in JFIF. Three
 * components of a DCT process are {@code RGB} or {@code YBR_FULL}, by {@link ColorRule}; those of
 * the lossless process are what the attributes say, as no transform may be lossless. No colour is
 * converted here.
 */
public final class JpegFrameCodec implements FrameCodec {

  private static final Set<String> SYNTAXES =
      Set.of(
          "1.2.840.10008.1.2.4.50",
          "1.2.840.10008.1.2.4.51",
          "1.2.840.10008.1.2.4.53",
          "1.2.840.10008.1.2.4.55",
          "1.2.840.10008.1.2.4.57",
          "1.2.840.10008.1.2.4.70");

  @Override
  public boolean decodes(String transferSyntax) {
    return SYNTAXES.contains(transferSyntax);
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return new JpegDecoder(frame, pixel).decode();
  }
}
