package org.pocketdicom.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as users run it: a process of its own, from the built jars, on a free port. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern SERVING = Pattern.compile("serves (http://\\S+)");

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Launches the server; it may not serve yet.
   *
   * @param data a folder; the log is written beside it
   */
  static ServerProcess launch(Path data, String... javaOptions) throws IOException {
    return launch(data, Map.of(), javaOptions);
  }

  /** Launches the server with more in its environment. */
  static ServerProcess launch(Path data, Map<String, String> environment, String... javaOptions)
      throws IOException {
    return launch(0, data, environment, javaOptions);
  }

  /** Launches the server on a port, 0 for any free one. */
  static ServerProcess launch(
      int port, Path data, Map<String, String> environment, String... javaOptions)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(javaOptions));
    command.addAll(List.of("-jar", "target/lib/http-adapter.jar"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--data-dir", data.toString()));
    Path log = data.resolveSibling(data.getFileName() + ".log");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process.environment().putAll(environment);
    return new ServerProcess(process.start(), log);
  }

  /** Waits until it serves. */
  Client client() throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher serving = SERVING.matcher(line);
      if (serving.find()) {
        return new Client(URI.create(serving.group(1)));
      }
    }
    throw new IllegalStateException("the server did not start: " + Files.readString(log));
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** The most memory it had, as the system saw it, where the system tells. */
  String peakMemory() throws IOException {
    return memory("VmHWM");
  }

  /** The memory it has, in MB, as the system sees it, where the system tells; else 0. */
  long megabytes() throws IOException {
    String kilobytes = memory("VmRSS").replaceAll("[^0-9]", "");
    return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) >> 10;
  }

  private String memory(String name) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith(name))
            .findFirst()
            .orElse("")
        : "";
  }

  /** What is on its heap after a collection, in MB. */
  long liveMegabytes() throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String total =
        histogram
            .inputReader()
            .lines()
            .reduce((before, line) -> line.startsWith("Total") ? line : before)
            .orElseThrow();
    Matcher bytes = Pattern.compile("Total +[0-9]+ +([0-9]+)").matcher(total);
    if (!bytes.find()) {
      throw new IllegalStateException("no histogram of the heap: " + total);
    }
    return Long.parseLong(bytes.group(1)) >> 20;
  }

  /** SIGTERM, and a minute to end. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 1, TimeUnit.MINUTES).join();
    kill();
  }
}
