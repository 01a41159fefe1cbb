package org.pocketdicom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is to be stored. */
sealed interface StoreInput {

  /** What a user calls it. */
  String name();

  /** Differs from any other's, and once its content is another, as far as can be told unread. */
  String identity() throws IOException;

  /** An object, if it is one. */
  sealed interface OfObject extends StoreInput, ObjectPlace.Source {

    /** Its name as a file. */
    String fileName();
  }

  /** A file. */
  record OfFile(String name, Input input) implements OfObject {

    @Override
    public String identity() throws IOException {
      Path path = input.path().toAbsolutePath();
      return path + " " + size() + " " + Files.getLastModifiedTime(path).toMillis();
    }

    @Override
    public String fileName() {
      return input.name().getFileName().toString();
    }

    @Override
    public long size() {
      return input.path().toFile().length();
    }

    @Override
    public InputStream open() throws IOException {
      input.check();
      return Files.newInputStream(input.path());
    }
  }

  /** An entry of a ZIP, which is open as long as it is used. */
  record OfZip(String name, ZipFile zip, ZipEntry entry) implements OfObject {

    @Override
    public String identity() {
      return name + " " + size() + " " + entry.getCrc();
    }

    @Override
    public String fileName() {
      String path = entry.getName();
      return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    @Override
    public long size() {
      return entry.getSize();
    }

    @Override
    public InputStream open() throws IOException {
      return zip.getInputStream(entry);
    }
  }

  /** What a URL gives: an object, or a ZIP of some. */
  record OfUrl(ServerUrl url) implements StoreInput {

    @Override
    public String name() {
      return url.toString();
    }

    @Override
    public String identity() {
      return name();
    }
  }

  /** What fails when its turn comes. */
  record Unreadable(String name, IOException reason) implements StoreInput {

    @Override
    public String identity() {
      return name();
    }
  }
}
