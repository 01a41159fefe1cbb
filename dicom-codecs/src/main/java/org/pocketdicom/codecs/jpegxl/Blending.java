package org.pocketdicom.codecs.jpegxl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.error.MalformedDicom;

/**
 * How a channel of a frame is put on that of a picture (Annex F, BlendingInfo).
 *
 * @param alpha the extra channel that weighs samples; -1 where there is none, and all weigh 1
 * @param clamp whether weights, or factors, beyond 0 and 1 become those
 * @param source the saved picture it is put on
 */
record Blending(int mode, int alpha, boolean clamp, int source) {

  static final int REPLACE = 0;
  private static final int ADD = 1;
  private static final int BLEND = 2;
  private static final int WEIGHTED_ADD = 3;
  private static final int MULTIPLY = 4;

  static final Blending NONE = new Blending(REPLACE, -1, false, 0);

  /**
   * @param extras the number of extra channels
   * @param covers whether the frame covers the image
   */
  static Blending read(JxlBits bits, int extras, boolean covers) {
    int mode = bits.u32(REPLACE, 0, ADD, 0, BLEND, 0, WEIGHTED_ADD, 2);
    boolean weighs = extras > 0 && (mode == BLEND || mode == WEIGHTED_ADD);
    int alpha = weighs ? bits.u32(0, 0, 1, 0, 2, 0, 3, 3) : -1;
    if (mode > MULTIPLY || alpha >= extras) {
      throw new MalformedDicom("a JPEG XL frame that is blended in an unknown way");
    }
    boolean clamp = (weighs || mode == MULTIPLY) && bits.bool();
    return new Blending(mode, alpha, clamp, mode == REPLACE && covers ? 0 : bits.u(2));
  }

  /** Whether samples are weighed by an extra channel. */
  boolean weighs() {
    return alpha >= 0;
  }

  /**
   * Puts a plane of a frame, which may only partly be within, on that of a picture.
   *
   * @param frame the planes of colours, and of extra channels where one weighs
   * @param picture the same of the saved picture
   * @param extras those of the image
   */
  Plane put(
      List<Plane> frame,
      int index,
      FrameHeader header,
      List<Plane> picture,
      List<ExtraChannel> extras) {
    Plane from = frame.get(index);
    Plane to = picture.get(index).copy();
    float @Nullable [] weights = weighs() ? frame.get(FrameDecoder.COLORS + alpha).samples() : null;
    float @Nullable [] oldWeights =
        weighs() ? picture.get(FrameDecoder.COLORS + alpha).samples() : null;
    boolean isAlpha = weighs() && index == FrameDecoder.COLORS + alpha;
    boolean premultiplied = weighs() && extras.get(alpha).premultiplied();
    int firstX = Math.max(0, header.x0);
    int count = (int) Math.min(to.width(), (long) header.x0 + from.width()) - firstX;
    int endY = (int) Math.min(to.height(), (long) header.y0 + from.height());
    for (int row = Math.max(0, header.y0); row < endY; row++) {
      int source = from.index(firstX - header.x0, row - header.y0);
      int target = to.index(firstX, row);
      for (int i = 0; i < count; i++) {
        float weight = weights == null ? 1 : clamped(weights[source + i]);
        float oldWeight = oldWeights == null ? 1 : oldWeights[target + i];
        float sample = from.samples()[source + i];
        float old = to.samples()[target + i];
        to.samples()[target + i] =
            isAlpha ? alpha(old, weight) : color(old, sample, oldWeight, weight, premultiplied);
      }
    }
    return to;
  }

  private float alpha(float old, float weight) {
    return mode == BLEND ? 1 - (1 - weight) * (1 - old) : old;
  }

  private float color(
      float old, float sample, float oldWeight, float weight, boolean premultiplied) {
    return switch (mode) {
      case ADD -> old + sample;
      case BLEND -> {
        if (premultiplied) {
          yield sample + old * (1 - weight);
        }
        float sum = 1 - (1 - weight) * (1 - oldWeight);
        yield sum > 0 ? (sample * weight + old * oldWeight * (1 - weight)) / sum : 0;
      }
      case WEIGHTED_ADD -> old + sample * weight;
      case MULTIPLY -> old * clamped(sample);
      default -> sample;
    };
  }

  private float clamped(float factor) {
    return clamp ? Math.clamp(factor, 0, 1) : factor;
  }
}
