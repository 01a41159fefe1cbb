package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.validation.Finding;
import org.pocketdicom.validation.ObjectValidator;

/** Says where files depart from the standard. */
final class ValidateCommand implements Command {

  private static final Option JSON = Option.flag("--json", "One line of JSON for each finding.");

  private final Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);

  @Override
  public String name() {
    return "validate";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Says where DICOM files depart from the standard, a line for each finding: file, severity,"
            + " rule, attribute, what is wrong, and the section. Values are not shown.",
        "Exits with 1 where a file has errors, be it that it cannot be read; warnings and notes do"
            + " not count.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return List.of(JSON);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom validate slice.dcm",
        "dicom validate study/ | grep ': error '",
        "dicom validate --json study/ | jq -r .rule | sort | uniq -c");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    boolean json = arguments.has(JSON.name());
    AtomicBoolean wrong = new AtomicBoolean();
    int exitCode =
        Batch.run(
            Inputs.of(arguments.operands()),
            (input, out) -> {
              try (ByteSource source = input.open()) {
                ObjectValidator.validate(
                    reader.read(source),
                    finding -> {
                      if (finding.severity() == Finding.Severity.ERROR) {
                        wrong.set(true);
                      }
                      out.print(json ? json(input.path(), finding) : text(input.path(), finding));
                    });
              }
            },
            console);
    return wrong.get() ? FAILED : exitCode;
  }

  private static String text(Path path, Finding finding) {
    String keyword = keyword(finding);
    return Console.printable(path.toString())
        + ": "
        + severity(finding)
        + " "
        + finding.rule()
        + " "
        + finding.where()
        + (keyword.isEmpty() ? "" : " " + keyword)
        + ": "
        + finding.message()
        + " ("
        + finding.section()
        + ")\n";
  }

  private static String json(Path path, Finding finding) {
    return """
    {"path": %s, "severity": "%s", "rule": "%s", "section": "%s", "where": %s, "keyword": "%s", "message": %s}
    """
        .formatted(
            DumpJson.quoted(path.toString()),
            severity(finding),
            finding.rule(),
            finding.section(),
            DumpJson.quoted(finding.where()),
            keyword(finding),
            DumpJson.quoted(finding.message()));
  }

  private static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String keyword(Finding finding) {
    String last = finding.where().substring(finding.where().lastIndexOf('.') + 1);
    return Tag.parse(last).stream().mapToObj(DataDictionary::keyword).findFirst().orElse("");
  }
}
