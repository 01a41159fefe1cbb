package org.pocketdicom.cli;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.cli.Command.Option;
import org.pocketdicom.port.InstanceStore;

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
   * @throws UsageException if a setting is not allowed, or there is no such archive
   */
  static Archive openExisting(Arguments arguments) {
    return open(arguments, true).archive();
  }

  /**
   * Opens it; the caller closes it.
   *
   * @param exists whether it is an error if there is none; else it is made
   * @throws UsageException if a setting is not allowed, or there is no such archive
   */
  static ArchivePlace open(Arguments arguments, boolean exists) {
    Settings settings = settings(arguments);
    if (exists && settings.s3().isEmpty() && !Files.isDirectory(settings.dataDir())) {
      throw new UsageException("there is no archive in " + settings.dataDir());
    }
    return checked(() -> new ArchivePlace(settings.archiveName(), PocketDicom.open(settings)));
  }

  /**
   * Opens a store alone, {@code fs:<folder>} or {@code s3://<bucket>}; the caller closes it.
   *
   * @param exists whether it is an error if there is no such folder
   * @throws UsageException if it is neither, or a setting is not allowed
   */
  static InstanceStore openStore(String location, boolean exists) {
    Settings settings = settings(named(location));
    if (exists && settings.s3().isEmpty() && !Files.isDirectory(settings.dataDir())) {
      throw new UsageException("there is no folder " + settings.dataDir());
    }
    return checked(() -> PocketDicom.openStore(settings));
  }

  private static Map<String, String> named(String location) {
    if (location.startsWith("fs:") && location.length() > 3) {
      return Map.of("DICOM_STORE", "fs", "DICOM_DATA_DIR", location.substring(3));
    }
    if (location.matches("s3://[^/]+")) {
      return Map.of("DICOM_STORE", "s3", "DICOM_S3_BUCKET", location.substring(5));
    }
    throw new UsageException("a store is fs:FOLDER or s3://BUCKET, not " + location);
  }

  private static Settings settings(Arguments arguments) {
    return settings(
        arguments
            .value(DATA_DIR.name())
            .map(dir -> Map.of("DICOM_DATA_DIR", dir))
            .orElse(Map.of()));
  }

  /** The settings of the environment, and others that are named. */
  private static Settings settings(Map<String, String> named) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    settings.putAll(named);
    return checked(() -> Settings.of(settings));
  }

  private static <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
