package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetColumns;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/**
 * Reads one Data Set with everything nested in it (PS3.5 7). Not for use by several threads.
 *
 * <p>An object that ends within an element is a deviation: what was read before is the result, and
 * every level that is open ends there. An element of known length that reaches beyond the Item it
 * is in is malformed. Methods call each other once for each level of nesting, of which {@link
 * ReadLimits} allows few.
 */
final class DataSetParser {

  /** The last tag that there can be. */
  static final int ANY_TAG = 0xFFFFFFFF;

  private static final long TO_THE_END = Long.MAX_VALUE;

  private final HeaderInput input;
  private final ReadLimits limits;
  private final Warnings warnings;
  private final NestingPath path;
  private final ElementHeader header = new ElementHeader();
  private final ImpliedVrs impliedVrs = new ImpliedVrs();
  private final List<Long> recordOffsets = new ArrayList<>(0);
  private Consumer<DataSet> beforePixels = header -> {};
  private boolean announced;
  private boolean explicit;
  private boolean bigEndian;
  // The outermost level ends before the first tag that is not from first to last.
  private int first;
  private int last = ANY_TAG;
  private int elements;
  // The object ended within an element; every open level returns what it has.
  private boolean ended;
  // The object is a value that is in memory already.
  private boolean allInline;

  DataSetParser(HeaderInput input, TransferSyntax syntax, ReadLimits limits, Warnings warnings) {
    this.input = input;
    this.limits = limits;
    this.warnings = warnings;
    this.path = new NestingPath(Math.min(limits.depth(), ReadLimits.MAX_DEPTH));
    this.explicit = syntax.explicitVr();
    this.bigEndian = syntax.bigEndian();
  }

  /** Reads to the end of the object, or to the first element behind a tag. */
  DataSet parse(int last, Consumer<DataSet> beforePixels) {
    this.last = last;
    this.beforePixels = beforePixels;
    return impliedVrs.settle(dataSet(TO_THE_END, false, SpecificCharacterSet.DEFAULT, 64));
  }

  /**
   * The Items of a value of VR UN, whose tag says that it is a sequence; none where it is not
   * (PS3.5 6.2.2 Note 2).
   */
  static List<DataSet> itemsOfVrUn(int tag, byte[] value, SpecificCharacterSet set) {
    HeaderInput input = HeaderInput.of(value);
    return new DataSetParser(
            input, TransferSyntax.IMPLICIT_LITTLE, ReadLimits.DEFAULT, new Warnings(true))
        .itemsInside(tag, value.length, set);
  }

  /** Reads the elements of one group, and stops before the first of another. */
  DataSet parseGroup(int group) {
    first = Tag.of(group, 0);
    last = first | 0xFFFF;
    return dataSet(TO_THE_END, false, SpecificCharacterSet.DEFAULT, 16);
  }

  /** Where the Items of Directory Record Sequence begin, by which other records name them. */
  List<Long> recordOffsets() {
    return recordOffsets;
  }

  // delimited: an Item of undefined length, which ends at its delimiter and at the latest at end.
  private DataSet dataSet(
      long end, boolean delimited, SpecificCharacterSet inherited, int capacity) {
    DataSetColumns columns = new DataSetColumns(capacity);
    SpecificCharacterSet characterSet = inherited;
    GroupLength groupLength = null;
    boolean closed = false;
    while (!closed && isElementNext(end)) {
      int tag = ElementHeader.tag(input, bigEndian);
      int group = Tag.group(tag);
      if (groupLength != null && groupLength.group() != group) {
        check(groupLength);
        groupLength = null;
      }
      if (group == 0xFFFE && isDelimiter(tag)) {
        closed = closes(tag, delimited);
        continue;
      }
      if (path.depth() == 0 && !belongs(tag, columns) || !readHeader(tag, columns, end)) {
        closed = true;
        continue;
      }
      if (++elements > limits.elements()) {
        throw tooManyElements();
      }
      addValue(columns, characterSet, end);
      if (tag == Tags.SpecificCharacterSet) {
        characterSet = characterSet(columns, inherited);
      } else if (tag == Tags.PixelRepresentation) {
        noteSign(columns);
      } else if ((tag & 0xFFFF) == 0) {
        groupLength = groupLength(tag, columns);
      }
    }
    if (!closed) {
      if (groupLength != null) {
        check(groupLength);
      }
      finish(end, delimited, columns);
    }
    DataSet result = columns.toDataSet(input.buffer, bigEndian, characterSet);
    if (!columns.isOrdered()) {
      warnings.add(
          columns.isRepeated() ? Deviation.REPEATED_ELEMENT : Deviation.ELEMENTS_OUT_OF_ORDER,
          path.of(0),
          input.offset());
    }
    return result;
  }

