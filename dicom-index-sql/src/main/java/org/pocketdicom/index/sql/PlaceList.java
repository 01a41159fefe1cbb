package org.pocketdicom.index.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.pocketdicom.port.InstanceIndex.Place;

/**
 * The instances of a study or a series, in the order in which its series and their instances became
 * known; read a few at a time, each time behind the last. For one thread.
 *
 * @param <T> what is made of each
 */
final class PlaceList<T> implements Iterator<T> {

  /** How many headers are in memory at a time. */
  static final int HEADERS = 50;

  private final Readers readers;
  private final Place place;
  private final String sql;
  private final int limit;
  private final Session.Reading<Optional<T>> reading;
  private final Queue<T> page = new ArrayDeque<>();
  private long series;
  private long number;
  private boolean ended;

  /**
   * @param columns those that {@code reading} reads, from the third on
   * @param reading makes something of a row, or nothing of a damaged one
   */
  PlaceList(
      Readers readers,
      Place place,
      String columns,
      int limit,
      Session.Reading<Optional<T>> reading) {
    this.readers = readers;
    this.place = place;
    this.limit = limit;
    this.reading = reading;
    this.sql =
        "SELECT "
            + columns
            + ", series_number, number FROM (SELECT number AS place FROM series WHERE study_number"
            + " = (SELECT number FROM study WHERE study_instance_uid = ?)"
            + (place.series().isPresent() ? " AND series_instance_uid = ?" : "")
            + ") places JOIN instance ON series_number = place"
            + " WHERE place >= ? AND (place > ? OR number > ?) ORDER BY place, number LIMIT ?";
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !ended) {
      List<Optional<T>> next = readers.read(this::readPage);
      next.forEach(one -> one.ifPresent(page::add));
      ended = next.size() < limit;
    }
    return !page.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private List<Optional<T>> readPage(Session session) throws SQLException {
    List<Object> parameters = new ArrayList<>();
    parameters.add(place.study().value());
    place.series().ifPresent(one -> parameters.add(one.value()));
    parameters.addAll(List.of(series, series, number, limit));
    return Session.list(this::read, session.statement(sql, parameters));
  }

  private Optional<T> read(ResultSet row) throws SQLException {
    series = row.getLong("series_number");
    number = row.getLong("number");
    return reading.of(row);
  }
}
