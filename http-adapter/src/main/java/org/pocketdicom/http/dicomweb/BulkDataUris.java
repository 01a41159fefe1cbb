package org.pocketdicom.http.dicomweb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;

/**
 * The URIs of an instance's long values: {@code …/bulkdata/7FE00010}, and for one in a sequence the
 * way to it, {@code …/bulkdata/54000100/0/54001010}.
 */
final class BulkDataUris implements BulkDataLocator {

  private final String instance;
  // Long values lie in the object one behind the other: where one begins tells which it is.
  private final Map<Long, String> paths = new HashMap<>();

  /**
   * @param instance the URL of the instance
   */
  BulkDataUris(String instance, DataSet header) {
    this.instance = instance;
    note(header, "");
  }

  private void note(DataSet dataSet, String before) {
    for (DataElement element : dataSet) {
      String path = before + Tag.toHex(element.tag());
      if (element.value() instanceof Value.BulkData bulk) {
        paths.put(bulk.offset(), path);
      }
      for (int i = 0; i < element.items().size(); i++) {
        note(element.items().get(i), path + "/" + i + "/");
      }
    }
  }

  @Override
  public Optional<String> uri(DataElement element) {
    Optional<String> path =
        switch (element.value()) {
          case Value.BulkData bulk -> Optional.ofNullable(paths.get(bulk.offset()));
          case Fragments _ -> Optional.of(Tag.toHex(element.tag()));
          default -> Optional.empty();
        };
    return path.map(found -> instance + "/bulkdata/" + found);
  }

  /**
   * The element that a path names.
   *
   * @param path behind {@code bulkdata/}
   * @return empty where there is none, or the path makes no sense
   */
  static Optional<DataElement> find(DataSet header, String path) {
    String[] steps = path.split("/", -1);
    DataSet current = header;
    for (int i = 0; i + 1 < steps.length; i += 2) {
      int item = steps[i + 1].matches("[0-9]{1,9}") ? Integer.parseInt(steps[i + 1]) : -1;
      var items = element(current, steps[i]).map(DataElement::items).orElse(java.util.List.of());
      if (item < 0 || item >= items.size()) {
        return Optional.empty();
      }
      current = items.get(item);
    }
    return steps.length % 2 == 1 ? element(current, steps[steps.length - 1]) : Optional.empty();
  }

  private static Optional<DataElement> element(DataSet dataSet, String tag) {
    return tag.length() == 8
        ? Tag.parse(tag).stream().mapToObj(dataSet::get).findFirst().flatMap(found -> found)
        : Optional.empty();
  }
}
