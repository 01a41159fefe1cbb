package org.pocketdicom.validation;

import java.util.Optional;
import org.pocketdicom.data.Vr;
import org.pocketdicom.validation.Finding.Severity;

/** What VR and VM allow, for whoever is about to write a value. */
public final class ValueRules {

  private ValueRules() {}

  /**
   * Why a VR of text does not allow a value (PS3.5 6.2).
   *
   * @param value one value, not empty, without padding
   */
  public static Optional<String> problem(Vr vr, String value) {
    return TextRules.problem(vr, value)
        .filter(problem -> problem.rule().severity() == Severity.ERROR)
        .map(TextRules.Problem::message);
  }

  /**
   * Why a Value Multiplicity does not allow so many values (PS3.5 6.4).
   *
   * @param vm in the notation of the dictionary, e.g. {@code 1-n}
   * @param values none is always allowed
   */
  public static Optional<String> problem(String vm, int values) {
    return values == 0 || ValueMultiplicity.of(vm).allows(values)
        ? Optional.empty()
        : Optional.of(values + " values, where there may be " + vm);
  }
}
