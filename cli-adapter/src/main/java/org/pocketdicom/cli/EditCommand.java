package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.edit.Edit;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.Part10Writer;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;

/** Writes files with attributes changed. */
final class EditCommand implements Command {

  private static final Option SET =
      new Option(
          "--set",
          "PATH=VALUE",
          true,
          "Give an attribute a value, checked against its VR and VM; several values are separated"
              + " by backslashes, and nothing makes it empty. The path is 0010,0010, PatientName,"
              + " RequestAttributesSequence[0].ScheduledProcedureStepID, or"
              + " 0009,xx10[CREATOR] for a private element, with :VR behind it where no dictionary"
              + " knows it. Items are made where they are the next. May be repeated.");
  private static final Option REMOVE =
      new Option(
          "--remove", "PATH", true, "Take an attribute away, where it is there. May be repeated.");
  private static final Option OUTPUT =
      Option.of(
          "--output",
          "FILE|DIR",
          "Where to write: for one file its new name, else a directory, in which each has the name"
              + " of its input. - is standard output. Never an input.");
  private static final Option IN_PLACE =
      Option.flag(
          "--in-place",
          "Replace the inputs, each when its new content is on the disk, instead of --output.");
  private static final Option TRANSFER_SYNTAX =
      Option.of(
          "--transfer-syntax",
          "SYNTAX",
          "explicit or implicit (little endian), big-endian (retired) or deflated. The default is"
              + " that of the file, which compressed images keep.");

  private static final int LONGEST_TEXT = 64 << 20;

  private final Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);
  private final Part10Writer writer = Part10Writer.create();

  @Override
  public String name() {
    return "edit";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Writes DICOM files with attributes changed, removals first.",
        "Pixels are copied as they are. Text is encoded anew, in UTF-8, where the Specific"
            + " Character Set cannot hold a new value. The File Meta Information follows the Data"
            + " Set. A file appears whole or not at all.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return List.of(SET, REMOVE, OUTPUT, IN_PLACE, TRANSFER_SYNTAX);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom edit slice.dcm --set PatientID=0815 --output anonymous.dcm",
        "dicom edit study/ --set 'PatientName=Doe^Jane' --remove PatientBirthDate --in-place",
        "dicom edit slice.dcm --set 'ImageType=DERIVED\\SECONDARY' --output derived/",
        "dicom edit slice.dcm --set '0029,xx10[ACME]:LO=checked' --output checked.dcm",
        "dicom edit study/ --transfer-syntax explicit --output explicit/");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<Edit> edits = edits(arguments);
    Optional<TransferSyntax> syntax =
        arguments.value(TRANSFER_SYNTAX.name()).map(EditCommand::syntax);
    if (edits.isEmpty() && syntax.isEmpty()) {
      throw new UsageException(
          "nothing is to be changed: give --set, --remove or --transfer-syntax");
    }
    boolean inPlace = arguments.has(IN_PLACE.name());
    if (inPlace == arguments.has(OUTPUT.name())) {
      throw new UsageException("give either --output or --in-place");
    }
    List<Input> inputs = Inputs.of(arguments.operands());
    String output = arguments.value(OUTPUT.name()).orElse("");
    if (output.equals("-")) {
      if (inputs.size() > 1) {
        throw new UsageException("only one file can go to standard output");
      }
      return Batch.run(
          inputs,
          (input, out) ->
              edit(
                  input,
                  out,
                  edits,
                  syntax,
                  (file, content, target) ->
                      writer.write(file, content, target, Channels.newChannel(out))),
          console);
    }
    OutputTargets targets = new OutputTargets(arguments.operands(), inputs, output, name -> name);
    try (WholeFile files = new WholeFile()) {
      return Batch.run(
          inputs,
          (input, out) -> {
            Path path = inPlace ? input.path() : targets.of(input);
            edit(
                input,
                out,
                edits,
                syntax,
                (file, content, target) ->
                    files.replace(path, channel -> writer.write(file, content, target, channel)));
          },
          console);
    }
  }

  /** Takes an edited file. */
  @FunctionalInterface
  private interface Destination {
    void write(DicomFile file, ByteSource content, TransferSyntax syntax) throws IOException;
  }

  private void edit(
      Input input,
      OrderedOutput.Slot out,
      List<Edit> edits,
      Optional<TransferSyntax> syntax,
      Destination destination)
      throws IOException {
    try (ByteSource source = input.open()) {
      DicomFile file = reader.read(source);
      Warnings.report(input.path(), file.warnings(), out);
      try (ByteSource content = Part10Reader.content(file, source)) {
        DataSet dataSet =
            LongValues.loadText(file.dataSet(), file.transferSyntax(), content, LONGEST_TEXT);
        for (Edit edit : edits) {
          dataSet = edit.applyTo(dataSet);
        }
        TransferSyntax own = TransferSyntax.of(file.transferSyntax().uid());
        destination.write(file.withDataSet(dataSet), content, syntax.orElse(own));
      }
    }
  }

  private static List<Edit> edits(Arguments arguments) {
    List<Edit> edits = new ArrayList<>();
    for (String path : arguments.all(REMOVE.name())) {
      edits.add(removal(path));
    }
    for (String assignment : arguments.all(SET.name())) {
      edits.add(assignment(assignment));
    }
    return edits;
  }

  private static Edit removal(String path) {
    try {
      return Edit.remove(path);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--remove " + path + ": " + e.getMessage());
    }
  }

  private static Edit assignment(String text) {
    int equals = equalsSign(text);
    if (equals < 0) {
      throw new UsageException("--set takes PATH=VALUE, as in PatientID=0815");
    }
    String path = text.substring(0, equals);
    try {
      return Edit.set(path, text.substring(equals + 1));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--set " + path + ": " + e.getMessage());
    }
  }

  /** The first that is not in the brackets of a Private Creator. */
  private static int equalsSign(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[' -> open++;
        case ']' -> open--;
        case '=' -> {
          if (open <= 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static TransferSyntax syntax(String name) {
    return switch (name) {
      case "explicit" -> TransferSyntax.EXPLICIT_LITTLE;
      case "implicit" -> TransferSyntax.IMPLICIT_LITTLE;
      case "big-endian" -> TransferSyntax.EXPLICIT_BIG;
      case "deflated" -> TransferSyntax.DEFLATED;
      default ->
          throw new UsageException(
              "--transfer-syntax is explicit, implicit, big-endian or deflated, not " + name);
    };
  }
}
