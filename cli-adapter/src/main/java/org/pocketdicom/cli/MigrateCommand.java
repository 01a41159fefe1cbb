package org.pocketdicom.cli;

import java.util.List;
import org.pocketdicom.archive.MigrateObjects;
import org.pocketdicom.port.InstanceStore;

/** Copies objects from one store to another. */
final class MigrateCommand implements Command {

  private static final Option FROM = Option.of("--from", "STORE", "fs:FOLDER or s3://BUCKET.");
  private static final Option TO = Option.of("--to", "STORE", "The same.");

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Copies the objects of one store to another, and compares the digest of each copy.",
        "May be stopped and begun again, and run while a server uses the first. The index stays as"
            + " it is.");
  }

  @Override
  public List<Option> options() {
    return List.of(FROM, TO);
  }

  @Override
  public List<String> examples() {
    return List.of("dicom migrate --from fs:/srv/dicom --to s3://images");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    try (InstanceStore from = store(FROM, true, arguments);
        InstanceStore to = store(TO, false, arguments)) {
      MigrateObjects.Report report =
          new MigrateObjects(from, to)
              .migrate(
                  id -> console.message(id.key() + ": the target has another object"),
                  done -> console.progress().show(done, 0));
      console.progress().clear();
      console
          .out()
          .print(
              report.objects()
                  + " objects, "
                  + report.copied()
                  + " copied, "
                  + report.different()
                  + " different\n");
      return report.different() == 0 ? DONE : FAILED;
    }
  }

  private static InstanceStore store(Option option, boolean exists, Arguments arguments) {
    String location =
        arguments
            .value(option.name())
            .orElseThrow(() -> new UsageException(option.name() + " is missing"));
    return ArchiveOptions.openStore(location, exists);
  }
}
