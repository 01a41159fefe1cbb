package org.pocketdicom.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.pocketdicom.conformance.Conformance;
import org.pocketdicom.conformance.Report;

/** Judges a DICOMweb server. */
final class ConformanceCommand implements Command {

  private static final Option JSON = Option.flag("--json", "The report with all points as JSON.");
  private static final Option HTML = Option.flag("--html", "The report with all points as a page.");
  private static final Option STRICT =
      Option.flag("--strict", "Count as failed what the standard only recommends, too.");
  private static final Option URI_SERVICE =
      Option.of(
          "--wado-uri", "URL", "Where WADO-URI is, up to the question mark; else BASE-URL/wado.");

  @Override
  public String name() {
    return "conformance";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Judges a DICOMweb server by PS3.18: some 700 requests, each with what the standard says of"
            + " the answer. It stores objects of its own, under new UIDs and patients, and deletes"
            + " them again where the server lets it.",
        "Prints a line for each point that failed or could not be judged, and a summary. Exits with"
            + " 1 where a point failed.",
        ServerUrl.HELP);
  }

  @Override
  public String operand() {
    return "BASE-URL";
  }

  @Override
  public List<Option> options() {
    return List.of(URI_SERVICE, STRICT, JSON, HTML);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom conformance http://localhost:5001/dicomweb",
        "dicom conformance --html https://pacs.example.org/dicom-web > report.html",
        "dicom conformance --wado-uri http://localhost:8042/wado http://localhost:8042/dicom-web");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    if (arguments.operands().size() != 1 || arguments.has("--json") && arguments.has("--html")) {
      throw new UsageException("one base URL is judged, and one report printed");
    }
    ServerUrl server = ServerUrl.of(arguments.operands().getFirst(), System.getenv());
    Optional<ServerUrl> uriService = arguments.value(URI_SERVICE.name()).map(ServerUrl::of);
    Conformance open =
        uriService.isPresent()
            ? Conformance.of(server.url(), uriService.get().url())
            : Conformance.of(server.url());
    Conformance kit = server.authorization().map(open::authorizedBy).orElse(open);
    AtomicInteger done = new AtomicInteger();
    Report report =
        kit.run(result -> console.progress().show(done.incrementAndGet(), kit.points().size()));
    console.progress().clear();
    if (arguments.has(JSON.name())) {
      console.out().print(report.toJson());
    } else if (arguments.has(HTML.name())) {
      console.out().print(report.toHtml());
    } else {
      console.out().print(Console.printable(report.toText()).replace('\u240A', '\n'));
    }
    return report.holds(arguments.has(STRICT.name())) ? DONE : FAILED;
  }
}
