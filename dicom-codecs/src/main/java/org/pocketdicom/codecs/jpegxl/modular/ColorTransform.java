package org.pocketdicom.codecs.jpegxl.modular;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/**
 * Reversible differences of three channels (Annex H, RCT).
 *
 * @param type 7 × a permutation of the channels + one of seven ways
 */
record ColorTransform(int first, int type) implements Transform {

  private static final int Y_CG_CO = 6;

  static ColorTransform read(JxlBits bits) {
    int first = Transform.readFirst(bits);
    return new ColorTransform(first, bits.u32(6, 0, 0, 2, 2, 4, 10, 6));
  }

  @Override
  public Transform prepare(ModularImage image) {
    Transform.requireAlike(image, first, 3);
    return this;
  }

  @Override
  public void undo(ModularImage image) {
    Channel[] old = new Channel[3];
    for (int i = 0; i < 3; i++) {
      old[i] = image.channels().get(first + i);
    }
    undo(old[0].samples(), old[1].samples(), old[2].samples());
    int permutation = type / 7 % 6;
    int second = permutation + 1 + permutation / 3;
    int third = permutation + 2 - permutation / 3;
    image.channels().set(first + permutation % 3, old[0]);
    image.channels().set(first + second % 3, old[1]);
    image.channels().set(first + third % 3, old[2]);
  }

  private void undo(int[] a, int[] b, int[] c) {
    int way = type % 7;
    if (way == Y_CG_CO) {
      undoYCgCo(a, b, c);
      return;
    }
    boolean third = (way & 1) != 0;
    for (int i = 0; i < a.length; i++) {
      c[i] += third ? a[i] : 0;
      b[i] += way >> 1 == 1 ? a[i] : way >> 1 == 2 ? a[i] + c[i] >> 1 : 0;
    }
  }

  private static void undoYCgCo(int[] a, int[] b, int[] c) {
    for (int i = 0; i < a.length; i++) {
      int rest = a[i] - (c[i] >> 1);
      int green = c[i] + rest;
      int blue = rest - (b[i] >> 1);
      a[i] = blue + b[i];
      b[i] = green;
      c[i] = blue;
    }
  }
}
