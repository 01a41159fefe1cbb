package org.pocketdicom.cli;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

/**
 * Writes attributes of many files as a table (RFC 4180, with lines ended by LF, as the other
 * programs of a shell have them). Of each file only what stands before the last attribute in
 * question is read.
 */
final class DumpTable {

  private static final HexFormat HEX = HexFormat.ofDelimiter("\\");
  private static final int LONGEST_VALUE = 64 << 20;

  private final List<AttributePath> paths;
  private final Part10Reader reader;

  DumpTable(List<AttributePath> paths) {
    this.paths = paths;
    int last = 0;
    for (AttributePath path : paths) {
      AttributePath.Step step = path.steps().getFirst();
      // A creator may have reserved any block of the group (PS3.5 7.8.1).
      int tag = step.creator().isEmpty() ? step.tag() : step.tag() | 0xFFFF;
      last = Integer.compareUnsigned(tag, last) > 0 ? tag : last;
    }
    this.reader = Part10Reader.lenient(ReadLimits.DEFAULT).upTo(last);
  }

  int run(List<Input> inputs, Console console) {
    TextBuffer header = new TextBuffer().append("path");
    for (AttributePath path : paths) {
      append(PathText.of(path.steps()), header.append(','));
    }
    console.out().print(header.append('\n').toString());
    return Batch.run(
        inputs,
        (input, out) -> {
          try (ByteSource source = input.open()) {
            DicomFile file = reader.read(source);
            Warnings.report(input.path(), file.warnings(), out);
            writeRow(input, file, source, out.text());
            out.spill();
          }
        },
        console);
  }

  private void writeRow(Input input, DicomFile file, ByteSource source, TextBuffer row) {
    append(input.path().toString(), row);
    for (AttributePath path : paths) {
      boolean meta = Tag.group(path.steps().getFirst().tag()) == 2;
      Optional<DataElement> element = path.find(meta ? file.meta() : file.dataSet());
      row.append(',');
      if (element.isPresent() && !appendPlain(element.get(), row)) {
        append(text(element.get(), file, source), row);
      }
    }
    row.append('\n');
  }

  /** Most values are one short text in ASCII: no objects are made of them. */
  private static boolean appendPlain(DataElement element, TextBuffer row) {
    if (element.vr().kind() != Vr.Kind.TEXT || !(element.value() instanceof EncodedValue value)) {
      return false;
    }
    int start = row.length();
    int values = row.appendPlain(value);
    for (int i = start; i < row.length() && values == 1; i++) {
      byte b = row.bytes()[i];
      values = b == ',' || b == '"' ? 0 : 1;
    }
    if (values != 1) {
      row.cut(start);
    }
    return values == 1;
  }

  private static String text(DataElement element, DicomFile file, ByteSource source) {
    if (element.value() instanceof EncodedValue encoded) {
      return element.vr().kind() == Vr.Kind.BYTES
          ? HEX.formatHex(encoded.littleEndian(element.vr().unit()))
          : String.join("\\", element.strings());
    }
    if (element.value() instanceof Value.BulkData && element.vr().kind() != Vr.Kind.BYTES) {
      try (ByteSource content = Part10Reader.content(file, source)) {
        DataElement whole = LongValues.load(element, file.transferSyntax(), content, LONGEST_VALUE);
        return String.join("\\", whole.strings());
      }
    }
    return "";
  }

  private static void append(String text, TextBuffer row) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      row.append(text);
    } else {
      row.append("\"" + printable(text).replace("\"", "\"\"") + "\"");
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != ',' && c != '"';
  }

  /** Harmless to a terminal, but with the lines of a text that has several. */
  private static String printable(String text) {
    return text.lines().map(Console::printable).collect(Collectors.joining("\n"));
  }
}
