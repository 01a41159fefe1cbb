package org.pocketdicom.part10;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;

/**
 * Encapsulated Pixel Data whose frames are made while it is written, one Item each (PS3.5 A.4). The
 * table that tells where frames begin stands in front of them and is filled in at the end, where
 * the output can go back. Else it is the empty Basic Offset Table, or for one frame a 0.
 *
 * <p>Where the frames might reach beyond 4 GiB it is the Extended Offset Table (PS3.3 C.7.6.3.1.8).
 */
final class WrittenItems implements WrittenPiece {

  private static final int ITEM_HEADER = 8;

  /** More frames have no table, which would be larger than many a header. */
  private static final int MOST_LISTED = 1 << 22;

  private final FrameSource source;
  private final boolean listed;
  private final boolean extended;
  private int[] lengths = new int[0];
  private long table;

  /**
   * @param seekable whether {@link #complete} will be called
   */
  WrittenItems(FrameSource source, boolean seekable) {
    this.source = source;
    int count = source.count();
    // No encoder makes twice as much of a frame.
    extended = source.bits() / 4 + ITEM_HEADER > 0xFFFFFFFFL / count;
    listed = count == 1 && !extended || seekable && count <= MOST_LISTED;
  }

  /** What stands in front of the frames, the tables zero so far, and the frames. */
  void encode(EncodedPieces out) {
    int count = listed ? source.count() : 0;
    if (extended && listed) {
      table(out, Tags.ExtendedOffsetTable, count);
      table = out.size() - 8L * count;
      table(out, Tags.ExtendedOffsetTableLengths, count);
      count = 0;
    }
    out.putTag(Tags.PixelData);
    out.putVr(Vr.OB);
    out.put16(0);
    out.put32(-1);
    out.putTag(Tags.Item);
    out.put32(4 * count);
    table = count == 0 ? table : out.size();
    out.putZeros(4 * count);
    out.refer(this);
    out.putTag(Tags.SequenceDelimitationItem);
    out.put32(0);
  }

  private static void table(EncodedPieces out, int tag, int count) {
    out.putTag(tag);
    out.putVr(Vr.OV);
    out.put16(0);
    out.put32(8 * count);
    out.putZeros(8 * count);
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public void writeTo(WritableByteChannel out) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(ITEM_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < source.count(); i++) {
      byte[] frame = source.frames().apply(i);
      if (listed) {
        lengths = i < lengths.length ? lengths : Arrays.copyOf(lengths, 2 * i + 1);
        lengths[i] = frame.length;
      }
      int padded = frame.length + (frame.length & 1);
      header.clear().putInt(Tags.Item >>> 16 | Tags.Item << 16).putInt(padded).flip();
      write(header, out);
      write(ByteBuffer.wrap(frame.length == padded ? frame : Arrays.copyOf(frame, padded)), out);
    }
  }

  /**
   * Fills the table in.
   *
   * @param start where the Data Set begins in the output
   */
  void complete(SeekableByteChannel out, long start) throws IOException {
    if (!listed || !extended && source.count() == 1) {
      return;
    }
    int count = source.count();
    ByteBuffer values =
        ByteBuffer.allocate((extended ? 8 : 4) * count).order(ByteOrder.LITTLE_ENDIAN);
    long offset = 0;
    for (int i = 0; i < count; i++) {
      if (extended) {
        values.putLong(offset);
      } else if (offset <= 0xFFFFFFFFL) {
        values.putInt((int) offset);
      } else {
        throw new LimitExceeded("compressed frames are larger than twice what they were");
      }
      offset += ITEM_HEADER + lengths[i] + (lengths[i] & 1);
    }
    long end = out.position();
    write(values.flip(), out.position(start + table));
    if (extended) {
      values.clear();
      Arrays.stream(lengths, 0, count).forEach(values::putLong);
      write(values.flip(), out.position(start + table + 8L * count + 12));
    }
    out.position(end);
  }

  private static void write(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
