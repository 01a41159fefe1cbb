package org.pocketdicom.cli;

import java.util.List;

/** Says what was tolerated in reading a file, without burying what else is said. */
final class Warnings {

  private static final int SHOWN = 3;

  private Warnings() {}

  static void report(Object path, List<?> warnings, OrderedOutput.Slot out) {
    for (Object warning : warnings.subList(0, Math.min(SHOWN, warnings.size()))) {
      out.message(path + ": warning: " + warning);
    }
    if (warnings.size() > SHOWN) {
      out.message(path + ": warning: and " + (warnings.size() - SHOWN) + " more");
    }
  }
}
