package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.error.MalformedDicom;

/** What a frame's header says of the filters behind the inverse transforms (RestorationFilter). */
public final class RestorationFilter {

  /** Gaborish of X, Y and B: the weights of neighbours at the sides and at the corners; or none. */
  final boolean gaborish;

  final float[] gaborishSides = {0.115169525f, 0.115169525f, 0.115169525f};
  final float[] gaborishCorners = {0.061248593f, 0.061248593f, 0.061248593f};

  /** How often the edge-preserving filter runs, up to 3. */
  final int iterations;

  /** What the sharpness of a block means. */
  final float[] sharpness = new float[8];

  final float[] channelScales = {40, 5, 3.5f};
  float quantScale = 0.46f;
  float firstScale = 0.9f;
  float lastScale = 6.5f;
  float borderScale = 2 / 3f;

  /** The strength in a Modular frame. */
  float modularSigma = 1;

  /** The one that applies where none is told. */
  public static final RestorationFilter USUAL = new RestorationFilter();

  private RestorationFilter() {
    gaborish = true;
    iterations = 2;
    fillSharpness();
  }

  private RestorationFilter(JxlBits bits, boolean modular) {
    fillSharpness();
    gaborish = bits.bool();
    if (gaborish && bits.bool()) {
      readGaborish(bits);
    }
    iterations = bits.u(2);
    if (iterations > 0) {
      readEdgePreserving(bits, modular);
    }
    bits.skipExtensions();
  }

  /**
   * Reads it from a frame's header.
   *
   * @param modular whether the frame's encoding is Modular
   * @throws MalformedDicom if it is not sound
   */
  public static RestorationFilter read(JxlBits bits, boolean modular) {
    return bits.bool() ? USUAL : new RestorationFilter(bits, modular);
  }

  private void fillSharpness() {
    for (int i = 0; i < sharpness.length; i++) {
      sharpness[i] = i / 7f;
    }
  }

  /** Whether it changes any sample. */
  public boolean filters() {
    return gaborish || iterations > 0;
  }

  private void readGaborish(JxlBits bits) {
    for (int c = 0; c < 3; c++) {
      gaborishSides[c] = bits.f16();
      gaborishCorners[c] = bits.f16();
      require(Math.abs(1 + 4 * (gaborishSides[c] + gaborishCorners[c])) >= 1e-8);
    }
  }

  private void readEdgePreserving(JxlBits bits, boolean modular) {
    if (!modular && bits.bool()) {
      for (int i = 0; i < sharpness.length; i++) {
        sharpness[i] = bits.f16();
      }
    }
    if (bits.bool()) {
      for (int c = 0; c < 3; c++) {
        channelScales[c] = bits.f16();
      }
      // Two numbers of a filter of an earlier draft.
      bits.u(32);
    }
    if (bits.bool()) {
      quantScale = modular ? quantScale : bits.f16();
      firstScale = bits.f16();
      lastScale = bits.f16();
      borderScale = bits.f16();
    }
    if (modular) {
      modularSigma = bits.f16();
      require(modularSigma >= 1e-8);
    }
  }

  /** Filters the planes of a Modular frame, in place. */
  public void applyToModular(List<Plane> planes) {
    Plane first = planes.getFirst();
    int across = Math.ceilDiv(first.width, 8);
    float[] sigmas = new float[iterations == 0 ? 0 : across * Math.ceilDiv(first.height, 8)];
    Arrays.fill(sigmas, EdgePreservingFilter.inverse(modularSigma));
    apply(planes.toArray(Plane[]::new), sigmas, across);
  }

  /**
   * Filters three planes, of X, Y and B, in place.
   *
   * @param sigmas of each block, in the form that the edge-preserving filter wants
   */
  void apply(Plane[] planes, float[] sigmas, int blocksAcross) {
    for (int c = 0; gaborish && c < 3; c++) {
      planes[c].mirror();
      Gaborish.smooth(planes[c], gaborishSides[c], gaborishCorners[c]);
    }
    if (iterations > 0) {
      new EdgePreservingFilter(this, sigmas, blocksAcross, planes).run();
    }
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new MalformedDicom("an impossible filter of JPEG XL");
    }
  }
}
