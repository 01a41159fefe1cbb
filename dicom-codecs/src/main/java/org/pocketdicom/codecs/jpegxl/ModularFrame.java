package org.pocketdicom.codecs.jpegxl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.codecs.jpegxl.modular.MaTree;
import org.pocketdicom.codecs.jpegxl.modular.ModularImage;

/**
 * The channels of a frame that are coded as a Modular image (Annex G): all of a Modular frame, the
 * extra channels of another. What is larger than a group is divided: the sections have parts.
 */
final class ModularFrame {

  /** Streams of a group's number come behind these of the quantization tables. */
  private static final int QUANT_TABLES = 17;

  /** Channels whose rows and columns were halved so often are in LF groups. */
  private static final int LF_SHIFT = 3;

  private final FrameHeader header;
  private final int precision;
  private final @Nullable MaTree tree;
  private final @Nullable ModularImage image;
  private final int decoded;

  /** The memory of a group's channels, by their sizes, for the next group. */
  private final List<Map<Integer, int[]>> buffers = new ArrayList<>();

  /**
   * Reads what LfGlobal has of it: the tree of the frame, and the small channels.
   *
   * @param channels that are to be decoded, of which there may be none
   */
  ModularFrame(JxlBits bits, FrameHeader header, List<Channel> channels, int precision) {
    this.header = header;
    this.precision = precision;
    long samples = (long) header.codedWidth() * header.codedHeight() * (3 + channels.size());
    tree = bits.bool() ? MaTree.read(bits, samples / 16) : null;
    if (channels.isEmpty()) {
      image = null;
      decoded = 0;
      return;
    }
    image = new ModularImage(bits, channels, precision, 0);
    decoded = image.decode(bits, header.groupSize, tree);
  }

  /** The tree that other streams of the frame may use. */
  @Nullable MaTree tree() {
    return tree;
  }

  /** Reads an LF group's part. */
  void readLfGroup(JxlBits bits, int group) {
    int stream = 1 + header.lfGroups() + group;
    int across = header.lfGroupsAcross();
    readPart(bits, stream, group, across, 8 * header.groupSize, LF_SHIFT, Integer.MAX_VALUE);
  }

  /** Reads a group's part of a pass. */
  void readGroup(JxlBits bits, int pass, int group) {
    int stream = 1 + 3 * header.lfGroups() + QUANT_TABLES + pass * header.groups() + group;
    int least = header.passes.leastShift(pass);
    int greatest = header.passes.greatestShift(pass);
    readPart(bits, stream, group, header.groupsAcross(), header.groupSize, least, greatest);
  }

  private void readPart(
      JxlBits bits, int stream, int group, int across, int size, int least, int greatest) {
    if (image == null) {
      return;
    }
    int x = group % across * size;
    int y = group / across * size;
    List<Channel> wholes = new ArrayList<>();
    List<Channel> parts = new ArrayList<>();
    for (Channel channel : image.channels().subList(decoded, image.channels().size())) {
      int shift = Math.min(channel.hShift(), channel.vShift());
      int width = Math.min(size >> channel.hShift(), channel.width() - (x >> channel.hShift()));
      int height = Math.min(size >> channel.vShift(), channel.height() - (y >> channel.vShift()));
      if (shift >= least && shift <= greatest && width > 0 && height > 0) {
        parts.add(part(channel, width, height, wholes.size()));
        wholes.add(channel);
      }
    }
    List<Channel> read = ModularImage.read(bits, parts, precision, stream, tree);
    for (int i = 0; i < wholes.size(); i++) {
      Channel whole = wholes.get(i);
      whole.put(read.get(i), x >> whole.hShift(), y >> whole.vShift());
    }
  }

  private Channel part(Channel whole, int width, int height, int place) {
    if (place == buffers.size()) {
      buffers.add(new HashMap<>());
    }
    int[] samples = buffers.get(place).computeIfAbsent(width * height, int[]::new);
    return new Channel(width, height, whole.hShift(), whole.vShift(), samples);
  }

  /** The channels, once all parts are read. */
  List<Channel> channels() {
    return image == null ? List.of() : image.finish();
  }
}
