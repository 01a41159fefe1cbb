package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetColumns;
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
 * every level that is open ends there. An element that reaches beyond the Item it is in is
 * malformed.
 */
final class DataSetParser {

  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_DELIMITATION = 0xFFFEE00D;
  private static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

  /** The last tag that there can be. */
  static final int ANY_TAG = 0xFFFFFFFF;

  private static final int UNDEFINED = -1;
  private static final long TO_THE_END = Long.MAX_VALUE;

  private final HeaderInput input;
  private final ReadLimits limits;
  private final Warnings warnings;
  private final ElementHeader header = new ElementHeader();
  private final int[] pathTags;
  private final int[] pathItems;
  private Consumer<DataSet> beforePixels = header -> {};
  private boolean announced;
  private boolean explicit;
  private boolean bigEndian;
  private int depth;
  private int elements;
  // The object ended within an element; every open level returns what it has.
  private boolean ended;
  private boolean signed;

  DataSetParser(HeaderInput input, TransferSyntax syntax, ReadLimits limits, Warnings warnings) {
    this.input = input;
    this.limits = limits;
    this.warnings = warnings;
    this.explicit = syntax.explicitVr();
    this.bigEndian = syntax.bigEndian();
    this.pathTags = new int[limits.depth() + 1];
    this.pathItems = new int[limits.depth() + 1];
  }

  /** Reads to the end of the object, or to the first element behind a tag. */
  DataSet parse(int last, Consumer<DataSet> beforePixels) {
    this.beforePixels = beforePixels;
    return dataSet(TO_THE_END, SpecificCharacterSet.DEFAULT, 64, 0, last);
  }

  /** Reads the elements of one group, and stops before the first of another. */
  DataSet parseGroup(int group) {
    int first = Tag.of(group, 0);
    return dataSet(TO_THE_END, SpecificCharacterSet.DEFAULT, 16, first, first | 0xFFFF);
  }

  // Stops before the first element that is not from first to last.
  private DataSet dataSet(
      long end, SpecificCharacterSet inherited, int capacity, int first, int last) {
    DataSetColumns columns = new DataSetColumns(capacity);
    Map<Integer, String> creators = new HashMap<>();
    SpecificCharacterSet characterSet = inherited;
    while (!ended && input.offset() < end && isElementNext(end, columns)) {
      int tag = ElementHeader.tag(input, bigEndian);
      if (Integer.compareUnsigned(tag - first, last - first) > 0) {
        break;
      }
      if (Tag.group(tag) == 0xFFFE) {
        if (endsHere(tag, end)) {
          break;
        }
        continue;
      }
      if (depth == 0 && (Tag.group(tag) == 0 || announced && !isElement(tag))) {
        endOfData();
        break;
      }
      if (!readHeader(tag, creators)) {
        break;
      }
      countElement();
      addValue(columns, characterSet, end);
      if (tag == Tags.SpecificCharacterSet) {
        characterSet = characterSet(columns, inherited);
      } else if (tag == Tags.PixelRepresentation) {
        signed = isSigned(columns);
      } else if (Tag.isPrivateCreator(tag)) {
        last(columns, tag).flatMap(DataElement::string).ifPresent(name -> creators.put(tag, name));
      }
    }
    DataSet result = columns.toDataSet(input.buffer, bigEndian, characterSet);
    if (!columns.isOrdered()) {
      Deviation deviation =
          columns.isRepeated() ? Deviation.REPEATED_ELEMENT : Deviation.ELEMENTS_OUT_OF_ORDER;
      warnings.add(deviation, path(0), input.offset());
    }
    return result;
  }

