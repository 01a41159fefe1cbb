package org.pocketdicom.dictionary;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.data.Vr;

/** The VRs of a table's rows: a byte per row that numbers one of the few lists of VRs in use. */
final class VrColumn {

  private final List<List<Vr>> choices;
  private final Vr[] defaults;
  private final byte[] rows;

  VrColumn(TableReader in) {
    this.choices = choices(in.bytes());
    this.defaults = new Vr[choices.size()];
    for (int i = 0; i < defaults.length; i++) {
      defaults[i] = defaultOf(choices.get(i));
    }
    this.rows = in.bytes();
  }

  /** All VRs of a row, in the order of the standard; none for an Item and its delimiters. */
  List<Vr> all(int row) {
    return choices.get(rows[row]);
  }

  /** The VR of a row, or the one to assume where the standard leaves a choice. */
  Vr first(int row) {
    return defaults[rows[row]];
  }

  // Each list is the number of its VRs and two letters for each.
  private static List<List<Vr>> choices(byte[] letters) {
    List<List<Vr>> lists = new ArrayList<>();
    for (int i = 0; i < letters.length; ) {
      int end = i + 1 + 2 * letters[i];
      List<Vr> vrs = new ArrayList<>();
      for (i++; i < end; i += 2) {
        vrs.add(Vr.of(letters[i], letters[i + 1]).orElseThrow());
      }
      lists.add(List.copyOf(vrs));
    }
    return lists;
  }

  private static Vr defaultOf(List<Vr> vrs) {
    if (vrs.isEmpty()) {
      return Vr.UN;
    }
    return vrs.contains(Vr.OW) ? Vr.OW : vrs.get(0);
  }
}
