package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * A file with a line for each input that is done, so that a command that was broken off can go on.
 * An input that has changed since is another one. Safe for use by several threads.
 */
final class Journal implements AutoCloseable {

  private final Set<String> done;
  private final FileChannel file;

  private Journal(Set<String> done, FileChannel file) {
    this.done = done;
    this.file = file;
  }

  /** Opens a journal, and makes it if there is none. */
  static Journal open(Path path) throws IOException {
    Set<String> done = new HashSet<>();
    if (Files.exists(path)) {
      done.addAll(Files.readAllLines(path));
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Journal journal = new Journal(done, file);
    journal.write("\n"); // the last line may be there in part
    return journal;
  }

  boolean has(StoreInput input) throws IOException {
    return done.contains(line(input));
  }

  void add(StoreInput input) throws IOException {
    write(line(input) + "\n");
  }

  private static String line(StoreInput input) throws IOException {
    return DumpJson.quoted(input.name()) + " " + input.version();
  }

  private synchronized void write(String text) throws IOException {
    file.write(StandardCharsets.UTF_8.encode(text));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
