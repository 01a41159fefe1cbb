package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pocketdicom.index.sql.Conditions.Condition;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.PageStarts;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/**
 * Finds the numbers of what matches. Where a condition holds for few, those are looked at and put
 * in order; else entities are looked at in their order until there are enough, where it can be only
 * those that one condition holds for. Databases guess which is better, each in its own way; here
 * the few are counted, so that both do the same.
 */
final class Search {

  // Few are at most a twentieth of all: to put those in order costs what it does to pass over all.
  private static final int CHEAPER = 20;
  private static final int LEAST = 100;
  private static final int MOST = 2000;

  /** So many numbers of studies are counted together in study_block. */
  private static final int BLOCK = 1024;

  private static final String BLOCK_OF_OFFSET =
      """
      SELECT block, earlier FROM
        (SELECT block, sum(studies) OVER (ORDER BY block) - studies AS earlier FROM study_block) b
      WHERE earlier <= ? ORDER BY block DESC LIMIT 1
      """;

  private static final int INSTANCES_OF_SERIES = 25;
  private static final int SERIES_OF_STUDY = 4;

  private final Query query;
  private final List<Condition> conditions;
  private final Session session;

  /** The condition that holds for few. */
  private Optional<Condition> few = Optional.empty();

  /** The condition whose rows are looked at in the order of their numbers. */
  private Optional<Condition> walked = Optional.empty();

  Search(Query query, Database database, Session session) throws SQLException {
    this.query = query;
    this.session = session;
    this.conditions = new Conditions(database, session).of(query);
    choose();
  }

  /**
   * The numbers of a page, and of those behind it that are counted.
   *
   * @return as many more than {@code limit} as there are, up to {@link InstanceIndex#counted}
   */
  List<Long> page(PageStarts starts, int offset, int limit) throws SQLException {
    PageStarts.Start start = start(starts, offset);
    int skip = offset - start.offset();
    List<Long> numbers = numbers(start.number(), limit + InstanceIndex.counted(query, limit), skip);
    if (!numbers.isEmpty()) {
      int size = Math.min(limit, numbers.size());
      starts.note(query, offset + size, numbers.get(size - 1));
    }
    return numbers;
  }

  private PageStarts.Start start(PageStarts starts, int offset) throws SQLException {
    PageStarts.Start known =
        starts.before(query, offset).orElseGet(() -> new PageStarts.Start(0, 0));
    return conditions.isEmpty()
            && query.level() == QueryLevel.STUDY
            && offset - known.offset() >= BLOCK
        ? session
            .first(
                row -> new PageStarts.Start(row.getInt(2), row.getLong(1) * BLOCK - 1),
                BLOCK_OF_OFFSET,
                offset)
            .orElse(known)
        : known;
  }

  private List<Long> numbers(long after, int limit, int skip) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT ").append(walked.isPresent() ? "DISTINCT " : "");
    // An expression is no reason for a database to go by the index of numbers.
    String number =
        walked.isPresent() ? "a0.number" : few.isPresent() ? "e.number + 0" : "e.number";
    sql.append(number)
        .append(walked.isPresent() ? " FROM attribute_value a0 CROSS JOIN " : " FROM ");
    sql.append(from()).append(walked.isPresent() ? " AND e.number = a0.number" : "");
    List<Object> parameters = new ArrayList<>();
    for (Condition condition : conditions) {
      sql.append(" AND ").append(where(condition));
      parameters.addAll(condition.parameters());
    }
    sql.append(" AND %1$s > ? ORDER BY %1$s LIMIT ? OFFSET ?".formatted(number));
    parameters.addAll(List.of(after, limit, skip));
    return Session.list(row -> row.getLong(1), session.statement(sql.toString(), parameters));
  }

  private String where(Condition condition) {
    if (walked.filter(condition::equals).isPresent()) {
      return condition.row().orElseThrow();
    }
    String outer = outer(condition.level());
    return few.filter(condition::equals).isPresent()
        ? "%s IN (SELECT %s %s)".formatted(outer, condition.number(), condition.from())
        : "EXISTS (SELECT 1 %s AND %s = %s)"
            .formatted(condition.probe(), condition.number(), outer);
  }

  /** SQLite does CROSS JOIN in the order in which it is written. */
  private String from() {
    boolean ofStudies =
        conditions.stream().anyMatch(condition -> condition.level() == QueryLevel.STUDY);
    return switch (query.level()) {
      case STUDY -> "study e WHERE 1 = 1";
      case SERIES -> "series e WHERE 1 = 1";
      case INSTANCE -> {
        boolean fromInstances = few.map(one -> one.level() == QueryLevel.INSTANCE).orElse(true);
        yield !ofStudies
            ? "instance e WHERE e.series_number IS NOT NULL"
            : (fromInstances ? "instance e CROSS JOIN series s" : "series s CROSS JOIN instance e")
                + " WHERE s.number = e.series_number";
      }
    };
  }

  private String outer(QueryLevel level) {
    if (level == query.level()) {
      return "e.number";
    }
    return switch (level) {
      case STUDY -> query.level() == QueryLevel.SERIES ? "e.study_number" : "s.study_number";
      case SERIES -> "e.series_number";
      case INSTANCE -> throw new IllegalStateException("no entity is below an instance");
    };
  }

  /** Finds the condition that holds for the fewest, or else one to walk. */
  private void choose() throws SQLException {
    int fewest = conditions.isEmpty() ? 0 : Math.clamp(last() / CHEAPER, LEAST, MOST);
    for (Condition condition : conditions) {
      int each = below(condition.level());
      int rows = each * count(condition, fewest / each + 1);
      if (rows <= fewest) {
        few = Optional.of(condition);
        fewest = rows;
      }
      if (rows == 0) {
        return;
      }
    }
    if (few.isEmpty()) {
      walked = conditions.stream().filter(this::isWalkable).findFirst();
    }
  }

  private boolean isWalkable(Condition condition) {
    return condition.level() == query.level() && condition.row().isPresent();
  }

  /** The last number of the query's level. */
  private long last() throws SQLException {
    String table = query.level().name().toLowerCase(Locale.ROOT);
    return session.first(row -> row.getLong(1), "SELECT max(number) FROM " + table).orElse(0L);
  }

  private int count(Condition condition, int most) throws SQLException {
    String sql = "SELECT count(*) FROM (SELECT 1 %s LIMIT ?) few".formatted(condition.rows());
    List<Object> parameters = new ArrayList<>(condition.parameters());
    parameters.add(most);
    return Session.list(row -> row.getInt(1), session.statement(sql, parameters)).getFirst();
  }

  /** How many entities of the query's level there may be in one of another. */
  private int below(QueryLevel level) {
    if (level == query.level()) {
      return 1;
    }
    return switch (query.level()) {
      case STUDY -> 1;
      case SERIES -> SERIES_OF_STUDY;
      case INSTANCE ->
          level == QueryLevel.SERIES ? INSTANCES_OF_SERIES : INSTANCES_OF_SERIES * SERIES_OF_STUDY;
    };
  }
}
