package org.pocketdicom.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.part10.DicomFile;

/**
 * Writes Data Sets for people: {@code (0010,0010) PN [Doe^John] # 8, 1 PatientName}, a line for
 * each element with its length in bytes and its number of values. Items are indented, long values
 * are cut, control characters are shown as signs.
 *
 * <p>What most values are, a short text in ASCII, is copied from the file's bytes: 60,000 lines
 * take less time than a JVM's start.
 */
final class DumpText {

  private static final int VALUE_WIDTH = 40;
  private static final int LONGEST_VALUE = 70;
  private static final String CUT = "...";
  private static final String NOT_LOADED = "(not loaded)";
  private static final long UNKNOWN = -1;
  private static final byte[] STANDARD_UID = "1.2.840.10008.".getBytes(StandardCharsets.US_ASCII);

  /**
   * The first bytes of a value, enough to fill a line with what is made of them: a character of
   * text may take four and an escape sequence.
   */
  private static final int HEAD = 8 * LONGEST_VALUE;

  private static final int ITEM = 0xFFFEE000;

  private final OrderedOutput.Slot out;
  private final TextBuffer line;
  private final DumpLabels labels;
  private final ByteSource content;
  private final boolean bigEndian;
  private final String prefix;

  /**
   * @param file what is dumped
   * @param source what it was read from, for the beginnings of values that were left there
   * @param prefix stands before every line
   */
  DumpText(
      OrderedOutput.Slot out, DumpLabels labels, DicomFile file, ByteSource source, String prefix) {
    this.out = out;
    this.line = out.text();
    this.labels = labels;
    // To get at the bytes of a deflated one, all before them would have to be inflated again.
    this.content = file.transferSyntax().deflated() ? ByteSource.of(new byte[0]) : source;
    this.bigEndian = file.transferSyntax().bigEndian();
    this.prefix = prefix;
  }

  /** Writes a line that tells what follows. */
  void heading(String text) {
    line.append(labels.colors().paint(Colors.HEADING, "# " + Console.printable(text)));
    line.append('\n');
  }

  void write(DataSet dataSet) {
    write(dataSet, 0);
  }

  /**
   * Writes an element and what is in it.
   *
   * @param around the Data Set it is from, which says whose a private element is
   */
  void write(DataElement element, DataSet around) {
    write(element, around, 0);
  }

  private void write(DataSet dataSet, int depth) {
    for (int i = 0; i < dataSet.size(); i++) {
      write(dataSet.elementAt(i), dataSet, depth);
    }
  }

  private void write(DataElement element, DataSet around, int depth) {
    DumpLabels.Label label = labels.of(element.tag(), around);
    int start = begin(label, element.vr().name(), depth);
    // No switch: those over types are compiled at run time, and no AOT cache holds them. It would
    // take longer than all the rest of a file.
    if (element.value() instanceof EncodedValue encoded) {
      int multiplicity = appendValue(element, encoded, encoded.length());
      end(start, encoded.length(), multiplicity, label);
    } else if (element.value() instanceof Value.BulkData bulk) {
      int multiplicity = appendValue(element, head(bulk), bulk.length());
      end(start, bulk.length(), multiplicity, label);
    } else if (element.value() instanceof Value.Sequence sequence) {
      line.append("(Sequence #=" + sequence.items().size() + ")");
      end(start, UNKNOWN, 1, label);
      writeItems(sequence.items(), depth + 1);
    } else if (element.value() instanceof Fragments fragments) {
      line.append("(PixelSequence #=" + fragments.count() + ")");
      end(start, UNKNOWN, 1, label);
      writeFragments(fragments, depth + 1);
    }
    out.spill();
  }

  private void writeItems(List<DataSet> items, int depth) {
    DumpLabels.Label label = labels.of(ITEM, DataSet.empty());
    for (DataSet item : items) {
      int start = begin(label, "na", depth);
      line.append("(Item #=" + item.size() + ")");
      end(start, UNKNOWN, 1, label);
      write(item, depth + 1);
    }
  }

  private void writeFragments(Fragments fragments, int depth) {
    DumpLabels.Label label = labels.of(ITEM, DataSet.empty());
    int offsets = fragments.basicOffsetCount();
    int start = begin(label, "pi", depth);
    for (int i = 0; i < offsets && isRoom(start); i++) {
      separated(start).append(fragments.basicOffset(i), 1);
    }
    cut(start);
    line.append(offsets == 0 ? "(empty offset table)" : "");
    end(start, 4L * offsets, Math.max(1, offsets), label);
    for (int i = 0; i < fragments.count(); i++) {
      start = begin(label, "pi", depth);
      long length = fragments.length(i);
      for (int j = 0; j < 4 && length >= 4; j++) {
        separated(start).appendHex(fragments.head(i) >> (24 - 8 * j), 2);
      }
      line.append(length > 4 ? "\\" + CUT : length < 4 ? NOT_LOADED : "");
      end(start, length, 1, label);
      out.spill();
    }
  }

