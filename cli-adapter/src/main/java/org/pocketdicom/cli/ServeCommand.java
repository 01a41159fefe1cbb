package org.pocketdicom.cli;

import java.util.List;

/**
 * What {@code dicom serve} takes, for help: the server is a program of its own, which the launcher
 * starts instead of this one.
 */
final class ServeCommand implements Command {

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Serves the archive over HTTP.",
        "The options stand for DICOM_PORT, DICOM_HOST, DICOM_DATA_DIR and DICOM_VIEWER of the"
            + " environment.");
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("--port", "PORT", "0 for any free one; default 5001."),
        Option.of("--host", "HOST", "The address to listen on; default 127.0.0.1."),
        ArchiveOptions.DATA_DIR,
        Option.of("--viewer", "FOLDER", "A web viewer to serve at /viewer/, e.g. OHIF's dist."));
  }

  @Override
  public List<String> examples() {
    return List.of("dicom serve", "dicom serve --port 8080 --host 0.0.0.0 --data-dir /srv/dicom");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    console.message("the server is started by the launcher, as ./dicom serve, not by this program");
    return FAILED;
  }
}
