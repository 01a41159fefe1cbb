package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/**
 * Which channels of a YCbCr frame have half the columns or lines (jpeg_upsampling): of each of Cb,
 * Y and Cr, how often those of JPEG's sampling factors were doubled.
 */
public record ChromaSubsampling(int cb, int y, int cr) {

  /** All channels are whole. */
  public static final ChromaSubsampling NONE = new ChromaSubsampling(0, 0, 0);

  /**
   * Reads it from a frame's header.
   *
   * @throws org.pocketdicom.error.MalformedDicom behind the end
   */
  public static ChromaSubsampling read(JxlBits bits) {
    return new ChromaSubsampling(bits.u(2), bits.u(2), bits.u(2));
  }

  private int mode(int channel) {
    return channel == 0 ? cb : channel == 1 ? y : cr;
  }

  private static int across(int mode) {
    return mode == 1 || mode == 2 ? 1 : 0;
  }

  private static int down(int mode) {
    return mode == 1 || mode == 3 ? 1 : 0;
  }

  /** How often the columns of any channel are halved. */
  int mostAcross() {
    return Math.max(across(cb), Math.max(across(y), across(cr)));
  }

  /** How often the lines of any channel are halved. */
  int mostDown() {
    return Math.max(down(cb), Math.max(down(y), down(cr)));
  }

  /** How often a channel's columns are halved: 0 or 1. */
  int shiftAcross(int channel) {
    return mostAcross() - across(mode(channel));
  }

  /** How often a channel's lines are halved: 0 or 1. */
  int shiftDown(int channel) {
    return mostDown() - down(mode(channel));
  }

  /** Whether all channels have the same size. */
  public boolean isNone() {
    return cb == y && y == cr;
  }
}
