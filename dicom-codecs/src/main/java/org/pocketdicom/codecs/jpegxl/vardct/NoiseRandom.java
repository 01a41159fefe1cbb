package org.pocketdicom.codecs.jpegxl.vardct;

/** The random numbers of noise: eight generators xorshift128+, seeded by SplitMix64. */
final class NoiseRandom {

  private static final int LANES = 8;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long[] first = new long[LANES];
  private final long[] second = new long[LANES];
  private final float[] batch = new float[2 * LANES];

  /** Of a group that begins at a place of a frame, which so many frames came before. */
  NoiseRandom(int shown, int hidden, int x0, int y0) {
    first[0] = mix(((long) shown << 32) + hidden + GOLDEN);
    second[0] = mix(((long) x0 << 32) + y0 + GOLDEN);
    for (int i = 1; i < LANES; i++) {
      first[i] = mix(first[i - 1]);
      second[i] = mix(second[i - 1]);
    }
  }

  private static long mix(long seed) {
    long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Fills a part of a plane, each line from new numbers on, with numbers from 1 to 2. */
  void fill(Plane plane, int x0, int y0, int width, int height) {
    for (int y = y0; y < y0 + height; y++) {
      for (int x = 0; x < width; x += batch.length) {
        next();
        int count = Math.min(batch.length, width - x);
        System.arraycopy(batch, 0, plane.samples, plane.index(x0 + x, y), count);
      }
    }
  }

  private void next() {
    for (int i = 0; i < LANES; i++) {
      long a = first[i];
      long b = second[i];
      long bits = a + b;
      first[i] = b;
      a ^= a << 23;
      second[i] = a ^ b ^ a >>> 18 ^ b >>> 5;
      batch[2 * i] = fraction((int) bits);
      batch[2 * i + 1] = fraction((int) (bits >>> 32));
    }
  }

  private static float fraction(int bits) {
    return Float.intBitsToFloat(bits >>> 9 | 0x3F800000);
  }
}
