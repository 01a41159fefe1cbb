package org.pocketdicom.storage.fs;

import java.nio.file.Path;
import java.util.Optional;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.InstanceId;

/**
 * Names of markers, {@code <number>_<study>_<series>_<instance>}: an identity in 215 characters.
 */
final class Marker {

  private Marker() {}

  static String name(long number, InstanceId id) {
    return number + "_" + id.study() + "_" + id.series() + "_" + id.instance();
  }

  /** The identity that a file's name marks; empty where the file is no marker. */
  static Optional<InstanceId> parse(Path file) {
    String[] parts = file.getFileName().toString().split("_", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    for (int i = 1; i < parts.length; i++) {
      if (!Uid.isValid(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(new InstanceId(new Uid(parts[1]), new Uid(parts[2]), new Uid(parts[3])));
  }
}
