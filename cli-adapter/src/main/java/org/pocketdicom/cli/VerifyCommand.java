package org.pocketdicom.cli;

import java.util.List;
import java.util.Locale;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.VerifyArchive;

/** Compares what the archive holds with what it knows. */
final class VerifyCommand implements Command {

  private static final Option REPAIR =
      Option.flag("--repair", "Mend what can be mended without guessing: what the index knows.");

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Compares the objects of the archive with its index, and each with the digest it came"
            + " with.",
        "Prints a line for each finding; exits with 1 where some are not repaired.");
  }

  @Override
  public List<Option> options() {
    return List.of(REPAIR, ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of("dicom verify", "dicom verify --repair --data-dir /srv/dicom");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    boolean repair = arguments.has(REPAIR.name());
    try (Archive archive = ArchiveOptions.openExisting(arguments)) {
      VerifyArchive.Report report =
          archive
              .verifyArchive()
              .verify(
                  repair,
                  finding -> print(line(finding), console),
                  done -> console.progress().show(done, 0));
      print(
          report.instances()
              + " instances, "
              + report.findings()
              + " findings, "
              + report.repaired()
              + " repaired",
          console);
      if (report.abandoned() > 0) {
        print(
            report.abandoned()
                + " uploads that were never finished"
                + (repair ? ", discarded" : ", which --repair discards"),
            console);
      }
      return report.findings() == report.repaired() ? DONE : FAILED;
    }
  }

  private static String line(VerifyArchive.Finding finding) {
    String problem = finding.problem().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return problem + (finding.repaired() ? ", repaired" : "") + "  " + finding.id().key();
  }

  private static void print(String line, Console console) {
    console.progress().clear();
    console.out().print(line + "\n");
    console.out().flush();
  }
}
