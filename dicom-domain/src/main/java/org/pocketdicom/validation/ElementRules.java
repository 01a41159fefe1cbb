package org.pocketdicom.validation;

import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;

/** What the dictionary and the rules of tags say of an element (PS3.5 7, PS3.6). */
final class ElementRules {

  private static final int FIRST_PRIVATE_ELEMENT = 0x1000;
  private static final int FILE_META = 0x0002;
  private static final int DIRECTORY = 0x0004;

  private ElementRules() {}

  static void check(DataElement element, Place place) {
    int tag = element.tag();
    if (Tag.isPrivate(tag)) {
      checkPrivate(tag, place);
    } else {
      checkStandard(element, place);
    }
    if (element.value() instanceof EncodedValue encoded && element.vr().kind() == Vr.Kind.TEXT) {
      TextRules.check(element, encoded, place);
    }
    EnumeratedValues.check(element, place);
  }

  private static void checkPrivate(int tag, Place place) {
    int group = Tag.group(tag);
    int number = Tag.element(tag);
    if (group < 0x0009 || group == 0xFFFF) {
      place.say(Rule.ILLEGAL_TAG, tag, "no private group may have this number");
    } else if (number == 0) {
      place.say(Rule.GROUP_LENGTH, tag, "group lengths are retired");
    } else if (number < FIRST_PRIVATE_ELEMENT && !Tag.isPrivateCreator(tag)) {
      place.say(Rule.ILLEGAL_TAG, "PS3.5 7.8.1", tag, "no private element may have this number");
    } else if (number >= FIRST_PRIVATE_ELEMENT) {
      Optional<String> creator = place.dataSet().privateCreator(tag);
      if (creator.isEmpty()) {
        place.say(Rule.NO_PRIVATE_CREATOR, tag, "no Private Creator reserved this block");
      } else if (DataDictionary.privateEntry(creator.get(), tag).isEmpty()) {
        place.say(Rule.UNKNOWN_PRIVATE, tag, "nothing is known of this private element");
      }
    }
  }

  private static void checkStandard(DataElement element, Place place) {
    int tag = element.tag();
    if (Tag.isGroupLength(tag) && tag != Tags.FileMetaInformationGroupLength) {
      place.say(Rule.GROUP_LENGTH, tag, "group lengths are retired");
      return;
    }
    checkGroup(tag, place);
    Optional<DataDictionary.Entry> found = DataDictionary.entry(tag);
    if (found.isEmpty()) {
      place.say(Rule.UNKNOWN_ATTRIBUTE, tag, "not in the dictionary of this edition");
      return;
    }
    DataDictionary.Entry entry = found.get();
    if (entry.retired()) {
      place.say(Rule.RETIRED_ATTRIBUTE, tag, "this attribute is retired");
    }
    if (element.encodedVr() == Vr.UN) {
      place.say(Rule.VR_UN, tag, "the VR is UN, although the attribute is known");
    } else if (!entry.vrs().contains(element.vr())) {
      place.say(Rule.WRONG_VR, tag, "the VR is not that of the dictionary");
    } else {
      checkMultiplicity(element, entry.vm(), place);
    }
  }

  private static void checkGroup(int tag, Place place) {
    int group = Tag.group(tag);
    boolean meta = place.isOutermost() && place.dataSet().contains(Tags.TransferSyntaxUID);
    boolean directory = place.dataSet().contains(Tags.DirectoryRecordType);
    if (group == FILE_META && !meta
        || group == DIRECTORY && !directory && !place.dataSet().contains(Tags.FileSetID)) {
      place.say(Rule.ILLEGAL_TAG, "PS3.10 7.1", tag, "this group has no place in this Data Set");
    }
  }

  private static void checkMultiplicity(DataElement element, String vm, Place place) {
    int values =
        element.value() instanceof Value.BulkData ? 0 : element.multiplicity(); // not counted
    if (values > 0 && !ValueMultiplicity.of(vm).allows(values)) {
      place.say(Rule.MULTIPLICITY, element.tag(), values + " values, where there may be " + vm);
    }
  }
}
