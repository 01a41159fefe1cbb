package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that the operands of a command name. Of a directory those are all files below it,
 * sorted by path, links followed, but nothing whose name begins with a dot.
 */
final class Inputs {

  private Inputs() {}

  /**
   * The files, in the order of the operands. What can't be read is among them, to fail in its turn.
   */
  static List<Input> of(List<String> operands) throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (String operand : operands) {
      Path path = path(operand);
      if (Files.isDirectory(path)) {
        inputs.addAll(walk(path));
      } else {
        inputs.add(new Input(path, name(path)));
      }
    }
    return Collections.unmodifiableList(inputs);
  }

  /**
   * @throws UsageException if no file can have that name
   */
  static Path path(String operand) {
    try {
      return Path.of(operand);
    } catch (InvalidPathException e) {
      throw new UsageException(operand + " is not a path: " + e.getReason());
    }
  }

  private static List<Input> walk(Path directory) throws IOException {
    List<Input> found = new ArrayList<>();
    Files.walkFileTree(
        directory,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(path)) {
              found.add(new Input(path, directory.relativize(path)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException reason) {
            // A link to a directory above leads to nothing new.
            if (!(reason instanceof FileSystemLoopException)) {
              found.add(new Input(path, directory.relativize(path)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException reason) {
            return reason == null ? FileVisitResult.CONTINUE : visitFileFailed(path, reason);
          }

          private boolean isHidden(Path path) {
            return !path.equals(directory) && path.getFileName().toString().startsWith(".");
          }
        });
    // Not Comparator.comparing: its lambda is one of those that no AOT cache holds.
    found.sort((a, b) -> a.path().compareTo(b.path()));
    return found.isEmpty() ? List.of(new Input(directory, name(directory))) : found;
  }

  private static Path name(Path path) {
    Path name = path.getFileName();
    return name == null ? path : name;
  }
}