  private boolean isElementNext(long end) {
    return !ended && end - input.offset() >= 8 && input.has(8);
  }

  /** Says what is left where no element fits any more. */
  private void finish(long end, boolean delimited, DataSetColumns columns) {
    long room = end - input.offset();
    if (ended) {
      return;
    }
    if (room <= 0) {
      if (delimited) {
        warnings.add(Deviation.MISSING_DELIMITER, path.of(0), input.offset());
      }
    } else if (room < 8 && input.has((int) room)) {
      throw malformed("an Item's length cuts an element", 0);
    } else if (path.depth() > 0) {
      endOfObject(0);
    } else if (input.has(1)) {
      // Behind the pixels nothing else is due; before them the object was cut.
      if (input.buffer[input.position] == 0 || columns.contains(Tags.PixelData)) {
        endOfData();
      } else {
        endOfObject(0);
      }
    }
  }

  /** Whether an element of the outermost level belongs to what is read; else that ends here. */
  private boolean belongs(int tag, DataSetColumns columns) {
    if (Integer.compareUnsigned(tag - first, last - first) > 0) {
      return false;
    }
    if (Tag.group(tag) == 2 && first != 0) {
      // A deflated Data Set may begin like a tag of the meta.
      return !explicit || ElementHeader.isLetters(input.buffer, input.position + 4);
    }
    if (Tag.group(tag) == 0 && isCommand(tag, columns)) {
      warnings.add(Deviation.COMMAND_ELEMENT, path.of(tag), input.offset());
      return true;
    }
    if (Tag.group(tag) == 0 || announced && !isElement(tag)) {
      endOfData();
      return false;
    }
    return true;
  }

  // Some writers leave a command before the Data Set, and some pad files with zeros, which begin
  // like the element that begins a command.
  private boolean isCommand(int tag, DataSetColumns columns) {
    boolean begins = columns.size() == 0 || Tag.group(columns.lastTag()) == 0;
    long length = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
    return begins && DataDictionary.contains(tag) && (tag != 0 || length != 0);
  }

  /**
   * Whether the VR, the dictionary or the order of tags speaks for an element; behind Pixel Data
   * there may be anything.
   */
  private boolean isElement(int tag) {
    boolean likely =
        explicit
            ? Encoding.hasVr(input)
            : Tag.isPrivate(tag)
                && Tag.group(tag) != 0xFFFF
                && Integer.compareUnsigned(tag, Tags.PixelData) > 0;
    return likely || DataDictionary.contains(tag);
  }

  private boolean isDelimiter(int tag) {
    return (path.depth() > 0 || last == ANY_TAG)
        && (tag == ElementHeader.ITEM
            || tag == ElementHeader.ITEM_DELIMITATION
            || tag == ElementHeader.SEQUENCE_DELIMITATION);
  }

  /** Handles an Item or a delimiter among the elements. Returns whether the Data Set ends. */
  private boolean closes(int tag, boolean delimited) {
    if (path.depth() > 0 && tag != ElementHeader.ITEM_DELIMITATION) {
      // The Item did not end as it should: the sequence goes on from here, or ends.
      warnings.add(
          delimited ? Deviation.MISSING_DELIMITER : Deviation.ITEM_BEYOND_SEQUENCE,
          path.of(0),
          input.offset());
      return true;
    }
    if (path.depth() == 0 || !delimited) {
      warnings.add(Deviation.STRAY_DELIMITER, path.of(0), input.offset());
    }
    input.position += 8;
    return delimited;
  }

  /** Reads VR and length; returns whether there are any, and else ends the Data Set. */
  private boolean readHeader(int tag, DataSetColumns columns, long end) {
    header.offset = input.offset();
    if (!explicit || Tag.group(tag) == 0 && !Encoding.hasVr(input)) {
      header.readImplicit(input, tag, bigEndian);
    } else if (!header.readExplicit(input, tag, bigEndian) && !readDoubtful(tag, end)) {
      return false;
    }
    if (header.deviation != null) {
      warnings.add(header.deviation, path.of(tag), header.offset);
    }
    if (header.impliedVr) {
      header.vr = impliedVrs.of(tag, header.length, columns, input.buffer);
    }
    return true;
  }

