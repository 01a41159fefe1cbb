package org.pocketdicom.archive;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.TransferSyntax;

/**
 * The overlays (60xx,3000) of an image that were left in the object, as those of more than 1,448 ×
 * 1,448 pixels are.
 *
 * @param elements each a reference
 */
record LongOverlays(DicomImage image, List<DataElement> elements) {

  private static final int GROUPS = 16;
  private static final int MOST = 1 << 30;

  static LongOverlays of(DicomImage image) {
    return new LongOverlays(image, in(image.header()));
  }

  /** Those of a header. */
  static List<DataElement> in(DataSet header) {
    return IntStream.range(0, GROUPS)
        .mapToObj(group -> header.get(Tags.OverlayData + (group << 17)))
        .flatMap(Optional::stream)
        .filter(overlay -> overlay.value() instanceof Value.BulkData)
        .toList();
  }

  /** The memory that they need. */
  long bytes() {
    return elements.stream()
        .map(DataElement::value)
        .mapToLong(value -> value instanceof Value.BulkData bulk ? bulk.length() : 0)
        .sum();
  }

  /** The image's header with the overlays in memory. */
  DataSet header() {
    DataSet header = image.header();
    TransferSyntax syntax = TransferSyntax.of(image.transferSyntax());
    for (DataElement overlay : elements) {
      DataElement loaded = LongValues.load(overlay, syntax, image.bytes(), MOST);
      header = header.toBuilder().put(loaded).build();
    }
    return header;
  }
}
