package org.pocketdicom.codecs.jpegxl.modular;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/** Means and differences of neighbours, again and again: a wavelet (Annex H, squeeze). */
record Squeeze(List<Step> steps) implements Transform {

  /** Channels up to this size are not made smaller without need. */
  private static final int SMALL = 8;

  private static final int MAX_SHIFT = 30;

  Squeeze {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param inPlace whether the differences follow the means, or all channels
   */
  record Step(boolean horizontal, boolean inPlace, int first, int count) {

    static Step read(JxlBits bits) {
      boolean horizontal = bits.bool();
      boolean inPlace = bits.bool();
      int first = Transform.readFirst(bits);
      return new Step(horizontal, inPlace, first, bits.u32(1, 0, 2, 0, 3, 0, 4, 4));
    }
  }

  static Squeeze read(JxlBits bits) {
    int count = bits.u32(0, 0, 1, 4, 9, 6, 41, 8);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(Step.read(bits));
    }
    return new Squeeze(steps);
  }

  /** The steps where none are given: chroma once, then all channels until they are small. */
  private static List<Step> defaultSteps(ModularImage image) {
    List<Step> steps = new ArrayList<>();
    int first = image.metaChannels();
    int count = image.channels().size() - first;
    if (count == 0) {
      return steps;
    }
    Channel channel = image.channels().get(first);
    int width = channel.width();
    int height = channel.height();
    if (count > 2
        && image.channels().get(first + 1).width() == width
        && image.channels().get(first + 1).height() == height) {
      steps.add(new Step(true, false, first + 1, 2));
      steps.add(new Step(false, false, first + 1, 2));
    }
    if (width <= height && height > SMALL) {
      steps.add(new Step(false, true, first, count));
      height = (height + 1) / 2;
    }
    while (width > SMALL || height > SMALL) {
      if (width > SMALL) {
        steps.add(new Step(true, true, first, count));
        width = (width + 1) / 2;
      }
      if (height > SMALL) {
        steps.add(new Step(false, true, first, count));
        height = (height + 1) / 2;
      }
    }
    return steps;
  }

  @Override
  public Transform prepare(ModularImage image) {
    List<Step> all = steps.isEmpty() ? defaultSteps(image) : steps;
    for (Step step : all) {
      prepare(step, image);
    }
    return new Squeeze(all);
  }

  private static void prepare(Step step, ModularImage image) {
    List<Channel> channels = image.channels();
    int end = step.first + step.count;
    boolean meta = step.first < image.metaChannels();
    if (end > channels.size() || meta && (end > image.metaChannels() || !step.inPlace)) {
      throw new MalformedDicom("a JPEG XL squeeze of channels that there are not");
    }
    if (meta) {
      image.setMetaChannels(image.metaChannels() + step.count);
    }
    int to = step.inPlace ? end : channels.size();
    for (int i = 0; i < step.count; i++) {
      Channel channel = channels.get(step.first + i);
      if (channel.isEmpty() || Math.max(channel.hShift(), channel.vShift()) > MAX_SHIFT) {
        throw new MalformedDicom("a JPEG XL squeeze of an empty channel");
      }
      channels.set(step.first + i, half(channel, step.horizontal, 1));
      channels.add(to + i, half(channel, step.horizontal, 0));
    }
  }

  /** The channel of means, if {@code odd} is 1, or of differences. */
  private static Channel half(Channel channel, boolean horizontal, int odd) {
    int width = horizontal ? (channel.width() + odd) / 2 : channel.width();
    int height = horizontal ? channel.height() : (channel.height() + odd) / 2;
    int hShift = channel.hShift();
    int vShift = channel.vShift();
    return new Channel(
        width,
        height,
        horizontal && hShift >= 0 ? hShift + 1 : hShift,
        !horizontal && vShift >= 0 ? vShift + 1 : vShift);
  }

  @Override
  public void undo(ModularImage image) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      undo(steps.get(i), image);
    }
  }

  private static void undo(Step step, ModularImage image) {
    List<Channel> channels = image.channels();
    int end = step.first + step.count;
    int from = step.inPlace ? end : channels.size() - step.count;
    if (step.first < image.metaChannels()) {
      image.setMetaChannels(image.metaChannels() - step.count);
    }
    for (int i = 0; i < step.count; i++) {
      Channel means = channels.get(step.first + i);
      Channel differences = channels.get(from + i);
      channels.set(step.first + i, Unsqueeze.join(means, differences, step.horizontal));
    }
    channels.subList(from, from + step.count).clear();
  }
}
