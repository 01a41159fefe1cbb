package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.List;

/**
 * What a frame's header says that VarDCT depends on (FrameHeader).
 *
 * @param width columns that are coded, which upsampling comes behind
 * @param height lines that are coded
 * @param xStep x_qm_scale, 2 where it is not told
 * @param bStep b_qm_scale, 2 where it is not told
 * @param passShifts by how many bits each pass's coefficients are shifted, the last by 0
 * @param subsampling of the channels
 * @param smoothed whether LF coefficients are smoothed, which a flag forbids
 * @param filter that comes behind the inverse transforms
 * @param opsin what quantized numbers stand for
 */
public record VarDctHeader(
    int width,
    int height,
    int xStep,
    int bStep,
    List<Integer> passShifts,
    ChromaSubsampling subsampling,
    boolean smoothed,
    RestorationFilter filter,
    OpsinInverse opsin) {

  /** Blocks of 8×8 across a group. */
  static final int GROUP = 32;

  /** Blocks of 8×8 across an LF group. */
  static final int LF_GROUP = 256;

  /** Copies the list. */
  public VarDctHeader {
    passShifts = List.copyOf(passShifts);
  }

  /** Blocks of 8×8, so many that those of halved channels are whole. */
  int blocksAcross() {
    return blocks(width, subsampling.mostAcross());
  }

  int blocksDown() {
    return blocks(height, subsampling.mostDown());
  }

  private static int blocks(int size, int shift) {
    return Math.ceilDiv(size, 8 << shift) << shift;
  }

  int groupsAcross() {
    return Math.ceilDiv(width, 8 * GROUP);
  }

  int groups() {
    return groupsAcross() * Math.ceilDiv(height, 8 * GROUP);
  }

  int lfGroupsAcross() {
    return Math.ceilDiv(width, 8 * LF_GROUP);
  }

  int lfGroups() {
    return lfGroupsAcross() * Math.ceilDiv(height, 8 * LF_GROUP);
  }
}
