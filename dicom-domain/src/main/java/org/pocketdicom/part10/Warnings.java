package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pocketdicom.error.MalformedDicom;

/** Collects what a reader tolerates, or refuses it. Not for use by several threads. */
final class Warnings {

  // A file of a million odd lengths is as well described by its first hundred; but the first of
  // each kind is kept, for whoever asks whether there is one.
  private static final int MOST = 100;

  private final boolean strict;
  private final List<Warning> all = new ArrayList<>();
  private final Set<Deviation> kinds = EnumSet.noneOf(Deviation.class);

  Warnings(boolean strict) {
    this.strict = strict;
  }

  void add(Deviation deviation, String where, long offset) {
    if (strict) {
      throw new MalformedDicom(deviation.name(), where, offset);
    }
    if (kinds.add(deviation) || all.size() < MOST) {
      all.add(new Warning(deviation, where, offset));
    }
  }

  List<Warning> all() {
    return all;
  }
}
