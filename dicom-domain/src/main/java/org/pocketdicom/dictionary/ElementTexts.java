package org.pocketdicom.dictionary;

/**
 * The texts of {@link ElementTable}, by the same row numbers. Keywords and names load apart, for
 * few need both.
 */
final class ElementTexts {

  private ElementTexts() {}

  /** Keywords; empty for the few retired elements that have none. */
  static TextIndex keywords() {
    return Keywords.INDEX;
  }

  static Texts names() {
    return Names.TEXTS;
  }

  private static final class Keywords {
    static final TextIndex INDEX = new TextIndex(TableReader.open("element-keywords.bin"));
  }

  private static final class Names {
    static final Texts TEXTS = new Texts(TableReader.open("element-names.bin"));
  }
}
