package org.pocketdicom.codecs.jpegxl;

import java.util.List;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.codecs.raw.SampleLines;

/**
 * How the image is turned before it is shown (Annex D), as in TIFF.
 *
 * @param fromRight whether the first column is shown from the right, or bottom
 * @param fromBottom the same of the first row
 * @param across whether columns are shown as rows, in the end
 */
record Orientation(boolean fromRight, boolean fromBottom, boolean across) {

  /**
   * @param number 1 to 8
   */
  static Orientation of(int number) {
    return switch (number) {
      case 2 -> new Orientation(true, false, false);
      case 3 -> new Orientation(true, true, false);
      case 4 -> new Orientation(false, true, false);
      case 5 -> new Orientation(false, false, true);
      case 6 -> new Orientation(false, true, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> new Orientation(false, false, false);
    };
  }

  /** Writes the shown lines; samples beyond the precision become its limits. */
  void write(List<Channel> channels, int precision, SampleLines to) {
    for (int i = 0; i < channels.size(); i++) {
      clamp(channels.get(i).samples(), (1 << precision) - 1);
      write(channels.get(i), i, to);
    }
  }

  private static void clamp(int[] samples, int most) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(0, Math.min(most, samples[i]));
    }
  }

  private void write(Channel channel, int component, SampleLines to) {
    int width = channel.width();
    int height = channel.height();
    int[] samples = channel.samples();
    if (!fromRight && !fromBottom && !across) {
      for (int y = 0; y < height; y++) {
        to.put(samples, y * width, y, component, 0);
      }
      return;
    }
    int lines = across ? width : height;
    int[] line = new int[across ? height : width];
    for (int i = 0; i < lines; i++) {
      for (int k = 0; k < line.length; k++) {
        int x = across ? i : k;
        int y = across ? k : i;
        int column = fromRight ? width - 1 - x : x;
        line[k] = samples[(fromBottom ? height - 1 - y : y) * width + column];
      }
      to.put(line, 0, i, component, 0);
    }
  }
}
