package org.pocketdicom.codecs.j2k;

import java.util.List;
import org.pocketdicom.codecs.j2k.CodestreamWriter.Kind;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes lossless JPEG 2000 and High-Throughput JPEG 2000 frames of up to 24 bits: the 5/3 wavelet
 * in five levels, RGB through RCT.
 */
public final class J2kFrameEncoder implements FrameEncoder {

  private static final int MAX_BITS = 24;

  private final String transferSyntax;
  private final Kind kind;

  private J2kFrameEncoder(String transferSyntax, Kind kind) {
    this.transferSyntax = transferSyntax;
    this.kind = kind;
  }

  /** JPEG 2000 lossless. */
  public static J2kFrameEncoder lossless() {
    return new J2kFrameEncoder("1.2.840.10008.1.2.4.90", Kind.LOSSLESS);
  }

  /** HTJ2K lossless. */
  public static J2kFrameEncoder highThroughput() {
    return new J2kFrameEncoder("1.2.840.10008.1.2.4.201", Kind.HIGH_THROUGHPUT);
  }

  /** HTJ2K lossless in RPCL order. */
  public static J2kFrameEncoder highThroughputRpcl() {
    return new J2kFrameEncoder("1.2.840.10008.1.2.4.202", Kind.HIGH_THROUGHPUT_RPCL);
  }

  @Override
  public String transferSyntax() {
    return transferSyntax;
  }

  @Override
  public ImagePixel described(ImagePixel pixel) {
    if (pixel.bitsStored() > MAX_BITS
        || pixel.floatingPoint()
        || pixel.photometric().isSubsampled()) {
      throw new UnsupportedDicom(
          "JPEG 2000 is not written of "
              + pixel.photometric().term()
              + " with Bits Stored (0028,0101) "
              + pixel.bitsStored());
    }
    return pixel.compressed(
        isTransformed(pixel) ? PhotometricInterpretation.YBR_RCT : pixel.photometric());
  }

  private static boolean isTransformed(ImagePixel pixel) {
    return pixel.photometric() == PhotometricInterpretation.RGB;
  }

  @Override
  public byte[] encode(DecodedFrame frame, ImagePixel pixel) {
    described(pixel);
    pixel.requireFrame(frame);
    CodestreamWriter writer = new CodestreamWriter(kind, pixel, isTransformed(pixel));
    Tile tile = writer.tile();
    List<Plane> planes = tile.components().stream().map(Plane::new).toList();
    for (int i = 0; i < planes.size(); i++) {
      read(frame, i, planes.get(i).integers());
    }
    if (isTransformed(pixel)) {
      new ComponentTransform(planes).apply();
    }
    planes.forEach(Plane::analyze);
    return writer.finish(tile, planes);
  }

  /** Takes one sample of each pixel, unsigned ones shifted by half their range (G.1.1). */
  private static void read(DecodedFrame frame, int sample, int[] plane) {
    int step = frame.samplesPerPixel();
    int shift = frame.isSigned() ? 0 : 1 << frame.bitsStored() - 1;
    int mask = -1 >>> 32 - frame.bitsStored();
    int sign = frame.isSigned() ? 1 << frame.bitsStored() - 1 : 0;
    for (int i = 0, from = sample; i < plane.length; i++, from += step) {
      int value =
          switch (frame.bytesPerSample()) {
            case 1 -> frame.bytes()[from];
            case 2 -> frame.shorts()[from];
            default -> frame.ints()[from];
          };
      plane[i] = ((value & mask) ^ sign) - sign - shift;
    }
  }
}
