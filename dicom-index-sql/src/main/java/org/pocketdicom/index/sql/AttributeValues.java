package org.pocketdicom.index.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.index.sql.Paths.Path;
import org.pocketdicom.query.KeyValues;
import org.pocketdicom.query.KeyValues.KeyValue;
import org.pocketdicom.query.QueryLevel;

/** The rows of the values that keys are matched against. */
final class AttributeValues {

  private static final String INSERT =
      "INSERT INTO attribute_value (path, value, number, item) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private AttributeValues() {}

  /**
   * A value of an entity whose number is not known yet.
   *
   * @param path the number of its path; negative for a word of a name
   */
  record Row(long path, String value, String item) {}

  /** The values of a Data Set. */
  static Set<Row> of(List<Path> paths, DataSet attributes) {
    Set<Row> rows = new HashSet<>();
    for (Path path : paths) {
      boolean isName = path.path().vr() == Vr.PN;
      for (KeyValue value : KeyValues.of(path.path(), attributes)) {
        rows.add(new Row(path.number(), value.text(), value.item()));
        if (isName) {
          KeyValues.words(value.text())
              .forEach(word -> rows.add(new Row(-path.number(), word, value.item())));
        }
      }
    }
    return rows;
  }

  static void insert(Set<Row> rows, long number, Session session) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    PreparedStatement statement = session.statement(INSERT);
    for (Row row : rows) {
      statement.setLong(1, row.path());
      statement.setString(2, row.value());
      statement.setLong(3, number);
      statement.setString(4, row.item());
      statement.addBatch();
    }
    statement.executeBatch();
  }

  /** Deletes the values of an entity of a level. */
  static void delete(Paths paths, QueryLevel level, long number, Session session)
      throws SQLException {
    List<Long> numbers = new ArrayList<>();
    for (Path path : paths.of(level)) {
      numbers.add(path.number());
      numbers.add(-path.number());
    }
    for (long path : numbers) {
      session.change("DELETE FROM attribute_value WHERE path = ? AND number = ?", path, number);
    }
  }
}
