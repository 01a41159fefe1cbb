package org.pocketdicom.cli;

import java.util.List;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.DataDictionary;

/** Names attributes as people do, with keywords, and so that the name can be given again. */
final class PathText {

  private PathText() {}

  /** The name of a path; of no steps, empty text. */
  static String of(List<AttributePath.Step> steps) {
    StringBuilder text = new StringBuilder();
    for (AttributePath.Step step : steps) {
      String keyword = DataDictionary.keyword(step.tag());
      text.append(text.isEmpty() ? "" : ".");
      text.append(keyword.isEmpty() ? step.toString() : keyword);
      text.append(keyword.isEmpty() || step.item() < 0 ? "" : "[" + step.item() + "]");
    }
    return text.toString();
  }
}
