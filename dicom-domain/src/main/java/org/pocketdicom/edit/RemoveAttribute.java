package org.pocketdicom.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.Tags;

/** See {@link Edit#remove}. */
record RemoveAttribute(AttributePath path) implements Edit {

  RemoveAttribute {
    int tag = path.steps().getLast().tag();
    Editable.check(tag);
    if (tag == Tags.SpecificCharacterSet) {
      throw new IllegalArgumentException(
          "(0008,0005) tells how text is encoded: set it to another value instead");
    }
  }

  @Override
  public DataSet applyTo(DataSet dataSet) {
    return path.find(dataSet).isEmpty() ? dataSet : remove(dataSet, path.steps());
  }

  private static DataSet remove(DataSet dataSet, List<AttributePath.Step> steps) {
    AttributePath.Step step = steps.getFirst();
    OptionalInt found = step.tagIn(dataSet);
    int tag = found.orElseThrow();
    if (steps.size() == 1) {
      return dataSet.toBuilder().remove(tag).build();
    }
    DataElement element = dataSet.get(tag).orElseThrow();
    List<DataSet> items = new ArrayList<>(element.items());
    items.set(step.item(), remove(items.get(step.item()), steps.subList(1, steps.size())));
    Value sequence = ((Value.Sequence) element.value()).withItems(items);
    return dataSet.toBuilder()
        .put(new DataElement(tag, element.vr(), sequence, element.characterSet()))
        .build();
  }
}