  /** Begins a line; returns where its value begins. */
  private int begin(DumpLabels.Label label, String vr, int depth) {
    line.append(prefix).append(' ', 2 * depth).append(label.before());
    line.append(vr.charAt(0)).append(vr.charAt(1)).append(' ');
    return line.length();
  }

  private void end(int start, long length, int multiplicity, DumpLabels.Label label) {
    line.append(' ', VALUE_WIDTH - line.columns(start)).append(' ').append('#').append(' ');
    if (length == UNKNOWN) {
      line.append("n/a");
    } else {
      line.append(length, 3);
    }
    line.append(',').append(multiplicity, 2).append(' ').append(label.after());
  }

  /**
   * Writes a value.
   *
   * @param known all of it, or its beginning
   * @return its multiplicity
   */
  private int appendValue(DataElement element, EncodedValue known, long length) {
    Vr vr = element.vr();
    if (known.length() == 0) {
      line.append(length == 0 ? "(no value available)" : NOT_LOADED);
      return 1;
    }
    EncodedValue head = known.slice(0, Math.min(known.length(), HEAD));
    if (vr.kind() == Vr.Kind.TEXT) {
      int plain = appendPlain(known, vr);
      if (plain > 0) {
        return plain;
      }
      appendText(valued(element, head), head.length() < length);
      return element.multiplicity();
    }
    int start = line.length();
    if (vr.kind() == Vr.Kind.BINARY) {
      appendNumbers(valued(element, head), start);
    } else {
      appendWords(head, Math.max(1, vr.unit()), start);
    }
    cut(start);
    return vr.kind() == Vr.Kind.BINARY ? (int) (length / vr.unit()) : 1;
  }

  /**
   * Writes a short text as it stands in the file, if it can be.
   *
   * @return its multiplicity; 0 if nothing is written
   */
  private int appendPlain(EncodedValue value, Vr vr) {
    if (value.length() > LONGEST_VALUE) {
      return 0;
    }
    int start = line.length();
    int values = line.append('[').appendPlain(value);
    if (values == 0 || vr == Vr.UI && isStandardUid(line.bytes(), start + 1, line.length())) {
      line.cut(start);
      return 0;
    }
    line.append(']');
    return vr.isMultiValued() ? values : 1;
  }

  private static boolean isStandardUid(byte[] bytes, int from, int to) {
    int length = STANDARD_UID.length;
    return to - from >= length
        && Arrays.equals(bytes, from, from + length, STANDARD_UID, 0, length);
  }

  private void appendText(DataElement element, boolean isCut) {
    String text = element.text();
    Optional<String> uidName = element.vr() == Vr.UI ? Uids.keyword(text) : Optional.empty();
    if (uidName.isPresent()) {
      line.append("=" + uidName.get());
    } else if (isCut || text.length() > LONGEST_VALUE) {
      int end = Math.min(text.length(), LONGEST_VALUE - CUT.length() - 1);
      line.append("[" + Console.printable(text.substring(0, end)) + CUT);
    } else {
      line.append("[" + Console.printable(text) + "]");
    }
  }

  private void appendNumbers(DataElement element, int start) {
    if (element.vr() == Vr.US
        && element.value() instanceof EncodedValue value
        && value.length() == 2) {
      line.append(value.shortAt(0) & 0xFFFF, 1);
      return;
    }
    for (String number : element.strings()) {
      separated(start).append(number);
    }
  }

  private void appendWords(EncodedValue head, int unit, int start) {
    for (int at = 0; at + unit <= head.length() && isRoom(start); at += unit) {
      separated(start);
      for (int i = 0; i < unit; i++) {
        line.appendHex(head.unsignedByte(at + (head.isBigEndian() ? i : unit - 1 - i)), 2);
      }
    }
  }

  private TextBuffer separated(int start) {
    return line.length() > start ? line.append('\\') : line;
  }

  private boolean isRoom(int start) {
    return line.length() - start <= LONGEST_VALUE;
  }

  /** Ends what does not fit behind its last whole number. */
  private void cut(int start) {
    if (!isRoom(start)) {
      int end = start + LONGEST_VALUE - CUT.length();
      while (end > start && line.bytes()[end - 1] != '\\') {
        end--;
      }
      line.cut(end);
      line.append(CUT);
    }
  }

  private static DataElement valued(DataElement element, EncodedValue value) {
    return new DataElement(element.tag(), element.vr(), value, element.characterSet());
  }

  /** The beginning of a value that was left in the file, as far as it is there. */
  private EncodedValue head(Value.BulkData bulk) {
    long there = Math.min(bulk.length(), content.size() - bulk.offset());
    byte[] head =
        there <= 0 ? new byte[0] : content.read(bulk.offset(), (int) Math.min(there, HEAD));
    return new EncodedValue(head, 0, head.length, bigEndian);
  }
}
