package org.pocketdicom.dictionary;

import java.util.Arrays;
import java.util.List;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

/**
 * The private Data Elements of known Private Creators. A row's key is its group and the low byte of
 * its element, for the block in between is the Private Creator's choice in each Data Set (PS3.5
 * 7.8.1). Rows are sorted by key within each creator.
 */
final class PrivateTable {

  static final PrivateTable INSTANCE = new PrivateTable(TableReader.open("private-elements.bin"));

  private final TextIndex creators;
  private final int[] starts;
  private final int[] keys;
  private final VrColumn vrs;
  private final Texts multiplicities;
  private final byte[] vms;
  private final short[] names;

  private PrivateTable(TableReader in) {
    this.creators = new TextIndex(in);
    this.starts = in.ints();
    this.keys = in.ints();
    this.vrs = new VrColumn(in);
    this.multiplicities = new Texts(in);
    this.vms = in.bytes();
    this.names = in.shorts();
  }

  Vr vr(String creator, int tag) {
    int row = find(creator, tag);
    return row < 0 ? Vr.UN : vrs.first(row);
  }

  List<Vr> vrs(int row) {
    return vrs.all(row);
  }

  String vm(int row) {
    return multiplicities.get(vms[row]);
  }

  String name(int row) {
    return Names.TEXTS.get(names[row]);
  }

  /** The row of a creator's element, -1 where there is none. */
  int find(String creator, int tag) {
    int id = creators.find(creator.strip());
    if (id < 0) {
      return -1;
    }
    int row = find(id, Tag.group(tag), tag);
    // A repeating group, (70xx,xx04), stands under its first number, which is even and so no
    // private group's own.
    return row >= 0 ? row : find(id, Tag.group(tag) & 0xFF00, tag);
  }

  private int find(int creator, int group, int tag) {
    int key = (group << 8) | (tag & 0xFF);
    return Math.max(-1, Arrays.binarySearch(keys, starts[creator], starts[creator + 1], key));
  }

  private static final class Names {
    static final Texts TEXTS = new Texts(TableReader.open("private-names.bin"));
  }
}
