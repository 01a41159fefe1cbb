package org.pocketdicom.dictionary;

import java.util.List;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

/**
 * The Registry of Data Elements (PS3.6 6 to 9) without its texts. Rows are numbered: first those of
 * one tag in order, then the repeating ones, {@code (60xx,3000)}, each under the tag that stands
 * for it and with a mask of the digits that count.
 */
final class ElementTable {

  static final ElementTable INSTANCE = new ElementTable(TableReader.open("elements.bin"));

  private final int[] tags;
  private final int[] masks;
  private final short[] slots;
  private final int shift;
  private final VrColumn vrs;
  private final Texts multiplicities;
  // The upper bit is set where an element is retired, the others number its Value Multiplicity.
  private final byte[] flags;

  private ElementTable(TableReader in) {
    this.tags = in.ints();
    this.masks = in.ints();
    this.slots = in.shorts();
    this.shift = TextIndex.shift(slots);
    this.vrs = new VrColumn(in);
    this.multiplicities = new Texts(in);
    this.flags = in.bytes();
  }

  /** The number of rows. */
  int size() {
    return tags.length;
  }

  /** The tag of a row; of a repeating one, the tag that stands for it. */
  int tag(int row) {
    return tags[row];
  }

  /** The default VR of a tag of an even group, UN where it has none. */
  Vr vr(int tag) {
    int row = find(tag);
    return row < 0 ? Vr.UN : vrs.first(row);
  }

  List<Vr> vrs(int row) {
    return vrs.all(row);
  }

  String vm(int row) {
    return multiplicities.get(flags[row] & 0x7F);
  }

  boolean isRetired(int row) {
    return flags[row] < 0;
  }

  /** The row of a tag, -1 where there is none. */
  int find(int tag) {
    int slot = TextIndex.spread(tag) >>> shift;
    while (slots[slot] >= 0) {
      if (tags[slots[slot]] == tag) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return Tag.isPrivate(tag) || Tag.isGroupLength(tag) ? -1 : findRepeating(tag);
  }

  private int findRepeating(int tag) {
    int first = tags.length - masks.length;
    for (int i = 0; i < masks.length; i++) {
      if (((tags[first + i] ^ tag) & masks[i]) == 0) {
        return first + i;
      }
    }
    return -1;
  }
}
