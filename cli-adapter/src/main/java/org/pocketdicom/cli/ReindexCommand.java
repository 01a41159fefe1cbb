package org.pocketdicom.cli;

import java.util.List;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.RebuildIndex;

/** Makes the index again of the objects. */
final class ReindexCommand implements Command {

  @Override
  public String name() {
    return "reindex";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Indexes every object of the archive that its index does not know, as after the index was"
            + " lost.",
        "May be stopped and begun again. Names that files were uploaded under do not come back.");
  }

  @Override
  public List<Option> options() {
    return List.of(ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of("dicom reindex", "DICOM_INDEX_URL=jdbc:sqlite:/srv/new.db dicom reindex");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    try (Archive archive = ArchiveOptions.openExisting(arguments)) {
      RebuildIndex.Report report =
          archive
              .rebuildIndex()
              .rebuild(
                  (id, reason) -> console.message(id.key() + ": " + Reason.of(reason)),
                  done -> console.progress().show(done, 0));
      console.progress().clear();
      console
          .out()
          .print(
              report.objects()
                  + " objects, "
                  + report.indexed()
                  + " indexed, "
                  + report.refused()
                  + " refused\n");
      return report.refused() == 0 ? DONE : FAILED;
    }
  }
}
