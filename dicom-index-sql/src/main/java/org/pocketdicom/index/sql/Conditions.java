package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param rows the same with no fewer rows, which it is cheapest to count
   * @param row where it is a condition on each row of attribute_value, that condition on one named
   *     a0; no database goes by its value
   */
  record Condition(
      QueryLevel level,
      String number,
      String from,
      String probe,
      String rows,
      Optional<String> row,
      List<Object> parameters) {
    Condition {
      parameters = List.copyOf(parameters);
    }

    Condition(QueryLevel level, String number, String from, List<Object> parameters) {
      this(level, number, from, from, from, Optional.empty(), parameters);
    }
  }

  /** A comparison with a value, named {@code %s}. */
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
            "a0.number",
            "a0.path = ? AND " + modality.sql().formatted("a0.value"),
            "a0.path = ? AND " + modality.sql().formatted(unordered("a0.value")),
            parameters);
      }
      case Tags.SOPClassesInStudy -> {
        List<String> uids = any(key).values();
        String ofClass = "c.sop_class_uid" + in(uids.size());
        yield ofSeries("series_class c", "c.series_number", ofClass, ofClass, padded(uids));
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
  private static Condition ofSeries(
      String table, String series, String where, String probe, List<Object> parameters) {
    String join = " WHERE m.number = " + series + " AND ";
    return new Condition(
        QueryLevel.STUDY,
        "m.study_number",
        "FROM " + table + " CROSS JOIN series m" + join + where,
        "FROM series m CROSS JOIN " + table + join + probe,
        "FROM " + table + " WHERE " + where,
        Optional.empty(),
        parameters);
  }

  /** A value in an expression, so that no database goes by it where it is to go by numbers. */
  private static String unordered(String value) {
    return "(" + value + " || '')";
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
        new Comparison("%2$s || %1$s BETWEEN ? AND ?", List.of(range.first(), range.last()));
    return List.of(
        new Leaf(key.path(), number, days),
        new Leaf(key.time().get(), path(key.time().get()), both));
  }

  /** Rows of one entity, and of one Item where paths are in a sequence together. */
  private static Condition joined(List<Leaf> leaves) {
    List<Object> parameters = new ArrayList<>();
    for (Leaf leaf : leaves) {
      parameters.add(leaf.number());
      parameters.addAll(leaf.comparison().parameters());
    }
    StringBuilder tables = new StringBuilder("FROM attribute_value a0");
    for (int i = 1; i < leaves.size(); i++) {
      tables.append(" CROSS JOIN attribute_value a").append(i);
    }
    String from = tables + " WHERE " + where(leaves, "a0.value");
    String unordered = where(leaves, unordered("a0.value"));
    return new Condition(
        leaves.getFirst().path().level(),
        "a0.number",
        from,
        tables + " WHERE " + unordered,
        from,
        leaves.size() == 1 ? Optional.of(unordered) : Optional.empty(),
        parameters);
  }

  private static String where(List<Leaf> leaves, String firstValue) {
    StringBuilder where = new StringBuilder();
    String valueBefore = "";
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      String value = i == 0 ? firstValue : "a%d.value".formatted(i);
      where.append(i == 0 ? "" : " AND ").append("a%d.path = ? AND ".formatted(i));
      where.append(leaf.comparison().sql().formatted(value, valueBefore));
      for (int before = 0; before < i; before++) {
        where.append(sameItem(leaves.get(before), before, leaf, i));
      }
      valueBefore = value;
    }
    return where.toString();
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
          new Comparison("%s" + in(any.values().size()), padded(any.values()));
      case MatchingKey.Between range -> between(range.first(), range.last());
      case MatchingKey.Wildcard wildcard -> wildcard(wildcard);
      case MatchingKey.Words words -> throw new IllegalStateException("words are in rows");
      case MatchingKey.Universal all -> throw new IllegalStateException("no condition");
    };
  }

  private static Comparison between(String first, String last) {
    return new Comparison("%s BETWEEN ? AND ?", List.of(first, last));
  }

  private static Comparison beginning(String text) {
    return new Comparison("%1$s >= ? AND %1$s < ?", List.of(text, text + LAST_CHARACTER));
  }

  private Comparison wildcard(MatchingKey.Wildcard wildcard) {
    String prefix = wildcard.prefix();
    String pattern = database.pattern(wildcard.pattern());
    Comparison like = new Comparison("%1$s" + database.like(), List.of(pattern));
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
