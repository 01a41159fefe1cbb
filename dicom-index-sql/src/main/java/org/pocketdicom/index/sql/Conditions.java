package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.index.sql.Paths.Path;
import org.pocketdicom.query.IndexedKeys;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.MatchingKey;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/** Makes SQL of the keys of a query, in which every value is a parameter. */
final class Conditions {

  private static final String LAST_CHARACTER = "\uDBFF\uDFFF"; // U+10FFFF, in no text

  private final Database database;
  private final Session session;

  Conditions(Database database, Session session) {
    this.database = database;
    this.session = session;
  }

  /**
   * A set of studies, series or instances.
   *
   * @param number the column of their numbers
   * @param from what stands behind {@code SELECT number}, up to its WHERE with a condition; as it
   *     is best to find all of them
   * @param probe the same as it is best to find out whether one is among them
   */
  record Condition(
      QueryLevel level, String number, String from, String probe, List<Object> parameters) {
    Condition {
      parameters = List.copyOf(parameters);
    }

    Condition(QueryLevel level, String number, String from, List<Object> parameters) {
      this(level, number, from, from, parameters);
    }
  }

  /** A comparison with an alias of attribute_value, named {@code %s}. */
  private record Comparison(String sql, List<Object> parameters) {}

  /** A row that has to be there, in an Item. */
  private record Leaf(KeyPath path, long number, Comparison comparison) {}

  /**
   * The conditions of the keys, all of which have to hold.
   *
   * @throws org.pocketdicom.query.UnmatchableKey if an attribute is not indexed
   */
  List<Condition> of(Query query) throws SQLException {
    List<Condition> conditions = new ArrayList<>();
    Map<Object, List<Leaf>> together = new LinkedHashMap<>();
    for (Query.Key key : query.keys()) {
      if (IndexedKeys.COMPUTED.contains(key.path().tag())) {
        conditions.add(computed(key));
      } else {
        Object group = key.path().steps().size() > 1 ? key.path().steps().getFirst() : key;
        together.computeIfAbsent(group, k -> new ArrayList<>()).addAll(leaves(key));
      }
    }
    together.values().forEach(leaves -> conditions.add(joined(leaves)));
    return conditions;
  }

  private Condition computed(Query.Key key) throws SQLException {
    return switch (key.path().tag()) {
      case Tags.StudyInstanceUID -> uids(QueryLevel.STUDY, "study", key);
      case Tags.SeriesInstanceUID -> uids(QueryLevel.SERIES, "series", key);
      case Tags.SOPInstanceUID -> uids(QueryLevel.INSTANCE, "instance", key);
      case Tags.ModalitiesInStudy -> {
        Comparison modality = comparison(key.matching());
        List<Object> parameters = new ArrayList<>(List.of(path(Paths.MODALITY)));
        parameters.addAll(modality.parameters());
        yield ofSeries(
            "attribute_value a0",
            "m.number = a0.number AND a0.path = ? AND " + modality.sql().formatted("a0"),
            parameters);
      }
      case Tags.SOPClassesInStudy -> {
        List<String> uids = any(key).values();
        yield ofSeries(
            "series_class c",
            "m.number = c.series_number AND c.sop_class_uid" + in(uids.size()),
            padded(uids));
      }
      case Tags.NumberOfStudyRelatedSeries ->
          counted(
              QueryLevel.STUDY, "SELECT study_number AS number, count(*) AS n FROM series", key);
      case Tags.NumberOfStudyRelatedInstances ->
          counted(
              QueryLevel.STUDY,
              "SELECT study_number AS number, sum(instances) AS n"
                  + " FROM series_class JOIN series ON series.number = series_number",
              key);
      case Tags.NumberOfSeriesRelatedInstances ->
          counted(
              QueryLevel.SERIES,
              "SELECT series_number AS number, sum(instances) AS n FROM series_class",
              key);
      case Tags.InstanceAvailability ->
          new Condition(
              QueryLevel.STUDY,
              "u.number",
              "FROM study u WHERE 1 = "
                  + (key.matching().matches(List.of(IndexedKeys.AVAILABILITY)) ? 1 : 0),
              List.of());
      default -> throw new IllegalStateException("not computed: " + key.path());
    };
  }

  /** Studies that have a series. SQLite does CROSS JOIN in the order in which it is written. */
  private static Condition ofSeries(String table, String where, List<Object> parameters) {
    return new Condition(
        QueryLevel.STUDY,
        "m.study_number",
        "FROM " + table + " CROSS JOIN series m WHERE " + where,
        "FROM series m CROSS JOIN " + table + " WHERE " + where,
        parameters);
  }

  private static Condition uids(QueryLevel level, String table, Query.Key key) {
    String column = level == QueryLevel.INSTANCE ? "sop_instance_uid" : table + "_instance_uid";
    return anyOf(level, "u.number", "FROM " + table + " u WHERE u." + column, key);
  }

  /** Group by comes with the column that the number is of. */
  private static Condition counted(QueryLevel level, String counts, Query.Key key) {
    String by = level == QueryLevel.STUDY ? "study_number" : "series_number";
    return anyOf(
        level,
        "c.number",
        "FROM (" + counts + " GROUP BY " + by + ") c WHERE CAST(c.n AS VARCHAR(20))",
        key);
  }

