package org.pocketdicom.codecs.j2k;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.pocketdicom.codecs.raw.EdgeTile;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameCodec;

/**
 * JPEG 2000 and High-Throughput JPEG 2000 frames. Of Part 2 irreversible array-based transforms of
 * a pixel's components are decoded ({@link ComponentCollections}); other extensions are refused by
 * the names of their marker segments.
 *
 * <p>The codestream must have the rows and columns of the attributes; how its values become stored
 * values says {@link FrameSamples}. A component transform is undone, so that frames with one are
 * {@code RGB}. Subsampled components are repeated. Of components beyond the Samples per Pixel,
 * which are opacity, nothing is taken.
 *
 * <p>A codestream that has not all packets is refused, a missing EOC marker apart: what is there
 * would be some picture, but not the frame. A lower resolution of it is decoded where all packets
 * of that are there.
 */
public final class J2kFrameCodec implements FrameCodec {

  private static final Set<String> TRANSFER_SYNTAXES =
      Set.of(
          "1.2.840.10008.1.2.4.90",
          "1.2.840.10008.1.2.4.91",
          "1.2.840.10008.1.2.4.92",
          "1.2.840.10008.1.2.4.93",
          "1.2.840.10008.1.2.4.201",
          "1.2.840.10008.1.2.4.202",
          "1.2.840.10008.1.2.4.203");

  private final int threads;

  /** A codec that works in the caller's thread alone. */
  public J2kFrameCodec() {
    this(1);
  }

  /**
   * A codec that uses the common pool, too.
   *
   * @param threads how many threads may work at one frame
   */
  public J2kFrameCodec(int threads) {
    this.threads = threads;
  }

  @Override
  public boolean decodes(String transferSyntax) {
    return TRANSFER_SYNTAXES.contains(transferSyntax);
  }

  @Override
  public DecodedFrame decode(byte[] frame, ImagePixel pixel) {
    return decodeReduced(frame, pixel, 0);
  }

  @Override
  public DecodedFrame decodeReduced(byte[] frame, ImagePixel pixel, int levels) {
    Codestream codestream = new Codestream(frame);
    Area size = codestream.size().image();
    boolean bytes = codestream.parts().stream().allMatch(part -> part.precision() == 8);
    if (bytes && EdgeTile.isOne(size.height(), size.width(), 8, pixel)) {
      ImagePixel tile = pixel.withSize(size.height(), size.width());
      return EdgeTile.padded(decodeReduced(frame, tile, 0), pixel);
    }
    checkSize(codestream.size(), pixel);
    int discarded = Math.min(levels, codestream.leastLevels());
    int samples = samplesPerPixel(codestream.size().components(), pixel.samplesPerPixel());
    Area image = codestream.size().image().reduced(discarded);
    FrameSamples result =
        new FrameSamples(
            image.height(),
            image.width(),
            samples,
            widest(codestream.parts(), samples),
            !codestream.parameters().style(0).reversible(),
            pixel);
    TileDecoder tiles = new TileDecoder(frame, codestream, discarded, threads);
    for (int i = 0; i < codestream.tiles(); i++) {
      tiles.decode(i, result);
    }
    return new DecodedFrame(
        image.height(),
        image.width(),
        samples,
        result.bits(),
        pixel.signed(),
        photometric(codestream, samples, pixel),
        result.finish());
  }

  /** The component of most bits among those of a pixel. */
  private static ImageSize.Component widest(List<ImageSize.Component> parts, int samples) {
    return parts.stream()
        .limit(samples)
        .max(Comparator.comparingInt(ImageSize.Component::precision))
        .orElseThrow();
  }

  private static void checkSize(ImageSize size, ImagePixel pixel) {
    Area image = size.image();
    if (image.height() != pixel.rows() || image.width() != pixel.columns()) {
      throw new MalformedDicom(
          "a JPEG 2000 frame of "
              + image.height()
              + " x "
              + image.width()
              + " under the attributes of one of "
              + pixel.rows()
              + " x "
              + pixel.columns());
    }
    // All components are decoded, be they of no use.
    long samples = (long) image.height() * image.width() * size.components();
    if (samples > ImagePixel.MAX_SAMPLES) {
      throw new LimitExceeded("a JPEG 2000 frame of " + samples + " samples");
    }
  }

  private static int samplesPerPixel(int components, int attribute) {
    return switch (components) {
      case 1, 2 -> 1;
      case 3 -> 3;
      default -> attribute == 4 ? 4 : 3;
    };
  }

  private static PhotometricInterpretation photometric(
      Codestream codestream, int samples, ImagePixel pixel) {
    PhotometricInterpretation attribute = pixel.photometric();
    if (samples == 1) {
      return attribute.isMonochrome() || attribute == PhotometricInterpretation.PALETTE_COLOR
          ? attribute
          : PhotometricInterpretation.MONOCHROME2;
    }
    if (samples == 4) {
      return attribute;
    }
    boolean transformed =
        codestream.parameters().tileStyle().transform() != TileStyle.Transform.NONE;
    boolean isYbr =
        attribute == PhotometricInterpretation.YBR_FULL
            || attribute == PhotometricInterpretation.YBR_FULL_422;
    return isYbr && !transformed
        ? PhotometricInterpretation.YBR_FULL
        : PhotometricInterpretation.RGB;
  }
}
