package org.pocketdicom.part10;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.DataSetColumns;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;

/**
 * The VR of elements that do not tell it: in implicit VR, and of VR UN (PS3.5 6.2.2, A.1). The
 * dictionary knows it, for a private element that of its Private Creator in the same Data Set
 * (PS3.5 7.8.1). "US or SS" is told by Pixel Representation, of the Data Set itself or of the
 * nearest around it; "OB or OW" and "US or OW" are OW.
 */
final class ImpliedVrs {

  /** What Pixel Representation says: of the Data Set that is being read or the nearest around. */
  enum Sign {
    NOT_SAID,
    UNSIGNED,
    SIGNED
  }

  Sign sign = Sign.NOT_SAID;
  private boolean unsettled;
  // The Private Creator of the latest private element, as the next is mostly of the same block.
  private @Nullable DataSetColumns creatorSet;
  private int creatorTag;
  private int creatorPosition;
  private String creator = "";

  /**
   * The VR of an element.
   *
   * @param length of its value: one that is no multiple of a number's contradicts what is known of
   *     a private element
   * @param before the elements of the same Data Set so far
   */
  Vr of(int tag, long length, DataSetColumns before, byte[] buffer) {
    if (Tag.isPrivate(tag) && Tag.element(tag) >= 0x1000) {
      return ofPrivate(tag, length, before, buffer);
    }
    Vr vr = DataDictionary.vr(tag);
    if (vr != Vr.US || !DataDictionary.isAmbiguous(tag)) {
      return vr;
    }
    unsettled |=
        sign == Sign.NOT_SAID || Integer.compareUnsigned(tag, Tags.PixelRepresentation) < 0;
    return sign == Sign.SIGNED ? Vr.SS : Vr.US;
  }

  private Vr ofPrivate(int tag, long length, DataSetColumns before, byte[] buffer) {
    int creatorTag = Tag.creatorOf(tag);
    int position = before.positionOf(creatorTag);
    if (position < 0) {
      return Vr.UN;
    }
    if (before != creatorSet || creatorTag != this.creatorTag || position != creatorPosition) {
      creatorSet = before;
      this.creatorTag = creatorTag;
      creatorPosition = position;
      creator =
          before
              .last(creatorTag, buffer, false, SpecificCharacterSet.DEFAULT)
              .flatMap(DataElement::string)
              .orElse("");
    }
    Vr vr = DataDictionary.privateVr(creator, tag);
    return vr.kind() == Vr.Kind.BINARY && length % vr.unit() != 0 ? Vr.UN : vr;
  }

  /** Corrects choices that were made before the Pixel Representation they depend on was read. */
  DataSet settle(DataSet dataSet) {
    return unsettled ? settle(dataSet, false) : dataSet;
  }

  private static DataSet settle(DataSet dataSet, boolean around) {
    boolean signed = dataSet.get(Tags.PixelRepresentation).map(ImpliedVrs::isSigned).orElse(around);
    DataSetBuilder settled = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      if (element.value() instanceof Value.Sequence sequence) {
        List<DataSet> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> items.add(settle(item, signed)));
        settled.put(with(element, element.vr(), new Value.Sequence(items)));
      } else if (signed && element.vr() == Vr.US && DataDictionary.isAmbiguous(element.tag())) {
        settled.put(with(element, Vr.SS, element.value()));
      } else if (!signed && element.vr() == Vr.SS && DataDictionary.isAmbiguous(element.tag())) {
        settled.put(with(element, Vr.US, element.value()));
      }
    }
    return settled.build();
  }

  private static DataElement with(DataElement element, Vr vr, Value value) {
    return new DataElement(element.tag(), vr, value, element.characterSet());
  }

  /** Whether a Pixel Representation is 1, signed (PS3.3 C.7.6.3). */
  static boolean isSigned(DataElement pixelRepresentation) {
    return pixelRepresentation
        .encoded()
        .filter(value -> value.length() >= 2 && value.shortAt(0) == 1)
        .isPresent();
  }
}
