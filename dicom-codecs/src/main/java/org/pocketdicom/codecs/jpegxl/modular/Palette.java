package org.pocketdicom.codecs.jpegxl.modular;

import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/**
 * One channel of indices in place of several of samples (Annex H, palette). The first colours may
 * be differences to a prediction, as are negative indices; indices behind the last colour mean
 * colours of a cube.
 *
 * @param colors the whole number, with the {@code deltas}
 */
record Palette(int first, int count, int colors, int deltas, int predictor) implements Transform {

  static Palette read(JxlBits bits) {
    int first = Transform.readFirst(bits);
    int count = bits.u32(1, 0, 3, 0, 4, 0, 1, 13);
    int colors = bits.u32(0, 8, 256, 10, 1280, 12, 5376, 16);
    int deltas = bits.u32(0, 0, 1, 8, 257, 10, 1281, 16);
    int predictor = bits.u(4);
    if (predictor > Predictor.LAST) {
      throw new MalformedDicom("a JPEG XL palette of an impossible predictor");
    }
    return new Palette(first, count, colors + deltas, deltas, predictor);
  }

  @Override
  public Transform prepare(ModularImage image) {
    Transform.requireAlike(image, first, count);
    List<Channel> channels = image.channels();
    int replaced = first < image.metaChannels() ? count - 1 : 0;
    channels.subList(first + 1, first + count).clear();
    channels.add(0, new Channel(colors, count, -1, -1));
    image.setMetaChannels(image.metaChannels() + 1 - replaced);
    return this;
  }

  @Override
  public void undo(ModularImage image) {
    List<Channel> channels = image.channels();
    Channel palette = channels.removeFirst();
    Channel indices = channels.get(first);
    ImplicitPalette implicit = new ImplicitPalette(colors, image.bitDepth());
    for (int i = count - 1; i >= 0; i--) {
      Channel channel =
          new Channel(indices.width(), indices.height(), indices.hShift(), indices.vShift());
      fill(channel, indices.samples(), palette, i, implicit, image.weighted());
      if (i == 0) {
        channels.set(first, channel);
      } else {
        channels.add(first + 1, channel);
      }
    }
    int restored = first < image.metaChannels() - 1 ? count - 1 : 0;
    image.setMetaChannels(image.metaChannels() - 1 + restored);
  }

  private void fill(
      Channel channel,
      int[] indices,
      Channel palette,
      int component,
      ImplicitPalette implicit,
      WeightedParameters parameters) {
    int[] samples = channel.samples();
    int width = channel.width();
    int[] values = palette.samples();
    boolean isWeighted = predictor == Predictor.WEIGHTED;
    WeightedPredictor weighted = new WeightedPredictor(parameters, isWeighted ? width : 0);
    for (int y = 0, at = 0; y < channel.height(); y++) {
      if (isWeighted) {
        weighted.nextLine();
      }
      for (int x = 0; x < width; x++, at++) {
        int index = indices[at];
        boolean explicit = index >= 0 && index < colors;
        int value =
            explicit ? values[component * colors + index] : implicit.value(index, component);
        if (isWeighted) {
          int prediction = predict(weighted, samples, width, x, y);
          samples[at] = index < deltas ? value + prediction : value;
          weighted.add(x, samples[at]);
        } else if (index < deltas) {
          samples[at] = value + Predictor.predict(predictor, samples, width, x, y);
        } else {
          samples[at] = value;
        }
      }
    }
  }

  private static int predict(WeightedPredictor weighted, int[] samples, int width, int x, int y) {
    int at = y * width + x;
    int w = x > 0 ? samples[at - 1] : y > 0 ? samples[at - width] : 0;
    int n = y > 0 ? samples[at - width] : w;
    int nw = x > 0 && y > 0 ? samples[at - width - 1] : w;
    int ne = x + 1 < width && y > 0 ? samples[at - width + 1] : n;
    int nn = y > 1 ? samples[at - 2 * width] : n;
    return weighted.predict(x, n, w, ne, nw, nn) + 3 >> 3;
  }
}
