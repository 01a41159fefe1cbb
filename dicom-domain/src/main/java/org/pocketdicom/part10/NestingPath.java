package org.pocketdicom.part10;

import java.util.Arrays;
import org.pocketdicom.data.Tag;
import org.pocketdicom.error.LimitExceeded;

/** Where a reader is among nested sequences, for messages. Not for use by several threads. */
final class NestingPath {

  private static final int SHOWN = 8;

  private final int maxDepth;
  private int[] tags = new int[SHOWN];
  private int[] items = new int[SHOWN];
  private int depth;

  NestingPath(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** How many sequences are around the Data Set that is being read. */
  int depth() {
    return depth;
  }

  /**
   * Goes into an Item.
   *
   * @throws LimitExceeded if sequences are nested too deep
   */
  void enter(int sequence, int item) {
    if (depth == maxDepth) {
      throw new LimitExceeded("sequences are nested deeper than " + maxDepth);
    }
    if (depth == tags.length) {
      tags = Arrays.copyOf(tags, 2 * depth);
      items = Arrays.copyOf(items, 2 * depth);
    }
    tags[depth] = sequence;
    items[depth] = item;
    depth++;
  }

  void leave() {
    depth--;
  }

  /**
   * The path of an element of the Data Set that is being read; of that itself where the tag is 0.
   */
  String of(int tag) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < Math.min(depth, SHOWN); i++) {
      path.append(i == 0 ? "" : ".").append(Tag.toString(tags[i]));
      path.append('[').append(items[i]).append(']');
    }
    if (depth > SHOWN) {
      path.append("…");
    }
    if (tag != 0) {
      path.append(path.isEmpty() ? "" : ".").append(Tag.toString(tag));
    }
    return path.isEmpty() ? "the Data Set" : path.toString();
  }
}
