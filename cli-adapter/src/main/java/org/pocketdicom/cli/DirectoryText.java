package org.pocketdicom.cli;

import java.util.List;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.BasicDirectory;
import org.pocketdicom.part10.DirectoryRecord;

/**
 * Writes the records of a DICOMDIR as a tree for people: a line for each with its type, what tells
 * it from its neighbours, and the file it refers to.
 */
final class DirectoryText {

  private static final int[] SHOWN = {
    Tags.PatientID,
    Tags.PatientName,
    Tags.StudyDate,
    Tags.StudyDescription,
    Tags.Modality,
    Tags.SeriesNumber,
    Tags.SeriesDescription,
    Tags.InstanceNumber
  };

  private final StringBuilder text = new StringBuilder();

  private DirectoryText() {}

  static String of(BasicDirectory directory) {
    DirectoryText tree = new DirectoryText();
    tree.text.append("# Directory\n");
    tree.append(directory.records(), 0);
    if (!directory.unreached().isEmpty()) {
      tree.text.append("# Directory Records that no other leads to\n");
      tree.append(directory.unreached(), 0);
    }
    return tree.text.toString();
  }

  private void append(List<DirectoryRecord> records, int depth) {
    for (DirectoryRecord record : records) {
      StringBuilder line = new StringBuilder(record.type());
      for (int tag : SHOWN) {
        record.attributes().string(tag).ifPresent(value -> line.append(' ').append(value));
      }
      if (!record.fileId().isEmpty()) {
        line.append(" -> ").append(String.join("/", record.fileId()));
      }
      text.repeat("  ", depth).append(Console.printable(line.toString())).append('\n');
      append(record.lower(), depth + 1);
    }
  }
}
