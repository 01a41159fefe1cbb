package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.index.sql.Conditions.Condition;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.query.PageStarts;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/**
 * Finds the numbers of what matches. Where a condition holds for few, those are looked at and put
 * in order; else entities are looked at in their order until there are enough. Databases guess
 * which is better, each in its own way; here the few are counted, so that both do the same.
 */
final class Search {

  /** So many rows may be put in order. */
  private static final int FEW = 2000;

  private static final int INSTANCES_OF_SERIES = 25;
  private static final int SERIES_OF_STUDY = 4;

  private final Query query;
  private final List<Condition> conditions;
  private final Optional<Condition> driver;
  private final Session session;

  Search(Query query, Database database, Session session) throws SQLException {
    this.query = query;
    this.session = session;
    this.conditions = new Conditions(database, session).of(query);
    this.driver = driver();
  }

  /**
   * The numbers of a page, and of those behind it that are counted.
   *
   * @return as many more than {@code limit} as there are, up to {@link InstanceIndex#MAX_FURTHER}
   */
  List<Long> page(PageStarts starts, int offset, int limit) throws SQLException {
    Optional<PageStarts.Start> start = starts.before(query, offset);
    long after = start.map(PageStarts.Start::number).orElse(0L);
    int skip = offset - start.map(PageStarts.Start::offset).orElse(0);
    List<Long> numbers = numbers(after, limit + InstanceIndex.MAX_FURTHER, skip);
    if (!numbers.isEmpty()) {
      int size = Math.min(limit, numbers.size());
      starts.note(query, offset + size, numbers.get(size - 1));
    }
    return numbers;
  }

  private List<Long> numbers(long after, int limit, int skip) throws SQLException {
    // An expression is no reason for a database to go by the index of numbers.
    String number = driver.isPresent() ? "e.number + 0" : "e.number";
    StringBuilder sql = new StringBuilder("SELECT e.number ").append(from());
    List<Object> parameters = new ArrayList<>();
    for (Condition condition : conditions) {
      String outer = outer(condition.level());
      boolean drives = driver.filter(condition::equals).isPresent();
      sql.append(
          drives
              ? " AND %s IN (SELECT %s %s)".formatted(outer, condition.number(), condition.from())
              : " AND EXISTS (SELECT 1 %s AND %s = %s)"
                  .formatted(condition.probe(), condition.number(), outer));
      parameters.addAll(condition.parameters());
    }
    sql.append(" AND %1$s > ? ORDER BY %1$s LIMIT ? OFFSET ?".formatted(number));
    parameters.addAll(List.of(after, limit, skip));
    return Session.list(row -> row.getLong(1), session.statement(sql.toString(), parameters));
  }

  /** SQLite does CROSS JOIN in the order in which it is written. */
  private String from() {
    boolean ofStudies =
        conditions.stream().anyMatch(condition -> condition.level() == QueryLevel.STUDY);
    return switch (query.level()) {
      case STUDY -> "FROM study e WHERE 1 = 1";
      case SERIES -> "FROM series e WHERE 1 = 1";
      case INSTANCE -> {
        boolean fromInstances = driver.map(one -> one.level() == QueryLevel.INSTANCE).orElse(true);
        yield !ofStudies
            ? "FROM instance e WHERE e.series_number IS NOT NULL"
            : (fromInstances
                    ? "FROM instance e CROSS JOIN series s"
                    : "FROM series s CROSS JOIN instance e")
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

  /** The condition that holds for the fewest, if those are few. */
  private Optional<Condition> driver() throws SQLException {
    Optional<Condition> best = Optional.empty();
    int fewest = FEW;
    for (Condition condition : conditions) {
      int each = below(condition.level());
      int rows = each * count(condition, fewest / each + 1);
      if (rows <= fewest) {
        best = Optional.of(condition);
        fewest = rows;
      }
      if (rows == 0) {
        break;
      }
    }
    return best;
  }

  private int count(Condition condition, int most) throws SQLException {
    String sql = "SELECT count(*) FROM (SELECT 1 %s LIMIT ?) few".formatted(condition.from());
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
