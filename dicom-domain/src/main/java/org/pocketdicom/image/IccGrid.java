package org.pocketdicom.image;

import java.nio.ByteBuffer;

/**
 * A grid of colours over red, green and blue, between which lies what is linear (ICC.1:2010 10).
 */
final class IccGrid {

  private static final int CHANNELS = 3;

  private final int[] points;
  private final double[] nodes;

  /**
   * @param tag positioned at the first node; it is left behind the last
   * @param points along red, green and blue
   * @param bytes of a value, 1 or 2
   */
  IccGrid(ByteBuffer tag, int[] points, int bytes) {
    long count = (long) points[0] * points[1] * points[2] * CHANNELS;
    boolean curved = points[0] >= 2 && points[1] >= 2 && points[2] >= 2;
    if (!curved || count * bytes > tag.remaining()) {
      throw IccProfile.damaged();
    }
    this.points = points;
    this.nodes = values(tag, (int) count, bytes);
  }

  /** So many values of 1 or 2 bytes, each as a number from 0 to 1. */
  static double[] values(ByteBuffer tag, int count, int bytes) {
    if ((long) count * bytes > tag.remaining()) {
      throw IccProfile.damaged();
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes == 2 ? (tag.getShort() & 0xFFFF) / 65535.0 : (tag.get() & 0xFF) / 255.0;
    }
    return values;
  }

  /** Replaces three values from 0 to 1. */
  void apply(double[] color) {
    int[] low = new int[CHANNELS];
    double[] part = new double[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      double place = Math.clamp(color[c], 0, 1) * (points[c] - 1);
      low[c] = Math.min((int) place, points[c] - 2);
      part[c] = place - low[c];
    }
    for (int c = 0; c < CHANNELS; c++) {
      color[c] = 0;
      for (int corner = 0; corner < 8; corner++) {
        int node = 0;
        double weight = 1;
        for (int axis = 0; axis < CHANNELS; axis++) {
          int step = corner >> axis & 1;
          node = node * points[axis] + low[axis] + step;
          weight *= step == 1 ? part[axis] : 1 - part[axis];
        }
        color[c] += weight * nodes[node * CHANNELS + c];
      }
    }
  }
}
