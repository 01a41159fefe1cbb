package org.pocketdicom.codecs.jpegxl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.vardct.ChromaSubsampling;
import org.pocketdicom.codecs.jpegxl.vardct.RestorationFilter;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** What a frame says of itself before its data (Annex F). */
final class FrameHeader {

  /** Types of frames; the last, SkipProgressive, is shown as a regular one is. */
  static final int REGULAR = 0;

  static final int LF = 1;
  static final int REFERENCE = 2;

  /** Flags. */
  static final int NOISE = 1;

  static final int PATCHES = 2;
  static final int SPLINES = 16;
  static final int USE_LF = 32;
  static final int NO_SMOOTHING = 128;

  private static final int MAX_UPSAMPLING = 8;

  private final ImageHeader image;
  int type = REGULAR;
  boolean modular;
  long flags;
  boolean ycbcr;
  ChromaSubsampling subsampling = ChromaSubsampling.NONE;
  int upsampling = 1;
  final List<Integer> extraUpsampling;
  int groupSize = 256;

  /** Powers of the factors for the coefficients of X and B. */
  int xStep;

  int bStep = 2;
  Passes passes = Passes.ONE;

  /** How often an LF frame is a frame of means. */
  int lfLevel;

  int x0;
  int y0;
  int width;
  int height;

  /** Of the colours, and then of each extra channel. */
  final List<Blending> blendings = new ArrayList<>();

  boolean last = true;

  /** What it is saved as for later frames; 0 counts only if the frame is not shown by itself. */
  int savedAs;

  /** How long it is shown. */
  int duration;

  boolean savedBeforeColors;
  RestorationFilter filter = RestorationFilter.USUAL;

  /**
   * @param width of the image, or of its preview
   */
  FrameHeader(JxlBits bits, ImageHeader image, int width, int height) {
    this.image = image;
    this.width = width;
    this.height = height;
    xStep = image.xyb ? 3 : 2;
    extraUpsampling =
        new ArrayList<>(image.extras.stream().map(extra -> 1 << extra.shift()).toList());
    blendings.addAll(Collections.nCopies(1 + image.extras.size(), Blending.NONE));
    if (bits.bool()) {
      return;
    }
    type = bits.u(2);
    readEncoding(bits);
    passes = type == REFERENCE ? Passes.ONE : Passes.read(bits);
    boolean covers = readPlace(bits);
    readBlending(bits, covers);
    savedAs = last || type == LF ? 0 : bits.u(2);
    boolean resets = isShown() && blending().mode() == Blending.REPLACE && covers;
    if (type == REFERENCE || resets && isSaved()) {
      savedBeforeColors = bits.bool();
    }
    bits.skipName();
    filter = RestorationFilter.read(bits, modular);
    bits.skipExtensions();
  }

  private void readEncoding(JxlBits bits) {
    modular = bits.bool();
    flags = bits.u64();
    ycbcr = !image.xyb && bits.bool();
    if (!has(USE_LF)) {
      subsampling = ycbcr ? ChromaSubsampling.read(bits) : ChromaSubsampling.NONE;
      upsampling = readFactor(bits);
      extraUpsampling.replaceAll(factor -> factor * readFactor(bits));
    }
    for (int factor : extraUpsampling) {
      if (factor < upsampling || factor > MAX_UPSAMPLING) {
        throw new MalformedDicom(
            "an extra channel of JPEG XL that is finer than the frame, or coarse");
      }
    }
    if (modular && !subsampling.isNone()) {
      throw new UnsupportedDicom("JPEG XL with halved Modular channels is not supported");
    }
    if (!subsampling.isNone() && !has(NO_SMOOTHING)) {
      throw new MalformedDicom("halved channels of JPEG XL whose means are to be smoothed");
    }
    if (modular) {
      groupSize = 128 << bits.u(2);
    } else if (image.xyb) {
      xStep = bits.u(3);
      bStep = bits.u(3);
    }
  }

  private static int readFactor(JxlBits bits) {
    return 1 << bits.u(2);
  }

  /** Whether the frame covers the whole image. */
  private boolean readPlace(JxlBits bits) {
    if (type == LF) {
      lfLevel = 1 + bits.u(2);
      width = Math.ceilDiv(width, 1 << 3 * lfLevel);
      height = Math.ceilDiv(height, 1 << 3 * lfLevel);
      return true;
    }
    if (!bits.bool()) {
      return true;
    }
    int imageWidth = width;
    int imageHeight = height;
    if (type != REFERENCE) {
      x0 = EntropyReader.signed(readLength(bits));
      y0 = EntropyReader.signed(readLength(bits));
    }
    width = readLength(bits);
    height = readLength(bits);
    if (width == 0 || height == 0) {
      throw new MalformedDicom("an empty frame of JPEG XL");
    }
    boolean fromCorner = x0 <= 0 && y0 <= 0;
    return fromCorner && (long) x0 + width >= imageWidth && (long) y0 + height >= imageHeight;
  }

  private static int readLength(JxlBits bits) {
    return bits.u32(0, 8, 256, 11, 2304, 14, 18688, 30);
  }

  private void readBlending(JxlBits bits, boolean covers) {
    if (!isShown()) {
      last = false;
      return;
    }
    for (int i = 0; i <= image.extras.size(); i++) {
      blendings.set(i, Blending.read(bits, image.extras.size(), covers));
    }
    duration = image.isAnimation ? bits.u32(0, 0, 1, 0, 0, 8, 0, 32) : 0;
    if (image.hasTimecodes) {
      bits.u(32);
    }
    last = bits.bool();
  }

  /** How its colours are put on the picture. */
  Blending blending() {
    return blendings.getFirst();
  }

  /** Whether it is the last of a picture, and is not only put on another. */
  boolean ends() {
    return isShown() && (last || duration > 0);
  }

  /** Whether it has the size of the image, and such a channel nothing of what it is put on. */
  boolean replaces(Blending channel) {
    return channel.mode() == Blending.REPLACE
        && x0 == 0
        && y0 == 0
        && width == image.width
        && height == image.height;
  }

  /** Whether later frames may refer to it. */
  boolean isSaved() {
    return !last && (duration == 0 || savedAs != 0);
  }

  /** Whether it becomes part of the picture, and is not only referred to. */
  boolean isShown() {
    return type != LF && type != REFERENCE;
  }

  /** Whether its samples are coded, and nothing that comes near them. */
  boolean isLossless() {
    return modular && !image.xyb && !ycbcr;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Columns that are coded, where the frame is made greater afterwards. */
  int codedWidth() {
    return Math.ceilDiv(width, upsampling);
  }

  /** Rows that are coded. */
  int codedHeight() {
    return Math.ceilDiv(height, upsampling);
  }

  /** Groups across. */
  int groupsAcross() {
    return Math.ceilDiv(codedWidth(), groupSize);
  }

  int groups() {
    return Math.multiplyExact(groupsAcross(), Math.ceilDiv(codedHeight(), groupSize));
  }

  /** LF groups across, each of 8 × 8 groups. */
  int lfGroupsAcross() {
    return Math.ceilDiv(codedWidth(), 8 * groupSize);
  }

  int lfGroups() {
    return lfGroupsAcross() * Math.ceilDiv(codedHeight(), 8 * groupSize);
  }
}
