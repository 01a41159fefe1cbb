package org.pocketdicom.codecs.jpegxl.modular;

import java.util.Arrays;
import java.util.BitSet;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyCode;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/**
 * The tree that chooses context and predictor of a sample by its properties, and the code of those
 * contexts (Annex H, meta-adaptive). Nodes are numbered level by level.
 */
public final class MaTree {

  /** The properties that are the same for all samples of a channel: its index and its stream. */
  static final int CHANNEL = 0;

  static final int STREAM = 1;

  /** The property that is the weighted predictor's. */
  static final int WEIGHTED_ERROR = 15;

  private static final int MAX_NODES = 1 << 22;
  private static final int MAX_DEPTH = 2048;
  private static final int MAX_PROPERTY = 255;

  /** Contexts of the tree itself. */
  private static final int SPLIT = 0;

  private static final int PROPERTY = 1;
  private static final int PREDICTOR = 2;
  private static final int OFFSET = 3;
  private static final int MULTIPLIER_LOG = 4;
  private static final int MULTIPLIER = 5;
  private static final int CONTEXTS = 6;

  /** Of a node: the property, -1 for a leaf. */
  int[] properties = new int[1];

  /** The greatest value of the property that leads to the second child; of a leaf the offset. */
  int[] values = new int[1];

  /** The child of greater values, the other follows it; of a leaf the multiplier. */
  int[] children = new int[1];

  /** The predictor of a leaf. */
  byte[] predictors = new byte[1];

  /** The cluster of a leaf's context. */
  int[] clusters = new int[1];

  /** The nodes below which, or in which, the weighted predictor or its error counts. */
  private final BitSet weighted = new BitSet();

  private int size;
  private int greatestProperty = -1;
  private final EntropyCode code;

  private MaTree(JxlBits bits, long samples) {
    EntropyReader reader = EntropyCode.read(bits, CONTEXTS).reader(bits, 0);
    long mostNodes = Math.min(MAX_NODES, 1024 + samples);
    int open = 1;
    int leaves = 0;
    int levelEnd = 1;
    int depth = 0;
    while (size < open) {
      if (size == levelEnd) {
        levelEnd = open;
        depth++;
      }
      if (open > mostNodes || depth > MAX_DEPTH) {
        throw new MalformedDicom("a JPEG XL tree of too many nodes");
      }
      grow();
      int property = reader.read(PROPERTY) - 1;
      if (property < -1 || property > MAX_PROPERTY) {
        throw new MalformedDicom("a JPEG XL tree of an impossible property");
      }
      properties[size] = property;
      greatestProperty = Math.max(greatestProperty, property);
      if (property < 0) {
        readLeaf(reader);
        clusters[size] = leaves++;
      } else {
        values[size] = reader.readSigned(SPLIT);
        children[size] = open;
        open += 2;
      }
      size++;
    }
    reader.finish();
    code = EntropyCode.read(bits, leaves);
    // Children come behind their parents.
    for (int i = size - 1; i >= 0; i--) {
      boolean leaf = properties[i] < 0;
      clusters[i] = leaf ? code.cluster(clusters[i]) : 0;
      weighted.set(
          i,
          leaf
              ? predictors[i] == Predictor.WEIGHTED
              : properties[i] == WEIGHTED_ERROR
                  || weighted.get(children[i])
                  || weighted.get(children[i] + 1));
    }
  }

  /**
   * Reads a tree and the code of its contexts.
   *
   * @param samples of the image, in proportion to which nodes are allowed
   */
  public static MaTree read(JxlBits bits, long samples) {
    return new MaTree(bits, samples);
  }

  private void grow() {
    if (size < properties.length) {
      return;
    }
    properties = Arrays.copyOf(properties, 2 * size);
    values = Arrays.copyOf(values, 2 * size);
    children = Arrays.copyOf(children, 2 * size);
    predictors = Arrays.copyOf(predictors, 2 * size);
    clusters = Arrays.copyOf(clusters, 2 * size);
  }

  private void readLeaf(EntropyReader reader) {
    int predictor = reader.read(PREDICTOR);
    int offset = reader.readSigned(OFFSET);
    int log = reader.read(MULTIPLIER_LOG);
    int multiplier = reader.read(MULTIPLIER);
    if (predictor < 0 || predictor > Predictor.LAST || log < 0 || log > 30) {
      throw new MalformedDicom("a JPEG XL tree of an impossible leaf");
    }
    if (multiplier < 0 || multiplier + 1L << log > Integer.MAX_VALUE) {
      throw new MalformedDicom("a JPEG XL tree of an impossible multiplier");
    }
    predictors[size] = (byte) predictor;
    values[size] = offset;
    children[size] = multiplier + 1 << log;
  }

  EntropyCode code() {
    return code;
  }

  /** Whether samples that come to a node may need the weighted predictor. */
  boolean isWeighted(int node) {
    return weighted.get(node);
  }

  int greatestProperty() {
    return greatestProperty;
  }
}
