package org.pocketdicom.codecs.j2k;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.j2k.wavelet.Analysis;
import org.pocketdicom.codecs.j2k.wavelet.IrreversibleSynthesis;
import org.pocketdicom.codecs.j2k.wavelet.ReversibleSynthesis;
import org.pocketdicom.codecs.j2k.wavelet.Synthesis;

/**
 * The coefficients of a tile-component and then its samples: integers where the transform is
 * reversible, else floating point.
 */
final class Plane {

  private final TileComponent component;
  private final Area area;
  private final int[] integers;
  private final float[] floats;
  private final Synthesis synthesis;

  Plane(TileComponent component) {
    this(component, null);
  }

  /**
   * @param old one that is no longer wanted, whose memory is used again where it is as large
   */
  Plane(TileComponent component, @Nullable Plane old) {
    this.component = component;
    area = component.highest().area();
    int size = area.width() * area.height();
    if (old != null && old.isReversible() == isReversible() && old.size() == size) {
      integers = old.integers;
      floats = old.floats;
      synthesis = old.synthesis;
      Arrays.fill(integers, 0);
      Arrays.fill(floats, 0);
    } else {
      integers = new int[isReversible() ? size : 0];
      floats = new float[isReversible() ? 0 : size];
      synthesis =
          isReversible() ? new ReversibleSynthesis(integers) : new IrreversibleSynthesis(floats);
    }
  }

  TileComponent component() {
    return component;
  }

  /** In coordinates of the component at the resolution that is wanted. */
  Area area() {
    return area;
  }

  boolean isReversible() {
    return component.style().reversible();
  }

  int stride() {
    return area.width();
  }

  int[] integers() {
    return integers;
  }

  float[] floats() {
    return floats;
  }

  int size() {
    return integers.length + floats.length;
  }

  /** A sample, by its index in whichever array there is. */
  double get(int index) {
    return isReversible() ? integers[index] : floats[index];
  }

  /** Sets a sample, rounded where they are integers. */
  void set(int index, double value) {
    if (isReversible()) {
      integers[index] = (int) Math.round(value);
    } else {
      floats[index] = (float) value;
    }
  }

  /** Makes samples of the coefficients (IDWT, F.3.1). */
  void synthesize() {
    for (int r = 1; r <= component.highest().index(); r++) {
      synthesis.synthesize(region(r));
    }
  }

  /** Makes coefficients of the samples, which are integers (FDWT, F.4.1). */
  void analyze() {
    Analysis analysis = new Analysis(integers);
    for (int r = component.highest().index(); r > 0; r--) {
      analysis.analyze(region(r));
    }
  }

  private Synthesis.Region region(int resolution) {
    Area region = component.resolutions().get(resolution).area();
    return new Synthesis.Region(
        region.x0(), region.y0(), region.width(), region.height(), stride());
  }

  /** Where a coefficient of a sub-band lies. */
  int place(Subband subband, int x, int y) {
    return subband.offset() + (y - subband.area().y0()) * stride() + x - subband.area().x0();
  }

  /** Rounds a row to integers. */
  void readRow(int row, int[] line) {
    int from = row * stride();
    if (isReversible()) {
      System.arraycopy(integers, from, line, 0, stride());
      return;
    }
    for (int i = 0; i < stride(); i++) {
      line[i] = Math.round(floats[from + i]);
    }
  }
}
