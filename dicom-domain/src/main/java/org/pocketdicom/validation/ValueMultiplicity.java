package org.pocketdicom.validation;

/**
 * How many values an attribute may have (PS3.5 6.4).
 *
 * @param least at least 1
 * @param most {@link Integer#MAX_VALUE} for n
 * @param step of what the number of values is a multiple: 2 of {@code 2-2n}
 */
record ValueMultiplicity(int least, int most, int step) {

  /** Reads {@code 3}, {@code 1-8}, {@code 1-n} or {@code 2-2n}. */
  static ValueMultiplicity of(String vm) {
    int hyphen = vm.indexOf('-');
    if (hyphen < 0) {
      int only = Integer.parseInt(vm);
      return new ValueMultiplicity(only, only, 1);
    }
    int least = Integer.parseInt(vm, 0, hyphen, 10);
    String most = vm.substring(hyphen + 1);
    if (!most.endsWith("n")) {
      return new ValueMultiplicity(least, Integer.parseInt(most), 1);
    }
    String step = most.substring(0, most.length() - 1);
    return new ValueMultiplicity(
        least, Integer.MAX_VALUE, step.isEmpty() ? 1 : Integer.parseInt(step));
  }

  boolean allows(int values) {
    return values >= least && values <= most && values % step == 0;
  }
}
