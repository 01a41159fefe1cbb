package org.pocketdicom.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex.Entry;
import org.pocketdicom.port.InstanceIndex.Match;
import org.pocketdicom.query.IndexedKeys;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.KeyValues;
import org.pocketdicom.query.KeyValues.KeyValue;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/** Searches by looking at everything: what an index has to find, as plainly as can be. */
final class InMemorySearch {

  private static final KeyPath MODALITY = KeyPath.of(Tags.Modality);
  private static final KeyPath SOP_CLASS = KeyPath.of(Tags.SOPClassUID);

  private final Set<KeyPath> added;
  private final Map<Long, Match> studies = new TreeMap<>();
  private final Map<Long, Match> series = new TreeMap<>();
  private final Map<Long, Match> instances = new TreeMap<>();

  /** What is searched: each with the numbers of its study, its series and itself. */
  record Numbered(IndexedInstance instance, long study, long series, long number) {}

  InMemorySearch(List<Numbered> all, Set<KeyPath> added) {
    this.added = added;
    Map<Long, List<Numbered>> byStudy =
        all.stream().collect(Collectors.groupingBy(Numbered::study));
    byStudy.forEach((number, ofStudy) -> addStudy(number, ofStudy));
  }

  private void addStudy(long number, List<Numbered> ofStudy) {
    Map<Long, List<Numbered>> bySeries =
        ofStudy.stream().collect(Collectors.groupingBy(Numbered::series));
    Set<String> modalities = new TreeSet<>();
    bySeries
        .values()
        .forEach(one -> modalities.addAll(texts(MODALITY, one.getFirst().instance().header())));
    Entry study = entry(QueryLevel.STUDY, ofStudy, modalities, bySeries.size());
    studies.put(number, new Match(study, Optional.empty(), Optional.empty()));
    bySeries.forEach((seriesNumber, ofSeries) -> {
      Set<String> modality =
          new TreeSet<>(texts(MODALITY, ofSeries.getFirst().instance().header()));
      Optional<Entry> one = Optional.of(entry(QueryLevel.SERIES, ofSeries, modality, 1));
      series.put(seriesNumber, new Match(study, one, Optional.empty()));
      ofSeries.forEach(each ->
          instances.put(each.number(), new Match(study, one, Optional.of(each.instance()))));
    });
  }

  private static Entry entry(
      QueryLevel level, List<Numbered> all, Set<String> modalities, int series) {
    IndexedInstance first = all.getFirst().instance();
    Set<String> classes = new TreeSet<>();
    all.forEach(each -> classes.addAll(texts(SOP_CLASS, each.instance().header())));
    DataSetBuilder attributes = DataSet.builder(first.header().characterSet());
    for (DataElement element : first.header()) {
      if (QueryLevel.of(element.tag()) == level) {
        attributes.put(element);
      }
    }
    return new Entry(
        level == QueryLevel.STUDY ? first.id().study() : first.id().series(),
        attributes.build(),
        List.copyOf(modalities),
        List.copyOf(classes),
        series,
        all.size());
  }

  int count(QueryLevel level) {
    return of(level).size();
  }

  /** All that match, by their numbers. */
  Map<Long, Match> search(Query query) {
    query.keys().forEach(key -> check(key.path()));
    query.keys().forEach(key -> key.time().ifPresent(this::check));
    Map<Long, Match> found = new TreeMap<>(of(query.level()));
    found.values().removeIf(match -> !matches(query, match));
    return found;
  }

  private Map<Long, Match> of(QueryLevel level) {
    return switch (level) {
      case STUDY -> studies;
      case SERIES -> series;
      case INSTANCE -> instances;
    };
  }

  private void check(KeyPath path) {
    if (!IndexedKeys.isBuiltIn(path) && !added.contains(path)) {
      throw IndexedKeys.notIndexed(path);
    }
  }

  private static boolean matches(Query query, Match match) {
    List<Query.Key> keys = query.keys();
    List<List<String>> items = keys.stream().map(key -> items(key, match)).toList();
    return choose(keys, items, new ArrayList<>());
  }

  /** Whether of each key an Item can be chosen that it matches, the same for common sequences. */
  private static boolean choose(
      List<Query.Key> keys, List<List<String>> items, List<String> chosen) {
    int next = chosen.size();
    if (next == keys.size()) {
      return true;
    }
    for (String item : items.get(next)) {
      boolean fits =
          IntStream.range(0, next)
              .allMatch(before -> {
                int digits = 4 * keys.get(before).path().commonSequences(keys.get(next).path());
                return item.regionMatches(0, chosen.get(before), 0, digits);
              });
      if (fits) {
        chosen.add(item);
        if (choose(keys, items, chosen)) {
          return true;
        }
        chosen.removeLast();
      }
    }
    return false;
  }

  /** The Items of an entity that a key matches. */
  private static List<String> items(Query.Key key, Match match) {
    Map<String, List<String>> texts = texts(key.path(), match);
    if (key.time().isPresent()) {
      Map<String, List<String>> times = texts(key.time().get(), match);
      texts.replaceAll((item, dates) ->
          dates.stream()
              .flatMap(date -> times.getOrDefault(item, List.of()).stream().map(date::concat))
              .toList());
    }
    return texts.entrySet().stream()
        .filter(item -> key.matching().matches(item.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, List<String>> texts(KeyPath path, Match match) {
    if (IndexedKeys.COMPUTED.contains(path.tag())) {
      return new HashMap<>(Map.of("", computed(path.tag(), match)));
    }
    DataSet dataSet =
        switch (path.level()) {
          case STUDY -> match.study().attributes();
          case SERIES -> match.series().orElseThrow().attributes();
          case INSTANCE -> match.instance().orElseThrow().header();
        };
    return KeyValues.of(path, dataSet).stream()
        .collect(
            Collectors.groupingBy(
                KeyValue::item,
                HashMap::new,
                Collectors.mapping(KeyValue::text, Collectors.toList())));
  }

  private static List<String> computed(int tag, Match match) {
    return switch (tag) {
      case Tags.StudyInstanceUID -> List.of(match.study().uid().value());
      case Tags.SeriesInstanceUID -> List.of(match.series().orElseThrow().uid().value());
      case Tags.SOPInstanceUID -> List.of(match.instance().orElseThrow().id().instance().value());
      case Tags.ModalitiesInStudy -> match.study().modalities();
      case Tags.SOPClassesInStudy -> match.study().sopClasses();
      case Tags.NumberOfStudyRelatedSeries -> List.of(Integer.toString(match.study().series()));
      case Tags.NumberOfStudyRelatedInstances ->
          List.of(Integer.toString(match.study().instances()));
      case Tags.NumberOfSeriesRelatedInstances ->
          List.of(Integer.toString(match.series().orElseThrow().instances()));
      case Tags.InstanceAvailability -> List.of(IndexedKeys.AVAILABILITY);
      default -> throw new IllegalArgumentException("not computed");
    };
  }

  private static List<String> texts(KeyPath path, DataSet dataSet) {
    return Stream.of(KeyValues.of(path, dataSet))
        .flatMap(List::stream)
        .map(KeyValue::text)
        .toList();
  }
}
