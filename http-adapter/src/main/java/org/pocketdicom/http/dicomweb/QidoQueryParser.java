package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pocketdicom.data.Uid;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/**
 * A search as its URL has it (PS3.18 8.3.4): what is no parameter of the transaction is a matching
 * key, and one that makes no sense is refused.
 *
 * @param offset how many matches are passed over
 * @param limit how many are given at most
 * @param notDone kinds of matching that are asked for and not supported
 */
record QidoQueryParser(Query query, int offset, int limit, List<String> notDone) {

  QidoQueryParser {
    notDone = List.copyOf(notDone);
  }

  /**
   * Reads the parameters of a query.
   *
   * @param study the one that the path names
   * @param series likewise
   * @throws org.pocketdicom.query.UnmatchableKey if a key can't be matched
   */
  static QidoQueryParser parse(
      QueryLevel level, Optional<Uid> study, Optional<Uid> series, HttpParameters parameters) {
    Query.Builder query = Query.of(level);
    study.ifPresent(uid -> query.where("StudyInstanceUID", uid.value()));
    series.ifPresent(uid -> query.where("SeriesInstanceUID", uid.value()));
    List<String> notDone = new ArrayList<>();
    int offset = 0;
    int limit = InstanceIndex.MAX_PAGE;
    for (Map.Entry<String, List<String>> parameter : parameters) {
      String name = parameter.getKey();
      String value = String.join("\\", parameter.getValue());
      switch (name.toLowerCase(Locale.ROOT)) {
        case "accept" -> {
          // was read before
        }
        case "limit" -> limit = Math.min(limit, number(name, value, 1));
        case "offset" -> offset = number(name, value, 0);
        case "fuzzymatching" -> query.fuzzy(flag(name, value));
        case "emptyvaluematching", "multiplevaluematching" -> {
          if (flag(name, value)) {
            notDone.add(name);
          }
        }
        case "includefield" ->
            parameter.getValue().stream()
                .flatMap(fields -> List.of(fields.split(",")).stream())
                .filter(field -> !field.isBlank())
                .forEach(query::include);
        default -> query.where(name, value);
      }
    }
    return new QidoQueryParser(query.build(), offset, limit, notDone);
  }

  private static int number(String name, String value, int least) {
    return Parameters.integer(name, Optional.of(value), least, Integer.MAX_VALUE).orElseThrow();
  }

  private static boolean flag(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Parameters.bad("'" + name + "' is true or false");
    };
  }
}
