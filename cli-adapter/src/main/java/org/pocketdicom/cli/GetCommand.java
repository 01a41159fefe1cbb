package org.pocketdicom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pocketdicom.port.InstanceId;

/** Gets objects out of the archive, or out of a DICOMweb server. */
final class GetCommand implements Command {

  private static final Option TO =
      Option.of("--to", "DIR|FILE.zip", "Where they go, as STUDY/SERIES/INSTANCE.dcm.");

  @Override
  public String name() {
    return "get";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Gets every object whose attributes match out of the archive, exactly as it was stored,"
            + " into a directory or a ZIP.",
        "KEY=VALUE is as for dicom find. What is in the directory already is passed over: call it"
            + " again to go on. A ZIP has its list at its end, so one that was broken off is made"
            + " anew.");
  }

  @Override
  public String operand() {
    return "KEY=VALUE";
  }

  @Override
  public Operands operands() {
    return new Operands("What has to match.", false);
  }

  @Override
  public List<Option> options() {
    return List.of(TO, ObjectPlace.SERVER, ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "dicom get PatientID=4711 --to patient/",
        "dicom get StudyInstanceUID=1.2.3 Modality=CT --to study.zip",
        "dicom get --server https://pacs.example.org/dicom-web StudyInstanceUID=1.2.3 --to study/");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Path target =
        arguments
            .value(TO.name())
            .map(Inputs::path)
            .orElseThrow(() -> new UsageException("--to is missing"));
    try (ObjectPlace place = ObjectPlace.of(arguments, true);
        WholeFile files = new WholeFile()) {
      List<InstanceId> found = place.find(FindCommand.keys(arguments));
      if (found.isEmpty()) {
        console.message("nothing matches");
        return FAILED;
      }
      return target.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
          ? zip(place, found, target, files, console)
          : folder(place, found, target, files, console);
    }
  }

  private static int folder(
      ObjectPlace place, List<InstanceId> found, Path folder, WholeFile files, Console console) {
    return Batch.runWaiting(
        found,
        InstanceId::instance,
        (id, out) -> {
          Path file = folder.resolve(path(id));
          if (!Files.exists(file)) {
            files.write(file, content -> place.get(id, content));
            out.print(Console.printable(file.toString()) + "\n");
          }
        },
        console);
  }

  private static int zip(
      ObjectPlace place, List<InstanceId> found, Path file, WholeFile files, Console console)
      throws IOException {
    int[] exitCode = new int[1];
    files.write(
        file,
        content -> {
          ZipOutputStream zip = new ZipOutputStream(content);
          // Pixels hardly shrink, and compressed ones not at all: they are only packed.
          zip.setLevel(Deflater.NO_COMPRESSION);
          exitCode[0] =
              Batch.runWaiting(
                  found, InstanceId::instance, (id, out) -> add(place, id, zip), console);
          zip.finish();
        });
    return exitCode[0];
  }

  /** Several come at a time, and go into the ZIP one after the other, whole. */
  private static void add(ObjectPlace place, InstanceId id, ZipOutputStream zip)
      throws IOException {
    Path whole = Files.createTempFile("dicom-", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(whole)) {
        place.get(id, out);
      }
      synchronized (zip) {
        zip.putNextEntry(new ZipEntry(path(id)));
        Files.copy(whole, zip);
        zip.closeEntry();
      }
    } finally {
      Files.delete(whole);
    }
  }

  private static String path(InstanceId id) {
    return id.study() + "/" + id.series() + "/" + id.instance() + ".dcm";
  }
}
