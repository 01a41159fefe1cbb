package org.pocketdicom.image;

import java.util.function.LongToIntFunction;

/** The gray level of every value that a sample may have. Plain loops: they run for every pixel. */
final class LevelTable {

  private final short[] levels;
  private final int mask;

  LevelTable(StoredRange stored, LongToIntFunction level) {
    levels = new short[stored.size()];
    mask = levels.length - 1;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (short) level.applyAsInt(stored.value(i));
    }
  }

  /** The levels of a frame's pixels, each in a byte. */
  byte[] bytes(DecodedFrame frame) {
    short[] table = levels;
    byte[] result = new byte[frame.rows() * frame.columns()];
    switch (frame.bytesPerSample()) {
      case 1 -> {
        byte[] samples = frame.bytes();
        for (int i = 0; i < result.length; i++) {
          result[i] = (byte) table[samples[i] & mask];
        }
      }
      case 2 -> {
        short[] samples = frame.shorts();
        for (int i = 0; i < result.length; i++) {
          result[i] = (byte) table[samples[i] & mask];
        }
      }
      default -> {
        int[] samples = frame.ints();
        for (int i = 0; i < result.length; i++) {
          result[i] = (byte) table[samples[i] & mask];
        }
      }
    }
    return result;
  }

  /** The levels of a frame's pixels. */
  short[] shorts(DecodedFrame frame) {
    short[] table = levels;
    short[] result = new short[frame.rows() * frame.columns()];
    switch (frame.bytesPerSample()) {
      case 1 -> {
        byte[] samples = frame.bytes();
        for (int i = 0; i < result.length; i++) {
          result[i] = table[samples[i] & mask];
        }
      }
      case 2 -> {
        short[] samples = frame.shorts();
        for (int i = 0; i < result.length; i++) {
          result[i] = table[samples[i] & mask];
        }
      }
      default -> {
        int[] samples = frame.ints();
        for (int i = 0; i < result.length; i++) {
          result[i] = table[samples[i] & mask];
        }
      }
    }
    return result;
  }
}
