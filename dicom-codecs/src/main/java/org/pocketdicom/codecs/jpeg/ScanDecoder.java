package org.pocketdicom.codecs.jpeg;

import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/** Decodes a scan of the sequential DCT processes, its MCUs and restart intervals (A.2, E.2.4). */
final class ScanDecoder {

  /** One component of the scan: what decodes its blocks and where they go. */
  record Part(Component component, BlockDecoder decoder, Placement placement) {}

  private final List<Part> parts;
  private final Raster raster;
  private final Codestream stream;
  private final BitReader bits;
  private final int restartInterval;

  /**
   * @param stream behind the scan header
   * @param restartInterval in MCUs, 0 for none
   */
  ScanDecoder(List<Part> parts, Raster raster, Codestream stream, int restartInterval) {
    this.parts = parts;
    this.raster = raster;
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
          restart(mcu / restartInterval - 1);
        }
        if (parts.size() == 1) {
          decodeUnit(parts.getFirst(), x, y);
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
          decodeUnit(part, x * horizontal + h, y * vertical + v);
        }
      }
    }
  }

  private void decodeUnit(Part part, int unitX, int unitY) {
    raster.put(part.decoder().next(bits), part.placement(), unitX, unitY);
  }

  private void restart(int number) {
    stream.moveTo(bits.position());
    int marker = stream.nextMarker();
    if (marker != Marker.RST0 + number % 8) {
      throw new MalformedDicom("JPEG restart marker " + number % 8 + " is missing");
    }
    bits.restart(stream.position());
    parts.forEach(part -> part.decoder().restart());
  }
}
