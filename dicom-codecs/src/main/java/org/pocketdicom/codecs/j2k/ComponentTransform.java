package org.pocketdicom.codecs.j2k;

import java.util.List;
import org.pocketdicom.error.MalformedDicom;

/** The transform of the first three components (Annex G). */
final class ComponentTransform {

  private final List<Plane> planes;

  ComponentTransform(List<Plane> planes) {
    this.planes = planes;
    boolean alike =
        planes.size() >= 3
            && planes.get(0).area().equals(planes.get(1).area())
            && planes.get(0).area().equals(planes.get(2).area())
            && planes.get(0).isReversible() == planes.get(1).isReversible()
            && planes.get(0).isReversible() == planes.get(2).isReversible();
    if (!alike) {
      throw new MalformedDicom("a JPEG 2000 component transform of components that are not alike");
    }
  }

  void undo() {
    if (planes.get(0).isReversible()) {
      undoReversible(planes.get(0).integers(), planes.get(1).integers(), planes.get(2).integers());
    } else {
      undoIrreversible(planes.get(0).floats(), planes.get(1).floats(), planes.get(2).floats());
    }
  }

  /** Applies RCT (equations G-3 to G-5). */
  void apply() {
    int[] red = planes.get(0).integers();
    int[] green = planes.get(1).integers();
    int[] blue = planes.get(2).integers();
    for (int i = 0; i < red.length; i++) {
      int u = blue[i] - green[i];
      int v = red[i] - green[i];
      red[i] = (red[i] + 2 * green[i] + blue[i]) >> 2;
      green[i] = u;
      blue[i] = v;
    }
  }

  /** RCT (equations G-6 to G-8). */
  private static void undoReversible(int[] y, int[] u, int[] v) {
    for (int i = 0; i < y.length; i++) {
      int green = y[i] - ((u[i] + v[i]) >> 2);
      y[i] = v[i] + green;
      int blue = u[i] + green;
      u[i] = green;
      v[i] = blue;
    }
  }

  /** ICT (equations G-12 to G-14). */
  private static void undoIrreversible(float[] y, float[] cb, float[] cr) {
    for (int i = 0; i < y.length; i++) {
      float red = y[i] + 1.402f * cr[i];
      float green = y[i] - 0.344136f * cb[i] - 0.714136f * cr[i];
      float blue = y[i] + 1.772f * cb[i];
      y[i] = red;
      cb[i] = green;
      cr[i] = blue;
    }
  }
}
