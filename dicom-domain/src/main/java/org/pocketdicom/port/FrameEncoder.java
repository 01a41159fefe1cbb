package org.pocketdicom.port;

import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/**
 * Compresses frames into one transfer syntax: what {@link FrameCodec} undoes. Stateless: one
 * encoder serves all threads.
 */
public interface FrameEncoder {

  /** The UID of the transfer syntax. */
  String transferSyntax();

  /**
   * Whether frames come back as they were; else Lossy Image Compression (0028,2110) has to tell
   * (PS3.3 C.7.6.1.1.5).
   */
  default boolean isLossless() {
    return true;
  }

  /**
   * The Image Pixel Module of an image once its frames are compressed (PS3.5 8.2): stored values
   * lie in the lowest bits, the samples of a pixel are together, and Photometric Interpretation is
   * what this encoder makes of the colours.
   *
   * @param pixel the module of the image that is to be compressed
   * @throws org.pocketdicom.error.UnsupportedDicom if the transfer syntax, or this encoder, can't
   *     hold such an image
   */
  ImagePixel described(ImagePixel pixel);

  /**
   * Compresses one frame.
   *
   * @param frame with the rows, columns, samples, bits and sign of {@code pixel}, else an {@link
   *     IllegalArgumentException}; not kept, not changed
   * @param pixel the module that the frame is from, as {@link #described} takes it
   * @return the frame's bytes, to be put in one Item (PS3.5 A.4); their number may be odd
   * @throws org.pocketdicom.error.UnsupportedDicom as {@link #described}
   */
  byte[] encode(DecodedFrame frame, ImagePixel pixel);
}
