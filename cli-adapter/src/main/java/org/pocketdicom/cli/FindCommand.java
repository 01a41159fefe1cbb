package org.pocketdicom.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.SearchArchive;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;
import org.pocketdicom.query.UnmatchableKey;

/** Finds studies, series and instances of the archive by their attributes (PS3.4 C.6.2). */
final class FindCommand implements Command {

  private static final int LIMIT = 100;

  private static final Option LEVEL =
      Option.of("--level", "LEVEL", "study, series or instance; default is study.");
  private static final Option INCLUDE =
      new Option("--include", "KEY", true, "Another attribute to print, or all; repeatable.");
  private static final Option FUZZY =
      Option.flag("--fuzzy", "Names match by the beginnings of their words, in any order.");
  private static final Option MOST =
      Option.of("--limit", "N", "Print at most so many, 1 to 1000; default is " + LIMIT + ".");
  private static final Option OFFSET = Option.of("--offset", "N", "Pass over so many.");
  private static final Option JSON =
      Option.flag("--json", "One line of the DICOM JSON Model for each match.");

  @Override
  public String name() {
    return "find";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Finds studies, series or instances of the archive by their attributes.",
        "A KEY is a keyword, a tag, or a path such as"
            + " RequestAttributesSequence.RequestedProcedureID.",
        "A VALUE may have * and ?; a date or time may be a range such as 20200101-; UIDs may be a"
            + " list.");
  }

  @Override
  public String operand() {
    return "KEY=VALUE";
  }

  @Override
  public Operands operands() {
    return new Operands("What has to match; nothing for all there is.", true);
  }

  @Override
  public List<Option> options() {
    return List.of(LEVEL, INCLUDE, FUZZY, MOST, OFFSET, JSON, ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom find 'PatientName=doe*' StudyDate=20200101-",
        "dicom find --level series Modality=CT --include BodyPartExamined --json");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Query query = query(arguments);
    int offset = arguments.number(OFFSET.name(), 0, Integer.MAX_VALUE).orElse(0);
    int limit = arguments.number(MOST.name(), 1, 1000).orElse(LIMIT);
    try (Archive archive = ArchiveOptions.openExisting(arguments)) {
      SearchArchive.Found found = archive.searchArchive().search(query, offset, limit);
      for (DataSet match : found.matches()) {
        if (arguments.has(JSON.name())) {
          DicomJsonWriter.write(match, BulkDataLocator.NONE, console.out());
          console.out().print("\n");
        } else {
          console.out().print(Console.printable(line(query, match)) + "\n");
        }
      }
      if (found.further() > 0) {
        String most = found.further() == InstanceIndex.counted(query, limit) ? "at least " : "";
        console.message("there are " + most + found.further() + " more; see --limit and --offset");
      }
      return DONE;
    } catch (UnmatchableKey e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Query query(Arguments arguments) {
    Query.Builder query = Query.of(level(arguments)).fuzzy(arguments.has(FUZZY.name()));
    try {
      keys(arguments).forEach(key -> query.where(key.getKey(), key.getValue()));
      arguments.all(INCLUDE.name()).forEach(query::include);
      return query.build();
    } catch (UnmatchableKey e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The keys and their values, in the order of the command line.
   *
   * @throws UsageException if an operand has no equals sign
   */
  static List<Map.Entry<String, String>> keys(Arguments arguments) {
    List<Map.Entry<String, String>> keys = new ArrayList<>();
    for (String key : arguments.operands()) {
      int equals = key.indexOf('=');
      if (equals < 0) {
        throw new UsageException(key + " is no KEY=VALUE");
      }
      keys.add(Map.entry(key.substring(0, equals), key.substring(equals + 1)));
    }
    return keys;
  }

  private static QueryLevel level(Arguments arguments) {
    String level = arguments.value(LEVEL.name()).orElse("study");
    for (QueryLevel each : QueryLevel.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(level)) {
        return each;
      }
    }
    throw new UsageException(LEVEL.name() + " is study, series or instance, not " + level);
  }

  /** The UID, what people know the entity by, and what was asked for. */
  private static String line(Query query, DataSet match) {
    List<String> parts = new ArrayList<>();
    switch (query.level()) {
      case STUDY -> {
        add(match, parts, Tags.StudyInstanceUID, Tags.StudyDate, Tags.PatientID, Tags.PatientName);
        add(match, parts, Tags.ModalitiesInStudy);
        parts.add(
            match.string(Tags.NumberOfStudyRelatedSeries).orElse("0")
                + " series, "
                + match.string(Tags.NumberOfStudyRelatedInstances).orElse("0")
                + " instances");
      }
      case SERIES -> {
        add(match, parts, Tags.SeriesInstanceUID, Tags.Modality, Tags.SeriesNumber);
        add(match, parts, Tags.SeriesDescription);
        parts.add(match.string(Tags.NumberOfSeriesRelatedInstances).orElse("0") + " instances");
      }
      case INSTANCE ->
          add(match, parts, Tags.SOPInstanceUID, Tags.SOPClassUID, Tags.InstanceNumber);
    }
    for (int tag : new TreeSet<>(query.included())) {
      match
          .get(tag)
          .ifPresent(element ->
              parts.add(DataDictionary.keyword(tag) + "=" + String.join("\\", element.strings())));
    }
    return String.join("  ", parts);
  }

  private static void add(DataSet match, List<String> parts, int... tags) {
    for (int tag : tags) {
      String text = String.join("\\", match.strings(tag));
      parts.add(text.isEmpty() ? "-" : text);
    }
  }
}
