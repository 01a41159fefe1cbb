package org.pocketdicom.cli;

import java.nio.file.Files;
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
   * Opens it, and makes it where there is none; the caller closes it.
   *
   * @throws UsageException if a setting is not allowed
   */
  static Archive open(Arguments arguments) {
    return open(settings(arguments));
  }

  /**
   * Opens it; the caller closes it.
   *
   * @throws UsageException if a setting is not allowed, or there is no such archive
   */
  static Archive openExisting(Arguments arguments) {
    Settings settings = settings(arguments);
    if (settings.s3().isEmpty() && !Files.isDirectory(settings.dataDir())) {
      throw new UsageException("there is no archive in " + settings.dataDir());
    }
    return open(settings);
  }

  private static Archive open(Settings settings) {
    try {
      return PocketDicom.open(settings);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Settings settings(Arguments arguments) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    arguments.value(DATA_DIR.name()).ifPresent(dir -> settings.put("DICOM_DATA_DIR", dir));
    try {
      return Settings.of(settings);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
