package org.pocketdicom.codecs.jpegxl.modular;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;

/** Decodes the samples of a channel (Annex H, meta-adaptive entropy coding). Hot. */
final class ChannelDecoder {

  /** The properties that are not of earlier channels. */
  private static final int OWN_PROPERTIES = 16;

  /** So many properties has each earlier channel of the same size. */
  private static final int PROPERTIES_OF_EARLIER = 4;

  private final MaTree tree;
  private final EntropyReader reader;
  private final Decisions decisions;
  private final Channel channel;
  private final int[] properties;
  private final List<Channel> earlier;
  private final int root;
  private final @Nullable WeightedPredictor weighted;

  /** Decisions that were made in this line. */
  private int made;

  /**
   * @param channels of the image; those before {@code index} have their samples
   */
  ChannelDecoder(
      MaTree tree,
      EntropyReader reader,
      Decisions decisions,
      List<Channel> channels,
      int index,
      int stream,
      WeightedParameters parameters) {
    this.tree = tree;
    this.reader = reader;
    this.decisions = decisions;
    channel = channels.get(index);
    int ofEarlier = tree.greatestProperty() + 1 - OWN_PROPERTIES;
    earlier = earlier(channels, index, ofEarlier + PROPERTIES_OF_EARLIER - 1);
    properties = new int[OWN_PROPERTIES + Math.max(0, ofEarlier + PROPERTIES_OF_EARLIER - 1)];
    properties[MaTree.CHANNEL] = index;
    properties[MaTree.STREAM] = stream;
    root = root();
    weighted = tree.isWeighted(root) ? new WeightedPredictor(parameters, channel.width()) : null;
  }

  private static List<Channel> earlier(List<Channel> channels, int index, int properties) {
    List<Channel> earlier = new ArrayList<>();
    for (int i = index - 1; i >= 0 && earlier.size() < properties / PROPERTIES_OF_EARLIER; i--) {
      if (channels.get(i).isLike(channels.get(index))) {
        earlier.add(channels.get(i));
      }
    }
    return earlier;
  }

  /** The node to which the properties of the whole channel lead. */
  private int root() {
    int node = 0;
    while (tree.properties[node] == MaTree.CHANNEL || tree.properties[node] == MaTree.STREAM) {
      int value = properties[tree.properties[node]];
      node = tree.children[node] + (value > tree.values[node] ? 0 : 1);
      made++;
    }
    return node;
  }

  void decode() {
    if (tree.properties[root] < 0 && weighted == null) {
      decisions.count(made);
      decodeByOneLeaf();
      return;
    }
    for (int y = 0; y < channel.height(); y++) {
      decodeLine(y);
      decisions.count(made);
      made = 0;
    }
  }

  private void decodeByOneLeaf() {
    int[] samples = channel.samples();
    int width = channel.width();
    int cluster = tree.clusters[root];
    int predictor = tree.predictors[root];
    int offset = tree.values[root];
    int multiplier = tree.children[root];
    for (int y = 0, at = 0; y < channel.height(); y++) {
      for (int x = 0; x < width; x++, at++) {
        int error = EntropyReader.signed(reader.readOf(cluster)) * multiplier + offset;
        samples[at] = error + Predictor.predict(predictor, samples, width, x, y);
      }
    }
  }

  private void decodeLine(int y) {
    int[] samples = channel.samples();
    int width = channel.width();
    int[] p = properties;
    int at = y * width;
    int above = y > 0 ? at - width : at;
    int w = y > 0 ? samples[above] : 0;
    int ww = w;
    int n = w;
    int nw = w;
    int gradient = 0;
    p[2] = y;
    if (weighted != null) {
      weighted.nextLine();
    }
    for (int x = 0; x < width; x++) {
      n = y > 0 ? samples[above + x] : w;
      nw = x > 0 && y > 0 ? samples[above + x - 1] : w;
      int ne = x + 1 < width && y > 0 ? samples[above + x + 1] : n;
      int nn = y > 1 ? samples[above - width + x] : n;
      ww = x > 1 ? samples[at + x - 2] : w;
      p[3] = x;
      p[4] = Math.abs(n);
      p[5] = Math.abs(w);
      p[6] = n;
      p[7] = w;
      p[8] = w - gradient;
      gradient = w + n - nw;
      p[9] = gradient;
      p[10] = w - nw;
      p[11] = nw - n;
      p[12] = n - ne;
      p[13] = n - nn;
      p[14] = w - ww;
      int prediction = 0;
      if (weighted != null) {
        prediction = weighted.predict(x, n, w, ne, nw, nn) + 3 >> 3;
        p[MaTree.WEIGHTED_ERROR] = weighted.greatestError();
      }
      if (!earlier.isEmpty()) {
        describeEarlier(x, y);
      }
      int leaf = leaf();
      int predictor = tree.predictors[leaf];
      if (predictor != Predictor.WEIGHTED) {
        int nee = x + 2 < width && y > 0 ? samples[above + x + 2] : ne;
        prediction = Predictor.predict(predictor, n, w, nw, ne, nn, ww, nee);
      }
      int error = EntropyReader.signed(reader.readOf(tree.clusters[leaf]));
      w = error * tree.children[leaf] + tree.values[leaf] + prediction;
      samples[at + x] = w;
      if (weighted != null) {
        weighted.add(x, w);
      }
    }
  }

  private int leaf() {
    int[] p = properties;
    int[] ofNodes = tree.properties;
    int[] values = tree.values;
    int[] children = tree.children;
    int node = root;
    int property = ofNodes[node];
    int count = 0;
    while (property >= 0) {
      node = children[node] + (p[property] > values[node] ? 0 : 1);
      property = ofNodes[node];
      count++;
    }
    made += count;
    return node;
  }

  /** How the samples of earlier channels at this place are, and how their gradients missed them. */
  private void describeEarlier(int x, int y) {
    int to = OWN_PROPERTIES;
    for (int i = 0; i < earlier.size(); i++, to += PROPERTIES_OF_EARLIER) {
      int[] samples = earlier.get(i).samples();
      int at = y * channel.width() + x;
      int value = samples[at];
      int w = x > 0 ? samples[at - 1] : 0;
      int n = y > 0 ? samples[at - channel.width()] : w;
      int nw = x > 0 && y > 0 ? samples[at - channel.width() - 1] : w;
      int error = value - Predictor.gradient(n, w, nw);
      properties[to] = Math.abs(value);
      properties[to + 1] = value;
      properties[to + 2] = Math.abs(error);
      properties[to + 3] = error;
    }
  }
}
