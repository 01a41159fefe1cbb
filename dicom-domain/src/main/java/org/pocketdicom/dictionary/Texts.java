package org.pocketdicom.dictionary;

import java.nio.charset.StandardCharsets;

/** Many short texts by number, in UTF-8, decoded one at a time when asked for. */
final class Texts {

  private final int[] ends;
  private final byte[] bytes;

  Texts(TableReader in) {
    this.ends = in.ints();
    this.bytes = in.bytes();
  }

  int size() {
    return ends.length;
  }

  String get(int id) {
    int start = start(id);
    return new String(bytes, start, ends[id] - start, StandardCharsets.UTF_8);
  }

  /** The length of the longest text in bytes. */
  int longest() {
    int longest = 0;
    for (int id = 0; id < ends.length; id++) {
      longest = Math.max(longest, ends[id] - start(id));
    }
    return longest;
  }

  /** Whether an ASCII text is the one of a number. */
  boolean matches(int id, String text) {
    int start = start(id);
    int length = ends[id] - start;
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an ASCII text is the one of a number, in any case. */
  boolean matchesInAnyCase(int id, String text) {
    int start = start(id);
    int length = ends[id] - start;
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (TextIndex.lower((char) bytes[start + i]) != TextIndex.lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }
}
