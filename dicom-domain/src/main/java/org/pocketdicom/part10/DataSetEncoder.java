package org.pocketdicom.part10;

import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.UnsupportedDicom;

/** Encodes one Data Set with everything nested in it (PS3.5 7). Not for use by several threads. */
final class DataSetEncoder {

  private static final int DEPTH = 1000;
  private static final int UNDEFINED = -1;

  /** The most bytes that a length can tell. */
  static final long LONGEST_VALUE = 0xFFFFFFFEL;

  private static final int LONGEST_SHORT_VALUE = 0xFFFE;

  /** Longer values in memory are not copied before they are written. */
  private static final int COPIED = 16 << 10;

  private final EncodedPieces out;
  private final TransferSyntax syntax;
  private final TransferSyntax source;
  private final ByteSource content;
  private final SequenceLengths sequences;
  private final DirectoryOffsets offsets = new DirectoryOffsets();
  private final Optional<WrittenPiece> pixels;

  /**
   * @param syntax to write
   * @param source the syntax that long values were left in
   * @param content where they are
   * @param pixels what is written as Pixel Data, instead of that of the Data Set
   */
  DataSetEncoder(
      TransferSyntax syntax,
      TransferSyntax source,
      ByteSource content,
      SequenceLengths sequences,
      Optional<WrittenPiece> pixels) {
    this.out = new EncodedPieces(syntax.bigEndian());
    this.syntax = syntax;
    this.source = source;
    this.content = content;
    this.sequences = sequences;
    this.pixels = pixels;
  }

  /**
   * @param before bytes of the file before the Data Set
   */
  EncodedPieces encode(DataSet dataSet, long before) {
    encode(dataSet, 0);
    offsets.settle(out, before);
    return out;
  }

  private void encode(DataSet dataSet, int depth) {
    if (depth == DEPTH) {
      throw new LimitExceeded("sequences are nested deeper than " + DEPTH);
    }
    int group = -1;
    int groupLength = -1;
    long groupStart = 0;
    for (DataElement element : dataSet) {
      int tag = element.tag();
      if (Tag.group(tag) != group) {
        endGroup(groupLength, groupStart);
        group = Tag.group(tag);
        groupLength = -1;
      }
      encode(element, depth);
      if (Tag.isGroupLength(tag)) {
        groupLength = out.position() - 4;
        groupStart = out.size();
      }
    }
    endGroup(groupLength, groupStart);
  }

  private void endGroup(int groupLength, long start) {
    if (groupLength >= 0) {
      out.set32(groupLength, checked(out.size() - start, "a group"));
    }
  }

  private void encode(DataElement element, int depth) {
    int tag = element.tag();
    if (tag == Tags.PixelData && depth == 0 && pixels.isPresent()) {
      made(element.vr(), pixels.get());
      return;
    }
    switch (element.value()) {
      case EncodedValue encoded when Tag.isGroupLength(tag) -> {
        header(tag, Vr.UL, 4);
        out.put32(0);
      }
      case EncodedValue encoded -> {
        checkNative(tag, depth);
        value(element, encoded.toSource(), 0, encoded.length(), encoded.isBigEndian());
        if (DirectoryOffsets.isOffset(tag) && encoded.length() == 4) {
          offsets.refer(out.position() - 4, encoded.intAt(0) & 0xFFFFFFFFL);
        }
      }
      case Value.BulkData bulk -> {
        checkNative(tag, depth);
        value(element, content, bulk.offset(), bulk.length(), source.bigEndian());
      }
      case Value.Sequence sequence -> sequence(tag, sequence, depth);
      case Fragments fragments -> fragments(element, fragments);
      case Value.BulkDataUri uri ->
          throw new UnsupportedDicom("the value of " + Tag.toString(tag) + " is not in the object");
    }
  }

  private void made(Vr vr, WrittenPiece frames) {
    if (frames instanceof WrittenItems items) {
      items.encode(out);
    } else {
      header(Tags.PixelData, vr, frames.size());
      out.refer(frames);
    }
  }

  private void checkNative(int tag, int depth) {
    if (tag == Tags.PixelData && depth == 0 && syntax.encapsulated()) {
      throw new UnsupportedDicom(
          "native Pixel Data can't be written in " + syntax.uid() + " without being encoded");
    }
  }

