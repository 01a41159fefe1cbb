package org.pocketdicom.cli;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Uids;

/**
 * Writes Data Sets for people: {@code (0010,0010) PN [Doe^John] # 8, 1 PatientName}, a line for
 * each element with its length in bytes and its number of values. Items are indented, long values
 * are cut, control characters are shown as signs.
 */
final class DumpText {

  private static final HexFormat HEX = HexFormat.of();
  private static final int VALUE_WIDTH = 40;
  private static final int LONGEST_VALUE = 70;
  private static final String CUT = "...";
  private static final String NOT_LOADED = "(not loaded)";
  private static final long UNKNOWN = -1;

  /** The first bytes of a value, enough to fill a line with what is made of them. */
  private static final int HEAD = 4 * LONGEST_VALUE;

  private static final int ITEM = 0xFFFEE000;
  private static final int FLUSH = 16 << 10;

  private final OrderedOutput.Slot out;
  private final StringBuilder line = new StringBuilder(FLUSH + 1024);

  DumpText(OrderedOutput.Slot out) {
    this.out = out;
  }

  /** Writes a line of text. */
  void write(String text) {
    line.append(Console.printable(text)).append('\n');
  }

  void write(DataSet dataSet) {
    write(dataSet, 0);
  }

  /**
   * Writes an element and what is in it.
   *
   * @param around the Data Set it is from, which says whose a private element is; an empty one does
   *     not
   */
  void write(DataElement element, DataSet around) {
    write(element, around, 0);
  }

  /** Passes on what was written. */
  void flush() {
    out.print(line.toString());
    line.setLength(0);
  }

  private void write(DataSet dataSet, int depth) {
    for (DataElement element : dataSet) {
      write(element, dataSet, depth);
    }
  }

  private void write(DataElement element, DataSet around, int depth) {
    int start = begin(element.tag(), element.vr().name(), depth);
    String name = name(element.tag(), around);
    // No switch: those over types are compiled at run time, and no AOT cache holds them. It would
    // take longer than all the rest of a file.
    if (element.value() instanceof EncodedValue encoded) {
      appendEncoded(element, encoded);
      end(start, encoded.length(), multiplicity(element, encoded), name);
    } else if (element.value() instanceof Value.BulkData bulk) {
      line.append(NOT_LOADED);
      end(start, bulk.length(), 1, name);
    } else if (element.value() instanceof Value.Sequence sequence) {
      line.append("(Sequence #=").append(sequence.items().size()).append(')');
      end(start, UNKNOWN, 1, name);
      writeItems(sequence.items(), depth + 1);
    } else if (element.value() instanceof Fragments fragments) {
      line.append("(PixelSequence #=").append(fragments.count()).append(')');
      end(start, UNKNOWN, 1, name);
      writeFragments(fragments, depth + 1);
    }
    if (line.length() > FLUSH) {
      flush();
    }
  }

  private void writeItems(List<DataSet> items, int depth) {
    for (DataSet item : items) {
      int start = begin(ITEM, "na", depth);
      line.append("(Item #=").append(item.size()).append(')');
      end(start, UNKNOWN, 1, "Item");
      write(item, depth + 1);
    }
  }

  private void writeFragments(Fragments fragments, int depth) {
    for (int i = 0; i < fragments.count(); i++) {
      int start = begin(ITEM, "pi", depth);
      line.append(NOT_LOADED);
      end(start, fragments.length(i), 1, "Item");
      if (line.length() > FLUSH) {
        flush();
      }
    }
  }

  private int begin(int tag, String vr, int depth) {
    line.repeat(' ', 2 * depth);
    line.append('(');
    line.append(HEX.toHexDigits((short) Tag.group(tag))).append(',');
    line.append(HEX.toHexDigits((short) tag)).append(") ").append(vr).append(' ');
    return line.length();
  }

  private void end(int start, long length, int multiplicity, String name) {
    line.repeat(' ', Math.max(0, VALUE_WIDTH - (line.length() - start)));
    String count = length == UNKNOWN ? "n/a" : Long.toString(length);
    line.append(" # ").repeat(' ', Math.max(0, 3 - count.length())).append(count);
    line.append(multiplicity < 10 ? ", " : ",").append(multiplicity).append(' ');
    line.append(name).append('\n');
  }

  /** Numbers are counted by their length: a million of them need not become text. */
  private static int multiplicity(DataElement element, EncodedValue encoded) {
    return element.vr().kind() == Vr.Kind.BINARY
        ? encoded.length() / element.vr().unit()
        : element.multiplicity();
  }

  private void appendEncoded(DataElement element, EncodedValue encoded) {
    if (encoded.length() == 0) {
      line.append("(no value available)");
      return;
    }
    switch (element.vr().kind()) {
      case TEXT -> appendText(element);
      case BINARY -> appendCut(String.join("\\", head(element, encoded).strings()));
      case BYTES, SEQUENCE -> appendCut(bytes(encoded));
    }
  }

  private void appendText(DataElement element) {
    String text = element.text();
    Optional<String> uidName = element.vr() == Vr.UI ? Uids.keyword(text) : Optional.empty();
    if (uidName.isPresent()) {
      line.append('=').append(uidName.get());
    } else if (text.length() > LONGEST_VALUE) {
      appendCut(Console.printable("[" + text.substring(0, LONGEST_VALUE + 1)));
    } else {
      line.append('[').append(Console.printable(text)).append(']');
    }
  }

  private void appendCut(String text) {
    if (text.length() <= LONGEST_VALUE) {
      line.append(text);
      return;
    }
    int room = LONGEST_VALUE - CUT.length();
    int whole = text.lastIndexOf('\\', room) + 1;
    line.append(text, 0, whole == 0 ? room : whole).append(CUT);
  }

  private static String bytes(EncodedValue encoded) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < encoded.length() && text.length() <= LONGEST_VALUE; i++) {
      text.append(i == 0 ? "" : "\\");
      HEX.toHexDigits(text, (byte) encoded.unsignedByte(i));
    }
    return text.toString();
  }

  /**
   * The element with as much of its value as a line shows, so that a million numbers need not
   * become text.
   */
  private static DataElement head(DataElement element, EncodedValue encoded) {
    if (encoded.length() <= HEAD) {
      return element;
    }
    byte[] head = new byte[HEAD];
    for (int i = 0; i < HEAD; i++) {
      head[i] = (byte) encoded.unsignedByte(i);
    }
    return new DataElement(
        element.tag(), element.vr(), new EncodedValue(head, 0, HEAD, encoded.isBigEndian()));
  }

  private static String name(int tag, DataSet around) {
    String keyword = DataDictionary.keyword(tag);
    if (!keyword.isEmpty()) {
      return keyword;
    }
    Optional<DataDictionary.Entry> entry =
        around
            .privateCreator(tag)
            .flatMap(creator -> DataDictionary.privateEntry(creator, tag))
            .or(() -> DataDictionary.entry(tag));
    return entry.map(DataDictionary.Entry::name).orElse("Unknown");
  }
}
