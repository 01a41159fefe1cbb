package org.pocketdicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorsTest {

  private static Colors of(Map<String, String> environment, boolean terminal, String... option) {
    Map<String, List<String>> values =
        option.length == 0 ? Map.of() : Map.of("--color", List.of(option));
    return Colors.of(new Arguments(values, List.of()), environment, () -> terminal);
  }

  @Test
  void terminalIsColouredUnlessTheEnvironmentAsksNotTo() {
    Map<String, String> plain = Map.of("TERM", "xterm");

    assertThat(of(plain, true)).isEqualTo(Colors.ON);
    assertThat(of(plain, false)).isEqualTo(Colors.OFF);
    assertThat(of(Map.of("TERM", "xterm", "NO_COLOR", "1"), true)).isEqualTo(Colors.OFF);
    assertThat(of(Map.of("TERM", "xterm", "NO_COLOR", ""), true)).isEqualTo(Colors.ON);
    assertThat(of(Map.of("TERM", "dumb"), true)).isEqualTo(Colors.OFF);
    assertThat(of(Map.of(), true)).isEqualTo(Colors.OFF);
  }

  @Test
  void optionOutweighsTheEnvironment() {
    assertThat(of(Map.of("NO_COLOR", "1"), false, "always")).isEqualTo(Colors.ON);
    assertThat(of(Map.of("TERM", "xterm"), true, "never")).isEqualTo(Colors.OFF);
    assertThat(of(Map.of("TERM", "xterm"), true, "auto")).isEqualTo(Colors.ON);
  }
}