  private void value(
      DataElement element, ByteSource from, long start, long length, boolean bigEndian) {
    boolean overflows =
        syntax.explicitVr() && !element.encodedVr().hasLongLength() && length > LONGEST_SHORT_VALUE;
    // In UN clothes a value is little endian, whatever the rest is (PS3.5 6.2.2 Note 2).
    boolean turned = bigEndian != (syntax.bigEndian() && !overflows);
    int word = element.encodedVr() == Vr.AT ? 2 : Math.max(1, element.encodedVr().unit());
    WrittenValue value =
        new WrittenValue(
            from,
            start,
            length,
            length + (length & 1),
            turned ? word : 1,
            element.encodedVr().padding());
    header(element.tag(), overflows ? Vr.UN : element.encodedVr(), value.size());
    if (element.encoded().isPresent() && length <= COPIED) {
      out.copy(value);
    } else {
      out.refer(value);
    }
  }

  private void sequence(int tag, Value.Sequence sequence, int depth) {
    boolean undefined = sequences.isUndefined(sequence);
    boolean undefinedItems = sequences.areItemsUndefined(sequence);
    header(tag, Vr.SQ, UNDEFINED);
    int length = out.position() - 4;
    long start = out.size();
    for (DataSet item : sequence.items()) {
      if (tag == Tags.DirectoryRecordSequence && depth == 0) {
        offsets.record(out.size());
      }
      out.putTag(Tags.Item);
      out.put32(UNDEFINED);
      int itemLength = out.position() - 4;
      long itemStart = out.size();
      encode(item, depth + 1);
      end(undefinedItems, itemLength, itemStart, Tags.ItemDelimitationItem);
    }
    end(undefined, length, start, Tags.SequenceDelimitationItem);
  }

  // What is longer than a length can tell is ended by a delimiter.
  private void end(boolean undefined, int length, long start, int delimiter) {
    long size = out.size() - start;
    if (undefined || size > LONGEST_VALUE) {
      out.putTag(delimiter);
      out.put32(0);
    } else {
      out.set32(length, (int) size);
    }
  }

  // Fragments are copied as they are, an odd length too: tables of offsets would be wrong
  // otherwise.
  private void fragments(DataElement element, Fragments fragments) {
    if (!syntax.encapsulated() || !syntax.uid().equals(source.uid())) {
      throw new UnsupportedDicom(
          "Pixel Data encapsulated in "
              + source.uid()
              + " can't be written in "
              + syntax.uid()
              + " without being decoded");
    }
    header(element.tag(), element.vr(), UNDEFINED);
    out.putTag(Tags.Item);
    out.put32(4 * fragments.basicOffsetCount());
    for (int i = 0; i < fragments.basicOffsetCount(); i++) {
      out.put32((int) fragments.basicOffset(i));
    }
    for (int i = 0; i < fragments.count(); i++) {
      out.putTag(Tags.Item);
      out.put32(checked(fragments.length(i), "a fragment"));
      long start = fragments.offset(i);
      // Fragments that follow each other are one span, their headers too.
      while (i + 1 < fragments.count() && fragments.offset(i + 1) == end(fragments, i) + 8) {
        i++;
      }
      long length = end(fragments, i) - start;
      out.refer(new WrittenValue(content, start, length, length, 1, (byte) 0));
    }
    out.putTag(Tags.SequenceDelimitationItem);
    out.put32(0);
  }

  private static long end(Fragments fragments, int fragment) {
    return fragments.offset(fragment) + fragments.length(fragment);
  }

  private void header(int tag, Vr vr, long length) {
    int length32 = length == UNDEFINED ? UNDEFINED : checked(length, Tag.toString(tag));
    out.putTag(tag);
    if (!syntax.explicitVr()) {
      out.put32(length32);
      return;
    }
    out.putVr(vr);
    if (vr.hasLongLength()) {
      out.put16(0);
      out.put32(length32);
    } else {
      out.put16(length32);
    }
  }

  private static int checked(long length, String what) {
    if (length > LONGEST_VALUE) {
      throw new LimitExceeded(what + " has " + length + " bytes, more than a length can tell");
    }
    return (int) length;
  }
}
