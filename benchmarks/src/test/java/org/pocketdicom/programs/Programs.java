package org.pocketdicom.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the built programs. */
final class Programs {

  private Programs() {}

  /** What a command came to. */
  record Ended(int exitCode, List<String> lines, List<String> messages) {}

  /** Runs a command of the shell to its end. */
  static Ended dicom(Map<String, String> environment, List<String> words) throws Exception {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      int exitCode =
          shell(environment, words)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      return new Ended(exitCode, Files.readAllLines(out), Files.readAllLines(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** A command of the shell. */
  static ProcessBuilder shell(Map<String, String> environment, List<String> words) {
    return java(environment, "cli-adapter", words);
  }

  /** Starts a server and gives where it serves. */
  static String serving(Process server) throws IOException {
    BufferedReader out = server.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("serves http")) {
        return line.replaceFirst(".*serves (\\S+) .*", "$1");
      }
    }
    throw new IllegalStateException("the server did not start");
  }

  /** A server on a free port, which writes its log beside its data. */
  static Process server(Path data) throws IOException {
    List<String> words = List.of("--port", "0", "--data-dir", data.toString());
    return java(Map.of(), "http-adapter", words)
        .redirectError(data.resolveSibling("server.log").toFile())
        .start();
  }

  private static ProcessBuilder java(
      Map<String, String> environment, String module, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Xmx256m", "-jar"));
    command.add(Path.of("..", module, "target", "lib", module + ".jar").toString());
    command.addAll(words);
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().putAll(environment);
    return process;
  }
}
