package org.pocketdicom.cli;

import java.util.List;
import java.util.Optional;
import org.pocketdicom.cli.Difference.Kind;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.AttributePath;

/**
 * Writes what two files differ in for people: lines of a dump, the first file's with a minus and
 * the second's with a plus sign, with a tilde in front where they differ in encoding only. A line
 * with @ says which Item the next ones are in.
 */
final class DiffText implements DataSetDiff.Report {

  private final DiffSide left;
  private final DiffSide right;
  private final DumpLabels labels;
  private final OrderedOutput.Slot out;
  private String item = "";
  private boolean begun;

  DiffText(DiffSide left, DiffSide right, DumpLabels labels, OrderedOutput.Slot out) {
    this.left = left;
    this.right = right;
    this.labels = labels;
    this.out = out;
  }

  @Override
  public void accept(Difference difference) {
    if (!begun) {
      begun = true;
      heading("--- " + left.input().path());
      heading("+++ " + right.input().path());
    }
    List<AttributePath.Step> steps = difference.path().steps();
    String around = PathText.of(steps.subList(0, steps.size() - 1));
    if (!around.equals(item)) {
      heading("@ " + around);
      item = around;
    }
    String mark = difference.kind() == Kind.ENCODING ? "~" : "";
    write(difference.left(), left, Colors.REMOVED, mark + "-");
    write(difference.right(), right, Colors.ADDED, mark + "+");
    if (!difference.remark().isEmpty()) {
      out.text().append("# " + difference.remark() + "\n");
    }
    out.spill();
  }

  private void write(Optional<DataElement> element, DiffSide side, String color, String mark) {
    if (element.isPresent()) {
      String prefix = labels.colors().paint(color, mark) + " ";
      new DumpText(out, labels, side.file(), side.source(), prefix)
          .write(element.get(), item.isEmpty() ? side.file().dataSet() : DataSet.empty());
    }
  }

  private void heading(String text) {
    out.text().append(labels.colors().paint(Colors.HEADING, Console.printable(text)) + "\n");
  }
}
