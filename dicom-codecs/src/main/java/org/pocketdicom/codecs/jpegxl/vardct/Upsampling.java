package org.pocketdicom.codecs.jpegxl.vardct;

import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/**
 * Makes 2×2, 4×4 or 8×8 samples of one: each a sum over 5×5 samples around it, kept within their
 * range. Hot.
 *
 * <p>One kernel for each of them, of which the weights tell a quarter; the others are mirrored. The
 * kernels of the quarter, side by side, are a symmetric matrix, whose upper triangle is told.
 */
public final class Upsampling {

  private static final int REACH = 2;
  private static final int SIDE = 2 * REACH + 1;

  private static final float[] BY_2 = {
    -0.017162f, -0.03452303f, -0.04022174f, -0.02921014f, -0.00624645f, 0.14111091f, 0.28896755f,
    0.00278718f, -0.01610267f, 0.5666155f, 0.03777607f, -0.01986694f, -0.03144731f, -0.01185068f,
    -0.00213539f
  };

  private static final float[] BY_4 = {
    -0.02419067f, -0.03491987f, -0.03693351f, -0.03094285f, -0.00529785f, -0.01663432f,
        -0.03556863f,
    -0.03888905f, -0.0351685f, -0.00989469f, 0.23651958f, 0.33392945f, -0.01073543f, -0.01313181f,
    -0.03556694f, 0.13048175f, 0.40103024f, 0.0395115f, -0.02077584f, 0.469142f, -0.0020927f,
    -0.01484589f, -0.04064806f, 0.1894253f, 0.5627989f, 0.066744f, -0.02335494f, -0.03551682f,
    -0.0075483f, -0.02267919f, -0.02363578f, 0.00315804f, -0.03399098f, -0.01359519f, -0.00091653f,
    -0.00335467f, -0.01163294f, -0.01610294f, -0.00974088f, -0.00191622f, -0.01095446f,
        -0.03198464f,
    -0.04455121f, -0.0279979f, -0.00645912f, 0.06390599f, 0.22963887f, 0.00630981f, -0.01897349f,
    0.67537266f, 0.08483369f, -0.02534994f, -0.02205197f, -0.01667999f, -0.00384443f
  };

  private static final float[] BY_8 = {
    -0.02928613f, -0.03706353f, -0.03783812f, -0.03324558f, -0.00447632f, -0.02519406f,
        -0.03752601f,
    -0.03901508f, -0.03663285f, -0.00646649f, -0.02066407f, -0.03838633f, -0.04002101f,
        -0.03900035f,
    -0.00901973f, -0.01626393f, -0.03954148f, -0.0404662f, -0.03979621f, -0.01224485f, 0.2989533f,
    0.3575771f, -0.02447552f, -0.01081748f, -0.04314594f, 0.2390322f, 0.411193f, -0.00573046f,
    -0.01450239f, -0.04246845f, 0.17567618f, 0.45220643f, 0.02287757f, -0.01936783f, -0.03583255f,
    0.11572472f, 0.47416732f, 0.0628444f, -0.02685066f, 0.4272005f, -0.02248939f, -0.01155273f,
    -0.04562755f, 0.28689495f, 0.4909387f, -0.00007891f, -0.01545926f, -0.04562659f, 0.2123892f,
    0.53980935f, 0.03369474f, -0.02070211f, -0.03866988f, 0.1422955f, 0.565934f, 0.08045181f,
    -0.02888298f, -0.03680918f, -0.00542229f, -0.02920477f, -0.02788574f, -0.0211818f, -0.03942402f,
    -0.00775547f, -0.02433614f, -0.03193943f, -0.02030828f, -0.04044014f, -0.01074016f,
        -0.01930822f,
    -0.03620399f, -0.01974125f, -0.03919545f, -0.01456093f, -0.00045072f, -0.0036011f, -0.01020207f,
    -0.01231907f, -0.00638988f, -0.00071592f, -0.00279122f, -0.00957115f, -0.01288327f,
        -0.00730937f,
    -0.00107783f, -0.00210156f, -0.00890705f, -0.01317668f, -0.00813895f, -0.00153491f,
        -0.02128481f,
    -0.04173044f, -0.04831487f, -0.0329319f, -0.0052526f, -0.01720322f, -0.04052736f, -0.05045706f,
    -0.03607317f, -0.0073803f, -0.01341764f, -0.03965629f, -0.05151616f, -0.03814886f, -0.01005819f,
    0.18968274f, 0.33063683f, -0.01300105f, -0.0137295f, -0.04017465f, 0.13727832f, 0.36402234f,
    0.0102789f, -0.01832107f, -0.03365072f, 0.08734506f, 0.38194296f, 0.04338228f, -0.02525993f,
    0.56408125f, 0.00458352f, -0.01648227f, -0.04887868f, 0.2458552f, 0.6202614f, 0.04314807f,
    -0.02213737f, -0.04158014f, 0.1663729f, 0.6502702f, 0.09621636f, -0.03101388f, -0.04082742f,
    -0.00904519f, -0.02790922f, -0.02117818f, 0.00798662f, -0.03995711f, -0.01243427f, -0.02231705f,
    -0.02946266f, 0.00992055f, -0.03600283f, -0.0168492f, -0.00111684f, -0.00411204f, -0.0129713f,
    -0.01723725f, -0.01022545f, -0.00165306f, -0.0031311f, -0.01218016f, -0.01763266f, -0.0112562f,
    -0.00231663f, -0.01374149f, -0.0379762f, -0.05142937f, -0.03117307f, -0.00581914f, -0.01064003f,
    -0.03608089f, -0.05272168f, -0.0337567f, -0.00795586f, 0.09628104f, 0.2712999f, -0.00353779f,
    -0.01734151f, -0.03153981f, 0.0568623f, 0.28500998f, 0.02230594f, -0.02374955f, 0.6821433f,
    0.05018048f, -0.02320852f, -0.04383616f, 0.18459474f, 0.71517974f, 0.10805613f, -0.03263677f,
    -0.03637639f, -0.01394373f, -0.02511203f, -0.01728636f, 0.05407331f, -0.02867568f, -0.01893131f,
    -0.00240854f, -0.00446511f, -0.01636187f, -0.02377053f, -0.01522848f, -0.00333334f,
        -0.00819975f,
    -0.02964169f, -0.04499287f, -0.0274535f, -0.00612408f, 0.02727416f, 0.194466f, 0.00159832f,
    -0.02232473f, 0.74982506f, 0.1145262f, -0.03348048f, -0.01605681f, -0.02070339f, -0.00458223f
  };

