package org.pocketdicom.codecs.j2k;

import java.util.Arrays;

/**
 * A code-block and what packets held of it: a list of chunks, each one a number of coding passes
 * and their bytes. Successive chunks may belong to one codeword segment.
 */
final class CodeBlock {

  private static final int FIELDS = 4;
  private static final int[] NONE = {};

  private final Area area;
  private int zeroBitPlanes = -1;
  private int lengthBits = 3;
  private int passes;
  private int segment = -1;
  private int segmentPasses;
  private int segmentLimit;
  private int[] chunks = NONE;
  private int count;
  private int placed;

  /**
   * @param area in coordinates of the sub-band
   */
  CodeBlock(Area area) {
    this.area = area;
  }

  Area area() {
    return area;
  }

  boolean isIncluded() {
    return zeroBitPlanes >= 0;
  }

  int zeroBitPlanes() {
    return zeroBitPlanes;
  }

  void include(int zeroBitPlanes) {
    this.zeroBitPlanes = zeroBitPlanes;
  }

  int lengthBits() {
    return lengthBits;
  }

  void addLengthBits(int bits) {
    lengthBits += bits;
  }

  int passes() {
    return passes;
  }

  /** How many passes the current codeword segment can still take. */
  int segmentRoom() {
    return segmentLimit - segmentPasses;
  }

  void openSegment(int limit) {
    segment++;
    segmentPasses = 0;
    segmentLimit = limit;
  }

  /** Notes passes of the current codeword segment; where their bytes are follows. */
  void addChunk(int chunkPasses, int length) {
    if (chunks.length < FIELDS * (count + 1)) {
      chunks = Arrays.copyOf(chunks, Math.max(FIELDS, 2 * chunks.length));
    }
    chunks[FIELDS * count] = segment;
    chunks[FIELDS * count + 1] = chunkPasses;
    chunks[FIELDS * count + 2] = length;
    count++;
    passes += chunkPasses;
    segmentPasses += chunkPasses;
  }

  int chunks() {
    return count;
  }

  int chunkSegment(int chunk) {
    return chunks[FIELDS * chunk];
  }

  int chunkPasses(int chunk) {
    return chunks[FIELDS * chunk + 1];
  }

  int chunkLength(int chunk) {
    return chunks[FIELDS * chunk + 2];
  }

  int chunkOffset(int chunk) {
    return chunks[FIELDS * chunk + 3];
  }

  /**
   * Says where the bytes of the chunks are that came last: one behind the other.
   *
   * @return where they end, or −1 if that is beyond {@code end}
   */
  int place(int from, int end) {
    int position = from;
    for (; placed < count; placed++) {
      int length = chunkLength(placed);
      if (length > end - position) {
        return -1;
      }
      chunks[FIELDS * placed + 3] = position;
      position += length;
    }
    return position;
  }
}
