package org.pocketdicom.cli;

import java.io.IOException;
import java.util.Optional;
import org.pocketdicom.cli.Difference.Kind;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.json.DicomJsonWriter;

/**
 * Writes what two files differ in on a line: {@code {"a": …, "b": …, "differences": [{"path": …,
 * "kind": "content", "a": {…}, "b": {…}}]}}, each element a Data Set of the DICOM JSON Model
 * (PS3.18 F.2), left out where the file does not have it. A file that is missing is null.
 */
final class DiffJson implements DataSetDiff.Report {

  private final OrderedOutput.Slot out;
  private String separator = "";

  DiffJson(Optional<Input> left, Optional<Input> right, OrderedOutput.Slot out) {
    this.out = out;
    out.print("{\"a\": " + path(left) + ", \"b\": " + path(right) + ", \"differences\": [");
  }

  private static String path(Optional<Input> input) {
    return input.map(file -> DumpJson.quoted(file.path().toString())).orElse("null");
  }

  @Override
  public void accept(Difference difference) throws IOException {
    String kind = difference.kind() == Kind.CONTENT ? "content" : "encoding";
    out.print(separator + "{\"path\": " + DumpJson.quoted(PathText.of(difference.path().steps())));
    out.print(", \"kind\": \"" + kind + "\"");
    write("a", difference.left());
    write("b", difference.right());
    if (!difference.remark().isEmpty()) {
      out.print(", \"remark\": " + DumpJson.quoted(difference.remark()));
    }
    out.print("}");
    separator = ", ";
  }

  void end() {
    out.print("]}\n");
  }

  private void write(String side, Optional<DataElement> element) throws IOException {
    if (element.isPresent()) {
      out.print(", \"" + side + "\": ");
      DataSet alone = DataSet.builder().put(element.get()).build();
      DicomJsonWriter.write(alone, BulkDataLocator.NONE, out);
    }
  }
}
