package org.pocketdicom.archive;

import java.security.MessageDigest;
import java.util.Set;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.ColorConversion;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.port.Sha256;

/**
 * The frames of an image as an encoder makes them. What the first frame is, all have to be, since
 * one Image Pixel Module describes them. Not for use by several threads.
 */
final class TargetFrames {

  /** Of which YCbCr is a step in losing, and not what the pixels were. */
  private static final Set<String> DCT =
      Set.of(
          TransferSyntaxes.JPEGBaseline8Bit,
          TransferSyntaxes.JPEGExtended12Bit,
          TransferSyntaxes.JPEGSpectralSelectionNonHierarchical68,
          TransferSyntaxes.JPEGFullProgressionNonHierarchical1012);

  private final DecodeFrames decoding;
  private final DicomImage image;
  private final FrameEncoder encoder;
  private final boolean verified;
  private final ImagePixel attributes;
  private final ImagePixel pixel;
  private final ImagePixel described;
  private final boolean changed;
  private int latest;
  private byte[] encoded;

  /**
   * @param verified whether each frame is decoded again and compared
   * @param first the frame that tells what they are
   * @throws UnsupportedDicom if the encoder can't hold such an image
   */
  TargetFrames(
      DecodeFrames decoding, DicomImage image, FrameEncoder encoder, boolean verified, int first) {
    this.decoding = decoding;
    this.image = image;
    this.encoder = encoder;
    this.verified = verified && encoder.isLossless();
    attributes = ImagePixel.of(image.header());
    DecodeFrames.Memory memory = decoding.reserve(image, 0);
    try (memory) {
      DecodedFrame decoded = decoding.decode(image, first);
      DecodedFrame frame = converted(decoded);
      changed = frame != decoded;
      pixel = ImagePixel.of(frame, attributes);
      described = encoder.described(pixel);
      latest = first;
      encoded = encode(frame);
    }
  }

  /** Whether the pixels went through a discrete cosine transform, which loses. */
  static boolean isDct(String transferSyntax) {
    return DCT.contains(transferSyntax);
  }

  /** The Image Pixel Module of the frames. */
  ImagePixel described() {
    return described;
  }

  /** Whether the encoder loses. */
  boolean loses() {
    return !encoder.isLossless();
  }

  /** Whether values are other than those that were decoded. */
  boolean changesValues() {
    return loses() || changed;
  }

  /**
   * All frames together.
   *
   * @param sha256 of their bytes, one behind the other
   */
  record Total(long bytes, String sha256) {}

  /** Makes all frames, to know their size. */
  Total total() {
    MessageDigest digest = Sha256.start();
    long bytes = 0;
    for (int i = 0; i < pixel.numberOfFrames(); i++) {
      byte[] frame = frame(i);
      bytes += frame.length;
      digest.update(frame);
    }
    return new Total(bytes, Sha256.hex(digest));
  }

  /** The bytes of a frame; those of the latest one are there. */
  byte[] frame(int number) {
    if (number != latest) {
      DecodeFrames.Memory memory = decoding.reserve(image, 0);
      try (memory) {
        encoded = encode(alike(converted(decoding.decode(image, number)), number));
        latest = number;
      }
    }
    return encoded;
  }

  private DecodedFrame converted(DecodedFrame frame) {
    if (!ColorConversion.isYbr(frame)) {
      return frame;
    }
    boolean loses = isDct(image.transferSyntax()) || !encoder.isLossless();
    if (loses && frame.bitsStored() == Byte.SIZE) {
      return ColorConversion.toRgb(frame);
    }
    return frame.isSubsampled() && !holds(ImagePixel.of(frame, attributes))
        ? ColorConversion.fullySampled(frame)
        : frame;
  }

  private boolean holds(ImagePixel subsampled) {
    try {
      encoder.described(subsampled);
      return true;
    } catch (UnsupportedDicom e) {
      return false;
    }
  }

  // A codestream may have fewer bits than that of the first frame, whose values it still has.
  private DecodedFrame alike(DecodedFrame frame, int number) {
    DecodedFrame same =
        frame.bitsStored() >= pixel.bitsStored() || frame.isFloatingPoint()
            ? frame
            : frame.withBitsStored(pixel.bitsStored());
    if (!ImagePixel.of(same, attributes).equals(pixel)) {
      throw new UnsupportedDicom(
          "frame " + (number + 1L) + " has other bits or colours than the first");
    }
    return same;
  }

  private byte[] encode(DecodedFrame frame) {
    byte[] bytes = encoder.encode(frame, pixel);
    if (verified
        && !decoding.codec(encoder.transferSyntax()).decode(bytes, described).hasValuesOf(frame)) {
      throw new UnsupportedDicom(
          "a frame does not come back from " + encoder.transferSyntax() + " as it was");
    }
    return bytes;
  }
}
