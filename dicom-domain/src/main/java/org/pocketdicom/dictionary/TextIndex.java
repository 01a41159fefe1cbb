package org.pocketdicom.dictionary;

/**
 * ASCII texts that are found by what they say: a hash table with open addressing, laid out by the
 * generator, so that nothing is built when it is loaded and nothing is allocated when a text is
 * looked for. The hash is of the lower case.
 */
final class TextIndex {

  private static final int SPREAD = 0x9E3779B1;

  private final Texts texts;
  private final short[] slots;
  private final int shift;

  TextIndex(TableReader in) {
    this.texts = new Texts(in);
    this.slots = in.shorts();
    this.shift = shift(slots);
  }

  /**
   * By how much a spread hash is shifted to the right to number a slot of so many, a power of two.
   */
  static int shift(short[] slots) {
    return Integer.numberOfLeadingZeros(slots.length) + 1;
  }

  /** Spreads a hash over all its bits, of which the uppermost are used. */
  static int spread(int hash) {
    return hash * SPREAD;
  }

  static int lower(char c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }

  Texts texts() {
    return texts;
  }

  /** The number of a text, -1 where there is none. */
  int find(String text) {
    int slot = slot(text);
    while (slots[slot] >= 0 && !texts.matches(slots[slot], text)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slots[slot];
  }

  /** The number of a text in any case, -1 where there is none. */
  int findInAnyCase(String text) {
    int slot = slot(text);
    while (slots[slot] >= 0 && !texts.matchesInAnyCase(slots[slot], text)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slots[slot];
  }

  private int slot(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + lower(text.charAt(i));
    }
    return spread(hash) >>> shift;
  }
}
