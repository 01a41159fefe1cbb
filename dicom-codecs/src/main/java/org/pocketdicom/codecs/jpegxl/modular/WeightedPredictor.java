package org.pocketdicom.codecs.jpegxl.modular;

/**
 * Four predictors, weighted by how right each was around (Annex H, self-correcting predictor).
 * Values and errors are in eighths. Hot.
 */
final class WeightedPredictor {

  /** 2^24 / (i + 1). */
  private static final int[] RECIPROCALS = new int[64];

  static {
    for (int i = 0; i < RECIPROCALS.length; i++) {
      RECIPROCALS[i] = (1 << 24) / (i + 1);
    }
  }

  private final WeightedParameters parameters;
  private final int width;

  /** The errors of the whole, above and in this line; these are signed. */
  private int[] above;

  private int[] line;

  /** The errors of the four, magnitudes, those of a pixel together. */
  private int[] partsAbove;

  private int[] partsLine;
  private int p0;
  private int p1;
  private int p2;
  private int p3;
  private int prediction;
  private int greatestError;

  WeightedPredictor(WeightedParameters parameters, int width) {
    this.parameters = parameters;
    this.width = width;
    above = new int[width];
    line = new int[width];
    partsAbove = new int[4 * (width + 1)];
    partsLine = new int[4 * (width + 1)];
  }

  /** Goes on to the next line. */
  void nextLine() {
    int[] free = above;
    above = line;
    line = free;
    free = partsAbove;
    partsAbove = partsLine;
    partsLine = free;
  }

  /** The prediction of a sample, in eighths. */
  int predict(int x, int sampleN, int sampleW, int sampleNe, int sampleNw, int sampleNn) {
    int n = sampleN << 3;
    int w = sampleW << 3;
    int ne = sampleNe << 3;
    int nw = sampleNw << 3;
    int nn = sampleNn << 3;
    int atW = Math.max(x - 1, 0);
    int atE = Math.min(x + 1, width - 1);
    int errorW = x == 0 ? 0 : line[x - 1];
    int errorN = above[x];
    int errorNw = above[atW];
    int errorNe = above[atE];
    greatestError = greatest(greatest(greatest(errorW, errorN), errorNw), errorNe);
    WeightedParameters p = parameters;
    p0 = w + ne - n;
    p1 = n - ((errorN + errorW + errorNe) * p.p1() >> 5);
    p2 = w - ((errorN + errorW + errorNw) * p.p2() >> 5);
    int p3Terms = errorNw * p.p3a() + errorN * p.p3b() + errorNe * p.p3c();
    p3 = n - (p3Terms + (nn - n) * p.p3d() + (nw - w) * p.p3e() >> 5);
    prediction = weighted(4 * x, 4 * atW, 4 * atE);
    if (((errorN ^ errorW) | (errorN ^ errorNw)) <= 0) {
      int most = Math.max(w, Math.max(n, ne));
      int least = Math.min(w, Math.min(n, ne));
      prediction = Math.max(least, Math.min(most, prediction));
    }
    return prediction;
  }

  /** The error of the greatest magnitude around, which is a property of the tree. */
  int greatestError() {
    return greatestError;
  }

  private static int greatest(int a, int b) {
    return Math.abs(b) > Math.abs(a) ? b : a;
  }

  private int weighted(int n, int nw, int ne) {
    int[] e = partsAbove;
    int w0 = weight(e[n] + e[nw] + e[ne], parameters.w0());
    int w1 = weight(e[n + 1] + e[nw + 1] + e[ne + 1], parameters.w1());
    int w2 = weight(e[n + 2] + e[nw + 2] + e[ne + 2], parameters.w2());
    int w3 = weight(e[n + 3] + e[nw + 3] + e[ne + 3], parameters.w3());
    int shift = 27 - Integer.numberOfLeadingZeros(w0 + w1 + w2 + w3);
    w0 >>= shift;
    w1 >>= shift;
    w2 >>= shift;
    w3 >>= shift;
    int sum = w0 + w1 + w2 + w3;
    long total = (sum >> 1) - 1 + (long) p0 * w0 + (long) p1 * w1 + (long) p2 * w2 + (long) p3 * w3;
    return (int) (total * RECIPROCALS[sum - 1] >> 24);
  }

  private static int weight(int error, int most) {
    int shift = Math.max(0, 26 - Integer.numberOfLeadingZeros(error + 1));
    return 4 + (most * RECIPROCALS[error >> shift & 63] >> shift);
  }

  /** Takes the sample that was predicted, in turn. */
  void add(int x, int sample) {
    int value = sample << 3;
    line[x] = prediction - value;
    int at = 4 * x;
    addPart(at, Math.abs(p0 - value) + 3 >> 3);
    addPart(at + 1, Math.abs(p1 - value) + 3 >> 3);
    addPart(at + 2, Math.abs(p2 - value) + 3 >> 3);
    addPart(at + 3, Math.abs(p3 - value) + 3 >> 3);
  }

  /** An error counts for the pixel to the right, too, seen from the next line (as W of its N). */
  private void addPart(int at, int error) {
    partsLine[at] = error;
    partsAbove[at + 4] += error;
  }
}
