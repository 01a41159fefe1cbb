package org.pocketdicom.codecs.jpeg;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.MalformedDicom;

/**
 * The tables that were defined so far, by their destinations (B.2.4). A later one takes the place
 * of an earlier one.
 */
final class Tables {

  private static final int DESTINATIONS = 4;

  private final Map<Integer, float[]> quantization = new HashMap<>();
  private final Map<Integer, HuffmanTable> dc = new HashMap<>();
  private final Map<Integer, HuffmanTable> ac = new HashMap<>();
  private int restartInterval;

  /** DQT (B.2.4.1): one table or several. */
  void readQuantization(Segment segment) {
    while (segment.remaining() > 0) {
      int head = segment.u8();
      int destination = destination(head);
      float[] table = new float[64];
      for (int k = 0; k < table.length; k++) {
        table[k] = head >> 4 == 0 ? segment.u8() : segment.u16();
      }
      quantization.put(destination, table);
    }
  }

  /** DHT (B.2.4.2): one table or several. */
  void readHuffman(Segment segment) {
    while (segment.remaining() > 0) {
      int head = segment.u8();
      (head >> 4 == 0 ? dc : ac).put(destination(head), HuffmanTable.read(segment));
    }
  }

  /** DRI (B.2.4.4). */
  void readRestartInterval(Segment segment) {
    restartInterval = segment.u16();
  }

  private static int destination(int head) {
    int destination = head & 15;
    if (destination >= DESTINATIONS) {
      throw new MalformedDicom("a JPEG table for destination " + destination);
    }
    return destination;
  }

  /** In zigzag order. */
  float[] quantization(int destination) {
    return defined(quantization.get(destination));
  }

  HuffmanTable dc(int destination) {
    return defined(dc.get(destination));
  }

  HuffmanTable ac(int destination) {
    return defined(ac.get(destination));
  }

  /** For lossless scans: a table for DC, though some encoders mark it as one for AC. */
  DifferenceTable differences(int destination) {
    return new DifferenceTable(
        defined(dc.containsKey(destination) ? dc.get(destination) : ac.get(destination)));
  }

  /** In MCUs, 0 for none. */
  int restartInterval() {
    return restartInterval;
  }

  private static <T> T defined(@Nullable T table) {
    if (table == null) {
      throw new MalformedDicom("a JPEG scan without a table that it needs");
    }
    return table;
  }
}
