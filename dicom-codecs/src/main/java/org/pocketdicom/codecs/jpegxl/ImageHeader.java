package org.pocketdicom.codecs.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.vardct.OpsinInverse;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.codecs.jpegxl.vardct.Upsampling;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** What a codestream says of the image as a whole (Annex D): SizeHeader and ImageMetadata. */
final class ImageHeader {

  private static final int MAX_PRECISION = 16;

  /** Of level 5. */
  private static final int MAX_EXTRAS = 4;

  final int width;
  final int height;

  /** How the image is to be turned, 1 to 8 as in TIFF. */
  int orientation = 1;

  boolean hasPreview;
  boolean isAnimation;
  boolean hasTimecodes;
  int previewWidth;
  int previewHeight;

  /** Bits of a sample. */
  int precision = 8;

  final List<ExtraChannel> extras = new ArrayList<>();

  boolean xyb = true;
  ColorEncoding color = ColorEncoding.DEFAULT;

  /** The brightness of white, in candela per square metre. */
  private float intensityTarget = 255;

  private OpsinInverse opsin = new OpsinInverse();

  /** The upsampling by 2, 4 and 8. */
  private final Upsampling[] upsampling = {Upsampling.by(2), Upsampling.by(4), Upsampling.by(8)};

  ImageHeader(JxlBits bits) {
    bits.u(16);
    boolean small = bits.bool();
    height = readSize(bits, small);
    int ratio = bits.u(3);
    width = ratio == 0 ? readSize(bits, small) : width(ratio, height);
    if (!bits.bool()) {
      readMetadata(bits);
    }
    readTransformData(bits);
  }

  /** Reads on to the first frame. */
  void finish(JxlBits bits) {
    if (color.icc()) {
      IccProfile.skip(bits);
    }
    bits.align();
  }

  private static int readSize(JxlBits bits, boolean small) {
    return small ? 8 * (bits.u(5) + 1) : bits.u32(1, 9, 1, 13, 1, 18, 1, 30);
  }

  private static int width(int ratio, int height) {
    int[] across = {1, 12, 4, 3, 16, 5, 2};
    int[] down = {1, 10, 3, 2, 9, 4, 1};
    return (int) ((long) height * across[ratio - 1] / down[ratio - 1]);
  }

  private void readMetadata(JxlBits bits) {
    boolean hasExtraFields = bits.bool();
    if (hasExtraFields) {
      readExtraFields(bits);
    }
    precision = readPrecision(bits);
    if (precision > MAX_PRECISION) {
      throw new UnsupportedDicom("JPEG XL samples of " + precision + " bits are not supported");
    }
    // That 16 bits suffice for buffers.
    bits.bool();
    int extra = bits.u32(0, 0, 1, 0, 2, 4, 1, 12);
    if (extra > MAX_EXTRAS) {
      throw new UnsupportedDicom("JPEG XL with " + extra + " extra channels is not supported");
    }
    for (int i = 0; i < extra; i++) {
      extras.add(ExtraChannel.read(bits));
    }
    xyb = bits.bool();
    color = ColorEncoding.read(bits);
    if (hasExtraFields && !bits.bool()) {
      intensityTarget = bits.f16();
      if (intensityTarget <= 0) {
        throw new MalformedDicom("a JPEG XL image of impossible brightness");
      }
      // Where black is, and what else a display may make of brightness.
      bits.f16();
      bits.bool();
      bits.f16();
    }
    bits.skipExtensions();
  }

  private void readExtraFields(JxlBits bits) {
    orientation = 1 + bits.u(3);
    if (bits.bool()) {
      boolean small = bits.bool();
      readSize(bits, small);
      if (bits.u(3) == 0) {
        readSize(bits, small);
      }
    }
    hasPreview = bits.bool();
    if (hasPreview) {
      boolean small = bits.bool();
      previewHeight = readPreviewSize(bits, small);
      int ratio = bits.u(3);
      previewWidth = ratio == 0 ? readPreviewSize(bits, small) : width(ratio, previewHeight);
    }
    isAnimation = bits.bool();
    if (isAnimation) {
      bits.u32(100, 0, 1000, 0, 1, 10, 1, 30);
      bits.u32(1, 0, 1001, 0, 1, 8, 1, 10);
      bits.u32(0, 0, 0, 3, 0, 16, 0, 32);
      hasTimecodes = bits.bool();
    }
  }

  private static int readPreviewSize(JxlBits bits, boolean small) {
    return small
        ? 8 * bits.u32(16, 0, 32, 0, 1, 5, 33, 9)
        : bits.u32(1, 6, 65, 8, 321, 10, 1345, 12);
  }

  static int readPrecision(JxlBits bits) {
    if (bits.bool()) {
      throw new UnsupportedDicom("JPEG XL samples of floating point are not supported");
    }
    return bits.u32(8, 0, 10, 0, 12, 0, 1, 6);
  }

  private void readTransformData(JxlBits bits) {
    if (bits.bool()) {
      return;
    }
    if (xyb) {
      opsin = OpsinInverse.read(bits);
    }
    int told = bits.u(3);
    for (int i = 0; i < upsampling.length; i++) {
      if ((told >> i & 1) != 0) {
        upsampling[i] = Upsampling.read(bits, 2 << i);
      }
    }
  }

  OpsinInverse opsin() {
    return opsin;
  }

  /** What makes an image greater by a factor of 2, 4 or 8. */
  Upsampling upsampling(int factor) {
    return upsampling[Integer.numberOfTrailingZeros(factor) - 1];
  }

  /** Makes samples as they are shown of XYB. */
  void fromXyb(List<Plane> planes) {
    opsin.toLinear(planes, intensityTarget);
    color.encode(planes);
  }

  /** Channels of colour in the frames: one only of gray that is not XYB. */
  int colorChannels() {
    return color.isGray() && !xyb ? 1 : 3;
  }

  /** Samples per pixel of what comes out. */
  int components() {
    return color.isGray() ? 1 : 3;
  }

  /** Columns as the image is shown. */
  int shownWidth() {
    return orientation > 4 ? height : width;
  }

  /** Rows as the image is shown. */
  int shownHeight() {
    return orientation > 4 ? width : height;
  }
}
