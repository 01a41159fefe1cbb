package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.pocketdicom.data.Uid;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore.Entry;

/**
 * Finds the objects under a root; files and folders that are none of the store's are passed over.
 */
final class StoredFiles {

  private static final String EXTENSION = ".dcm";

  private StoredFiles() {}

  /** What is done with a file or folder that is named by a UID. */
  @FunctionalInterface
  private interface Visit {
    void of(Uid uid, Path path) throws IOException;
  }

  static void forEach(Path root, Consumer<Entry> action) throws IOException {
    list(
        root.resolve("studies"),
        "",
        (study, ofStudy) ->
            list(
                ofStudy.resolve("series"),
                "",
                (series, ofSeries) ->
                    list(
                        ofSeries.resolve("instances"),
                        EXTENSION,
                        (instance, file) ->
                            tell(new InstanceId(study, series, instance), file, action))));
  }

  private static void tell(InstanceId id, Path file, Consumer<Entry> action) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // deleted since it was listed
    }
    if (attributes.isRegularFile()) {
      action.accept(new Entry(id, attributes.size()));
    }
  }

  private static void list(Path folder, String extension, Visit visit) throws IOException {
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*" + extension)) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        String uid = name.substring(0, name.length() - extension.length());
        if (Uid.isValid(uid)) {
          visit.of(new Uid(uid), path);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // nothing was ever put here, or it is none of ours
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