  /** Whether eight bytes of an element are there; what is left otherwise is no element. */
  private boolean isElementNext(long end, DataSetColumns columns) {
    if (input.has(8) && end - input.offset() >= 8) {
      return true;
    }
    if (end == TO_THE_END && input.has(1)) {
      // Behind the pixels nothing else is due; before them the object was cut.
      if (input.buffer[input.position] == 0 || columns.contains(Tags.PixelData)) {
        endOfData();
      } else {
        endOfObject(0);
      }
    } else if (end != TO_THE_END && input.has(8)) {
      throw malformed("an Item's length cuts an element", 0);
    } else if (end != TO_THE_END) {
      endOfObject(0);
    }
    return false;
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

  /** Handles a delimiter among the elements. Returns whether the Data Set ends. */
  private boolean endsHere(int tag, long end) {
    if (depth > 0 && tag == ITEM_DELIMITATION) {
      input.position += 8;
      return end == TO_THE_END;
    }
    if (depth > 0 && end == TO_THE_END) {
      // An Item or the end of its sequence, and the Item did not end: leave it for the sequence.
      warnings.add(Deviation.MISSING_DELIMITER, path(0), input.offset());
      return true;
    }
    if (depth > 0) {
      throw malformed("a delimiter stands where an element is due", tag);
    }
    warnings.add(Deviation.TRAILING_GARBAGE, "a delimiter outside of any sequence", input.offset());
    input.position += 8;
    return false;
  }

  /** Reads VR and length; returns whether there are any, and else ends the Data Set. */
  private boolean readHeader(int tag, Map<Integer, String> creators) {
    header.offset = input.offset();
    boolean read =
        explicit ? header.readExplicit(input, tag, bigEndian) : header.readImplicit(input, tag);
    if (!read) {
      endOfObject(tag);
      return false;
    }
    if (header.deviation != null) {
      warnings.add(header.deviation, path(tag), header.offset);
    }
    if (header.impliedVr) {
      header.vr =
          Tag.isPrivate(tag) && Tag.element(tag) >= 0x1000
              ? privateVr(tag, creators)
              : impliedVr(tag);
    } else if (header.vr == Vr.UN && header.length != UNDEFINED && !bigEndian) {
      header.vr = vrOfUnknown(tag);
    }
    return true;
  }

  private Vr impliedVr(int tag) {
    Vr vr = DataDictionary.vr(tag);
    return vr == Vr.US && signed && DataDictionary.isAmbiguous(tag) ? Vr.SS : vr;
  }

  // A value in UN clothes is in Implicit VR Little Endian (PS3.5 6.2.2 Note 2); sequences, which
  // would have to be read as such, stay bytes.
  private Vr vrOfUnknown(int tag) {
    Vr known = Tag.isPrivate(tag) && !Tag.isPrivateCreator(tag) ? Vr.UN : impliedVr(tag);
    return known == Vr.SQ ? Vr.UN : known;
  }

  private static Vr privateVr(int tag, Map<Integer, String> creators) {
    String creator = creators.get(Tag.creatorOf(tag));
    return creator == null ? Vr.UN : DataDictionary.privateVr(creator, tag);
  }

  private void addValue(DataSetColumns columns, SpecificCharacterSet set, long end) {
    int tag = header.tag;
    Vr vr = isNoSequence() ? Vr.UN : header.vr;
    long length = header.length;
    if (depth == 0 && InlineLimit.isPixelData(tag) && !announced) {
      announced = true;
      beforePixels.accept(columns.toDataSet(input.buffer, bigEndian, set));
    }
    if (length == UNDEFINED) {
      addUndefined(columns, tag, vr, set);
      return;
    }
    if (end != TO_THE_END && length > end - input.offset()) {
      throw malformed("the value of " + length + " bytes reaches beyond its Item", tag);
    }
    if ((length & 1) != 0) {
      warnings.add(Deviation.ODD_LENGTH_VALUE, path(tag), header.offset);
    }
    if (vr == Vr.SQ) {
      if (length > input.remaining()) {
        warnings.add(Deviation.TRUNCATED_DATA_SET, path(tag), input.offset());
      }
      columns.add(tag, vr, sequence(tag, input.offset() + length, set));
    } else if (length > InlineLimit.of(tag, vr, depth)) {
      addBulk(columns, tag, vr, length);
    } else if (input.has((int) length)) {
      columns.add(tag, vr, input.position, (int) length);
      input.position += (int) length;
    } else {
      endOfObject(tag);
    }
  }

  // What is known of private elements is known by observation; without an Item the bytes are
  // something else.
  private boolean isNoSequence() {
    return header.impliedVr
        && header.vr == Vr.SQ
        && Tag.isPrivate(header.tag)
        && header.length > 0
        && !(input.has(8) && ElementHeader.tag(input, bigEndian) == ITEM);
  }

  private void addBulk(DataSetColumns columns, int tag, Vr vr, long length) {
    long offset = input.offset();
    boolean pixels = InlineLimit.isPixelData(tag) && depth == 0;
    if (input.skip(length)) {
      columns.add(tag, vr, new Value.BulkData(offset, length));
    } else if (pixels) {
      columns.add(tag, vr, new Value.BulkData(offset, length));
      warnings.add(Deviation.TRUNCATED_PIXEL_DATA, path(tag), input.offset());
      ended = true;
    } else {
      endOfObject(tag);
    }
  }

  private void addUndefined(DataSetColumns columns, int tag, Vr vr, SpecificCharacterSet set) {
    boolean fragments =
        vr == Vr.OB || vr == Vr.OW || InlineLimit.isPixelData(tag) && !Tag.isPrivate(tag);
    if (fragments) {
      columns.add(tag, vr == Vr.UN ? Vr.OB : vr, fragments(tag));
    } else if (vr == Vr.SQ || vr == Vr.UN && !explicit) {
      columns.add(tag, Vr.SQ, sequence(tag, TO_THE_END, set));
    } else if (vr == Vr.UN) {
      columns.add(tag, Vr.SQ, implicitSequence(tag, set));
    } else {
      throw malformed("a value of " + vr + " has an undefined length", tag);
    }
  }

  // A sequence in UN clothes is encoded in Implicit VR Little Endian (PS3.5 6.2.2 Note 4, CP-246).
  private Value implicitSequence(int tag, SpecificCharacterSet set) {
    boolean outer = bigEndian;
    explicit = false;
    bigEndian = false;
    try {
      return sequence(tag, TO_THE_END, set);
    } finally {
      explicit = true;
      bigEndian = outer;
    }
  }

  private Value fragments(int tag) {
    FragmentReader reader = new FragmentReader(input, limits, bigEndian);
    boolean complete = reader.read();
    if (!complete) {
      warnings.add(Deviation.TRUNCATED_PIXEL_DATA, path(tag), input.offset());
      ended = true;
    }
    return reader.fragments();
  }

  private Value sequence(int tag, long end, SpecificCharacterSet set) {
    if (depth == limits.depth()) {
      throw new LimitExceeded("sequences are nested deeper than " + limits.depth());
    }
    pathTags[depth] = tag;
    boolean outerSigned = signed;
    boolean undefinedItems = false;
    List<DataSet> items = new ArrayList<>();
    while (!ended && input.offset() < end) {
      if (end != TO_THE_END && end - input.offset() < 8 || !input.has(8)) {
        endOfObject(tag);
        break;
      }
      int next = ElementHeader.tag(input, bigEndian);
      if (next == SEQUENCE_DELIMITATION) {
        input.position += 8;
        if (end == TO_THE_END) {
          break;
        }
        continue;
      }
      if (next != ITEM) {
        if (end == TO_THE_END && !items.isEmpty()) {
          warnings.add(Deviation.MISSING_DELIMITER, path(0), input.offset());
          break;
        }
        throw malformed("an element stands where an Item is due", tag);
      }
      undefinedItems |=
          ElementHeader.length32(input.buffer, input.position + 4, false) == UNDEFINED;
      pathItems[depth] = items.size();
      items.add(item(end, set));
      signed = outerSigned;
    }
    return new Value.Sequence(items, end == TO_THE_END, undefinedItems);
  }

  private DataSet item(long end, SpecificCharacterSet set) {
    countElement();
    input.beginItem();
    long length = ElementHeader.length32(input.buffer, input.position + 4, bigEndian);
    input.position += 8;
    long itemEnd = length == UNDEFINED ? TO_THE_END : input.offset() + length;
    if (itemEnd != TO_THE_END && itemEnd > end) {
      warnings.add(Deviation.ITEM_BEYOND_SEQUENCE, path(0), input.offset());
      itemEnd = end;
    }
    depth++;
    try {
      return dataSet(itemEnd, set, 8, 0, ANY_TAG);
    } finally {
      depth--;
    }
  }

  // Whatever some writers pad files with, zeros mostly: command elements never stand in a Data Set
  // (PS3.7 E).
  private void endOfData() {
    warnings.add(Deviation.TRAILING_GARBAGE, "the end", input.offset());
    input.skip(Math.max(0, input.remaining()));
  }

  private void endOfObject(int tag) {
    ended = true;
    warnings.add(Deviation.TRUNCATED_DATA_SET, path(tag), input.offset());
    input.skip(Math.max(0, input.remaining()));
  }

  private void countElement() {
    if (++elements > limits.elements()) {
      throw new LimitExceeded("the Data Set has more than " + limits.elements() + " elements");
    }
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
      warnings.add(Deviation.UNKNOWN_CHARACTER_SET, path(Tags.SpecificCharacterSet), header.offset);
    }
    return set;
  }

  private boolean isSigned(DataSetColumns columns) {
    return last(columns, Tags.PixelRepresentation)
        .flatMap(DataElement::encoded)
        .filter(value -> value.length() >= 2 && value.shortAt(0) == 1)
        .isPresent();
  }

  private Optional<DataElement> last(DataSetColumns columns, int tag) {
    return columns.last(tag, input.buffer, bigEndian, SpecificCharacterSet.DEFAULT);
  }

  private MalformedDicom malformed(String what, int tag) {
    return new MalformedDicom(what, path(tag), input.offset());
  }

  /**
   * The path of an element of the Data Set that is being read; of that Data Set where the tag is 0.
   */
  private String path(int tag) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      path.append(Tag.toString(pathTags[i])).append('[').append(pathItems[i]).append(']');
      if (i + 1 < depth || tag != 0) {
        path.append('.');
      }
      if (i == 8) {
        path.append("…");
        break;
      }
    }
    if (tag != 0) {
      path.append(Tag.toString(tag));
    }
    return path.isEmpty() ? "the Data Set" : path.toString();
  }
}