  private boolean readDoubtful(int tag, long end) {
    boolean hasVr = Encoding.hasVr(input);
    if (new DoubtfulHeader(input, bigEndian, tag, end).read(header)) {
      return true;
    }
    if (!hasVr && input.has(12)) {
      throw malformed("no VR, and no length that fits, stand behind the tag", tag);
    }
    endOfObject(tag);
    return false;
  }

  private void addValue(DataSetColumns columns, SpecificCharacterSet set, long end) {
    int tag = header.tag;
    Vr vr = header.vr;
    long length = header.length;
    long at = header.offset;
    if (InlineLimit.isPixelData(tag) && path.depth() == 0 && !announced) {
      announced = true;
      beforePixels.accept(columns.toDataSet(input.buffer, bigEndian, set));
    }
    if (length == ElementHeader.UNDEFINED) {
      addUndefined(columns, tag, vr, set, end);
      return;
    }
    if (length > end - input.offset()) {
      throw malformed("the value of " + length + " bytes reaches beyond its Item", tag);
    }
    if (vr == Vr.SQ && !isNoSequence()) {
      addSequence(columns, tag, length, set);
    } else if (vr.kind() == Vr.Kind.BYTES || vr == Vr.SQ) {
      addBytes(columns, tag, vr == Vr.SQ ? Vr.UN : vr, length, set);
    } else if (length > inlineLimit(tag, vr)) {
      addBulk(columns, tag, vr, length);
    } else if (input.has((int) length)) {
      columns.add(tag, vr, input.position, (int) length);
      input.position += (int) length;
      if (vr.kind() == Vr.Kind.BINARY && (length & (vr.unit() - 1)) != 0) {
        warnings.add(Deviation.BROKEN_NUMBER, path.of(tag), at);
      }
    } else {
      endOfObject(tag);
    }
    if ((length & 1) != 0) {
      oddLength(tag, at);
    }
  }

  private void addSequence(DataSetColumns columns, int tag, long length, SpecificCharacterSet set) {
    if (length > input.remaining()) {
      warnings.add(Deviation.TRUNCATED_DATA_SET, path.of(tag), input.offset());
    }
    columns.add(tag, Vr.SQ, sequence(tag, input.offset() + length, false, set));
  }

  // What is known of private elements is known by observation; without an Item the bytes are
  // something else.
  private boolean isNoSequence() {
    return header.impliedVr
        && Tag.isPrivate(header.tag)
        && header.length > 0
        && !(input.has(8) && ElementHeader.tag(input, bigEndian) == ElementHeader.ITEM);
  }

  private void addBytes(
      DataSetColumns columns, int tag, Vr vr, long length, SpecificCharacterSet set) {
    // A value in UN clothes is in Implicit VR Little Endian (PS3.5 6.2.2 Note 2).
    Vr known =
        vr == Vr.UN && !header.impliedVr && !InlineLimit.isPixelData(tag)
            ? impliedVrs.of(tag, length, columns, input.buffer)
            : vr;
    if (length > inlineLimit(tag, known)) {
      // Text has no byte order that a reference would have to tell.
      addBulk(columns, tag, known.kind() == Vr.Kind.TEXT ? known : vr, length);
    } else if (!input.has((int) length)) {
      endOfObject(tag);
    } else {
      if (known == vr) {
        columns.add(tag, vr, input.position, (int) length);
      } else {
        addKnown(columns, tag, known, (int) length, set);
      }
      input.position += (int) length;
    }
  }

  private void addKnown(
      DataSetColumns columns, int tag, Vr known, int length, SpecificCharacterSet set) {
    List<DataSet> items = known == Vr.SQ ? itemsInside(tag, length, set) : List.of();
    columns.add(
        tag,
        known == Vr.SQ ? Vr.UN : known,
        EncodedValue.ofVrUn(input.buffer, input.position, length, items));
  }

  // Bytes that are no sequence after all, or one with any departure, stay bytes.
  private List<DataSet> itemsInside(int tag, int length, SpecificCharacterSet set) {
    byte[] value = Arrays.copyOfRange(input.buffer, input.position, input.position + length);
    DataSetParser inside =
        new DataSetParser(
            HeaderInput.of(value), TransferSyntax.IMPLICIT_LITTLE, limits, new Warnings(true));
    try {
      inside.allInline = true;
      inside.impliedVrs.sign = impliedVrs.sign;
      inside.elements = elements;
      Value.Sequence sequence = inside.sequence(tag, length, false, set);
      elements = inside.elements;
      return sequence.items();
    } catch (MalformedDicom e) {
      return List.of();
    }
  }

