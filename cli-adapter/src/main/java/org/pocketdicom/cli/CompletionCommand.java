package org.pocketdicom.cli;

import java.util.List;
import java.util.function.Supplier;

/** Prints what a shell needs to complete our command lines. */
final class CompletionCommand implements Command {

  private final Supplier<String> script;

  CompletionCommand(Supplier<String> script) {
    this.script = script;
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public List<String> description() {
    return List.of("Prints the completion script for bash and zsh.");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public List<String> examples() {
    return List.of("source <(dicom completion)");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    console.out().print(script.get());
    return DONE;
  }
}