  private final int factor;

  /** Of each sample that is made of one, the kernel's lines. */
  private final float[][] kernels;

  private Upsampling(int factor, float[] weights) {
    this.factor = factor;
    kernels = new float[factor * factor][SIDE * SIDE];
    int size = factor / 2 * SIDE;
    for (int i = 0; i < kernels.length; i++) {
      for (int k = 0; k < SIDE * SIDE; k++) {
        int row = place(i / factor, k / SIDE);
        int column = place(i % factor, k % SIDE);
        int low = Math.min(row, column);
        int high = Math.max(row, column);
        kernels[i][k] = weights[low * size - low * (low - 1) / 2 + high - low];
      }
    }
  }

  private int place(int sample, int tap) {
    boolean mirrored = sample >= factor / 2;
    return mirrored ? SIDE * (factor - 1 - sample) + SIDE - 1 - tap : SIDE * sample + tap;
  }

  /**
   * With the weights that apply where none are told.
   *
   * @param factor 2, 4 or 8
   */
  public static Upsampling by(int factor) {
    return new Upsampling(factor, defaults(factor));
  }

  /**
   * With weights that are read from the image's metadata.
   *
   * @param factor 2, 4 or 8
   * @throws org.pocketdicom.error.MalformedDicom behind the end
   */
  public static Upsampling read(JxlBits bits, int factor) {
    float[] weights = new float[defaults(factor).length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = bits.f16();
    }
    return new Upsampling(factor, weights);
  }

  private static float[] defaults(int factor) {
    return switch (factor) {
      case 2 -> BY_2;
      case 4 -> BY_4;
      case 8 -> BY_8;
      default -> throw new IllegalArgumentException("no upsampling by " + factor);
    };
  }

  /** Makes a greater plane, of a size of which the last samples of a block may be missing. */
  public Plane apply(Plane plane, int width, int height) {
    plane.mirror();
    Plane out = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < plane.width; x++) {
        int from = plane.index(x - REACH, y / factor - REACH);
        int to = out.index(x * factor, y);
        int count = Math.min(factor, width - x * factor);
        fill(plane, from, out.samples, to, count, y % factor * factor);
      }
    }
    return out;
  }

  private void fill(Plane plane, int from, float[] out, int to, int count, int kernel) {
    float[] in = plane.samples;
    float least = in[from];
    float most = least;
    for (int y = 0; y < SIDE; y++) {
      for (int at = from + y * plane.stride; at < from + y * plane.stride + SIDE; at++) {
        least = Math.min(least, in[at]);
        most = Math.max(most, in[at]);
      }
    }
    for (int i = 0; i < count; i++) {
      float[] weights = kernels[kernel + i];
      float sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * in[from + k / SIDE * plane.stride + k % SIDE];
      }
      out[to + i] = Math.max(least, Math.min(most, sum));
    }
  }
}
