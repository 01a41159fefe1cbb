package org.pocketdicom.data;

/**
 * Encapsulated Pixel Data (PS3.5 A.4): where each fragment lies in the object, and how it begins.
 * The Basic Offset Table is not among the fragments.
 */
public final class Fragments implements Value {

  private final long[] basicOffsets;
  private final long[] offsets;
  private final long[] lengths;
  private final int[] heads;

  /**
   * Takes the arrays over; they must not change.
   *
   * @param basicOffsets the Basic Offset Table, empty where it is
   * @param offsets of the first byte of each fragment's value, behind its 8 bytes of Item header,
   *     counted from the object's first byte
   * @param lengths in bytes
   * @param heads the first four bytes of each fragment, big endian, zero where it is shorter:
   *     enough to tell where a codestream begins
   */
  public Fragments(long[] basicOffsets, long[] offsets, long[] lengths, int[] heads) {
    if (offsets.length != lengths.length || offsets.length != heads.length) {
      throw new IllegalArgumentException("one offset, length and head for each fragment");
    }
    this.basicOffsets = basicOffsets;
    this.offsets = offsets;
    this.lengths = lengths;
    this.heads = heads;
  }

  /** Never: that there is a sequence of fragments is a value, even where there are none in it. */
  @Override
  public boolean isEmpty() {
    return false;
  }

  /** The number of fragments. */
  public int count() {
    return offsets.length;
  }

  /** The first byte of a fragment's value, behind its Item header. */
  public long offset(int fragment) {
    return offsets[fragment];
  }

  /** The length of a fragment's value in bytes. */
  public long length(int fragment) {
    return lengths[fragment];
  }

  /** The first four bytes of a fragment, big endian. */
  public int head(int fragment) {
    return heads[fragment];
  }

  /** The number of entries of the Basic Offset Table, 0 where it is empty. */
  public int basicOffsetCount() {
    return basicOffsets.length;
  }

  /**
   * An entry of the Basic Offset Table: bytes from the first fragment's Item header to that of a
   * frame's first fragment.
   */
  public long basicOffset(int frame) {
    return basicOffsets[frame];
  }
}
