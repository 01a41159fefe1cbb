package org.pocketdicom.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.pocketdicom.cli.Difference.Kind;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.AttributePath;
import org.pocketdicom.dictionary.AttributePath.Step;
import org.pocketdicom.dictionary.Tags;

/**
 * Finds what two objects differ in, element by element, Item by Item. Values are compared by what
 * they mean: text as decoded and without padding, DS and IS as numbers, numbers and words whatever
 * their byte order, what was left in the files byte by byte.
 *
 * <p>File Meta Information, Specific Character Set and Data Set Trailing Padding say how an object
 * is encoded; they never count as content. Group lengths follow from the rest.
 */
final class DataSetDiff {

  /** Told of each difference, in the order of tags. */
  @FunctionalInterface
  interface Report {
    void accept(Difference difference) throws IOException;
  }

  // They may be left out (PS3.5 6.2.1.1).
  private static final Pattern DELIMITERS_AT_END = Pattern.compile("\\^+(?==|$)|=+$");

  private final DiffSide left;
  private final DiffSide right;
  private final Set<AttributePath> ignored;
  private final Report report;
  private final List<Step> outer = new ArrayList<>();

  /**
   * @param ignored what is passed over: a name of one step wherever it is, a path where it leads
   */
  DataSetDiff(DiffSide left, DiffSide right, Set<AttributePath> ignored, Report report) {
    this.left = left;
    this.right = right;
    this.ignored = ignored;
    this.report = report;
  }

  void compare() throws IOException {
    compare(left.file().meta(), right.file().meta());
    compare(left.file().dataSet(), right.file().dataSet());
  }

  private void compare(DataSet a, DataSet b) throws IOException {
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      int order =
          i == a.size() ? 1 : j == b.size() ? -1 : Integer.compareUnsigned(a.tagAt(i), b.tagAt(j));
      Optional<DataElement> one = order <= 0 ? Optional.of(a.elementAt(i++)) : Optional.empty();
      Optional<DataElement> other = order >= 0 ? Optional.of(b.elementAt(j++)) : Optional.empty();
      int tag = one.or(() -> other).orElseThrow().tag();
      if (isIgnored(tag, order <= 0 ? a : b)) {
        continue;
      }
      if (order != 0) {
        tell(tag, Kind.CONTENT, one, other, "");
      } else {
        compare(one.orElseThrow(), other.orElseThrow());
      }
    }
  }

  private void compare(DataElement a, DataElement b) throws IOException {
    if (a.value() instanceof Value.Sequence && b.value() instanceof Value.Sequence) {
      compareItems(a, b);
    } else if (a.value() instanceof EncodedValue x && b.value() instanceof EncodedValue y) {
      tell(a.tag(), kind(a, x, b, y), Optional.of(a), Optional.of(b), "");
    } else if (a.vr() == Vr.SQ || b.vr() == Vr.SQ) {
      tell(a.tag(), Kind.CONTENT, Optional.of(a), Optional.of(b), "");
    } else {
      StoredBytes stored = StoredBytes.compare(a, left, b, right);
      boolean equal = stored.mismatch() < 0;
      Kind kind = !equal ? Kind.CONTENT : a.vr() == b.vr() ? Kind.NONE : Kind.ENCODING;
      tell(a.tag(), kind, Optional.of(a), Optional.of(b), stored.remark());
    }
  }

  // Items that only one has are told as a whole, under their number.
  private void compareItems(DataElement a, DataElement b) throws IOException {
    int both = Math.min(a.items().size(), b.items().size());
    for (int i = 0; i < both; i++) {
      outer.add(new Step(a.tag(), "", i));
      compare(a.items().get(i), b.items().get(i));
      outer.removeLast();
    }
    if (a.items().size() != b.items().size()) {
      String remark = a.items().size() + " Items against " + b.items().size();
      tell(a.tag(), Kind.CONTENT, itemsFrom(both, a), itemsFrom(both, b), remark);
    }
  }

  private static Optional<DataElement> itemsFrom(int first, DataElement element) {
    List<DataSet> items = element.items();
    return first == items.size()
        ? Optional.empty()
        : Optional.of(
            new DataElement(
                element.tag(),
                element.vr(),
                new Value.Sequence(items.subList(first, items.size())),
                element.characterSet()));
  }

  private static Kind kind(DataElement a, EncodedValue x, DataElement b, EncodedValue y) {
    boolean same = Arrays.equals(x.littleEndian(a.vr().unit()), y.littleEndian(b.vr().unit()));
    boolean equal =
        switch (a.vr().kind() == b.vr().kind() ? a.vr().kind() : Vr.Kind.BYTES) {
          case TEXT -> meaning(a).equals(meaning(b)); // the same bytes may be other characters
          case BINARY -> same || a.strings().equals(b.strings());
          case BYTES, SEQUENCE -> same;
        };
    return !equal ? Kind.CONTENT : same && a.vr() == b.vr() ? Kind.NONE : Kind.ENCODING;
  }

  private static List<Object> meaning(DataElement element) {
    List<Object> meaning = new ArrayList<>();
    for (String text : element.strings()) {
      meaning.add(
          switch (element.vr()) {
            case DS, IS -> number(text);
            case PN -> DELIMITERS_AT_END.matcher(text).replaceAll("");
            default -> text;
          });
    }
    return meaning;
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private void tell(
      int tag, Kind kind, Optional<DataElement> a, Optional<DataElement> b, String remark)
      throws IOException {
    if (kind != Kind.NONE) {
      Kind counted = isAboutEncoding(tag) ? Kind.ENCODING : kind;
      report.accept(new Difference(path(tag), counted, a, b, remark));
    }
  }

  private static boolean isAboutEncoding(int tag) {
    return Tag.group(tag) == 2
        || tag == Tags.SpecificCharacterSet
        || tag == Tags.DataSetTrailingPadding;
  }

  private boolean isIgnored(int tag, DataSet dataSet) {
    if (Tag.isGroupLength(tag)) {
      return true; // it follows from the rest
    }
    for (AttributePath path : ignored) {
      if (path.steps().size() == 1
          && path.steps().getFirst().tagIn(dataSet).equals(OptionalInt.of(tag))) {
        return true;
      }
    }
    return !ignored.isEmpty() && ignored.contains(path(tag));
  }

  private AttributePath path(int tag) {
    List<Step> steps = new ArrayList<>(outer);
    steps.add(new Step(tag, "", -1));
    return new AttributePath(steps);
  }
}
