package org.pocketdicom.codecs.jpegxl.modular;

/** The predictors of a sample from its neighbours, by number (Annex H, prediction). Hot. */
final class Predictor {

  static final int ZERO = 0;
  static final int GRADIENT = 5;
  static final int WEIGHTED = 6;
  static final int LAST = 13;

  private Predictor() {}

  /** Of a sample in the plane; not the weighted one, which has a state. */
  static int predict(int predictor, int[] samples, int width, int x, int y) {
    int at = y * width + x;
    int w = x > 0 ? samples[at - 1] : y > 0 ? samples[at - width] : 0;
    int n = y > 0 ? samples[at - width] : w;
    int nw = x > 0 && y > 0 ? samples[at - width - 1] : w;
    int ne = x + 1 < width && y > 0 ? samples[at - width + 1] : n;
    int nn = y > 1 ? samples[at - 2 * width] : n;
    int ww = x > 1 ? samples[at - 2] : w;
    int nee = x + 2 < width && y > 0 ? samples[at - width + 2] : ne;
    return predict(predictor, n, w, nw, ne, nn, ww, nee);
  }

  /** Of the neighbours themselves. */
  static int predict(int predictor, int n, int w, int nw, int ne, int nn, int ww, int nee) {
    return switch (predictor) {
      case ZERO -> 0;
      case 1 -> w;
      case 2 -> n;
      case 3 -> (w + n) / 2;
      case 4 -> Math.abs(n - nw) < Math.abs(w - nw) ? w : n;
      case GRADIENT -> gradient(n, w, nw);
      case 7 -> ne;
      case 8 -> nw;
      case 9 -> ww;
      case 10 -> (w + nw) / 2;
      case 11 -> (n + nw) / 2;
      case 12 -> (n + ne) / 2;
      case LAST -> (6 * n - 2 * nn + 7 * w + ww + nee + 3 * ne + 8) / 16;
      default -> throw new IllegalArgumentException("no predictor " + predictor);
    };
  }

  /** N + W - NW, between N and W. */
  static int gradient(int n, int w, int nw) {
    int least = Math.min(n, w);
    int most = Math.max(n, w);
    return nw < least ? most : nw > most ? least : n + w - nw;
  }
}
