package org.pocketdicom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.StoreInstances;
import org.pocketdicom.archive.StoreResult;

/** Takes files into the archive. */
final class StoreCommand implements Command {

  private static final Option JSON = Option.flag("--json", "One line of JSON for each file.");

  @Override
  public String name() {
    return "store";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Takes DICOM files into the archive, each exactly as it is.",
        "Says of each whether it was stored, is the same as one that is there, or replaced one.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return List.of(JSON, ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of("dicom store slice.dcm", "dicom store --data-dir /srv/dicom study/");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<Input> inputs = Inputs.of(arguments.operands());
    boolean json = arguments.has(JSON.name());
    try (Archive archive = ArchiveOptions.open(arguments)) {
      StoreInstances store = archive.storeInstances();
      return Batch.run(
          inputs,
          (input, out) -> {
            StoreResult result = store(store, input);
            Warnings.report(input.path(), result.warnings(), out);
            out.print((json ? json(input, result) : text(input, result)) + "\n");
          },
          console);
    }
  }

  private static StoreResult store(StoreInstances store, Input input) throws IOException {
    input.check();
    try (InputStream object = Files.newInputStream(input.path())) {
      return store.store(object, Optional.of(input.name().getFileName().toString()));
    }
  }

  private static String text(Input input, StoreResult result) {
    String path = Console.printable(input.path().toString());
    return outcome(result) + "  " + result.id().instance() + "  " + path;
  }

  private static String json(Input input, StoreResult result) {
    return "{\"path\": %s, \"outcome\": \"%s\", \"study\": \"%s\", \"series\": \"%s\", \"instance\": \"%s\"}"
        .formatted(
            DumpJson.quoted(input.path().toString()),
            outcome(result),
            result.id().study(),
            result.id().series(),
            result.id().instance());
  }

  private static String outcome(StoreResult result) {
    return result.outcome().name().toLowerCase(Locale.ROOT);
  }
}
