package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.Arrays;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;

/** Makes the samples of a group's coefficients. Hot; one for each thread. */
final class GroupDecoder {

  private static final int GROUP = VarDctHeader.GROUP;

  private final VarDctHeader header;
  private final VarDctGlobal global;
  private final BlockMap blocks;
  private final LfImage lf;
  private final BlockTransform transform;
  private final LowFrequencies lowFrequencies = new LowFrequencies();
  private final int[][] quantized;
  private final float[][] coefficients;
  private final float[] factors = new float[3];

  GroupDecoder(VarDctHeader header, VarDctGlobal global, BlockMap blocks, LfImage lf) {
    this.header = header;
    this.global = global;
    this.blocks = blocks;
    this.lf = lf;
    int size = 64 * Math.min(GROUP, blocks.across) * Math.min(GROUP, blocks.down);
    transform = new BlockTransform(size);
    quantized = new int[3][size];
    coefficients = new float[3][size];
    factors[0] = (float) Math.pow(0.8, header.xStep() - 2);
    factors[1] = 1;
    factors[2] = (float) Math.pow(0.8, header.bStep() - 2);
  }

  /** Reads a group, of each pass from its section, and writes its samples. */
  void decode(List<JxlBits> passes, HfGlobal hf, int group, Plane[] planes) {
    int x0 = group % header.groupsAcross() * GROUP;
    int y0 = group / header.groupsAcross() * GROUP;
    for (int[] ofChannel : quantized) {
      Arrays.fill(ofChannel, 0);
    }
    for (int pass = 0; pass < passes.size(); pass++) {
      new CoefficientReader(passes.get(pass), header, blocks, global.contexts(), hf, pass)
          .read(x0, y0, quantized);
    }
    blocks.eachOf(
        x0, y0, GROUP, (type, x, y, from) -> decodeBlock(type, hf.steps(type), from, x, y, planes));
  }

  private void decodeBlock(
      TransformType type, float[][] steps, int from, int x, int y, Plane[] planes) {
    int size = 64 * type.blocks();
    float scale = global.inverseScale() / blocks.multipliers[y * blocks.across + x];
    for (int c = 0; c < 3; c++) {
      dequantize(c, steps[c], scale * factors[c], from, size);
    }
    if (header.subsampling().isNone()) {
      int tile = y / 8 * blocks.tilesAcross + x / 8;
      float inX = global.correlation().inX(blocks.yInX[tile]);
      float inB = global.correlation().inB(blocks.yInB[tile]);
      addLuma(coefficients[0], inX, size);
      addLuma(coefficients[2], inB, size);
    }
    for (int c = 0; c < 3; c++) {
      int across = header.subsampling().shiftAcross(c);
      int down = header.subsampling().shiftDown(c);
      int column = x >> across;
      int line = y >> down;
      if (column << across == x && line << down == y) {
        int width = lf.width(c);
        lowFrequencies.put(type, lf.means[c], line * width + column, width, coefficients[c]);
        Plane plane = planes[c];
        int to = plane.index(8 * column, 8 * line);
        transform.inverse(type, coefficients[c], plane.samples, to, plane.stride);
      }
    }
  }

  private void dequantize(int channel, float[] steps, float scale, int from, int size) {
    float one = header.opsin().quantBiases[channel];
    float bias = header.opsin().quantBiases[3];
    int[] in = quantized[channel];
    float[] out = coefficients[channel];
    for (int i = 0; i < size; i++) {
      int number = in[from + i];
      float value;
      if (number == 0) {
        value = 0;
      } else if (number == 1 || number == -1) {
        value = number * one;
      } else {
        value = number - bias / number;
      }
      out[i] = value * (steps[i] * scale);
    }
  }

  private void addLuma(float[] channel, float part, int size) {
    float[] luma = coefficients[1];
    for (int i = 0; i < size; i++) {
      channel[i] += part * luma[i];
    }
  }
}