  private int inlineLimit(int tag, Vr vr) {
    return allInline ? Integer.MAX_VALUE : InlineLimit.of(tag, vr, path.depth());
  }

  private void addBulk(DataSetColumns columns, int tag, Vr vr, long length) {
    long offset = input.offset();
    boolean pixels = InlineLimit.isPixelData(tag) && path.depth() == 0;
    if (input.skip(length)) {
      columns.add(tag, vr, new Value.BulkData(offset, length));
    } else if (pixels) {
      columns.add(tag, vr, new Value.BulkData(offset, length));
      warnings.add(Deviation.TRUNCATED_PIXEL_DATA, path.of(tag), input.offset());
      ended = true;
    } else {
      endOfObject(tag);
    }
  }

  // Some writers pad a value and do not count the padding: then no element is behind the value,
  // but one byte further.
  private void oddLength(int tag, long at) {
    warnings.add(Deviation.ODD_LENGTH_VALUE, path.of(tag), at);
    boolean padded =
        explicit
            && !ended
            && input.has(9)
            && !Encoding.hasVr(input)
            && Tag.group(ElementHeader.tag(input, bigEndian)) != 0xFFFE
            && Encoding.isConfirmed(input, 1, bigEndian);
    input.position += padded ? 1 : 0;
  }

  private void addUndefined(
      DataSetColumns columns, int tag, Vr vr, SpecificCharacterSet set, long end) {
    boolean mayBeFragments = !header.impliedVr && (vr == Vr.OB || vr == Vr.OW);
    if (InlineLimit.isPixelData(tag) || mayBeFragments && !isItemOfUndefinedLength()) {
      columns.add(tag, vr == Vr.UN ? Vr.OB : vr, fragments(tag));
    } else if (vr == Vr.SQ || header.impliedVr && (vr == Vr.UN || Tag.isPrivate(tag))) {
      columns.add(tag, Vr.SQ, sequence(tag, end, true, set));
    } else if (vr == Vr.UN) {
      columns.add(tag, Vr.SQ, implicitSequence(tag, end, set));
    } else if (input.has(8) && ElementHeader.tag(input, bigEndian) == ElementHeader.ITEM) {
      warnings.add(Deviation.SEQUENCE_OF_OTHER_VR, path.of(tag), header.offset);
      columns.add(tag, Vr.SQ, sequence(tag, end, true, set));
    } else {
      throw malformed("a value of " + vr + " has an undefined length", tag);
    }
    if (input.offset() > end) {
      warnings.add(Deviation.VALUE_BEYOND_ITEM, path.of(tag), input.offset());
    }
  }

  private boolean isItemOfUndefinedLength() {
    return input.has(8)
        && ElementHeader.tag(input, bigEndian) == ElementHeader.ITEM
        && ElementHeader.length32(input.buffer, input.position + 4, bigEndian)
            == ElementHeader.UNDEFINED;
  }

  // A sequence in UN clothes is encoded in Implicit VR Little Endian (PS3.5 6.2.2 Note 4, CP-246).
  private Value implicitSequence(int tag, long end, SpecificCharacterSet set) {
    boolean outer = bigEndian;
    explicit = false;
    bigEndian = false;
    Value sequence = sequence(tag, end, true, set);
    explicit = true;
    bigEndian = outer;
    return sequence;
  }

  private Value fragments(int tag) {
    FragmentReader reader = new FragmentReader(input, limits, bigEndian);
    switch (reader.read()) {
      case WHOLE -> {}
      case NOT_DELIMITED -> warnings.add(Deviation.MISSING_DELIMITER, path.of(tag), input.offset());
      case CUT -> {
        warnings.add(Deviation.TRUNCATED_PIXEL_DATA, path.of(tag), input.offset());
        ended = true;
      }
    }
    return reader.fragments();
  }

