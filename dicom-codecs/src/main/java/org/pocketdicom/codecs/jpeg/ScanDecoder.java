package org.pocketdicom.codecs.jpeg;

import java.util.List;

/** Goes through a scan of the DCT processes, its MCUs and restart intervals (A.2, E.2.4). */
final class ScanDecoder {

  /** Decodes the blocks of one component. */
  interface BlockSink {

    /** Takes the block that is the {@code unitX}th in the {@code unitY}th line of blocks. */
    void decode(BitReader bits, int unitX, int unitY);

    /** Forgets what was before a restart marker. */
    void restart();
  }

  /** One component of the scan. */
  record Part(Component component, Placement placement, BlockSink blocks) {}

  private final List<Part> parts;
  private final Codestream stream;
  private final BitReader bits;
  private final int restartInterval;

  /**
   * @param stream behind the scan header
   * @param restartInterval in MCUs, 0 for none
   */
  ScanDecoder(List<Part> parts, Codestream stream, int restartInterval) {
    this.parts = parts;
    this.stream = stream;
    this.restartInterval = restartInterval;
    bits = new BitReader(stream.data(), stream.position());
  }

  /** Decodes all, and moves the stream to the next marker. */
  void decode() {
    Part first = parts.getFirst();
    int unitsAcross = first.placement().unitsAcross();
    int unitsDown = first.placement().unitsDown();
    if (parts.size() == 1) {
      decode(unitsAcross, unitsDown);
    } else {
      int horizontal = first.component().horizontal();
      int vertical = first.component().vertical();
      decode(Math.ceilDiv(unitsAcross, horizontal), Math.ceilDiv(unitsDown, vertical));
    }
    stream.moveTo(bits.position());
  }

  private void decode(int across, int down) {
    int mcu = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        if (restartInterval > 0 && mcu > 0 && mcu % restartInterval == 0) {
          bits.restart(stream.restart(bits.position(), mcu / restartInterval - 1));
          parts.forEach(part -> part.blocks().restart());
        }
        if (parts.size() == 1) {
          parts.getFirst().blocks().decode(bits, x, y);
        } else {
          decodeMcu(x, y);
        }
        mcu++;
      }
    }
  }

  private void decodeMcu(int x, int y) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int horizontal = part.component().horizontal();
      int vertical = part.component().vertical();
      for (int v = 0; v < vertical; v++) {
        for (int h = 0; h < horizontal; h++) {
          part.blocks().decode(bits, x * horizontal + h, y * vertical + v);
        }
      }
    }
  }
}
