package org.pocketdicom.model;

import org.pocketdicom.data.Vr;

/** The form that a value has in both models, where it is not that of {@code DataElement}. */
public final class ValueText {

  private ValueText() {}

  /**
   * A tag as eight digits, and infinity as PS3.18 F.2.3 has it; anything else as it is.
   *
   * @param value one of {@link org.pocketdicom.data.DataElement#strings()}
   */
  public static String of(Vr vr, String value) {
    return switch (vr) {
      case AT -> value.substring(1, 5) + value.substring(6, 10);
      case FL, FD -> value.replace("Infinity", "inf");
      default -> value;
    };
  }
}
