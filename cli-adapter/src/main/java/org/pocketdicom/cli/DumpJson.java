package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;

/**
 * Writes {@code {"path": …, "dataset": {…}}} on a line, the Data Set in the DICOM JSON Model
 * (PS3.18 F.2). Long values are read from the file; Pixel Data, and what would be too much for
 * memory, is a reference into the file where it is one span of it, else left out.
 */
final class DumpJson {

  private static final int LONGEST_INLINE = 64 << 20;

  private DumpJson() {}

  /**
   * @param source what the file was read from
   * @param wanted the Data Set, or the part of it to write
   */
  static void write(
      Path path, DicomFile file, DataSet wanted, ByteSource source, OrderedOutput.Slot out)
      throws IOException {
    DataSet whole;
    try (ByteSource content = Part10Reader.content(file, source)) {
      whole = LongValues.load(wanted, file.transferSyntax(), content, LONGEST_INLINE);
    }
    out.print("{\"path\": " + quoted(path.toString()) + ", \"dataset\": ");
    DicomJsonWriter.write(whole, element -> uri(path, file, element), out);
    out.print("}\n");
  }

  private static Optional<String> uri(Path path, DicomFile file, DataElement element) {
    return element.value() instanceof Value.BulkData bulk && !file.transferSyntax().deflated()
        ? Optional.of(path.toUri() + "?offset=" + bulk.offset() + "&length=" + bulk.length())
        : Optional.empty();
  }

  /** A JSON string (RFC 8259 7). */
  static String quoted(String text) {
    StringBuilder result = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        result.append('\\').append(c);
      } else if (c < 0x20) {
        result.append(String.format("\\u%04x", (int) c));
      } else {
        result.append(c);
      }
    }
    return result.append('"').toString();
  }
}
