package org.pocketdicom.json;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two Data Sets in DICOM JSON, by the rules of the corpus: Pixel Data,
 * group lengths and Specific Character Set are not compared; padding, empty components at the end
 * of a name, and how an empty value is written may vary; long values of bytes may be their digest.
 */
final class JsonDifferences {

  private static final Set<String> LEFT_OUT =
      Set.of("00080005", "7FE00008", "7FE00009", "7FE00010");
  private static final int LONGEST_INLINE = 64;

  private final List<String> differences = new ArrayList<>();

  private JsonDifferences() {}

  /** One line for each: the path of tags, what is different, ours and theirs. */
  static List<String> between(@Nullable Object ours, @Nullable Object theirs) {
    JsonDifferences all = new JsonDifferences();
    all.compareDataSets("", object(ours), object(theirs));
    return all.differences;
  }

  private void compareDataSets(String path, Map<?, ?> ours, Map<?, ?> theirs) {
    Set<Object> tags = new TreeSet<>(ours.keySet());
    tags.addAll(theirs.keySet());
    for (Object tag : tags) {
      if (!tag.toString().endsWith("0000") && !LEFT_OUT.contains(tag.toString())) {
        compareElements(path + tag, ours.get(tag), theirs.get(tag));
      }
    }
  }

  private void compareElements(String path, @Nullable Object ours, @Nullable Object theirs) {
    if (ours == null || theirs == null) {
      differences.add(path + (ours == null ? " is missing" : " is additional"));
      return;
    }
    String vr = String.valueOf(object(ours).get("vr"));
    if (!vr.equals(object(theirs).get("vr"))) {
      differences.add(path + " VR " + vr + ", not " + object(theirs).get("vr"));
    } else if (vr.equals("SQ")) {
      compareItems(path, values(ours), values(theirs));
    } else if (!normal(vr, ours).equals(normal(vr, theirs))) {
      differences.add(path + " " + vr + " " + normal(vr, ours) + ", not " + normal(vr, theirs));
    }
  }

  private void compareItems(String path, List<?> ours, List<?> theirs) {
    if (ours.size() != theirs.size()) {
      differences.add(path + " " + ours.size() + " Items, not " + theirs.size());
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      compareDataSets(path + "[" + i + "].", object(ours.get(i)), object(theirs.get(i)));
    }
  }

  private static List<String> normal(String vr, Object element) {
    Object inline = object(element).get("InlineBinary");
    Object uri = object(element).get("BulkDataURI");
    if (inline != null) {
      byte[] bytes = Base64.getDecoder().decode(inline.toString());
      return bytes.length == 0 ? List.of() : List.of(normal(bytes));
    }
    if (uri != null) {
      return List.of(uri.toString());
    }
    List<String> all = values(element).stream().map(value -> text(vr, value)).toList();
    int size = all.size();
    while (size > 0 && all.get(size - 1).isEmpty()) {
      size--;
    }
    return all.subList(0, size);
  }

  private static String normal(byte[] bytes) {
    try {
      return bytes.length <= LONGEST_INLINE
          ? HexFormat.of().formatHex(bytes)
          : "sha256:"
              + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
              + ";length="
              + bytes.length;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String vr, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> name ->
          String.join(
                  "=",
                  List.of(
                      group(name, "Alphabetic"),
                      group(name, "Ideographic"),
                      group(name, "Phonetic")))
              .replaceAll("=+$", "");
      // Nine digits, as some write, and the fewest that tell it apart are one number of 32 bits.
      case BigDecimal number when vr.equals("FL") -> Float.toString(number.floatValue());
      case BigDecimal number when vr.equals("FD") -> Double.toString(number.doubleValue());
      case BigDecimal number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
      default -> value.toString().replaceAll("[ \0]+$", "");
    };
  }

  private static String group(Map<?, ?> name, String group) {
    Object text = name.get(group);
    return text == null ? "" : text.toString().replaceAll("\\^+$", "");
  }

  private static List<?> values(Object element) {
    return object(element).get("Value") instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
