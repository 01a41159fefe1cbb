package org.pocketdicom.image;

import java.util.Objects;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.part10.TransferSyntax;

/**
 * Where each frame of an object's Pixel Data lies, so that any frame is one positional read.
 *
 * <p>A native frame is a span of bits; a frame of encapsulated Pixel Data is a span of whole Items,
 * each with its header (PS3.5 A.4). The tables of native frames cost nothing, however many they
 * are.
 *
 * <p>A table has as many frames as the object says it has. Where Pixel Data ends before the last of
 * them, asking for the place of one that is cut or missing is a {@link MalformedDicom}.
 */
public final class FrameTable {

  private static final FrameTable NONE = ofNative(0, 0, 0);

  // Of native frames: the bytes that Pixel Data has, and whether each two of them are swapped.
  private final long firstByte;
  private final long available;
  private final long bitsPerFrame;
  private final boolean swapped;
  private final int count;
  private final long[] offsets;
  private final long[] lengths;

  private FrameTable(
      long firstByte,
      long available,
      long bitsPerFrame,
      boolean swapped,
      int count,
      long[] offsets,
      long[] lengths) {
    if (offsets.length != lengths.length) {
      throw new IllegalArgumentException("one offset and one length for each frame");
    }
    this.firstByte = firstByte;
    this.available = available;
    this.bitsPerFrame = bitsPerFrame;
    this.swapped = swapped;
    this.count = count;
    this.offsets = offsets;
    this.lengths = lengths;
  }

  /** The table of an object without Pixel Data. */
  public static FrameTable none() {
    return NONE;
  }

  /**
   * The table of an object's Pixel Data (7FE0,0010), Float Pixel Data (7FE0,0008) or Double Float
   * Pixel Data (7FE0,0009).
   *
   * @param header whose Pixel Data is a reference into the object, or fragments
   * @param syntax that the object is encoded in
   * @return {@link #none()} where Pixel Data is absent or empty
   * @throws MalformedDicom if the Image Pixel Module is, or if no rule tells the frames apart
   * @throws UnsupportedDicom if {@link ImagePixel#of} says so, or Pixel Data was not left in the
   *     object
   */
  public static FrameTable of(DataSet header, TransferSyntax syntax) {
    return ImagePixel.pixelData(header)
        .map(pixelData -> of(pixelData, header, syntax))
        .orElse(none());
  }

  private static FrameTable of(DataElement pixelData, DataSet header, TransferSyntax syntax) {
    ImagePixel pixel = ImagePixel.of(header);
    String name = "Pixel Data " + Tag.toString(pixelData.tag());
    return switch (pixelData.value()) {
      // PS3.5 A.4 encapsulates no other pixels, and native syntaxes none at all.
      case Fragments fragments when pixel.floatingPoint() || !syntax.encapsulated() ->
          throw new MalformedDicom(name + " is encapsulated");
      case Fragments fragments ->
          EncapsulatedFrames.of(fragments, pixel.numberOfFrames(), syntax).table(header);
      case Value.BulkData bulk when syntax.encapsulated() ->
          throw new MalformedDicom(name + " is not encapsulated, as its transfer syntax asks");
      case Value.BulkData bulk ->
          ofNative(
              bulk.offset(),
              bulk.length(),
              pixel.nativeFrameBits(),
              syntax.bigEndian() && isSwapped(pixelData.vr(), pixel.bitsAllocated()),
              pixel.numberOfFrames());
      case Value.Sequence sequence -> throw new MalformedDicom(name + " is a sequence");
      case EncodedValue encoded -> throw new UnsupportedDicom(name + " was not left in the object");
      case Value.BulkDataUri uri -> throw new UnsupportedDicom(name + " is not in the object");
    };
  }

  // Bytes in OW are words in big endian, and words in OB bytes in little endian (PS3.5 7.3).
  private static boolean isSwapped(Vr vr, int bits) {
    return vr == (bits <= Byte.SIZE ? Vr.OW : Vr.OB);
  }

  /**
   * A table of native frames, one behind the other without padding between them; 1-bit frames need
   * not begin at a byte (PS3.5 8.1.1).
   *
   * @param firstByte of Pixel Data, counted from the object's first byte
   */
  public static FrameTable ofNative(long firstByte, long bitsPerFrame, int count) {
    return ofNative(firstByte, Long.MAX_VALUE, bitsPerFrame, false, count);
  }

