package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * A file with a line for each input that is done somewhere, so that a command that was broken off
 * can go on. An input that has changed since is another one, and in another place nothing is done.
 * Safe for use by several threads.
 */
final class Journal implements AutoCloseable {

  private final String place;
  private final Set<String> done;
  private final FileChannel file;

  private Journal(String place, Set<String> done, FileChannel file) {
    this.place = DumpJson.quoted(place);
    this.done = done;
    this.file = file;
  }

  /**
   * Opens a journal, and makes it if there is none.
   *
   * @param place where inputs go
   */
  static Journal open(Path path, String place) throws IOException {
    Set<String> done = new HashSet<>();
    if (Files.exists(path)) {
      new String(Files.readAllBytes(path), UTF_8).lines().forEach(done::add);
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Journal journal = new Journal(place, done, file);
    journal.write("\n"); // the last line may be there in part
    return journal;
  }

  boolean has(StoreInput input) throws IOException {
    return done.contains(line(input));
  }

  void add(StoreInput input) throws IOException {
    write(line(input) + "\n");
  }

  private String line(StoreInput input) throws IOException {
    return place + " " + DumpJson.quoted(input.identity());
  }

  private synchronized void write(String text) throws IOException {
    file.write(UTF_8.encode(text));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
