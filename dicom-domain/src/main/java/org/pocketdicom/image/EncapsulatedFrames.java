package org.pocketdicom.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.TransferSyntax;

/**
 * Tells the frames of encapsulated Pixel Data apart (PS3.5 A.4). An offset table that does not fit
 * the Items is passed over, since many are wrong and the fragments often speak for themselves.
 */
final class EncapsulatedFrames {

  private static final int ITEM_HEADER = 8;

  private final Fragments fragments;
  private final int frames;
  private final boolean rle;

  private EncapsulatedFrames(Fragments fragments, int frames, boolean rle) {
    this.fragments = fragments;
    this.frames = frames;
    this.rle = rle;
  }

  static EncapsulatedFrames of(Fragments fragments, int frames, TransferSyntax syntax) {
    if (fragments.count() == 0) {
      throw new MalformedDicom("Pixel Data (7FE0,0010) has no fragments");
    }
    return new EncapsulatedFrames(
        fragments, frames, syntax.uid().equals(TransferSyntaxes.RLELossless));
  }

  /**
   * @param header where the Extended Offset Table (7FE0,0001) may be
   * @throws MalformedDicom if no rule tells the frames apart
   */
  FrameTable table(DataSet header) {
    return oneFrame()
        .or(() -> extendedOffsetTable(header))
        .or(this::basicOffsetTable)
        .or(this::oneFragmentEach)
        .or(this::codestreams)
        .map(this::tableOf)
        .orElseThrow(() ->
            new MalformedDicom(
                fragments.count() + " fragments can't be divided into " + frames + " frames"));
  }

  private Optional<int[]> oneFrame() {
    return frames == 1 ? Optional.of(new int[1]) : Optional.empty();
  }

  private Optional<int[]> extendedOffsetTable(DataSet header) {
    return header
        .get(Tags.ExtendedOffsetTable)
        .flatMap(DataElement::encoded)
        .flatMap(table -> firstFragments(table.length() / 8, i -> table.longAt(i * 8)));
  }

  private Optional<int[]> basicOffsetTable() {
    return firstFragments(fragments.basicOffsetCount(), fragments::basicOffset);
  }

  /**
   * The fragments at which the entries of an offset table point.
   *
   * @return empty where an entry points at none, or not behind the one before
   */
  private Optional<int[]> firstFragments(int entries, IntToLongFunction offset) {
    if (entries != frames || offset.applyAsLong(0) != 0) {
      return Optional.empty();
    }
    int[] first = new int[Math.min(frames, fragments.count())];
    int fragment = -1;
    for (int frame = 0; frame < frames; frame++) {
      long wanted = offset.applyAsLong(frame);
      do {
        fragment++;
      } while (fragment < fragments.count() && itemOffset(fragment) < wanted);
      if (fragment == fragments.count() && endsEarly()) {
        return Optional.of(Arrays.copyOf(first, frame));
      }
      if (fragment == fragments.count() || itemOffset(fragment) != wanted) {
        return Optional.empty();
      }
      first[frame] = fragment;
    }
    return Optional.of(first);
  }

  private Optional<int[]> oneFragmentEach() {
    return fragments.count() == frames
        ? Optional.of(IntStream.range(0, frames).toArray())
        : Optional.empty();
  }

  private Optional<int[]> codestreams() {
    int[] first = IntStream.range(0, fragments.count()).filter(this::beginsFrame).toArray();
    boolean fits = first.length == frames || endsEarly() && first.length == fragments.count();
    return fits && IntStream.range(0, first[0]).allMatch(i -> fragments.length(i) == 0)
        ? Optional.of(first)
        : Optional.empty();
  }

  /** Whether the object was cut: every frame has one fragment or more. */
  private boolean endsEarly() {
    return fragments.count() < frames;
  }

  private boolean beginsFrame(int fragment) {
    int head = fragments.head(fragment);
    if (rle) {
      return fragments.length(fragment) > 0;
    }
    boolean jpegOrJpegLs = head >>> 16 == 0xFFD8;
    boolean jpeg2000 = head == 0xFF4FFF51;
    boolean jpegXl = head >>> 16 == 0xFF0A;
    boolean signatureBox = head == 12;
    return jpegOrJpegLs || jpeg2000 || jpegXl || signatureBox;
  }

  private FrameTable tableOf(int[] first) {
    long[] offsets = new long[first.length];
    long[] lengths = new long[first.length];
    for (int frame = 0; frame < first.length; frame++) {
      int next = frame + 1 < first.length ? first[frame + 1] : fragments.count();
      offsets[frame] = fragments.offset(first[frame]) - ITEM_HEADER;
      lengths[frame] = fragments.offset(next - 1) + fragments.length(next - 1) - offsets[frame];
    }
    return FrameTable.ofEncapsulated(offsets, lengths, frames);
  }

  /**
   * Where a fragment's Item header is, counted as offset tables do: from that of the first
   * fragment.
   */
  private long itemOffset(int fragment) {
    return fragments.offset(fragment) - fragments.offset(0);
  }
}
