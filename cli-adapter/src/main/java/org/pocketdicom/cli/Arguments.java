package org.pocketdicom.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command was told.
 *
 * @param values of the options that were given, by name; of a flag, one empty text
 * @param operands what was given without an option's name
 */
record Arguments(Map<String, List<String>> values, List<String> operands) {

  Arguments {
    values = Map.copyOf(values);
    operands = List.copyOf(operands);
  }

  /**
   * Reads a plain command line: only known options, spelt {@code --name value} or {@code
   * --name=value}.
   *
   * <p>Picocli reads every command line, but is in class files of so old a format that no AOT cache
   * takes them: loading it lasts longer than a file's dump. So it is asked only where there is
   * something to explain.
   *
   * @return empty where picocli has to look at it, be it to say what is wrong
   */
  static Optional<Arguments> ofPlain(Command command, List<String> line) {
    Map<String, List<String>> values = new HashMap<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (!word.startsWith("-") || word.equals("-")) {
        operands.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      Command.Option option = find(command, equals < 0 ? word : word.substring(0, equals));
      boolean valueFollows = option != null && !option.isFlag() && equals < 0;
      if (option == null
          || option.isFlag() && equals >= 0
          || valueFollows && (++i == line.size() || line.get(i).startsWith("--"))
          || values.containsKey(option.name()) && !option.repeatable()) {
        return Optional.empty();
      }
      String value = valueFollows ? line.get(i) : word.substring(equals + 1);
      values
          .computeIfAbsent(option.name(), n -> new ArrayList<>())
          .add(option.isFlag() ? "" : value);
    }
    boolean complete =
        operands.isEmpty()
            ? command.operand().isEmpty() || command.operands().isOptional()
            : !command.operand().isEmpty();
    return complete ? Optional.of(new Arguments(values, operands)) : Optional.empty();
  }

  private static Command.@Nullable Option find(Command command, String name) {
    for (Command.Option option : command.options()) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  Optional<String> value(String option) {
    List<String> all = all(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }

  /**
   * A whole number.
   *
   * @throws UsageException if it is anything else, or out of range
   */
  Optional<Integer> number(String option, int least, int most) {
    return value(option).map(text -> number(option, text, least, most));
  }

  private static int number(String option, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    String range = most == Integer.MAX_VALUE ? "from " + least : "from " + least + " to " + most;
    throw new UsageException(option + " takes a whole number " + range + ", not " + text);
  }
}
