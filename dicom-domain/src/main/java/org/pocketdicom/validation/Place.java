package org.pocketdicom.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;

/** A Data Set on the way through an object, and where it is nested. Finds are said here. */
final class Place {

  private final DataSet dataSet;
  private final Consumer<Finding> findings;
  private final @Nullable Place outer;
  private final int sequence;
  private final int item;
  private final Iterator<DataElement> elements;

  /** The outermost Data Set. */
  Place(DataSet dataSet, Consumer<Finding> findings) {
    this(dataSet, findings, null, 0, 0);
  }

  private Place(
      DataSet dataSet, Consumer<Finding> findings, @Nullable Place outer, int sequence, int item) {
    this.dataSet = dataSet;
    this.findings = findings;
    this.outer = outer;
    this.sequence = sequence;
    this.item = item;
    this.elements = dataSet.iterator();
  }

  /** The Item of a sequence in this Data Set. */
  Place item(int sequenceTag, int index, DataSet itemDataSet) {
    return new Place(itemDataSet, findings, this, sequenceTag, index);
  }

  /** The tag of the sequence that the Item is of; 0 of the outermost Data Set. */
  int sequence() {
    return sequence;
  }

  DataSet dataSet() {
    return dataSet;
  }

  boolean isOutermost() {
    return outer == null;
  }

  /** The elements that were not yet looked at. */
  Iterator<DataElement> elements() {
    return elements;
  }

  void say(Rule rule, int tag, String message) {
    say(rule, rule.section(), tag, message);
  }

  void say(Rule rule, String section, int tag, String message) {
    findings.accept(new Finding(rule.severity(), rule.name(), section, path(tag), message));
  }

  private String path(int tag) {
    List<String> steps = new ArrayList<>(List.of(Tag.toString(tag)));
    Place at = this;
    for (Place around = outer; around != null; around = around.outer) {
      steps.add(Tag.toString(at.sequence) + "[" + at.item + "]");
      at = around;
    }
    Collections.reverse(steps);
    return String.join(".", steps);
  }
}
