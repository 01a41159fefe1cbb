package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.pocketdicom.cli.Difference.Kind;
import org.pocketdicom.dictionary.AttributePath;

/** Compares two files, or the files of the same names in two directories. */
final class DiffCommand implements Command {

  private static final int DIFFERENT = 1;
  private static final int UNREADABLE = 2;

  private static final Option STRICT =
      Option.flag(
          "--strict",
          "Count also what differs in encoding only: VR, padding, character set, transfer syntax.");
  private static final Option IGNORE =
      new Option(
          "--ignore",
          "TAG",
          true,
          "Pass over this attribute wherever it is, or the one at the end of a path."
              + " May be repeated.");
  private static final Option JSON =
      Option.flag("--json", "One line of JSON for each pair of files.");

  /** Stands for the name of a file that is compared with another one, whatever their names. */
  private static final Path ALONE = Path.of("");

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Compares two DICOM files, or two directories by the names of their files.",
        "Values are compared by what they mean, Pixel Data by its stored bytes. The exit code is 0"
            + " if nothing differs, 1 if something does, 2 if something can't be compared.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return List.of(STRICT, IGNORE, JSON, Colors.OPTION);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom diff before.dcm after.dcm",
        "dicom diff --ignore InstanceCreationTime --ignore ContributingEquipmentSequence a/ b/",
        "dicom diff --json a.dcm b.dcm | jq -r '.differences[].path'");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    if (arguments.operands().size() != 2) {
      throw new UsageException("two files or two directories are compared");
    }
    Map<Path, Input> lefts = byName(arguments.operands().getFirst());
    Map<Path, Input> rights = byName(arguments.operands().getLast());
    if (lefts.containsKey(ALONE) != rights.containsKey(ALONE)) {
      throw new UsageException("a file and a directory can't be compared");
    }
    Set<Path> names = new TreeSet<>(lefts.keySet());
    names.addAll(rights.keySet());
    Map<Input, Path> inputs = new LinkedHashMap<>();
    for (Path name : names) {
      Input left = lefts.get(name);
      inputs.put(left == null ? rights.get(name) : left, name);
    }
    Task task = new Task(arguments);
    int code =
        Batch.run(
            List.copyOf(inputs.keySet()),
            (input, out) -> {
              Path name = inputs.get(input);
              task.compare(
                  Optional.ofNullable(lefts.get(name)), Optional.ofNullable(rights.get(name)), out);
            },
            console);
    return code == FAILED ? UNREADABLE : task.different.get() ? DIFFERENT : DONE;
  }

  private static Map<Path, Input> byName(String operand) throws IOException {
    boolean directory = Files.isDirectory(Inputs.path(operand));
    Map<Path, Input> inputs = new HashMap<>();
    for (Input input : Inputs.of(List.of(operand))) {
      inputs.put(directory ? input.name() : ALONE, input);
    }
    return inputs;
  }

  /** What is done with each pair. */
  private static final class Task {

    private final AtomicBoolean different = new AtomicBoolean();
    private final Set<AttributePath> ignored;
    private final boolean strict;
    private final boolean json;
    private final DumpLabels labels;

    Task(Arguments arguments) {
      this.ignored =
          arguments.all(IGNORE.name()).stream()
              .map(DumpCommand::path)
              .collect(Collectors.toUnmodifiableSet());
      this.strict = arguments.has(STRICT.name());
      this.json = arguments.has(JSON.name());
      this.labels = new DumpLabels(Colors.of(arguments, System.getenv(), Terminal::isOutput));
    }

    void compare(Optional<Input> left, Optional<Input> right, OrderedOutput.Slot out)
        throws IOException {
      if (left.isPresent() && right.isPresent()) {
        try (DiffSide a = DiffSide.open(left.get(), out);
            DiffSide b = DiffSide.open(right.get(), out)) {
          compare(a, b, out);
        }
        return;
      }
      different.set(true);
      if (json) {
        new DiffJson(left, right, out).end();
      } else {
        left.ifPresent(
            input -> out.print("--- " + Console.printable(input.path().toString()) + "\n"));
        right.ifPresent(
            input -> out.print("+++ " + Console.printable(input.path().toString()) + "\n"));
      }
    }

    private void compare(DiffSide a, DiffSide b, OrderedOutput.Slot out) throws IOException {
      if (json) {
        DiffJson line = new DiffJson(Optional.of(a.input()), Optional.of(b.input()), out);
        new DataSetDiff(a, b, ignored, counted(line)).compare();
        line.end();
      } else {
        new DataSetDiff(a, b, ignored, counted(new DiffText(a, b, labels, out))).compare();
      }
    }

    private DataSetDiff.Report counted(DataSetDiff.Report report) {
      return difference -> {
        if (strict || difference.kind() == Kind.CONTENT) {
          different.set(true);
        }
        report.accept(difference);
      };
    }
  }
}