  static FrameTable ofNative(
      long firstByte, long available, long bitsPerFrame, boolean swapped, int count) {
    return new FrameTable(
        firstByte, available, bitsPerFrame, swapped, count, new long[0], new long[0]);
  }

  /**
   * A table of encapsulated frames; takes the arrays over.
   *
   * @param offsets the first byte of the header of a frame's first Item, counted from the object's
   *     first byte
   * @param lengths from there to the end of the frame's last Item
   */
  public static FrameTable ofEncapsulated(long[] offsets, long[] lengths) {
    return ofEncapsulated(offsets, lengths, offsets.length);
  }

  /** A table of encapsulated frames, of which only the first are there. */
  static FrameTable ofEncapsulated(long[] offsets, long[] lengths, int count) {
    return new FrameTable(0, 0, 0, false, count, offsets, lengths);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws MalformedDicom if it is anything else
   */
  public static FrameTable fromBytes(byte[] bytes) {
    return FrameTableReader.read(bytes);
  }

  /** A compact form, a few bytes for each encapsulated frame and at most 40 for native ones. */
  public byte[] toBytes() {
    FrameTableWriter writer = new FrameTableWriter();
    return isEncapsulated()
        ? writer.encapsulated(count, offsets, lengths)
        : writer.ofNative(firstByte, available, bitsPerFrame, swapped, count);
  }

  /** The number of frames. */
  public int count() {
    return count;
  }

  /** Whether the spans are Items with their headers. */
  public boolean isEncapsulated() {
    return offsets.length > 0;
  }

  /**
   * The first byte of a frame's span.
   *
   * @throws MalformedDicom if Pixel Data ends before the end of the frame
   */
  public long offset(int frame) {
    checkPresent(frame);
    return isEncapsulated() ? offsets[frame] : firstByte + firstOf(frame);
  }

  /**
   * The bytes of a frame's span.
   *
   * @throws MalformedDicom if Pixel Data ends before the end of the frame
   */
  public long length(int frame) {
    checkPresent(frame);
    return isEncapsulated() ? lengths[frame] : endOf(frame) - firstOf(frame);
  }

  /**
   * The bit of the span's first byte at which a native frame begins, 0 to 7, counted from the least
   * significant.
   */
  public int bitOffset(int frame) {
    Objects.checkIndex(frame, count);
    return isEncapsulated() ? 0 : (int) (oddBits(frame) % 8);
  }

  /** For a table of native frames: the bits of a frame. */
  public long bitsPerFrame() {
    return bitsPerFrame;
  }

  /**
   * The frame itself, out of its span: encapsulated, the fragments joined, without Item headers;
   * native, beginning at the first bit of the first byte, and in big endian (PS3.5 8.1.2 and Annex
   * A.3) samples of 8 bits or fewer as bytes, those of more as words, whatever their VR is.
   *
   * @param span the {@link #length} bytes at {@link #offset}; may be what is returned
   * @throws MalformedDicom if the Items do not fill the span exactly
   */
  public byte[] payload(int frame, byte[] span) {
    if (isEncapsulated()) {
      return FramePayload.joinItems(span);
    }
    byte[] bytes = swapped ? FramePayload.swapPairs(span) : span;
    long firstBit = bitOffset(frame) + 8L * (firstInBytes(frame) - firstOf(frame));
    return FramePayload.align(bytes, firstBit, bitsPerFrame);
  }

  private void checkPresent(int frame) {
    Objects.checkIndex(frame, count);
    if (isEncapsulated() ? frame >= offsets.length : endOf(frame) > available) {
      throw new MalformedDicom(
          "Pixel Data ends before the end of frame " + (frame + 1L) + " of " + count);
    }
  }

  /**
   * The first byte of a native frame's span, counted in Pixel Data: that of the word where bytes
   * are swapped.
   */
  private long firstOf(int frame) {
    return swapped ? firstInBytes(frame) & ~1L : firstInBytes(frame);
  }

  private long endOf(int frame) {
    long end = firstInBytes(frame) + (bitOffset(frame) + bitsPerFrame + 7) / 8;
    return swapped ? end + 1 & ~1L : end;
  }

  private long firstInBytes(int frame) {
    return bitsPerFrame / 8 * frame + oddBits(frame) / 8;
  }

  /** What the bits that fill no byte add up to. The product of all bits might not fit a long. */
  private long oddBits(int frame) {
    return bitsPerFrame % 8 * frame;
  }
}
