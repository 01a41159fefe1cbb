package org.pocketdicom.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.testkit.DataSetLines;

/** Compares Data Sets, without what the writers of JSON and XML say that they do not keep. */
final class ModelLines {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  // XML does not tell blocks of one creator in one group (PS3.19 A.1.5).
  private static final Pattern BLOCK =
      Pattern.compile("(\\([0-9A-F]{3}[13579BDF],)(?!00)[0-9A-F]{2}");

  private ModelLines() {}

  /** What is different: lines that are gone, then those that are new. */
  static List<String> changes(DataSet before, DataSet after, Model model) {
    List<String> lost = sorted(before, model);
    List<String> found = sorted(after, model);
    if (lost.equals(found)) {
      return List.of();
    }
    List<String> changes = new ArrayList<>(lost);
    found.forEach(changes::remove);
    lost.forEach(found::remove);
    changes.addAll(found);
    return changes;
  }

  // Blocks may have changed places.
  private static List<String> sorted(DataSet dataSet, Model model) {
    return DataSetLines.ofValues(dataSet, ModelLines::value).stream()
        .map(line -> model == Model.XML ? BLOCK.matcher(line).replaceAll("$1xx") : line)
        .sorted()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String value(DataElement element, EncodedValue encoded) {
    return switch (element.vr()) {
      case PN -> each(element, ModelLines::name);
      case DS, IS -> each(element, ModelLines::decimal);
      case FL, FD -> element.strings().toString();
      default -> DataSetLines.value(element, encoded);
    };
  }

  private static String each(DataElement element, UnaryOperator<String> form) {
    return element.strings().stream().map(form).toList().toString();
  }

  private static String name(String value) {
    PersonName name = PersonName.parse(value);
    String groups =
        Stream.of(name.alphabetic(), name.ideographic(), name.phonetic())
            .map(group -> withoutTrailing(" ^", group.text()))
            .collect(Collectors.joining("="));
    return withoutTrailing("=", groups);
  }

  private static String withoutTrailing(String characters, String text) {
    int end = text.length();
    while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String decimal(String value) {
    try {
      return NUMBER.matcher(value).matches() ? new BigDecimal(value).toString() : value;
    } catch (NumberFormatException e) {
      return value; // its exponent is too large
    }
  }
}
