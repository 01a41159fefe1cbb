package org.pocketdicom.part10;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
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
    return replace(
        dataSet,
        element -> isUpTo(most, element) && !InlineLimit.isPixelData(element.tag()),
        element -> load(element, syntax, content, most).value());
  }

  /** Like {@link #load(DataSet, TransferSyntax, ByteSource, int)}, for text only. */
  public static DataSet loadText(
      DataSet dataSet, TransferSyntax syntax, ByteSource content, int most) {
    return replace(
        dataSet,
        element -> isUpTo(most, element) && element.vr().kind() == Vr.Kind.TEXT,
        element -> load(element, syntax, content, most).value());
  }

  /**
   * The Data Set with every value that a URI names in the place that a function says, those of
   * nested Data Sets too.
   *
   * @param resolver loads the value of such an element, or makes it a reference into what the
   *     caller writes or reads with the Data Set; what it throws is passed on
   */
  public static DataSet resolve(DataSet dataSet, Function<DataElement, Value> resolver) {
    return replace(dataSet, element -> element.value() instanceof Value.BulkDataUri, resolver);
  }

  private static boolean isUpTo(int most, DataElement element) {
    return element.value() instanceof Value.BulkData bulk && bulk.length() <= most;
  }

  private static DataSet replace(
      DataSet dataSet, Predicate<DataElement> wanted, Function<DataElement, Value> replacement) {
    if (!isAnyIn(dataSet, wanted)) {
      return dataSet;
    }
    DataSetBuilder builder = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      if (element.value() instanceof Value.Sequence sequence) {
        List<DataSet> items =
            sequence.items().stream().map(item -> replace(item, wanted, replacement)).toList();
        builder.put(with(element, sequence.withItems(items)));
      } else if (wanted.test(element)) {
        builder.put(with(element, replacement.apply(element)));
      }
    }
    return builder.build();
  }

  private static DataElement with(DataElement element, Value value) {
    return new DataElement(element.tag(), element.vr(), value, element.characterSet());
  }

  private static boolean isAnyIn(DataSet dataSet, Predicate<DataElement> wanted) {
    for (DataElement element : dataSet) {
      if (wanted.test(element)
          || element.items().stream().anyMatch(item -> isAnyIn(item, wanted))) {
        return true;
      }
    }
    return false;
  }
}
