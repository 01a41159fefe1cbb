package org.pocketdicom.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * A plane of single bits that lies over an image (PS3.3 C.9.2, C.9.3). Graphics are drawn in white;
 * outside of a region of interest the picture is dimmed to a sixteenth, as the standard leaves open
 * and dcmtk does. Planes in unused bits of Pixel Data are given as others are, for one frame.
 *
 * @param region Overlay Type is R: a region of interest, not graphics
 * @param top the image's row at which the plane begins, from 0; all of the plane may lie outside
 * @param left the image's column at which the plane begins, from 0
 * @param frames of the overlay
 * @param firstFrame the image's frame, from 0, over which the first of them lies; of {@link
 *     #EVERY_FRAME} there is one for all
 * @param swapped the bytes of bits are swapped, in big endian words
 */
record Overlay(
    boolean region,
    int rows,
    int columns,
    int top,
    int left,
    int frames,
    int firstFrame,
    EncodedValue bits,
    boolean swapped) {

  private static final int EVERY_FRAME = -1;
  private static final int DIMMING_BITS = 4;
  private static final int GROUP_STEP = 0x00020000;
  private static final int GROUPS = 16;
  private static final int LONGEST_SIDE = 0xFFFF;

  Overlay {
    boolean sound =
        rows > 0
            && rows <= LONGEST_SIDE
            && columns > 0
            && columns <= LONGEST_SIDE
            && frames > 0
            && (long) rows * columns * frames <= bits.length() * 8L;
    if (!sound) {
      throw new MalformedDicom("Overlay Data (60xx,3000) do not fill their rows and columns");
    }
  }

  /**
   * The overlays of a Data Set that have data of their own.
   *
   * @throws MalformedDicom if one has less data than its attributes say
   * @throws UnsupportedDicom if one is too long to be in memory
   */
  static List<Overlay> in(DataSet header) {
    int shutter = header.integer(Tags.ShutterOverlayGroup).orElse(0);
    return steps()
        .filter(step -> Tag.group(Tags.OverlayData + step) != shutter)
        .mapToObj(step -> at(header, step).stream())
        .flatMap(overlays -> overlays)
        .toList();
  }

  /** The overlay of one group, such as 0x6002. */
  static Optional<Overlay> in(DataSet header, int group) {
    return steps()
        .filter(step -> Tag.group(Tags.OverlayData + step) == group)
        .mapToObj(step -> at(header, step))
        .findFirst()
        .flatMap(overlay -> overlay);
  }

  /** What to add to tags of group 6000 for those of each group (PS3.5 7.6). */
  public static IntStream steps() {
    return IntStream.range(0, GROUPS).map(group -> group * GROUP_STEP);
  }

  private static Optional<Overlay> at(DataSet header, int step) {
    return header
        .get(Tags.OverlayData + step)
        .filter(data -> !data.isEmpty())
        .map(data -> of(header, step, data));
  }

  private static Overlay of(DataSet header, int step, DataElement data) {
    EncodedValue bits =
        data.encoded().orElseThrow(() -> new UnsupportedDicom("an overlay too long for memory"));
    int[] origin = header.get(Tags.OverlayOrigin + step).map(DataElement::ints).orElse(new int[0]);
    int frames = header.integer(Tags.NumberOfFramesInOverlay + step).orElse(1);
    int firstFrame =
        header.integer(Tags.ImageFrameOrigin + step).orElse(frames == 1 ? EVERY_FRAME + 1 : 1) - 1;
    return new Overlay(
        header.string(Tags.OverlayType + step).filter("R"::equals).isPresent(),
        header.integer(Tags.OverlayRows + step).orElse(0),
        header.integer(Tags.OverlayColumns + step).orElse(0),
        origin.length == 2 ? (short) origin[0] - 1 : 0,
        origin.length == 2 ? (short) origin[1] - 1 : 0,
        frames,
        firstFrame,
        bits,
        bits.isBigEndian() && data.vr() == Vr.OW);
  }

  /** Whether the plane over a frame has a bit at a place, from 0. */
  boolean covers(int frame, int row, int column) {
    long plane = plane(frame);
    return plane >= 0 && plane < frames && isSet(plane * rows * columns, row - top, column - left);
  }

  private long plane(int frame) {
    return firstFrame == EVERY_FRAME ? 0 : (long) frame - firstFrame;
  }

  /** Draws what lies over a frame onto its picture. */
  void draw(RenderedFrame picture, int frame) {
    long plane = plane(frame);
    if (plane < 0 || plane >= frames) {
      return;
    }
    long firstBit = plane * rows * columns;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        boolean set = isSet(firstBit, y - top, x - left);
        if (set != region) {
          change(picture, y * picture.width() + x);
        }
      }
    }
  }

  private boolean isSet(long firstBit, int row, int column) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      return false;
    }
    long bit = firstBit + (long) row * columns + column;
    int index = (int) (bit / 8);
    return (bits.unsignedByte(swapped ? index ^ 1 : index) >> bit % 8 & 1) != 0;
  }

  private void change(RenderedFrame picture, int pixel) {
    switch (picture.kind()) {
      case GRAY_8 -> picture.bytes()[pixel] = changed(picture.bytes()[pixel]);
      case RGB_8 -> {
        for (int i = 3 * pixel; i < 3 * pixel + 3; i++) {
          picture.bytes()[i] = changed(picture.bytes()[i]);
        }
      }
      case GRAY_16 -> {
        int level = picture.shorts()[pixel] & 0xFFFF;
        picture.shorts()[pixel] = (short) (region ? level >> DIMMING_BITS : 0xFFFF);
      }
    }
  }

  private byte changed(byte level) {
    return (byte) (region ? (level & 0xFF) >> DIMMING_BITS : 0xFF);
  }
}
