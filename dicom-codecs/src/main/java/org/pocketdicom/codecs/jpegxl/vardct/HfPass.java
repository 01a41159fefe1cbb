package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.EntropyCode;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.entropy.Permutation;

/** In which order and with which distributions a pass's coefficients are coded (HfPass). */
final class HfPass {

  /** Contexts of each context of blocks: of the numbers of coefficients, and of coefficients. */
  static final int COUNT_CONTEXTS = 37;

  static final int COEFFICIENT_CONTEXTS = 458;

  final EntropyCode code;

  /** By coefficient order and channel, the places of the coefficients. */
  private final int[][][] orders = new int[TransformType.ORDERS][3][];

  HfPass(JxlBits bits, int presets, int blockContexts) {
    int told = bits.u32(0x5F, 0, 0x13, 0, 0, 0, 0, TransformType.ORDERS);
    if (told != 0) {
      EntropyReader reader = EntropyCode.read(bits, Permutation.CONTEXTS).reader(bits, 0);
      for (int order = 0; order < TransformType.ORDERS; order++) {
        if ((told >> order & 1) != 0) {
          readOrder(reader, order);
        }
      }
      reader.finish();
    }
    code = EntropyCode.read(bits, presets * blockContexts * contextsPerBlockContext());
  }

  static int contextsPerBlockContext() {
    return COUNT_CONTEXTS + COEFFICIENT_CONTEXTS;
  }

  private void readOrder(EntropyReader reader, int order) {
    TransformType type = TransformType.ofOrder(order);
    int[] natural = NaturalOrder.of(type);
    for (int c = 0; c < 3; c++) {
      int[] places = Permutation.read(reader, natural.length, type.blocks());
      for (int i = 0; i < places.length; i++) {
        places[i] = natural[places[i]];
      }
      orders[order][c] = places;
    }
  }

  /** The places of a channel's coefficients, in the order in which they are coded. */
  int[] order(TransformType type, int channel) {
    int[][] ofType = orders[type.order];
    if (ofType[channel] == null) {
      ofType[channel] = NaturalOrder.of(type);
    }
    return ofType[channel];
  }
}
