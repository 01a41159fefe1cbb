package org.pocketdicom.port;

import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/** Decodes the frames of some transfer syntaxes. Stateless: one codec serves all threads. */
public interface FrameCodec {

  /** Whether this codec decodes a transfer syntax, by its UID. */
  boolean decodes(String transferSyntax);

  /**
   * Decodes one frame of Pixel Data.
   *
   * @param frame the frame's bytes: of encapsulated Pixel Data the fragments joined, without Item
   *     headers (PS3.5 A.4)
   * @param pixel the Image Pixel Module the frame was written under (PS3.3 C.7.6.3)
   * @return rows × columns × samplesPerPixel stored values, row by row, samples of a pixel together
   * @throws org.pocketdicom.error.MalformedDicom if the codestream contradicts {@code pixel} or
   *     ends early
   * @throws org.pocketdicom.error.UnsupportedDicom if it uses what is not implemented
   */
  DecodedFrame decode(byte[] frame, ImagePixel pixel);

  /**
   * Decodes one frame at a lower resolution, where the codestream has some: e.g. for a thumbnail.
   *
   * @param levels how often to halve rows and columns; less is done where there are fewer
   *     resolutions, and nothing in other codecs
   * @return a frame of at least rows / 2^levels × columns / 2^levels, rounded up
   * @throws org.pocketdicom.error.MalformedDicom as {@link #decode}, but what belongs to higher
   *     resolutions may be missing
   * @throws org.pocketdicom.error.UnsupportedDicom as {@link #decode}
   */
  default DecodedFrame decodeReduced(byte[] frame, ImagePixel pixel, int levels) {
    return decode(frame, pixel);
  }
}
