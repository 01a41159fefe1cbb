package org.pocketdicom.image;

import java.util.List;
import java.util.function.Function;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.part10.TransferSyntax;

/**
 * The overlays that lie in bits of Pixel Data which its samples do not use (retired; PS3.5-2004
 * 8.1.2). Compression keeps such bits in RLE alone.
 *
 * @param steps what to add to tags of group 6000
 */
public record EmbeddedOverlays(ImagePixel pixel, List<Integer> steps) {

  public EmbeddedOverlays {
    steps = List.copyOf(steps);
  }

  /** Those of an image; none where its transfer syntax can't keep them. */
  public static EmbeddedOverlays of(DataSet header, TransferSyntax syntax) {
    ImagePixel pixel = ImagePixel.of(header);
    boolean kept = !syntax.encapsulated() || syntax.uid().equals(TransferSyntaxes.RLELossless);
    return new EmbeddedOverlays(
        pixel, Overlay.steps().filter(step -> kept && isIn(header, step, pixel)).boxed().toList());
  }

  private static boolean isIn(DataSet header, int step, ImagePixel pixel) {
    int position = header.integer(Tags.OverlayBitPosition + step).orElse(0);
    boolean unused = position > pixel.highBit() || position <= pixel.highBit() - pixel.bitsStored();
    return header.integer(Tags.OverlayBitsAllocated + step).orElse(1) == pixel.bitsAllocated()
        && position >= 0
        && position < pixel.bitsAllocated()
        && unused
        && pixel.samplesPerPixel() == 1
        && !header.contains(Tags.OverlayData + step);
  }

  /**
   * The image's header with the overlays of a frame as others are.
   *
   * @param decode the frame's samples, under this description of them
   */
  public DataSet header(DataSet header, Function<ImagePixel, DecodedFrame> decode) {
    if (steps.isEmpty()) {
      return header;
    }
    DataSetBuilder with = header.toBuilder();
    for (int step : steps) {
      int position = header.integer(Tags.OverlayBitPosition + step).orElse(0);
      DecodedFrame bits = decode.apply(pixel.ofBit(position));
      with.put(Tags.OverlayData + step, Vr.OB, packed(bits))
          .put(Tags.OverlayRows + step, Vr.US, pixel.rows())
          .put(Tags.OverlayColumns + step, Vr.US, pixel.columns())
          .put(Tags.OverlayOrigin + step, Vr.SS, 1, 1)
          .put(Tags.OverlayBitsAllocated + step, Vr.US, 1)
          .put(Tags.OverlayBitPosition + step, Vr.US, 0)
          .remove(Tags.ImageFrameOrigin + step)
          .remove(Tags.NumberOfFramesInOverlay + step);
    }
    return with.build();
  }

  private static byte[] packed(DecodedFrame bits) {
    int pixels = bits.rows() * bits.columns();
    byte[] packed = new byte[(pixels + 15) / 16 * 2];
    for (int i = 0; i < pixels; i++) {
      packed[i / 8] |= (byte) (bits.sample(i) << i % 8);
    }
    return packed;
  }
}
