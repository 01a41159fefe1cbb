package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/**
 * Noise that a frame's samples get, stronger or weaker by how bright they are (NoiseParameters).
 */
public final class Noise {

  private static final int POINTS = 8;

  /** The part of noise that red and green have in common. */
  private static final float COMMON = 127 / 128f;

  private static final float NORM = 0.22f;

  /** The strength at so many brightnesses. */
  private final float[] strengths = new float[POINTS];

  private Noise(JxlBits bits) {
    for (int i = 0; i < POINTS; i++) {
      strengths[i] = bits.u(10) / 1024f;
    }
  }

  /**
   * Reads it from LfGlobal.
   *
   * @throws org.pocketdicom.error.MalformedDicom behind the end
   */
  public static Noise read(JxlBits bits) {
    return new Noise(bits);
  }

  /**
   * Adds it to a Modular frame.
   *
   * @param planes X, Y and B, in the size they are shown in
   * @param groupSize of the frame
   * @param shown the number of frames up to this that are shown
   * @param hidden how many since the last of them are not
   */
  public void addToModular(List<Plane> planes, int groupSize, int shown, int hidden) {
    add(planes, 0, 1, groupSize, shown, hidden);
  }

  /** The same where other parts of Y are in X and B. */
  void add(List<Plane> samples, float inX, float inB, int groupSize, int shown, int hidden) {
    Plane[] planes = samples.toArray(Plane[]::new);
    Plane[] noise = {planes[0].sibling(), planes[0].sibling(), planes[0].sibling()};
    for (int y = 0; y < planes[0].height; y += groupSize) {
      for (int x = 0; x < planes[0].width; x += groupSize) {
        NoiseRandom random = new NoiseRandom(shown, hidden, x, y);
        int width = Math.min(groupSize, planes[0].width - x);
        int height = Math.min(groupSize, planes[0].height - y);
        for (Plane plane : noise) {
          random.fill(plane, x, y, width, height);
        }
      }
    }
    Plane free = planes[0].sibling();
    for (int c = 0; c < 3; c++) {
      sharpen(noise[c], free);
      Plane done = free;
      free = noise[c];
      noise[c] = done;
    }
    add(planes, inX, inB, noise);
  }

  /** Takes the mean of 5×5 samples away, so that only high frequencies are left. */
  private static void sharpen(Plane plane, Plane out) {
    plane.mirror();
    float[] in = plane.samples;
    for (int y = 0; y < plane.height; y++) {
      int first = plane.index(0, y);
      for (int i = first; i < first + plane.width; i++) {
        float sum = 0;
        for (int line = i - 2 * plane.stride; line <= i + 2 * plane.stride; line += plane.stride) {
          sum += in[line - 2] + in[line - 1] + in[line] + in[line + 1] + in[line + 2];
        }
        out.samples[i] = 0.16f * sum - 4 * in[i];
      }
    }
  }

  private void add(Plane[] planes, float inX, float inB, Plane[] noise) {
    for (int row = 0; row < planes[0].height; row++) {
      int first = planes[0].index(0, row);
      for (int i = first; i < first + planes[0].width; i++) {
        float x = planes[0].samples[i];
        float y = planes[1].samples[i];
        float common = COMMON * noise[2].samples[i];
        float red = (1 - COMMON) * noise[0].samples[i] + common;
        float green = (1 - COMMON) * noise[1].samples[i] + common;
        red *= NORM * strength((y + x) / 2);
        green *= NORM * strength((y - x) / 2);
        planes[0].samples[i] = x + inX * (red + green) + red - green;
        planes[1].samples[i] = y + red + green;
        planes[2].samples[i] += inB * (red + green);
      }
    }
  }

  private float strength(float brightness) {
    float place = Math.max(0, brightness * (POINTS - 2));
    int i = Math.min(POINTS - 2, (int) place);
    float rest = Math.min(1, place - i);
    return Math.max(0, Math.min(1, strengths[i] + rest * (strengths[i + 1] - strengths[i])));
  }
}
