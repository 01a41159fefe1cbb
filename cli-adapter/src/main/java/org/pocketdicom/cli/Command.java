package org.pocketdicom.cli;

import java.io.IOException;
import java.util.List;

/** One command of the shell: what it is told, and what it does. */
interface Command {

  /** An exit code: everything was done. */
  int DONE = 0;

  /** An exit code: some inputs failed, each named on standard error. */
  int FAILED = 1;

  /** An exit code: the command line was not understood, nothing was done. */
  int USAGE = 2;

  /**
   * An option of a command.
   *
   * @param name with its two hyphens
   * @param value what is given with it, as help names it; empty for a flag
   * @param repeatable whether it may be given more than once
   */
  record Option(String name, String value, boolean repeatable, String description) {

    static Option flag(String name, String description) {
      return new Option(name, "", false, description);
    }

    static Option of(String name, String value, String description) {
      return new Option(name, value, false, description);
    }

    boolean isFlag() {
      return value.isEmpty();
    }
  }

  /** What is typed behind {@code dicom}. */
  String name();

  /** What it does, for help; lines. */
  List<String> description();

  /** What is given without an option's name, as help names it, at least one; empty for none. */
  default String operand() {
    return "";
  }

  /**
   * More about what is given without an option's name.
   *
   * @param description for help
   * @param isOptional whether there may be none
   */
  record Operands(String description, boolean isOptional) {}

  /** More about {@link #operand}. */
  default Operands operands() {
    return new Operands("Files and directories.", false);
  }

  List<Option> options();

  /** Command lines and what they do, for help. */
  List<String> examples();

  /**
   * Does it.
   *
   * @return the exit code
   * @throws UsageException if the options make no sense
   * @throws IOException if standard output fails
   */
  int run(Arguments arguments, Console console) throws IOException;
}