  private static Condition anyOf(QueryLevel level, String number, String column, Query.Key key) {
    List<String> values = any(key).values();
    return new Condition(level, number, column + in(values.size()), padded(values));
  }

  private static MatchingKey.AnyOf any(Query.Key key) {
    if (key.matching() instanceof MatchingKey.AnyOf any) {
      return any;
    }
    throw new IllegalStateException("such a key has values: " + key.path());
  }

  private List<Leaf> leaves(Query.Key key) throws SQLException {
    long number = path(key.path());
    if (key.matching() instanceof MatchingKey.Words words) {
      return words.beginnings().stream()
          .map(word -> new Leaf(key.path(), -number, beginning(word)))
          .toList();
    }
    if (key.time().isEmpty()) {
      return List.of(new Leaf(key.path(), number, comparison(key.matching())));
    }
    if (!(key.matching() instanceof MatchingKey.Between range)) {
      throw new IllegalStateException("a date with a time has a range");
    }
    Comparison days = between(range.first().substring(0, 8), range.last().substring(0, 8));
    // The leaf before is the date.
    Comparison both =
        new Comparison(
            "%2$s.value || %1$s.value BETWEEN ? AND ?", List.of(range.first(), range.last()));
    return List.of(
        new Leaf(key.path(), number, days),
        new Leaf(key.time().get(), path(key.time().get()), both));
  }

  /** Rows of one entity, and of one Item where paths are in a sequence together. */
  private static Condition joined(List<Leaf> leaves) {
    StringBuilder from = new StringBuilder("FROM attribute_value a0");
    StringBuilder where = new StringBuilder(" WHERE ");
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      if (i > 0) {
        from.append(" CROSS JOIN attribute_value a").append(i);
        where.append(" AND ");
      }
      where.append("a%1$d.path = ? AND ".formatted(i));
      where.append(leaf.comparison().sql().formatted("a" + i, "a" + (i - 1)));
      parameters.add(leaf.number());
      parameters.addAll(leaf.comparison().parameters());
      for (int before = 0; before < i; before++) {
        where.append(sameItem(leaves.get(before), before, leaf, i));
      }
    }
    return new Condition(
        leaves.getFirst().path().level(), "a0.number", from.append(where).toString(), parameters);
  }

  private static String sameItem(Leaf one, int first, Leaf other, int second) {
    int digits = 4 * one.path().commonSequences(other.path());
    String same =
        one.path().steps().size() == other.path().steps().size()
                && digits == 4 * (one.path().steps().size() - 1)
            ? " AND a%2$d.item = a%1$d.item"
            : " AND substr(a%2$d.item, 1, %3$d) = substr(a%1$d.item, 1, %3$d)";
    return (first == 0 ? " AND a%2$d.number = a%1$d.number" : "")
        .concat(same)
        .formatted(first, second, digits);
  }

  private Comparison comparison(MatchingKey key) {
    return switch (key) {
      case MatchingKey.AnyOf any ->
          new Comparison("%s.value" + in(any.values().size()), padded(any.values()));
      case MatchingKey.Between range -> between(range.first(), range.last());
      case MatchingKey.Wildcard wildcard -> wildcard(wildcard);
      case MatchingKey.Words words -> throw new IllegalStateException("words are in rows");
      case MatchingKey.Universal all -> throw new IllegalStateException("no condition");
    };
  }

  private static Comparison between(String first, String last) {
    return new Comparison("%s.value BETWEEN ? AND ?", List.of(first, last));
  }

  private static Comparison beginning(String text) {
    return new Comparison(
        "%1$s.value >= ? AND %1$s.value < ?", List.of(text, text + LAST_CHARACTER));
  }

  private Comparison wildcard(MatchingKey.Wildcard wildcard) {
    String prefix = wildcard.prefix();
    String pattern = database.pattern(wildcard.pattern());
    Comparison like = new Comparison("%1$s.value" + database.like(), List.of(pattern));
    if (prefix.isEmpty()) {
      return like;
    }
    Comparison range = beginning(prefix);
    return wildcard.pattern().equals(prefix + "*")
        ? range
        : new Comparison(
            range.sql() + " AND " + like.sql(), List.of(prefix, prefix + LAST_CHARACTER, pattern));
  }

  private long path(KeyPath path) throws SQLException {
    return Paths.find(path.toString(), session)
        .filter(Path::isComplete)
        .orElseThrow(() -> IndexedKeys.notIndexed(path))
        .number();
  }

  private long path(String path) throws SQLException {
    return path(KeyPath.parse(path));
  }

  /** So that there are few different statements, lists have 1, 2, 4, 8 … parameters. */
  static String in(int values) {
    int slots = slots(values);
    return slots == 1 ? " = ?" : " IN (?" + ", ?".repeat(slots - 1) + ")";
  }

  static List<Object> padded(List<?> values) {
    int last = values.size() - 1;
    return IntStream.range(0, slots(values.size()))
        .mapToObj(i -> (Object) values.get(Math.min(i, last)))
        .toList();
  }

  private static int slots(int values) {
    return values <= 1 ? 1 : Integer.highestOneBit(values - 1) * 2;
  }
}
