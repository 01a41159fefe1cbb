package org.pocketdicom.codecs.jpegxl.entropy;

import java.util.BitSet;
import org.pocketdicom.error.MalformedDicom;

/** Which contexts share a distribution (Annex C, context clustering). */
public final class ContextMap {

  private static final int MAX_CLUSTERS = 256;

  private ContextMap() {}

  /** The cluster of each context; they count from 0 on, without a gap. */
  public static byte[] read(JxlBits bits, int contexts) {
    byte[] map = new byte[contexts];
    if (contexts == 1) {
      return map;
    }
    if (bits.bool()) {
      int width = bits.u(2);
      for (int i = 0; i < contexts; i++) {
        map[i] = (byte) bits.u(width);
      }
    } else {
      readCoded(bits, map);
    }
    return map;
  }

  /** How many clusters there are. */
  public static int clusters(byte[] map) {
    BitSet used = new BitSet();
    for (byte cluster : map) {
      used.set(cluster & 0xFF);
    }
    if (used.length() != used.cardinality()) {
      throw new MalformedDicom("a JPEG XL context map without one of its clusters");
    }
    return used.length();
  }

  /**
   * A map that is itself entropy coded. Of a map for two contexts LZ77 is not allowed, so that maps
   * for maps have an end.
   */
  private static void readCoded(JxlBits bits, byte[] map) {
    boolean movedToFront = bits.bool();
    EntropyReader reader = EntropyCode.read(bits, 1, map.length > 2).reader(bits, 0);
    for (int i = 0; i < map.length; i++) {
      int cluster = reader.read(0);
      if (cluster < 0 || cluster >= MAX_CLUSTERS) {
        throw new MalformedDicom("a JPEG XL context map of too many clusters");
      }
      map[i] = (byte) cluster;
    }
    reader.finish();
    if (movedToFront) {
      undoMoveToFront(map);
    }
  }

  private static void undoMoveToFront(byte[] map) {
    byte[] order = new byte[MAX_CLUSTERS];
    for (int i = 0; i < MAX_CLUSTERS; i++) {
      order[i] = (byte) i;
    }
    for (int i = 0; i < map.length; i++) {
      int index = map[i] & 0xFF;
      byte cluster = order[index];
      System.arraycopy(order, 0, order, 1, index);
      order[0] = cluster;
      map[i] = cluster;
    }
  }
}
