package org.pocketdicom.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The files that results are written to: names by rule, each for one input, and none an input
 * itself.
 */
final class OutputTargets {

  private final Path place;
  private final boolean named;
  private final UnaryOperator<String> naming;
  private final Map<Path, Path> owners = new HashMap<>();
  private final Set<Path> inputs = new HashSet<>();

  /**
   * @param operands as they were given: a single file may be told the name of its result
   * @param output a file or a directory; empty for the current directory
   * @param naming the name of a result in a directory, from its input's
   */
  OutputTargets(
      List<String> operands, List<Input> inputs, String output, UnaryOperator<String> naming) {
    boolean oneFile = operands.size() == 1 && !Files.isDirectory(Inputs.path(operands.getFirst()));
    this.place = Inputs.path(output);
    this.named =
        oneFile
            && !output.isEmpty()
            && !output.endsWith(File.separator)
            && !Files.isDirectory(place);
    this.naming = naming;
    for (Input input : inputs) {
      owners.putIfAbsent(key(target(input)), input.path());
      this.inputs.add(key(input.path()));
    }
  }

  /**
   * The file for an input's result.
   *
   * @throws FileSystemException if it would overwrite an input, or another input's result
   */
  Path of(Input input) throws FileSystemException {
    Path target = target(input);
    if (inputs.contains(key(target))) {
      throw refused(target, "the input " + target);
    }
    Path owner = owners.get(key(target));
    if (owner != null && !owner.equals(input.path())) {
      throw refused(target, "that of " + owner);
    }
    return target;
  }

  private Path target(Input input) {
    return named ? place : place.resolve(naming.apply(input.name().toString()));
  }

  private static FileSystemException refused(Path target, String what) {
    return new FileAlreadyExistsException(
        target.toString(), null, "its output would overwrite " + what);
  }

  /** The name of one frame's picture, {@code slice.png} to {@code slice-3.png}. */
  static Path ofFrame(Path target, int number) {
    String name = target.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int end = dot > 0 ? dot : name.length();
    return target.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
  }

  /** The name of a picture, {@code slice.dcm} to {@code slice.png}. */
  static String ofPicture(String name, String extension) {
    boolean dcm = name.regionMatches(true, name.length() - 4, ".dcm", 0, 4);
    return (dcm ? name.substring(0, name.length() - 4) : name) + "." + extension;
  }

  private static Path key(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // it is not there
    }
  }
}
