package org.pocketdicom.codecs.jpegxl;

import java.util.Set;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameCodec;

/**
 * JPEG XL frames: Modular and VarDCT, lossless, lossy and recompressed JPEG, of one or three
 * components of up to 16 bits.
 *
 * <p>Without loss, {@link org.pocketdicom.codecs.raw.StoredBits#ofCodestream} says which bits of
 * the codestream's samples are the stored value, and the attributes say what they mean. With loss,
 * the codestream says both, and colours become {@code RGB}: YCbCr by its transform, XYB by the
 * colour encoding that is told. The size must be that of the attributes, after the image was turned
 * as the codestream asks. Of an animation the first picture is decoded. Up to four extra channels
 * count only where a frame of layers is put on another by its alpha; ICC profiles are passed over.
 * Splines, and channels that are part of the picture, e.g. black, are refused.
 */
public final class JxlFrameCodec implements FrameCodec {

  private static final Set<String> TRANSFER_SYNTAXES =
      Set.of("1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.111", "1.2.840.10008.1.2.4.112");

  @Override
  public boolean decodes(String transferSyntax) {
    return TRANSFER_SYNTAXES.contains(transferSyntax);
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return new JxlDecoder(frame).decode(pixel);
  }
}
