package org.pocketdicom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks at what is written. Java tells only whether input and output both are. */
final class Terminal {

  private Terminal() {}

  static boolean isOutput() {
    return isTerminal("1");
  }

  static boolean isError() {
    return isTerminal("2");
  }

  private static boolean isTerminal(String descriptor) {
    try {
      Path device = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor));
      return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
