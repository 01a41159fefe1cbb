package org.pocketdicom.cli;

import java.util.HashMap;
import java.util.Map;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.cli.Command.Option;

/** Opens the archive that the environment and the options of a command name. */
final class ArchiveOptions {

  static final Option DATA_DIR =
      Option.of(
          "--data-dir",
          "DIR",
          "The archive's folder; default is DICOM_DATA_DIR, or ./data. Other DICOM_... settings are"
              + " taken from the environment.");

  private ArchiveOptions() {}

  /**
   * Opens it; the caller closes it.
   *
   * @throws UsageException if a setting is not allowed
   */
  static Archive open(Arguments arguments) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    arguments.value(DATA_DIR.name()).ifPresent(dir -> settings.put("DICOM_DATA_DIR", dir));
    return PocketDicom.open(settings(settings));
  }

  private static Settings settings(Map<String, String> named) {
    try {
      return Settings.of(named);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
