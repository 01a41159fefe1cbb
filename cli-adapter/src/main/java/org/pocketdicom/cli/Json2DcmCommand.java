package org.pocketdicom.cli;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Uid;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Writer;
import org.pocketdicom.part10.TransferSyntax;

/** Makes files of DICOM JSON, or of Native DICOM XML. */
final class Json2DcmCommand implements Command {

  private static final int META_GROUP = 0x0002;

  private static final Option OUTPUT =
      Option.of(
          "--output",
          "FILE|DIR",
          "The file to write; a directory, where the input has several Data Sets, for files named"
              + " by their SOP Instance UID.");
  private static final Option SYNTAX =
      Option.of(
          "--transfer-syntax",
          "SYNTAX",
          "A UID, or a keyword as ImplicitVRLittleEndian. Default: ExplicitVRLittleEndian.");
  private static final Option BULK =
      Option.of(
          "--bulk-dir",
          "DIR",
          "Where bulk data may be read from: URIs are relative to it, or file: URIs of files below"
              + " it. Nothing is fetched from a network.");

  @Override
  public String name() {
    return "json2dcm";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Makes DICOM files of DICOM JSON or Native DICOM XML, which is told by the content.",
        "JSON may be an object, an array of them, or lines as dump --json prints them. - is"
            + " standard input.");
  }

  @Override
  public String operand() {
    return "FILE";
  }

  @Override
  public List<Option> options() {
    return List.of(OUTPUT, SYNTAX, BULK);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom json2dcm header.json --output header.dcm",
        "dicom dump --json study/ | dicom json2dcm - --bulk-dir study/ --output copies/",
        "dicom json2dcm metadata.xml --transfer-syntax 1.2.840.10008.1.2 --output object.dcm");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    if (arguments.operands().size() != 1) {
      throw new UsageException("json2dcm takes one input");
    }
    String output =
        arguments
            .value(OUTPUT.name())
            .orElseThrow(() -> new UsageException("json2dcm needs --output"));
    TransferSyntax syntax = syntax(arguments.value(SYNTAX.name()).orElse("ExplicitVRLittleEndian"));
    Optional<Path> bulk = arguments.value(BULK.name()).map(Inputs::path);
    try (InputStream in = open(arguments.operands().getFirst());
        WholeFile files = new WholeFile()) {
      writeAll(DicomJsonOrXml.of(in), output, bulk, syntax, files);
    }
    return DONE;
  }

  private static InputStream open(String operand) throws IOException {
    return new BufferedInputStream(
        operand.equals("-") ? System.in : Files.newInputStream(Inputs.path(operand)));
  }

  private static TransferSyntax syntax(String name) {
    String uid = Uids.uid(name).orElse(name);
    boolean known =
        (uid + ".").startsWith(TransferSyntax.IMPLICIT_LITTLE.uid() + ".")
            && Uids.name(uid).isPresent();
    if (!known) {
      throw new UsageException(name + " is no transfer syntax");
    }
    return TransferSyntax.of(uid);
  }

  // One ahead: nothing is written where there are more than the output can take.
  private static void writeAll(
      DicomJsonOrXml input,
      String output,
      Optional<Path> bulk,
      TransferSyntax syntax,
      WholeFile files)
      throws IOException {
    Path place = Inputs.path(output);
    boolean directory = output.endsWith(File.separator) || Files.isDirectory(place);
    Optional<DataSet> next = input.next();
    if (next.isEmpty()) {
      throw new MalformedDicom("the input has no Data Set");
    }
    for (int number = 1; next.isPresent(); number++) {
      DataSet dataSet = next.get();
      next = input.next();
      if (next.isPresent() && !directory) {
        throw new UsageException("the input has several Data Sets: --output has to be a directory");
      }
      Path target = directory ? place.resolve(fileName(dataSet, number)) : place;
      write(dataSet, bulk, syntax, target, files);
    }
  }

  private static String fileName(DataSet dataSet, int number) {
    return dataSet.string(Tags.SOPInstanceUID).filter(Uid::isValid).orElse(Integer.toString(number))
        + ".dcm";
  }

  private static void write(
      DataSet read, Optional<Path> bulk, TransferSyntax syntax, Path target, WholeFile files)
      throws IOException {
    try (BulkFolder folder = new BulkFolder(bulk)) {
      DataSet whole = LongValues.resolve(read, folder::locate);
      DicomFile file =
          new DicomFile(
              part(whole, true), part(whole, false), TransferSyntax.EXPLICIT_LITTLE, List.of());
      files.write(
          target,
          out -> Part10Writer.create().write(file, folder, syntax, Channels.newChannel(out)));
    }
  }

  /** The File Meta Information, which some programs put among the attributes, or all but that. */
  private static DataSet part(DataSet whole, boolean meta) {
    DataSetBuilder part = whole.toBuilder();
    for (DataElement element : whole) {
      if (Tag.group(element.tag()) == META_GROUP != meta) {
        part.remove(element.tag());
      }
    }
    return part.build();
  }
}
