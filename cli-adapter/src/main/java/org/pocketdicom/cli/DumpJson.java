package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.part10.DicomFile;

/**
 * Writes {@code {"path": …, "dataset": {…}}} on a line, the Data Set in the DICOM JSON Model
 * (PS3.18 F.2).
 */
final class DumpJson {

  private DumpJson() {}

  /**
   * @param source what the file was read from
   * @param wanted the Data Set, or the part of it to write
   */
  static void write(
      Path path, DicomFile file, DataSet wanted, ByteSource source, OrderedOutput.Slot out)
      throws IOException {
    FileBulkData bulkData = new FileBulkData(path, file);
    DataSet whole = bulkData.load(wanted, source);
    out.print("{\"path\": " + quoted(path.toString()) + ", \"dataset\": ");
    DicomJsonWriter.write(whole, bulkData, out);
    out.print("}\n");
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
