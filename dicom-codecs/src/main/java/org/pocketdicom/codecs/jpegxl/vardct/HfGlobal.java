package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.codecs.jpegxl.modular.MaTree;
import org.pocketdicom.codecs.jpegxl.modular.ModularImage;
import org.pocketdicom.error.MalformedDicom;

/** The steps of all coefficients, and how each pass's are coded (HfGlobal). */
final class HfGlobal {

  /** How a matrix is told. */
  private static final int LIBRARY = 0;

  private static final int HORNUSS = 1;
  private static final int DCT2X2 = 2;
  private static final int DCT4X4 = 3;
  private static final int DCT4X8 = 4;
  private static final int AFV = 5;
  private static final int DCT = 6;

  private final QuantMatrix[] matrices = new QuantMatrix[TransformType.MATRICES];

  /** The steps of a matrix's channels, once they are needed. */
  private final float[] @Nullable [][] steps = new float[TransformType.MATRICES][][];

  /** How many sets of distributions there are, of which each group chooses one. */
  final int presets;

  final List<HfPass> passes = new ArrayList<>();

  HfGlobal(JxlBits bits, VarDctHeader header, BlockContexts contexts, @Nullable MaTree tree) {
    boolean allDefault = bits.bool();
    for (int i = 0; i < matrices.length; i++) {
      int stream = 1 + 3 * header.lfGroups() + i;
      matrices[i] = allDefault ? DefaultMatrices.of(i) : readMatrix(bits, i, stream, tree);
    }
    presets = 1 + bits.u(Integer.SIZE - Integer.numberOfLeadingZeros(header.groups() - 1));
    for (int i = 0; i < header.passShifts().size(); i++) {
      passes.add(new HfPass(bits, presets, contexts.count()));
    }
  }

  private static QuantMatrix readMatrix(
      JxlBits bits, int matrix, int stream, @Nullable MaTree tree) {
    TransformType type = TransformType.ofMatrix(matrix);
    int mode = bits.u(3);
    boolean small = type.blocks() == 1;
    if (mode >= HORNUSS && mode <= AFV && !small) {
      throw new MalformedDicom("a JPEG XL matrix of quantization of a wrong mode");
    }
    return switch (mode) {
      case LIBRARY -> DefaultMatrices.of(matrix);
      case HORNUSS -> QuantMatrix.hornuss(readWeights(bits, 3, 3));
      case DCT2X2 -> QuantMatrix.dct2x2(readWeights(bits, 6, 6));
      case DCT4X4 -> {
        float[][] divisors = readWeights(bits, 2, 0);
        yield QuantMatrix.dct4x4(readBands(bits), divisors);
      }
      case DCT4X8 -> {
        float[][] divisors = readWeights(bits, 1, 0);
        yield QuantMatrix.dct4x8(readBands(bits), divisors);
      }
      case AFV -> {
        float[][] weights = readWeights(bits, 9, 6);
        DistanceBands half = readBands(bits);
        yield new AfvMatrix(weights, half, readBands(bits));
      }
      case DCT -> readBands(bits)::weights;
      default -> readRaw(bits, type, stream, tree);
    };
  }

  /** Numbers of each channel, of which the first are in 64ths. */
  private static float[][] readWeights(JxlBits bits, int count, int scaled) {
    float[][] weights = new float[3][count];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < count; i++) {
        weights[c][i] = bits.f16() * (i < scaled ? 64 : 1);
      }
    }
    return weights;
  }

  private static DistanceBands readBands(JxlBits bits) {
    return new DistanceBands(readWeights(bits, bits.u(4) + 1, 1));
  }

  private static QuantMatrix readRaw(
      JxlBits bits, TransformType type, int stream, @Nullable MaTree tree) {
    float denominator = bits.f16();
    if (!(denominator >= DistanceBands.ALMOST_ZERO)) {
      throw new MalformedDicom("a JPEG XL matrix of quantization without steps");
    }
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      channels.add(new Channel(type.shortSide(), type.longSide(), 0, 0));
    }
    channels = ModularImage.read(bits, channels, 8, stream, tree);
    int[][] values = new int[3][];
    for (int c = 0; c < 3; c++) {
      values[c] = channels.get(c).samples();
    }
    return QuantMatrix.raw(denominator, values);
  }

  /** The steps of a channel of a transform, in lines along the longer side. */
  float[][] steps(TransformType type) {
    float[][] found = steps[type.matrix];
    if (found == null) {
      found = new float[3][];
      for (int c = 0; c < 3; c++) {
        found[c] = matrices[type.matrix].steps(c, type.shortSide(), type.longSide());
      }
      steps[type.matrix] = found;
    }
    return found;
  }
}
