package org.pocketdicom.dictionary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

/**
 * The Registry of DICOM Data Elements (PS3.6 6 to 9), found by tag or keyword, and the private Data
 * Elements of known Private Creators.
 *
 * <p>A tag of a repeating group (PS3.5 7.6), such as (6002,3000), finds the entry of the group,
 * (60xx,3000). Such an entry stands under one tag in constants and under its keyword: that with 0
 * for each x or, where that is another element's, such as a group length, the next that is free.
 */
public final class DataDictionary {

  // From here on elements of a private group are in the block of a Private Creator (PS3.5 7.8.1).
  private static final int FIRST_PRIVATE_ELEMENT = 0x1000;

  private DataDictionary() {}

  /**
   * What the registry says of a Data Element.
   *
   * @param tag the tag that was asked for
   * @param vrs its VR, or those to choose from; none for an Item and its delimiters
   * @param vm its Value Multiplicity in the notation of the standard, e.g. {@code 1-n} (PS3.5 6.4)
   * @param name its name, e.g. {@code Patient's Name}
   * @param keyword its keyword, e.g. {@code PatientName}; empty where the registry gives none
   * @param retired whether the standard has withdrawn it
   */
  public record Entry(
      int tag, List<Vr> vrs, String vm, String name, String keyword, boolean retired) {
    public Entry {
      vrs = List.copyOf(vrs);
    }
  }

  /**
   * The entry of a tag. Group lengths (PS3.5 7.2) and Private Creators (PS3.5 7.8.1) have one too,
   * without a keyword; other private elements are found by {@link #privateEntry}.
   *
   * @return empty where the standard knows no such element
   */
  public static Optional<Entry> entry(int tag) {
    ElementTable elements = ElementTable.INSTANCE;
    int row = elements.find(tag);
    if (row >= 0) {
      return Optional.of(
          new Entry(
              tag,
              elements.vrs(row),
              elements.vm(row),
              ElementTexts.names().get(row),
              ElementTexts.keywords().texts().get(row),
              elements.isRetired(row)));
    }
    if (Tag.isGroupLength(tag)) {
      return Optional.of(new Entry(tag, List.of(Vr.UL), "1", "Group Length", "", true));
    }
    return Tag.isPrivateCreator(tag)
        ? Optional.of(new Entry(tag, List.of(Vr.LO), "1", "Private Creator", "", false))
        : Optional.empty();
  }

  /**
   * The VR of a tag, to be assumed where a Data Set does not tell. Where the standard leaves a
   * choice, see {@link #isAmbiguous}, it is OW if that is among them, as implicit VR has it (PS3.5
   * A.1), and US rather than SS. Allocates nothing.
   *
   * @return UL for a group length, LO for a Private Creator, UN for what the standard does not know
   */
  public static Vr vr(int tag) {
    if (Tag.isGroupLength(tag)) {
      return Vr.UL;
    }
    if (Tag.isPrivate(tag)) {
      return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
    }
    return ElementTable.INSTANCE.vr(tag);
  }

  /** Whether the standard knows a tag, see {@link #entry}. Allocates nothing. */
  public static boolean contains(int tag) {
    return ElementTable.INSTANCE.find(tag) >= 0
        || Tag.isGroupLength(tag)
        || Tag.isPrivateCreator(tag);
  }

  /** Whether a VR is one that the standard gives a tag, see {@link #entry}. Allocates nothing. */
  public static boolean allows(int tag, Vr vr) {
    int row = ElementTable.INSTANCE.find(tag);
    return row >= 0 ? ElementTable.INSTANCE.vrs(row).contains(vr) : contains(tag) && vr == vr(tag);
  }

  /**
   * Whether the standard leaves the VR of a tag to be told from other elements, e.g. US or SS from
   * Pixel Representation.
   */
  public static boolean isAmbiguous(int tag) {
    int row = ElementTable.INSTANCE.find(tag);
    return row >= 0 && ElementTable.INSTANCE.vrs(row).size() > 1;
  }

  /** The keyword of a tag (PS3.6 5), empty where it has none. */
  public static String keyword(int tag) {
    int row = ElementTable.INSTANCE.find(tag);
    return row < 0 ? "" : ElementTexts.keywords().texts().get(row);
  }

  /**
   * The tag of a keyword (PS3.6 5).
   *
   * @param keyword in any case
   * @return empty where the registry has no such keyword
   */
  public static OptionalInt tag(String keyword) {
    int row = ElementTexts.keywords().findInAnyCase(keyword);
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(ElementTable.INSTANCE.tag(row));
  }

  /**
   * Keywords that a text with a few typing errors may have meant, the nearest first, at most three.
   */
  public static List<String> suggestions(String keyword) {
    return Suggestions.keywords(keyword);
  }

  /**
   * The entry of a private element of a known Private Creator. It has no keyword.
   *
   * @param creator the Private Creator of the element's block (PS3.5 7.8.1), in the case it is
   *     written
   * @param tag of an odd group; of the element only the low byte counts, the block is different in
   *     each Data Set
   * @return empty where the creator or its element is not known
   */
  public static Optional<Entry> privateEntry(String creator, int tag) {
    int row = isInPrivateBlock(tag) ? PrivateTable.INSTANCE.find(creator, tag) : -1;
    if (row < 0) {
      return Optional.empty();
    }
    PrivateTable table = PrivateTable.INSTANCE;
    return Optional.of(new Entry(tag, table.vrs(row), table.vm(row), table.name(row), "", false));
  }

  /**
   * The VR of a private element, chosen as {@link #vr} does. What vendors wrote is not always what
   * is known of them: a value that does not fit the VR is to be expected. Allocates nothing.
   *
   * @param creator the Private Creator of the element's block (PS3.5 7.8.1), in the case it is
   *     written
   * @param tag of an odd group; of the element only the low byte counts
   * @return UN where the creator or its element is not known
   */
  public static Vr privateVr(String creator, int tag) {
    return isInPrivateBlock(tag) ? PrivateTable.INSTANCE.vr(creator, tag) : Vr.UN;
  }

  private static boolean isInPrivateBlock(int tag) {
    return Tag.isPrivate(tag) && Tag.element(tag) >= FIRST_PRIVATE_ELEMENT;
  }
}
