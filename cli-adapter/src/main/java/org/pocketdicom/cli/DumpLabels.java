package org.pocketdicom.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.DataDictionary;

/**
 * What stands before and behind a value in a dump: its tag, and what it is called. Kept for each
 * tag, as the next file has the same. Safe for use by several threads: a label never changes, and
 * one that is made twice is the same.
 */
final class DumpLabels {

  /** One element's. */
  static final class Label {

    private final int tag;
    private final byte[] before;
    private final byte[] after;

    private Label(int tag, byte[] before, byte[] after) {
      this.tag = tag;
      this.before = before;
      this.after = after;
    }

    /** The tag in brackets. */
    byte[] before() {
      return before;
    }

    /** The name, to the end of the line. */
    byte[] after() {
      return after;
    }
  }

  private static final int SLOTS = 1 << 10;
  private static final int SPREAD = 0x9E3779B1;
  private static final String UNKNOWN = "Unknown Tag & Data";

  private final Colors colors;
  private final @Nullable Label[] labels = new Label[SLOTS];

  DumpLabels(Colors colors) {
    this.colors = colors;
  }

  Colors colors() {
    return colors;
  }

  /** The label of an element of a Data Set, which says whose a private element is. */
  Label of(int tag, DataSet around) {
    int slot = tag * SPREAD >>> Integer.numberOfLeadingZeros(SLOTS - 1);
    Label label = labels[slot];
    if (label == null || label.tag != tag || Tag.isPrivate(tag)) {
      label = label(tag, name(tag, around));
      labels[slot] = label;
    }
    return label;
  }

  private Label label(int tag, String name) {
    String shown = Tag.toString(tag).toLowerCase(Locale.ROOT);
    return new Label(
        tag,
        bytes(colors.paint(Colors.TAG, shown) + " "),
        bytes(colors.paint(Colors.NAME, name) + "\n"));
  }

  private static String name(int tag, DataSet around) {
    String keyword = DataDictionary.keyword(tag);
    if (!keyword.isEmpty()) {
      return keyword;
    }
    Optional<String> creator = around.privateCreator(tag);
    return creator.isPresent()
        ? privateName(creator.get(), tag)
        : DataDictionary.entry(tag).map(DataDictionary.Entry::name).orElse(UNKNOWN);
  }

  private static String privateName(String creator, int tag) {
    Optional<String> name =
        DataDictionary.privateEntry(creator, tag).map(DataDictionary.Entry::name);
    return Console.printable(name.orElse(UNKNOWN) + " [" + creator + "]");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
