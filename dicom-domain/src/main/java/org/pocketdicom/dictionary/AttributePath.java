package org.pocketdicom.dictionary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;

/**
 * Names an attribute, be it nested, in the shell, over HTTP and in Java alike.
 *
 * <ul>
 *   <li>A tag: {@code 0010,0010}, {@code (0010,0010)}, {@code 00100010} or {@code 0x00100010}.
 *   <li>A keyword in any case: {@code PatientName}.
 *   <li>A private element by its Private Creator, whichever block that reserved in the Data Set
 *       (PS3.5 7.8.1): {@code 0009,xx10[SIEMENS CT VA0 COAD]}, with any digits in place of {@code
 *       xx}.
 *   <li>A path through Items, counted from 0: {@code
 *       ReferencedStudySequence[0].ReferencedSOPInstanceUID}, {@code 0029,xx10[MY
 *       CREATOR][0].0029,xx20[MY CREATOR]}.
 * </ul>
 *
 * @param steps from the outermost Data Set inwards; every one but the last names an Item
 */
public record AttributePath(List<Step> steps) {

  /** The {@link Step#item} of a last step: the element as a whole. */
  static final int WHOLE = -1;

  /**
   * One element on the way.
   *
   * @param tag of a private element with a creator, its group and its number within the block, as
   *     in {@code (0009,0010)} for {@code 0009,xx10}
   * @param creator the Private Creator; empty where the tag is meant as it stands
   * @param item of a sequence, from 0; of the last step −1, the element as a whole
   */
  public record Step(int tag, String creator, int item) {

    /**
     * The tag of the element in a Data Set.
     *
     * @return empty where the creator reserved no block in it; else the element may still be absent
     */
    public OptionalInt tagIn(DataSet dataSet) {
      return creator.isEmpty() ? OptionalInt.of(tag) : dataSet.privateTag(creator, tag);
    }

    @Override
    public String toString() {
      String name = Tag.toString(tag);
      String whole =
          creator.isEmpty()
              ? name
              : name.substring(0, 6) + "xx" + name.substring(8) + "[" + creator + "]";
      return item == WHOLE ? whole : whole + "[" + item + "]";
    }
  }

  public AttributePath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none; the message says why and what may have been
   *     meant, and may be shown to a user
   */
  public static AttributePath parse(String text) {
    return new AttributePath(new AttributePathParser(text.strip()).parse());
  }

  /** The element of that name; empty where it, or an Item on the way to it, is not there. */
  public Optional<DataElement> find(DataSet dataSet) {
    DataSet current = dataSet;
    for (Step step : steps.subList(0, steps.size() - 1)) {
      List<DataSet> items = element(step, current).map(DataElement::items).orElse(List.of());
      if (step.item() >= items.size()) {
        return Optional.empty();
      }
      current = items.get(step.item());
    }
    return element(steps.getLast(), current);
  }

  private static Optional<DataElement> element(Step step, DataSet dataSet) {
    OptionalInt tag = step.tagIn(dataSet);
    return tag.isPresent() ? dataSet.get(tag.getAsInt()) : Optional.empty();
  }

  /** The path with tags in the standard's form, {@code (0008,1110)[0].(0008,1155)}. */
  @Override
  public String toString() {
    return String.join(".", steps.stream().map(Step::toString).toList());
  }
}
