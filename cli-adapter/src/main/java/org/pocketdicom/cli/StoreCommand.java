package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.error.DicomException;

/** Takes objects into the archive, or into a DICOMweb server. */
final class StoreCommand implements Command {

  private static final Option JSON = Option.flag("--json", "One line of JSON for each object.");
  private static final Option RESUME =
      Option.of(
          "--resume",
          "FILE",
          "Notes in FILE what is stored where, and passes over what it names: call it again to go"
              + " on.");

  @Override
  public String name() {
    return "store";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Takes DICOM objects into the archive, each exactly as it is: files, those in directories"
            + " and in ZIPs, and what is at URLs, an object or a ZIP.",
        "Says of each whether it was stored, is the same as one that is there, or replaced one.");
  }

  @Override
  public String operand() {
    return "PATH|URL";
  }

  @Override
  public Operands operands() {
    return new Operands("Files, directories, ZIPs and URLs.", false);
  }

  @Override
  public List<Option> options() {
    return List.of(ObjectPlace.SERVER, RESUME, JSON, ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom store slice.dcm",
        "dicom store --data-dir /srv/dicom study/ export.zip",
        "dicom store --server https://pacs.example.org/dicom-web --resume done.txt study/");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    boolean json = arguments.has(JSON.name());
    Optional<Path> resume = arguments.value(RESUME.name()).map(Inputs::path);
    try (StoreInputs inputs = new StoreInputs();
        ObjectPlace place = ObjectPlace.of(arguments, false)) {
      List<StoreInput> all = inputs.of(arguments.operands());
      Storing storing = new Storing(inputs, place, json);
      if (resume.isEmpty()) {
        return Batch.runWaiting(all, StoreInput::name, storing::store, console);
      }
      try (Journal journal = Journal.open(resume.get(), place.name())) {
        return Batch.runWaiting(
            all,
            StoreInput::name,
            (input, out) -> {
              if (!journal.has(input)) {
                storing.store(input, out);
                journal.add(input);
              }
            },
            console);
      }
    }
  }

  /** How inputs are stored. */
  private record Storing(StoreInputs inputs, ObjectPlace place, boolean json) {

    void store(StoreInput input, OrderedOutput.Slot out) throws IOException {
      switch (input) {
        case StoreInput.OfUrl url -> fetch(url, out);
        case StoreInput.OfObject object -> storeOne(object, out);
        case StoreInput.Unreadable broken -> throw broken.reason();
      }
    }

    private void storeOne(StoreInput.OfObject object, OrderedOutput.Slot out) throws IOException {
      ObjectPlace.Taken taken = place.store(object, object.fileName());
      Warnings.report(object.name(), taken.warnings(), out);
      out.print((json ? json(object.name(), taken) : text(object.name(), taken)) + "\n");
    }

    private void fetch(StoreInput.OfUrl url, OrderedOutput.Slot out) throws IOException {
      Path file = Files.createTempFile("dicom-", ".part");
      try {
        StoreInputs.fetch(url.url(), file);
        storeAll(inputs.of(file, url.url().url()), out);
      } finally {
        Files.delete(file);
      }
    }

    private void storeAll(List<StoreInput> fetched, OrderedOutput.Slot out) throws IOException {
      int failed = 0;
      for (StoreInput input : fetched) {
        try {
          store(input, out);
        } catch (IOException | DicomException e) {
          if (fetched.size() == 1) {
            throw e;
          }
          failed++;
          out.message(input.name() + ": " + Reason.of(e));
        }
      }
      if (failed > 0) {
        throw new IOException(failed + " of " + fetched.size() + " objects were not stored");
      }
    }

    private static String text(String name, ObjectPlace.Taken taken) {
      return taken.outcome() + "  " + taken.instance() + "  " + Console.printable(name);
    }

    private static String json(String name, ObjectPlace.Taken taken) {
      String parents =
          taken
              .id()
              .map(id ->
                  "\"study\": \"%s\", \"series\": \"%s\", ".formatted(id.study(), id.series()))
              .orElse("");
      return "{\"path\": %s, \"outcome\": \"%s\", %s\"instance\": \"%s\"}"
          .formatted(DumpJson.quoted(name), taken.outcome(), parents, taken.instance());
    }
  }
}
