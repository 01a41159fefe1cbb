package org.pocketdicom.validation;

import java.util.List;
import java.util.function.Predicate;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;

/**
 * What a module or macro asks of every Data Set that has it (PS3.3 C), conditional attributes left
 * out.
 *
 * @param section of PS3.3
 * @param iods whether an IOD has it, by the name that PS3.3 A gives it
 * @param type1 attributes that are there with a value (PS3.5 7.4.1)
 * @param type2 attributes that are there, be it empty (PS3.5 7.4.3)
 */
record Module(String section, Predicate<String> iods, List<Integer> type1, List<Integer> type2) {

  void check(Place place) {
    DataSet dataSet = place.dataSet();
    for (int tag : type1) {
      if (!dataSet.contains(tag)) {
        place.say(Rule.MISSING_ATTRIBUTE, "PS3.3 " + section, tag, "type 1, and absent");
      } else if (dataSet.get(tag).filter(Module::hasValue).isEmpty()) {
        place.say(Rule.EMPTY_ATTRIBUTE, "PS3.3 " + section, tag, "type 1, and without a value");
      }
    }
    for (int tag : type2) {
      if (!dataSet.contains(tag)) {
        place.say(Rule.MISSING_ATTRIBUTE, "PS3.3 " + section, tag, "type 2, and absent");
      }
    }
  }

  // Text that is nothing but padding is no value.
  private static boolean hasValue(DataElement element) {
    return switch (element.vr().kind()) {
      case TEXT -> element.strings().stream().anyMatch(value -> !value.isEmpty());
      case BINARY, BYTES, SEQUENCE -> !element.isEmpty();
    };
  }
}
