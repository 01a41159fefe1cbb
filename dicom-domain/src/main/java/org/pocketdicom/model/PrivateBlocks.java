package org.pocketdicom.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.data.Tag;

/**
 * The blocks that Private Creators have reserved in one Data Set (PS3.5 7.8.1). Some Data Sets name
 * a creator twice in a group: its elements are taken to be in ascending order, so that one that is
 * not greater than the last is in the next of its blocks.
 */
final class PrivateBlocks {

  private static final int FIRST = 0x10;
  private static final int LAST = 0xFF;

  /** The blocks of one creator in one group. */
  private static final class Reserved {
    private final List<Integer> blocks = new ArrayList<>(1);
    private int current;
    private int last = -1;
  }

  private final Map<Integer, String> creators = new HashMap<>();
  private final Map<String, Reserved> byCreator = new HashMap<>();

  /** Notes a Private Creator. */
  void reserve(int creatorTag, String creator) {
    creators.put(creatorTag, creator);
    if (creator.isEmpty()) {
      return;
    }
    byCreator
        .computeIfAbsent(key(creator, creatorTag), name -> new Reserved())
        .blocks
        .add(Tag.element(creatorTag));
  }

  /** Who reserved the block of a private tag, as far as is known. */
  Optional<String> creator(int tag) {
    return Tag.isPrivate(tag) && Tag.element(tag) >= 0x1000
        ? Optional.ofNullable(creators.get(Tag.creatorOf(tag)))
        : Optional.empty();
  }

  /** The block of a creator in a tag's group for the element of the tag's last two digits. */
  OptionalInt find(String creator, int tag) {
    Reserved reserved = byCreator.get(key(creator, tag));
    if (reserved == null) {
      return OptionalInt.empty();
    }
    int element = tag & 0xFF;
    if (element <= reserved.last && reserved.current + 1 < reserved.blocks.size()) {
      reserved.current++;
    }
    reserved.last = element;
    return OptionalInt.of(reserved.blocks.get(reserved.current));
  }

  /** The first block of a tag's group that nobody has reserved. */
  OptionalInt free(int tag) {
    int block = FIRST;
    while (block <= LAST && creators.containsKey(Tag.of(Tag.group(tag), block))) {
      block++;
    }
    return block <= LAST ? OptionalInt.of(block) : OptionalInt.empty();
  }

  private static String key(String creator, int tag) {
    return Tag.group(tag) + " " + creator.strip();
  }
}
