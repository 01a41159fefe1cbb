package org.pocketdicom.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The program {@code dicom}: takes a command line, gives an exit code. */
public final class DicomCommand {

  private static final List<String> NAMES =
      List.of(
          "dump",
          "edit",
          "diff",
          "render",
          "transcode",
          "json2dcm",
          "validate",
          "store",
          "get",
          "verify",
          "reindex",
          "migrate",
          "find",
          "index",
          "conformance",
          "serve",
          "completion");

  private DicomCommand() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console =
        console(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    int exitCode = run(List.of(args), console);
    Runtime.getRuntime().halt(exitCode); // nothing is left open, and exit() would load a logger
  }

  /** A console over two streams, of which the second may be the terminal that progress is for. */
  static Console console(OutputStream out, OutputStream err) {
    PrintStream messages = new PrintStream(err, false, StandardCharsets.UTF_8);
    Results results = new Results(out);
    Progress progress = new Progress(messages, () -> isWatched(results), System::nanoTime);
    return new Console(results, messages, progress);
  }

  /** Runs a command line; nothing is thrown. */
  static int run(List<String> line, Console console) {
    try {
      int exitCode = dispatch(line, console);
      console.out().flush();
      return exitCode;
    } catch (UsageException e) {
      String command =
          !line.isEmpty() && NAMES.contains(line.getFirst()) ? line.getFirst() + " " : "";
      console.message(e.getMessage() + " (see dicom " + command + "--help)");
      return Command.USAGE;
    } catch (Results.Failed e) {
      if (e.isClosed()) {
        return Command.DONE; // the reader has seen enough
      }
      return failed("standard output: ", e, console);
    } catch (IOException | RuntimeException | Error e) {
      return failed("", e, console);
    }
  }

  private static int failed(String what, Throwable reason, Console console) {
    console.message(what + Reason.of(reason));
    return Command.FAILED;
  }

  private static int dispatch(List<String> line, Console console) throws IOException {
    if (line.equals(List.of("--version"))) {
      console.out().print(version() + "\n");
      return Command.DONE;
    }
    if (!line.isEmpty() && NAMES.contains(line.getFirst())) {
      Command command = command(line.getFirst());
      Optional<Arguments> plain = Arguments.ofPlain(command, line.subList(1, line.size()));
      if (plain.isPresent()) {
        return command.run(plain.get(), console);
      }
    }
    return commandLines().run(line, console);
  }

  private static CommandLines commandLines() {
    return new CommandLines(NAMES.stream().map(DicomCommand::command).toList(), version());
  }

  private static Command command(String name) {
    return switch (name) {
      case "dump" -> new DumpCommand();
      case "edit" -> new EditCommand();
      case "diff" -> new DiffCommand();
      case "render" -> new RenderCommand();
      case "transcode" -> new TranscodeCommand();
      case "json2dcm" -> new Json2DcmCommand();
      case "store" -> new StoreCommand();
      case "get" -> new GetCommand();
      case "verify" -> new VerifyCommand();
      case "reindex" -> new ReindexCommand();
      case "migrate" -> new MigrateCommand();
      case "find" -> new FindCommand();
      case "index" -> new IndexCommand();
      case "validate" -> new ValidateCommand();
      case "conformance" -> new ConformanceCommand();
      case "serve" -> new ServeCommand();
      case "completion" -> new CompletionCommand(() -> commandLines().completion());
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  private static String version() {
    return "dicom "
        + Optional.ofNullable(DicomCommand.class.getPackage().getImplementationVersion())
            .orElse("of no release");
  }

  /** Whether standard error is a terminal, and results do not scroll by on one. */
  private static boolean isWatched(Results out) {
    return Terminal.isError() && !(out.isUsed() && Terminal.isOutput());
  }
}
