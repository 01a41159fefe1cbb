package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.error.MalformedDicom;

/** What LF groups say of the blocks of a frame (HfMetadata), in lines of 8×8 samples. */
final class BlockMap {

  /** In place of a transform: no block has been placed here. */
  private static final byte FREE = -1;

  /** In place of a transform: a block covers this that begins elsewhere. */
  static final byte COVERED = -2;

  private static final int MOST_MULTIPLIER = 256;

  final int across;
  final int down;

  /** The number of the transform of the block that begins here. */
  final byte[] types;

  /** HfMul of the block that covers this. */
  final short[] multipliers;

  final byte[] sharpness;

  /** The range of the quantized means, for contexts. */
  final byte[] lfRanges;

  /** Steps of Y in X and B, of each 8×8 blocks. */
  final byte[] yInX;

  final byte[] yInB;
  final int tilesAcross;

  /** Takes the blocks of a group. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes one.
     *
     * @param x where it begins, in blocks of 8 × 8
     * @param from where its coefficients begin among the group's
     */
    void visit(TransformType type, int x, int y, int from);
  }

  BlockMap(int across, int down) {
    this.across = across;
    this.down = down;
    int size = Math.multiplyExact(across, down);
    types = new byte[size];
    Arrays.fill(types, FREE);
    multipliers = new short[size];
    sharpness = new byte[size];
    lfRanges = new byte[size];
    tilesAcross = Math.ceilDiv(across, 8);
    yInX = new byte[tilesAcross * Math.ceilDiv(down, 8)];
    yInB = new byte[yInX.length];
  }

  /**
   * Places the blocks of an LF group.
   *
   * @param channels Y in X, Y in B, transforms and multipliers in two lines, and sharpness
   */
  void put(List<Channel> channels, int x0, int y0) {
    copyTiles(channels.get(0), yInX, x0 / 8, y0 / 8);
    copyTiles(channels.get(1), yInB, x0 / 8, y0 / 8);
    Channel blocks = channels.get(2);
    Channel sharp = channels.get(3);
    int next = 0;
    for (int y = 0; y < sharp.height(); y++) {
      for (int x = 0; x < sharp.width(); x++) {
        int place = (y0 + y) * across + x0 + x;
        int value = sharp.samples()[y * sharp.width() + x];
        require((value & ~7) == 0);
        sharpness[place] = (byte) value;
        if (types[place] == FREE) {
          require(next < blocks.width());
          int number = blocks.samples()[next];
          TransformType type = TransformType.of(number);
          int multiplier = blocks.samples()[blocks.width() + next];
          boolean fits = x + type.columns <= sharp.width() && y + type.rows <= sharp.height();
          require(fits);
          place(type, multiplier, x0 + x, y0 + y);
          types[place] = (byte) number;
          next++;
        }
      }
    }
  }

  private void place(TransformType type, int multiplier, int x0, int y0) {
    // Blocks do not go over the border of a group.
    require(x0 % VarDctHeader.GROUP + type.columns <= VarDctHeader.GROUP);
    require(y0 % VarDctHeader.GROUP + type.rows <= VarDctHeader.GROUP);
    short bounded = (short) (1 + Math.max(0, Math.min(MOST_MULTIPLIER - 1, multiplier)));
    for (int y = y0; y < y0 + type.rows; y++) {
      for (int x = x0; x < x0 + type.columns; x++) {
        require(types[y * across + x] == FREE);
        types[y * across + x] = COVERED;
        multipliers[y * across + x] = bounded;
      }
    }
  }

  private void copyTiles(Channel channel, byte[] tiles, int x0, int y0) {
    for (int i = 0; i < channel.width() * channel.height(); i++) {
      int place = (y0 + i / channel.width()) * tilesAcross + x0 + i % channel.width();
      int steps = channel.samples()[i];
      tiles[place] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, steps));
    }
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new MalformedDicom("JPEG XL blocks that do not fit together");
    }
  }

  /**
   * Names the blocks of a group in the order of their coefficients.
   *
   * @param x0 the group's first block
   * @param size of the group, in blocks
   */
  void eachOf(int x0, int y0, int size, Visitor visitor) {
    int from = 0;
    int right = Math.min(x0 + size, across);
    int bottom = Math.min(y0 + size, down);
    for (int y = y0; y < bottom; y++) {
      for (int x = x0; x < right; x++) {
        int number = types[y * across + x];
        if (number >= 0) {
          TransformType type = TransformType.of(number);
          visitor.visit(type, x, y, from);
          from += 64 * type.blocks();
        }
      }
    }
  }
}
