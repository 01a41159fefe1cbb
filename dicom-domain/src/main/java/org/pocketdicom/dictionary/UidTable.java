package org.pocketdicom.dictionary;

/**
 * The Registry of Unique Identifiers (PS3.6 A), with the IODs of SOP Classes (PS3.4 B.5), row by
 * row. Absent texts are empty.
 */
final class UidTable {

  static final UidTable INSTANCE = new UidTable(TableReader.open("uids.bin"));

  private final TextIndex uids;
  private final TextIndex keywords;
  private final Texts names;
  private final Texts iods;

  private UidTable(TableReader in) {
    this.uids = new TextIndex(in);
    this.keywords = new TextIndex(in);
    this.names = new Texts(in);
    this.iods = new Texts(in);
  }

  TextIndex uids() {
    return uids;
  }

  TextIndex keywords() {
    return keywords;
  }

  Texts names() {
    return names;
  }

  Texts iods() {
    return iods;
  }
}
