package org.pocketdicom.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs command lines in this JVM. */
final class Shell {

  /** What a command line came to. */
  record Result(int exitCode, ByteArrayOutputStream written, String err) {

    byte[] bytes() {
      return written.toByteArray();
    }

    String out() {
      return written.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return out().lines().toList();
    }

    List<String> messages() {
      return err.lines().toList();
    }
  }

  private Shell() {}

  static Result dicom(Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> line = List.of(words).stream().map(Object::toString).toList();
    int exitCode = DicomCommand.run(line, DicomCommand.console(out, err));
    return new Result(exitCode, out, err.toString(StandardCharsets.UTF_8));
  }
}
