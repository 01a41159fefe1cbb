package org.pocketdicom.codecs.jpegxl.modular;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/**
 * An image of channels, as a modular stream has it (Annex H): its header, the channels as they are
 * coded, and the way back to the channels that were asked for. The first channels may be
 * <i>meta</i> channels: colours of palettes.
 */
public final class ModularImage {

  private static final int MAX_CHANNELS = 1 << 12;

  private final List<Channel> channels;
  private final int bitDepth;
  private final int stream;
  private int metaChannels;
  private boolean ownTree;
  private WeightedParameters weighted;
  private final List<Transform> transforms = new ArrayList<>();

  /**
   * Reads the header, after which {@link #channels} are those that are coded.
   *
   * @param channels that are to be decoded, in their sizes; there must be one or more
   * @param bitDepth of the frame's samples, which colours without a palette depend on
   * @param stream the number of the stream in its frame (Annex G), a property of its samples
   */
  public ModularImage(JxlBits bits, List<Channel> channels, int bitDepth, int stream) {
    this.channels = new ArrayList<>(channels);
    this.bitDepth = bitDepth;
    this.stream = stream;
    ownTree = !bits.bool();
    weighted = WeightedParameters.read(bits);
    long limit = 2 * samples() + (1 << 20);
    int count = bits.u32(0, 0, 1, 0, 2, 4, 18, 8);
    for (int i = 0; i < count; i++) {
      Transform transform = Transform.read(bits);
      transforms.add(transform.prepare(this));
      if (this.channels.size() > MAX_CHANNELS || samples() > limit) {
        throw new MalformedDicom("a JPEG XL image of too many channels");
      }
    }
  }

  private long samples() {
    long samples = 0;
    for (Channel channel : channels) {
      samples += (long) channel.width() * channel.height();
    }
    return samples;
  }

  /** Decodes a whole stream: the channels asked for, in their order. */
  public static List<Channel> read(
      JxlBits bits, List<Channel> channels, int bitDepth, int stream, @Nullable MaTree global) {
    if (channels.isEmpty()) {
      return channels;
    }
    ModularImage image = new ModularImage(bits, channels, bitDepth, stream);
    image.decode(bits, Integer.MAX_VALUE, global);
    return image.finish();
  }

  /** The channels as they are coded. */
  public List<Channel> channels() {
    return channels;
  }

  /** How many of the first channels are none of the image. */
  public int metaChannels() {
    return metaChannels;
  }

  void setMetaChannels(int count) {
    metaChannels = count;
  }

  int bitDepth() {
    return bitDepth;
  }

  WeightedParameters weighted() {
    return weighted;
  }

  /**
   * Decodes the meta channels and those up to the first that is larger than a group.
   *
   * @param groupSize rows and columns of a group
   * @param global the tree of the frame, if it has one
   * @return how many channels were decoded, or are empty
   */
  public int decode(JxlBits bits, int groupSize, @Nullable MaTree global) {
    int end = 0;
    int width = 0;
    long samples = 0;
    while (end < channels.size()
        && (end < metaChannels || !channels.get(end).isLargerThan(groupSize))) {
      Channel channel = channels.get(end++);
      width = channel.isEmpty() ? width : Math.max(width, channel.width());
      samples += (long) channel.width() * channel.height();
    }
    if (samples == 0) {
      return end;
    }
    MaTree tree = ownTree ? MaTree.read(bits, samples) : global;
    if (tree == null) {
      throw new MalformedDicom("a JPEG XL image without a tree");
    }
    EntropyReader reader = tree.code().reader(bits, width);
    Decisions decisions = new Decisions(samples);
    for (int i = 0; i < end; i++) {
      if (!channels.get(i).isEmpty()) {
        new ChannelDecoder(tree, reader, decisions, channels, i, stream, weighted).decode();
      }
    }
    reader.finish();
    return end;
  }

  /** Undoes the transforms, once all channels are decoded: the channels that were asked for. */
  public List<Channel> finish() {
    while (!transforms.isEmpty()) {
      transforms.removeLast().undo(this);
    }
    return channels;
  }
}
