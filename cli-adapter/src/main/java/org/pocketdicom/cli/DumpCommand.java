package org.pocketdicom.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.xml.NativeXmlWriter;

/** Prints the attributes of files. */
final class DumpCommand implements Command {

  private static final Option CSV =
      Option.flag("--csv", "A table: a row for each file, a column for each --tag.");
  private static final Option JSON = Option.flag("--json", "One line of DICOM JSON for each file.");
  private static final Option XML =
      Option.flag("--xml", "A document of Native DICOM XML; takes one file.");
  private static final Option TAG =
      new Option(
          "--tag",
          "TAG",
          true,
          "Only this attribute: 0010,0010, PatientName, 0009,xx10[CREATOR], or a path such as"
              + " ReferencedStudySequence[0].StudyInstanceUID. May be repeated.");

  private final Part10Reader reader = Part10Reader.lenient(ReadLimits.DEFAULT);

  @Override
  public String name() {
    return "dump";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Prints the attributes of DICOM files.",
        "Directories are walked; what begins with a dot is passed over.",
        "",
        "A table has a header, is quoted as RFC 4180 has it, and ends its lines with LF. Several"
            + " values are separated by a backslash; what is missing, a sequence or Pixel Data is"
            + " empty. Values are written as they are: have a spreadsheet import them as text, as"
            + " it may take one that begins with = + - or @ for a formula.");
  }

  @Override
  public String operand() {
    return "PATH";
  }

  @Override
  public List<Option> options() {
    return List.of(JSON, XML, CSV, TAG, Colors.OPTION);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom dump slice.dcm",
        "dicom dump --tag PatientID --tag 0008,0060 study/",
        "dicom dump --csv --tag PatientID --tag StudyDate --tag Modality archive/ > table.csv",
        "dicom dump --json study/ | jq -r '.dataset[\"00100020\"].Value[0]'",
        "dicom dump --color always slice.dcm | less -R");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Colors colors = Colors.of(arguments, System.getenv(), Terminal::isOutput);
    List<AttributePath> paths = new ArrayList<>();
    for (String tag : arguments.all(TAG.name())) {
      paths.add(path(tag));
    }
    boolean json = arguments.has(JSON.name());
    boolean xml = arguments.has(XML.name());
    if (arguments.has(CSV.name())) {
      if (json || xml || paths.isEmpty()) {
        throw new UsageException("--csv needs --tag, once for each column, and no other format");
      }
      return new DumpTable(paths).run(Inputs.of(arguments.operands()), console);
    }
    List<Input> inputs = Inputs.of(arguments.operands());
    if (xml && (json || inputs.size() > 1)) {
      throw new UsageException(
          "--xml takes one file, because it makes one document, and no --json");
    }
    DumpLabels labels = new DumpLabels(colors);
    return Batch.run(
        inputs,
        (input, out) -> {
          try (ByteSource source = input.open()) {
            DicomFile file = reader.read(source);
            Warnings.report(input.path(), file.warnings(), out);
            if (json) {
              DumpJson.write(input.path(), file, part(file.dataSet(), paths), source, out);
            } else if (xml) {
              FileBulkData bulkData = new FileBulkData(input.path(), file);
              DataSet whole = bulkData.load(part(file.dataSet(), paths), source);
              NativeXmlWriter.write(whole, bulkData, out);
            } else {
              DumpText text = new DumpText(out, labels, file, source, "");
              if (inputs.size() > 1) {
                text.heading(input.path().toString());
              }
              write(file, paths, text);
              if (paths.isEmpty() && file.dataSet().contains(Tags.DirectoryRecordSequence)) {
                out.print(DirectoryText.of(reader.readDirectory(source)));
              }
            }
          }
        },
        console);
  }

  static AttributePath path(String tag) {
    try {
      return AttributePath.parse(tag);
    } catch (IllegalArgumentException e) {
      throw new UsageException(tag + ": " + e.getMessage());
    }
  }

  private static void write(DicomFile file, List<AttributePath> paths, DumpText text) {
    if (paths.isEmpty()) {
      writeWhole(file, text);
    }
    for (AttributePath path : paths) {
      for (DataSet dataSet : List.of(file.meta(), file.dataSet())) {
        Optional<DataElement> element = path.find(dataSet);
        if (element.isPresent()) {
          boolean nested = path.steps().size() > 1;
          text.write(element.get(), nested ? DataSet.empty() : dataSet);
        }
      }
    }
  }

  private static void writeWhole(DicomFile file, DumpText text) {
    text.heading("File Meta Information");
    text.write(file.meta());
    String syntax = file.transferSyntax().uid();
    text.heading("Data Set, " + Uids.name(syntax).orElse(syntax));
    text.write(file.dataSet());
  }

  /** The outermost attributes on the paths, each with all that is in it; without paths, all. */
  private static DataSet part(DataSet dataSet, List<AttributePath> paths) {
    if (paths.isEmpty()) {
      return dataSet;
    }
    Set<Integer> wanted =
        paths.stream()
            .filter(path -> path.find(dataSet).isPresent())
            .map(path -> path.steps().getFirst().tagIn(dataSet).orElseThrow())
            .collect(Collectors.toSet());
    DataSetBuilder part = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      if (!wanted.contains(element.tag())) {
        part.remove(element.tag());
      }
    }
    return part.build();
  }
}
