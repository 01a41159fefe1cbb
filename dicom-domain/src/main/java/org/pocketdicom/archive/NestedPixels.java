package org.pocketdicom.archive;

import java.util.List;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameEncoder;

/**
 * Makes compressed pixels in Items native, as those of an Icon Image Sequence (0088,0200) may be in
 * any transfer syntax (PS3.5 A.4, PS3.3 F.7).
 */
record NestedPixels(DecodeFrames decoding, DicomImage image, FrameEncoder nativeFrames) {

  DataSet decoded(DataSet dataSet) {
    return isIn(dataSet, true) ? decoded(dataSet, true) : dataSet;
  }

  // The reader bounds the depth of nesting.
  private static boolean isIn(DataSet dataSet, boolean outermost) {
    for (DataElement element : dataSet) {
      if (!outermost && isEncapsulated(element)
          || element.items().stream().anyMatch(item -> isIn(item, false))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEncapsulated(DataElement element) {
    return element.tag() == Tags.PixelData && element.value() instanceof Fragments;
  }

  private DataSet decoded(DataSet dataSet, boolean outermost) {
    DataSet result = dataSet;
    for (DataElement element : dataSet) {
      if (element.value() instanceof Value.Sequence sequence) {
        List<DataSet> items = sequence.items().stream().map(item -> decoded(item, false)).toList();
        result = result.toBuilder().put(with(element, sequence.withItems(items))).build();
      } else if (!outermost && isEncapsulated(element)) {
        result = decodedItem(result);
      }
    }
    return result;
  }

  private DataSet decodedItem(DataSet item) {
    FrameTable table = FrameTable.of(item, TransferSyntax.of(image.transferSyntax()));
    DicomImage icon = new DicomImage(item, image.transferSyntax(), table, image.bytes());
    decoding.checkFrame(icon, 0);
    TargetFrames frames = new TargetFrames(decoding, icon, nativeFrames, false, 0);
    return TargetHeader.described(item, frames.described())
        .put(Tags.PixelData, TargetHeader.nativeVr(frames.described()), frames.frame(0))
        .build();
  }

  private static DataElement with(DataElement element, Value value) {
    return new DataElement(element.tag(), Vr.SQ, value, element.characterSet());
  }
}
