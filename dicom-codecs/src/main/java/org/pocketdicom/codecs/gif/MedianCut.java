package org.pocketdicom.codecs.gif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Brings colours down to a few by cutting the box with the most pixels at the median of its longest
 * side, again and again (Heckbert 1982). Works on colours of 5 bits a channel, "cells".
 */
final class MedianCut {

  private static final int BITS = 5;
  private static final int CELLS = 1 << 3 * BITS;

  /**
   * Cells from one place to another in the list of all that occur.
   *
   * @param pixels of all its cells
   */
  private record Box(int from, int to, long pixels) {}

  private final int[] counts = new int[CELLS];
  private final int[] cells;
  private final List<Box> boxes = new ArrayList<>();
  private final byte[] indices = new byte[CELLS];

  /**
   * @param pixels red, green, blue
   * @param size the most colours there may be, 256 at most
   */
  MedianCut(byte[] pixels, int size) {
    for (int i = 0; i < pixels.length; i += 3) {
      counts[cell(pixels[i] & 0xFF, pixels[i + 1] & 0xFF, pixels[i + 2] & 0xFF)]++;
    }
    int used = 0;
    int[] occurring = new int[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      if (counts[cell] > 0) {
        occurring[used++] = cell;
      }
    }
    cells = Arrays.copyOf(occurring, used);
    cutInto(Math.min(size, used), pixels.length / 3);
  }

  private static int cell(int red, int green, int blue) {
    int drop = 8 - BITS;
    return red >> drop << 2 * BITS | green >> drop << BITS | blue >> drop;
  }

  private static int channel(int cell, int channel) {
    return cell >> channel * BITS & (1 << BITS) - 1;
  }

  /** The index of the colour that stands for one of the picture's. */
  byte index(int color) {
    return indices[cell(color >> 16, color >> 8 & 0xFF, color & 0xFF)];
  }

  /** A colour: the mean of its box; black behind the last one. */
  int color(int index) {
    if (index >= boxes.size()) {
      return 0;
    }
    Box box = boxes.get(index);
    int color = 0;
    for (int channel = 2; channel >= 0; channel--) {
      long sum = 0;
      for (int i = box.from(); i < box.to(); i++) {
        sum += (long) counts[cells[i]] * (channel(cells[i], channel) * 255L / ((1 << BITS) - 1));
      }
      color = color << 8 | (int) (sum / box.pixels());
    }
    return color;
  }

  private void cutInto(int size, long pixels) {
    boxes.add(new Box(0, cells.length, pixels));
    while (boxes.size() < size) {
      Box largest =
          boxes.stream()
              .filter(box -> box.to() - box.from() > 1)
              .max(Comparator.comparingLong(Box::pixels))
              .orElseThrow();
      boxes.remove(largest);
      cut(largest);
    }
    for (int index = 0; index < boxes.size(); index++) {
      for (int i = boxes.get(index).from(); i < boxes.get(index).to(); i++) {
        indices[cells[i]] = (byte) index;
      }
    }
  }

  private void cut(Box box) {
    sort(box, longestSide(box));
    int middle = box.from();
    long before = 0;
    do {
      before += counts[cells[middle++]];
    } while (before < box.pixels() / 2 && middle < box.to() - 1);
    boxes.add(new Box(box.from(), middle, before));
    boxes.add(new Box(middle, box.to(), box.pixels() - before));
  }

  private int longestSide(Box box) {
    int longest = 0;
    int length = -1;
    for (int channel = 0; channel < 3; channel++) {
      int least = Integer.MAX_VALUE;
      int greatest = 0;
      for (int i = box.from(); i < box.to(); i++) {
        least = Math.min(least, channel(cells[i], channel));
        greatest = Math.max(greatest, channel(cells[i], channel));
      }
      if (greatest - least > length) {
        length = greatest - least;
        longest = channel;
      }
    }
    return longest;
  }

  /**
   * By one channel: it is put in front of each cell for a moment, so that numbers are sorted and
   * not objects.
   */
  private void sort(Box box, int channel) {
    for (int i = box.from(); i < box.to(); i++) {
      cells[i] |= channel(cells[i], channel) << 3 * BITS;
    }
    Arrays.sort(cells, box.from(), box.to());
    for (int i = box.from(); i < box.to(); i++) {
      cells[i] &= CELLS - 1;
    }
  }
}
