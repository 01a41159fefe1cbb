package org.pocketdicom.edit;

import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.AttributePath.Step;
import org.pocketdicom.dictionary.Tags;

/** Which attributes are no business of an edit. */
final class Editable {

  private Editable() {}

  /**
   * @throws IllegalArgumentException if an attribute is made by the writer
   */
  static void check(int tag) {
    int group = Tag.group(tag);
    if (group == 2) {
      throw new IllegalArgumentException(
          Tag.toString(tag)
              + " is File Meta Information, which follows the Data Set and its encoding");
    }
    if (group == 0 || group == 0xFFFE) {
      throw new IllegalArgumentException(Tag.toString(tag) + " is no part of a Data Set");
    }
  }

  /**
   * @throws IllegalArgumentException if an attribute cannot be given a value
   */
  static void checkSettable(Step step) {
    int tag = step.tag();
    check(tag);
    if (step.creator().isEmpty() && Tag.isGroupLength(tag)) {
      throw new IllegalArgumentException(
          Tag.toString(tag) + " is a group length, which follows the encoding (PS3.5 7.2)");
    }
    if (tag == Tags.PixelData || tag == Tags.FloatPixelData || tag == Tags.DoubleFloatPixelData) {
      throw new IllegalArgumentException("Pixel Data cannot be set");
    }
  }
}
