package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Value;
import org.pocketdicom.error.LimitExceeded;

/** Finds values that a reader left where they were: in the object, or wherever a URI says. */
public final class LongValues {

  private LongValues() {}

  /**
   * The element with its value in memory; any other than a reference is returned as it is.
   *
   * @param syntax the transfer syntax of the object
   * @param content what references count in, see {@link Part10Reader#content}
   * @param most bytes that may be brought in
   * @throws LimitExceeded if the value is longer
   * @throws org.pocketdicom.error.MalformedDicom if the object ends before the value does
   */
  public static DataElement load(
      DataElement element, TransferSyntax syntax, ByteSource content, int most) {
    if (!(element.value() instanceof Value.BulkData bulk)) {
      return element;
    }
    if (bulk.length() > most) {
      throw new LimitExceeded("the value has " + bulk.length() + " bytes, more than " + most);
    }
    byte[] bytes = content.read(bulk.offset(), (int) bulk.length());
    return new DataElement(
        element.tag(),
        element.vr(),
        new EncodedValue(bytes, 0, bytes.length, syntax.bigEndian()),
        element.characterSet());
  }

  /**
   * The Data Set with every long value in memory, those of nested Data Sets too, Pixel Data aside
   * and what is longer than {@code most}.
   */
  public static DataSet load(DataSet dataSet, TransferSyntax syntax, ByteSource content, int most) {
    if (!hasReferences(dataSet)) {
      return dataSet;
    }
    DataSetBuilder builder = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      switch (element.value()) {
        case Value.BulkData bulk
            when bulk.length() <= most && !InlineLimit.isPixelData(element.tag()) ->
            builder.put(load(element, syntax, content, most));
        case Value.Sequence sequence ->
            builder.put(items(element, sequence, syntax, content, most));
        default -> {}
      }
    }
    return builder.build();
  }

  /**
   * The Data Set with every value that a URI names in the place that a function says, those of
   * nested Data Sets too.
   *
   * @param resolver loads the value of such an element, or makes it a reference into what the
   *     caller writes or reads with the Data Set; what it throws is passed on
   */
  public static DataSet resolve(DataSet dataSet, Function<DataElement, Value> resolver) {
    DataSetBuilder builder = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      switch (element.value()) {
        case Value.BulkDataUri uri -> builder.put(with(element, resolver.apply(element)));
        case Value.Sequence sequence -> {
          List<DataSet> items =
              sequence.items().stream().map(item -> resolve(item, resolver)).toList();
          builder.put(with(element, sequence.withItems(items)));
        }
        default -> {}
      }
    }
    return builder.build();
  }

  private static DataElement with(DataElement element, Value value) {
    return new DataElement(element.tag(), element.vr(), value, element.characterSet());
  }

  private static DataElement items(
      DataElement element,
      Value.Sequence sequence,
      TransferSyntax syntax,
      ByteSource content,
      int most) {
    List<DataSet> items = new ArrayList<>(sequence.items().size());
    for (DataSet item : sequence.items()) {
      items.add(load(item, syntax, content, most));
    }
    return with(element, sequence.withItems(items));
  }

  private static boolean hasReferences(DataSet dataSet) {
    for (DataElement element : dataSet) {
      if (element.value() instanceof Value.BulkData && !InlineLimit.isPixelData(element.tag())) {
        return true;
      }
      if (element.items().stream().anyMatch(LongValues::hasReferences)) {
        return true;
      }
    }
    return false;
  }
}
