package org.pocketdicom.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pocketdicom.cli.Command.Option;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The commands as picocli knows them: for help, for saying what is wrong with a command line, and
 * for completion.
 */
final class CommandLines {

  private final Map<String, Command> commands = new HashMap<>();
  private final CommandLine root;

  CommandLines(List<Command> commands, String version) {
    CommandSpec spec = spec("dicom", List.of("Reads, shows and keeps DICOM objects."));
    spec.version(version);
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    spec.usageMessage()
        .footerHeading("%nExamples:%n")
        .footer(
            commands.stream()
                .map(command -> "  " + command.examples().getFirst())
                .toArray(String[]::new));
    for (Command command : commands) {
      spec.addSubcommand(command.name(), new CommandLine(spec(command)));
      this.commands.put(command.name(), command);
    }
    root = new CommandLine(spec).setExpandAtFiles(false);
  }

  /** Reads a command line and does what it says, be it to show help. */
  int run(List<String> line, Console console) throws IOException {
    PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
    root.setOut(out);
    ParseResult result;
    try {
      result = root.parseArgs(line.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw explained(e);
    }
    if (CommandLine.executeHelpRequest(result) != null) {
      out.flush();
      return Command.DONE;
    }
    if (!result.hasSubcommand()) {
      throw new UsageException("what is to be done?");
    }
    ParseResult chosen = result.subcommand();
    Command command = commands.get(chosen.commandSpec().name());
    if (command == null) {
      throw new IllegalStateException("a command that was not declared");
    }
    return command.run(arguments(command, chosen), console);
  }

  /** The script that completes these command lines in bash and zsh. */
  String completion() {
    return AutoComplete.bash("dicom", root);
  }

  private static Arguments arguments(Command command, ParseResult result) {
    Map<String, List<String>> values = new HashMap<>();
    for (Option option : command.options()) {
      if (result.hasMatchedOption(option.name())) {
        List<String> given = result.matchedOption(option.name()).originalStringValues();
        values.put(option.name(), option.isFlag() ? List.of("") : given);
      }
    }
    List<String> operands =
        result.hasMatchedPositional(0)
            ? result.matchedPositional(0).originalStringValues()
            : List.of();
    return new Arguments(values, operands);
  }

  private static UsageException explained(CommandLine.ParameterException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      message += "; did you mean " + String.join(", ", unmatched.getSuggestions()) + "?";
    }
    return new UsageException(message);
  }

  private static CommandSpec spec(Command command) {
    CommandSpec spec = spec(command.name(), command.description());
    spec.usageMessage()
        .footerHeading("%nExamples:%n")
        .footer(command.examples().stream().map(example -> "  " + example).toArray(String[]::new));
    command.options().forEach(option -> spec.addOption(spec(option)));
    if (!command.operand().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(command.operand())
              .arity(command.operands().isOptional() ? "0..*" : "1..*")
              .required(!command.operands().isOptional())
              .type(List.class)
              .auxiliaryTypes(Path.class) // so that a shell completes names of files
              .description(command.operands().description())
              .build());
    }
    return spec;
  }

  private static CommandSpec spec(String name, List<String> description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description.toArray(String[]::new)).sortOptions(false);
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
  }

  private static OptionSpec spec(Option option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.name()).description(option.description());
    if (option.isFlag()) {
      return builder.type(boolean.class).build();
    }
    Class<?> value = option.value().contains("DIR") ? Path.class : String.class;
    builder.paramLabel(option.value()).arity("1");
    return option.repeatable()
        ? builder.type(List.class).auxiliaryTypes(value).build()
        : builder.type(value).build();
  }
}
