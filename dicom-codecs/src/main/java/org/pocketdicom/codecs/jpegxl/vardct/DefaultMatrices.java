package org.pocketdicom.codecs.jpegxl.vardct;

/** The parameters of the dequantization matrices where a frame tells none, by their number. */
final class DefaultMatrices {

  private static final DistanceBands DCT8X8 =
      new DistanceBands(
          new float[] {3150, 0, -0.4f, -0.4f, -0.4f, -2},
          new float[] {560, 0, -0.3f, -0.3f, -0.3f, -0.3f},
          new float[] {512, -2, -1, 0, -1, -2});

  private static final float[][] HORNUSS = {{280, 3160, 3160}, {60, 864, 864}, {18, 200, 200}};

  private static final float[][] DCT2X2 = {
    {3840, 2560, 1280, 640, 480, 300}, {960, 640, 320, 180, 140, 120}, {640, 320, 128, 64, 32, 16}
  };

  private static final DistanceBands DCT4X4 =
      new DistanceBands(
          new float[] {2200, 0, 0, 0},
          new float[] {392, 0, 0, 0},
          new float[] {112, -0.25f, -0.25f, -0.5f});

  private static final DistanceBands DCT16X16 =
      new DistanceBands(
          new float[] {
            8996.873f, -1.3000778f, -0.4942453f,
            -0.43909377f, -0.6350102f, -0.9017726f,
            -1.6162099f
          },
          new float[] {
            3191.4836f, -0.67424583f, -0.80745816f,
            -0.4492584f, -0.3586544f, -0.3132239f,
            -0.37615025f
          },
          new float[] {
            1157.504f, -2.0531423f, -1.4f, -0.5068713f, -0.4270873f, -1.4856834f, -4.920914f
          });

  private static final DistanceBands DCT32X32 =
      new DistanceBands(
          new float[] {
            15718.408f, -1.025f, -0.98f, -0.9012f, -0.4f, -0.48819396f, -0.421064f, -0.27f
          },
          new float[] {
            7305.7637f, -0.8041958f, -0.76330364f,
            -0.5566038f, -0.49785304f, -0.43699592f,
            -0.40180868f, -0.27321684f
          },
          new float[] {
            3803.5317f, -3.0607336f, -2.041327f, -2.023565f, -0.54953897f, -0.4f, -0.4f, -0.3f
          });

  private static final DistanceBands DCT8X16 =
      new DistanceBands(
          new float[] {7240.7734f, -0.7f, -0.7f, -0.2f, -0.2f, -0.2f, -0.5f},
          new float[] {1448.1547f, -0.5f, -0.5f, -0.5f, -0.2f, -0.2f, -0.2f},
          new float[] {506.85413f, -1.4f, -0.2f, -0.5f, -0.5f, -1.5f, -3.6f});

  private static final DistanceBands DCT8X32 =
      new DistanceBands(
          new float[] {
            16283.249f, -1.7812846f, -1.6309059f, -1.0382179f, -0.85f, -0.7f, -0.9f, -1.2360638f
          },
          new float[] {5089.1577f, -0.3200494f, -0.3536285f, -0.3034f, -0.61f, -0.5f, -0.5f, -0.6f},
          new float[] {
            3397.7761f, -0.32132736f, -0.3450762f, -0.7034f, -0.9f, -1f, -1f, -1.1754606f
          });

  private static final DistanceBands DCT16X32 =
      new DistanceBands(
          new float[] {
            13844.971f, -0.971138f, -0.658f, -0.42026f, -0.22712f, -0.2206f, -0.226f, -0.6f
          },
          new float[] {
            4798.964f, -0.6112531f, -0.8377079f,
            -0.7901486f, -0.26927274f, -0.38272768f,
            -0.22924222f, -0.20719099f
          },
          new float[] {1807.2369f, -1.2f, -1.2f, -0.7f, -0.7f, -0.7f, -0.4f, -0.5f});

  private static final DistanceBands DCT4X8 =
      new DistanceBands(
          new float[] {2198.0505f, -0.96269625f, -0.7619425f, -0.65511405f},
          new float[] {764.36554f, -0.926302f, -0.967523f, -0.2784529f},
          new float[] {527.10754f, -1.4594386f, -1.4500821f, -1.5843723f});

  private static final float[][] AFV = {
    {3072, 3072, 256, 256, 256, 414, 0, 0, 0},
    {1024, 1024, 50, 50, 50, 58, 0, 0, 0},
    {384, 384, 12, 12, 12, 22, -0.25f, -0.25f, -0.25f}
  };

  /** The factors of all squares from 64×64 on. */
  private static final DistanceBands SQUARE = large(26629.07392205, 9311.323871001, 4992.248644554);

  /** Those of all others with a side of 64 and more. */
  private static final DistanceBands OBLONG = large(23629.07392205, 8611.323871001, 4492.248644554);

  private DefaultMatrices() {}

  private static DistanceBands large(double x, double y, double b) {
    return new DistanceBands(
        new float[] {
          (float) x,
          -1.025f,
          -0.78f,
          -0.65012f,
          -0.19041574f,
          -0.20819396f,
          -0.421064f,
          -0.32733846f
        },
        new float[] {
          (float) y,
          -0.30419582f,
          -0.36330363f,
          -0.3566038f,
          -0.34430745f,
          -0.33699593f,
          -0.30180866f,
          -0.27321684f
        },
        new float[] {(float) b, -1.2f, -1.2f, -0.8f, -0.7f, -0.7f, -0.4f, -0.5f});
  }

  static QuantMatrix of(int matrix) {
    return switch (matrix) {
      case 0 -> DCT8X8::weights;
      case 1 -> QuantMatrix.hornuss(HORNUSS);
      case 2 -> QuantMatrix.dct2x2(DCT2X2);
      case 3 -> QuantMatrix.dct4x4(DCT4X4, new float[][] {{1, 1}, {1, 1}, {1, 1}});
      case 4 -> DCT16X16::weights;
      case 5 -> DCT32X32::weights;
      case 6 -> DCT8X16::weights;
      case 7 -> DCT8X32::weights;
      case 8 -> DCT16X32::weights;
      case 9 -> QuantMatrix.dct4x8(DCT4X8, new float[][] {{1}, {1}, {1}});
      case 10 -> new AfvMatrix(AFV, DCT4X8, DCT4X4);
      case 11 -> SQUARE.scaled(0.9)::weights;
      case 12 -> OBLONG.scaled(0.65)::weights;
      case 13 -> SQUARE.scaled(1.8)::weights;
      case 14 -> OBLONG.scaled(1.3)::weights;
      case 15 -> SQUARE.scaled(3.6)::weights;
      case 16 -> OBLONG.scaled(2.6)::weights;
      default -> throw new IllegalArgumentException("no matrix " + matrix);
    };
  }
}
