package org.pocketdicom.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.AttributePath.Step;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * See {@link Edit#set}.
 *
 * @param vr as the caller says; empty where the dictionaries or the Data Set tell
 */
record SetAttribute(AttributePath path, Optional<Vr> vr, String value) implements Edit {

  SetAttribute {
    Step last = path.steps().getLast();
    Editable.checkSettable(last);
    NewValue.check(last, vr, value);
    for (Step step : path.steps().subList(0, path.steps().size() - 1)) {
      Editable.checkSettable(step);
      NewValue.checkSequence(step);
    }
  }

  @Override
  public DataSet applyTo(DataSet dataSet) {
    try {
      return change(dataSet, 0, false, levelToBeUtf8(dataSet));
    } catch (IllegalArgumentException e) {
      throw new UnsupportedDicom(path + " cannot be set: " + e.getMessage(), e);
    }
  }

  /** The level of the path whose Data Set has to become UTF-8 with all its text, −1 for none. */
  private int levelToBeUtf8(DataSet dataSet) {
    int level = 0;
    DataSet current = dataSet;
    for (int i = 0; i < path.steps().size() - 1; i++) {
      Step step = path.steps().get(i);
      OptionalInt tag = step.tagIn(current);
      List<DataSet> items = tag.isPresent() ? current.items(tag.getAsInt()) : List.of();
      if (step.item() >= items.size()) {
        break;
      }
      current = items.get(step.item());
      level = current.strings(Tags.SpecificCharacterSet).isEmpty() ? level : i + 1;
    }
    return current.characterSet().canEncode(value) ? -1 : level;
  }

  private DataSet change(DataSet given, int level, boolean outerSigned, int levelToBeUtf8) {
    DataSetBuilder builder = given.toBuilder();
    if (level == levelToBeUtf8) {
      builder.put(Tags.SpecificCharacterSet, Vr.CS, SpecificCharacterSet.UTF_8.toString());
    }
    Step step = path.steps().get(level);
    int tag =
        step.creator().isEmpty() ? step.tag() : builder.privateTag(step.creator(), step.tag());
    DataSet dataSet = builder.build();
    boolean signed = dataSet.integer(Tags.PixelRepresentation).orElse(outerSigned ? 1 : 0) == 1;
    if (level == path.steps().size() - 1) {
      return builder.put(NewValue.element(tag, vr, value, dataSet, signed)).build();
    }
    Value.Sequence sequence = sequence(dataSet, tag);
    List<DataSet> items = new ArrayList<>(sequence.items());
    if (step.item() == items.size()) {
      items.add(DataSet.builder(dataSet.characterSet()).build());
    } else if (step.item() > items.size()) {
      throw new UnsupportedDicom(
          path
              + " cannot be set: "
              + Tag.toString(tag)
              + " has "
              + items.size()
              + " Items, counted from 0, of which the next can be made");
    }
    items.set(step.item(), change(items.get(step.item()), level + 1, signed, levelToBeUtf8));
    return builder
        .put(new DataElement(tag, Vr.SQ, sequence.withItems(items), dataSet.characterSet()))
        .build();
  }

  private Value.Sequence sequence(DataSet dataSet, int tag) {
    Optional<DataElement> element = dataSet.get(tag).filter(there -> !there.isEmpty());
    if (element.isEmpty()) {
      return new Value.Sequence(List.of());
    }
    if (element.get().value() instanceof Value.Sequence sequence) {
      return sequence;
    }
    throw new UnsupportedDicom(path + " cannot be set: " + Tag.toString(tag) + " is no sequence");
  }
}
