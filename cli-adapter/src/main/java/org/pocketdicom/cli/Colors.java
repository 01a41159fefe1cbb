package org.pocketdicom.cli;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.pocketdicom.cli.Command.Option;

/** Whether results are coloured, and how (ECMA-48 8.3.117, SGR). */
enum Colors {
  ON,
  OFF;

  static final Option OPTION =
      Option.of(
          "--color",
          "WHEN",
          "auto, always or never; auto colours on a terminal unless NO_COLOR is set.");

  static final String HEADING = "1";
  static final String TAG = "36";
  static final String NAME = "32";
  static final String REMOVED = "31";
  static final String ADDED = "32";

  /**
   * What a command line asks for.
   *
   * @param terminal whether results go to one
   * @param environment NO_COLOR, if not empty, and TERM=dumb are obeyed unless the line says else
   * @throws UsageException if it asks for something else than there is
   */
  static Colors of(Arguments arguments, Map<String, String> environment, BooleanSupplier terminal) {
    return switch (arguments.value(OPTION.name()).orElse("auto")) {
      case "always" -> ON;
      case "never" -> OFF;
      case "auto" -> isWelcome(environment) && terminal.getAsBoolean() ? ON : OFF;
      default -> throw new UsageException("--color takes auto, always or never");
    };
  }

  private static boolean isWelcome(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** The text in a colour. */
  String paint(String color, String text) {
    return this == OFF ? text : "\u001b[" + color + "m" + text + "\u001b[m";
  }
}