  private Value.Sequence sequence(int tag, long end, boolean delimited, SpecificCharacterSet set) {
    List<DataSet> items = new ArrayList<>();
    boolean undefinedItems = false;
    boolean closed = false;
    while (!closed && !ended && input.offset() < end) {
      if (end - input.offset() < 8 || !input.has(8)) {
        endOfObject(tag);
        break;
      }
      int next = ElementHeader.tag(input, bigEndian);
      if (next == ElementHeader.ITEM) {
        undefinedItems |= isItemOfUndefinedLength();
        items.add(item(tag, items.size(), end, set));
      } else if (next == ElementHeader.SEQUENCE_DELIMITATION && delimited) {
        input.position += 8;
        closed = true;
      } else if (next == ElementHeader.SEQUENCE_DELIMITATION
          || next == ElementHeader.ITEM_DELIMITATION) {
        warnings.add(Deviation.STRAY_DELIMITER, path.of(tag), input.offset());
        input.position += 8;
      } else if (delimited && (!items.isEmpty() || Integer.compareUnsigned(next, tag) > 0)) {
        warnings.add(Deviation.MISSING_DELIMITER, path.of(tag), input.offset());
        closed = true;
      } else {
        throw malformed("an element stands where an Item is due", tag);
      }
    }
    if (delimited && !closed && !ended) {
      warnings.add(Deviation.MISSING_DELIMITER, path.of(tag), input.offset());
    }
    return new Value.Sequence(items, delimited, undefinedItems);
  }

  private DataSet item(int tag, int index, long end, SpecificCharacterSet set) {
    if (++elements > limits.elements()) {
      throw tooManyElements();
    }
    input.beginItem();
    path.enter(tag, index);
    if (tag == Tags.DirectoryRecordSequence) {
      recordOffsets.add(input.offset());
    }
    long length = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
    input.position += 8;
    boolean delimited = length == ElementHeader.UNDEFINED;
    long itemEnd = delimited ? end : input.offset() + length;
    if (itemEnd > end) {
      warnings.add(Deviation.ITEM_BEYOND_SEQUENCE, path.of(0), input.offset());
      itemEnd = end;
    }
    boolean outerExplicit = explicit;
    ImpliedVrs.Sign outerSign = impliedVrs.sign;
    explicit = Encoding.isExplicit(input, itemEnd - input.offset(), outerExplicit, bigEndian);
    if (explicit != outerExplicit) {
      warnings.add(Deviation.WRONG_ITEM_ENCODING, path.of(0), input.offset());
    }
    DataSet item = dataSet(itemEnd, delimited, set, 8);
    explicit = outerExplicit;
    impliedVrs.sign = outerSign;
    path.leave();
    return item;
  }

  private record GroupLength(int group, long end) {}

  private GroupLength groupLength(int tag, DataSetColumns columns) {
    long length =
        last(columns, tag)
            .flatMap(DataElement::encoded)
            .filter(value -> value.length() == 4)
            .map(value -> value.intAt(0) & 0xFFFFFFFFL)
            .orElse(-1L);
    return new GroupLength(Tag.group(tag), input.offset() + length);
  }

  private void check(GroupLength length) {
    if (!ended && first == 0 && length.end() != input.offset()) {
      warnings.add(
          Deviation.WRONG_GROUP_LENGTH, path.of(Tag.of(length.group(), 0)), input.offset());
    }
  }

  // Whatever some writers pad files with, zeros mostly.
  private void endOfData() {
    warnings.add(Deviation.TRAILING_GARBAGE, "the end", input.offset());
    input.skip(Math.max(0, input.remaining()));
  }

  private void endOfObject(int tag) {
    ended = true;
    warnings.add(Deviation.TRUNCATED_DATA_SET, path.of(tag), input.offset());
    input.skip(Math.max(0, input.remaining()));
  }

  private LimitExceeded tooManyElements() {
    return new LimitExceeded("the Data Set has more than " + limits.elements() + " elements");
  }

  private SpecificCharacterSet characterSet(
      DataSetColumns columns, SpecificCharacterSet inherited) {
    List<String> terms =
        last(columns, Tags.SpecificCharacterSet).map(DataElement::strings).orElse(List.of());
    if (terms.isEmpty()) {
      return inherited;
    }
    SpecificCharacterSet set = SpecificCharacterSet.of(terms);
    if (!set.isRecognised()) {
      warnings.add(
          Deviation.UNKNOWN_CHARACTER_SET, path.of(Tags.SpecificCharacterSet), header.offset);
    }
    return set;
  }

  private void noteSign(DataSetColumns columns) {
    boolean signed =
        last(columns, Tags.PixelRepresentation).filter(ImpliedVrs::isSigned).isPresent();
    impliedVrs.sign = signed ? ImpliedVrs.Sign.SIGNED : ImpliedVrs.Sign.UNSIGNED;
  }

  private Optional<DataElement> last(DataSetColumns columns, int tag) {
    return columns.last(tag, input.buffer, bigEndian, SpecificCharacterSet.DEFAULT);
  }

  private MalformedDicom malformed(String what, int tag) {
    return new MalformedDicom(what, path.of(tag), input.offset());
  }
}
