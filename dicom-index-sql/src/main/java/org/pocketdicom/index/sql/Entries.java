package org.pocketdicom.index.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.DamagedIndex;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex.Entry;
import org.pocketdicom.port.InstanceIndex.Match;
import org.pocketdicom.query.QueryLevel;

/** Reads what is known of entities, all of a page at once. */
final class Entries {

  private final Session session;

  Entries(Session session) {
    this.session = session;
  }

  /** A row of study or series. */
  private record Row(long number, long study, Uid uid, DataSet attributes) {}

  /** The instances of a class in a series. */
  private record OfClass(long study, long series, String sopClass, long instances) {}

  /** A value of Modality of a series. */
  private record Modality(long study, long series, String value) {}

  /** A row of instance. */
  private record Instance(long number, long series, IndexedInstance instance) {}

  /** Those of the numbers that are still there, in the order of the numbers. */
  List<Match> of(QueryLevel level, List<Long> numbers) throws SQLException {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return switch (level) {
      case STUDY -> studies(numbers);
      case SERIES -> series(numbers);
      case INSTANCE -> instances(numbers);
    };
  }

  private List<Match> studies(List<Long> numbers) throws SQLException {
    Map<Long, Entry> studies = new Counts(numbers).studies();
    return numbers.stream()
        .filter(studies::containsKey)
        .map(number -> new Match(entry(studies, number), Optional.empty(), Optional.empty()))
        .toList();
  }

  private List<Match> series(List<Long> numbers) throws SQLException {
    Map<Long, Match> all = matchesOfSeries(numbers);
    return numbers.stream().map(all::get).filter(Objects::nonNull).toList();
  }

  private Map<Long, Match> matchesOfSeries(List<Long> numbers) throws SQLException {
    List<Row> rows =
        rows(
            "SELECT number, study_number, series_instance_uid, attributes FROM series"
                + " WHERE number",
            numbers);
    Map<Long, Match> all = new HashMap<>();
    if (!rows.isEmpty()) {
      Counts counts = new Counts(rows.stream().map(Row::study).distinct().toList());
      Map<Long, Entry> studies = counts.studies();
      for (Row row : rows) {
        Entry study = entry(studies, row.study());
        all.put(
            row.number(), new Match(study, Optional.of(counts.ofSeries(row)), Optional.empty()));
      }
    }
    return all;
  }

  private List<Match> instances(List<Long> numbers) throws SQLException {
    List<Instance> rows =
        session.list(
            row ->
                new Instance(
                    row.getLong("number"), row.getLong("series_number"), InstanceRow.read(row)),
            "SELECT "
                + InstanceRow.COLUMNS
                + ", number, series_number FROM instance WHERE number"
                + Conditions.in(numbers.size())
                + " ORDER BY number",
            Conditions.padded(numbers).toArray());
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, Match> series =
        matchesOfSeries(rows.stream().map(Instance::series).distinct().toList());
    List<Match> matches = new ArrayList<>();
    for (Instance row : rows) {
      Match above = Objects.requireNonNull(series.get(row.series()));
      matches.add(new Match(above.study(), above.series(), Optional.of(row.instance())));
    }
    return matches;
  }

  private List<Row> rows(String sql, List<Long> numbers) throws SQLException {
    try {
      return session.list(
          row ->
              new Row(
                  row.getLong(1),
                  row.getLong(2),
                  new Uid(row.getString(3)),
                  HeaderCodec.decode(row.getBytes(4))),
          sql + Conditions.in(numbers.size()),
          Conditions.padded(numbers).toArray());
    } catch (MalformedDicom | IllegalArgumentException e) {
      throw new DamagedIndex(e);
    }
  }

  private static Entry entry(Map<Long, Entry> entries, long number) {
    return Objects.requireNonNull(entries.get(number));
  }

  /** What is counted of some studies and their series. */
  private final class Counts {

    private final List<Long> numbers;
    private final List<OfClass> classes;
    private final List<Modality> modalities;

    Counts(List<Long> studies) throws SQLException {
      numbers = studies;
      String in = Conditions.in(studies.size());
      Object[] parameters = Conditions.padded(studies).toArray();
      classes =
          session.list(
              row -> new OfClass(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)),
              "SELECT study_number, number, sop_class_uid, instances"
                  + " FROM series CROSS JOIN series_class"
                  + " WHERE series_number = number AND study_number"
                  + in,
              parameters);
      long path = Paths.find(Paths.MODALITY, session).orElseThrow().number();
      modalities =
          session.list(
              row -> new Modality(row.getLong(1), row.getLong(2), row.getString(3)),
              "SELECT study_number, series.number, value FROM series CROSS JOIN attribute_value"
                  + " WHERE path = "
                  + path
                  + " AND attribute_value.number = series.number AND study_number"
                  + in,
              parameters);
    }

    Map<Long, Entry> studies() throws SQLException {
      List<Row> rows =
          rows(
              "SELECT number, number, study_instance_uid, attributes FROM study WHERE number",
              numbers);
      Map<Long, List<OfClass>> ofStudies = new HashMap<>();
      classes.forEach(
          one -> ofStudies.computeIfAbsent(one.study(), s -> new ArrayList<>()).add(one));
      Map<Long, List<Modality>> modalitiesOf = new HashMap<>();
      modalities.forEach(
          one -> modalitiesOf.computeIfAbsent(one.study(), s -> new ArrayList<>()).add(one));
      Map<Long, Entry> entries = new HashMap<>();
      for (Row row : rows) {
        entries.put(
            row.number(),
            entry(
                row,
                ofStudies.getOrDefault(row.number(), List.of()),
                modalitiesOf.getOrDefault(row.number(), List.of())));
      }
      return entries;
    }

    Entry ofSeries(Row row) {
      return entry(
          row,
          classes.stream().filter(one -> one.series() == row.number()).toList(),
          modalities.stream().filter(one -> one.series() == row.number()).toList());
    }

    private static Entry entry(
        Row row, Collection<OfClass> classes, Collection<Modality> modalities) {
      TreeSet<String> sopClasses = new TreeSet<>();
      classes.forEach(one -> sopClasses.add(one.sopClass()));
      sopClasses.remove("");
      TreeSet<String> values = new TreeSet<>();
      modalities.forEach(one -> values.add(one.value()));
      return new Entry(
          row.uid(),
          row.attributes(),
          List.copyOf(values),
          List.copyOf(sopClasses),
          (int) classes.stream().mapToLong(OfClass::series).distinct().count(),
          (int) classes.stream().mapToLong(OfClass::instances).sum());
    }
  }
}
