package org.pocketdicom.codecs.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyCode;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** Parts of saved pictures that are put on a frame, e.g. letters (Annex K, patches). */
record Patches(List<Patch> patches) {

  static final Patches NONE = new Patches(List.of());

  /** Contexts. */
  private static final int COUNT = 0;

  private static final int REFERENCE = 1;
  private static final int SIZE = 2;
  private static final int PLACE_THERE = 3;
  private static final int PLACE = 4;
  private static final int MODE = 5;
  private static final int STEP = 6;
  private static final int COPIES = 7;
  private static final int CONTEXTS = 10;

  /** So often the patches may cover the frame. */
  private static final int MAX_COVER = 16;

  /** What a patch counts as that is smaller. */
  private static final int LEAST_AREA = 64;

  /** How a patch is put on samples. */
  enum Mode {
    NONE,
    REPLACE,
    ADD
  }

  /**
   * One copy of a part of a saved picture.
   *
   * @param fromX where the part is there
   * @param x where it goes to
   * @param modes of the colours, and then of each extra channel
   */
  record Patch(
      List<Plane> from,
      int fromX,
      int fromY,
      int width,
      int height,
      int x,
      int y,
      List<Mode> modes) {}

  Patches {
    patches = List.copyOf(patches);
  }

  static Patches read(JxlBits bits, ImageHeader image, FrameHeader frame, References references) {
    EntropyReader reader = EntropyCode.read(bits, CONTEXTS).reader(bits, 0);
    List<Patch> patches = new ArrayList<>();
    long room = (long) MAX_COVER * frame.width * frame.height;
    int parts = readCount(reader, COUNT, 0);
    for (int i = 0; i < parts; i++) {
      int place = reader.read(REFERENCE);
      if (place < 0 || place > 3) {
        throw new MalformedDicom("a JPEG XL patch of a picture that there is not");
      }
      List<Plane> from = references.plain(place);
      int fromX = reader.read(PLACE_THERE);
      int fromY = reader.read(PLACE_THERE);
      int width = reader.read(SIZE) + 1;
      int height = reader.read(SIZE) + 1;
      requireWithin(from.getFirst(), fromX, fromY, width, height);
      int copies = readCount(reader, COPIES, 1);
      int x = 0;
      int y = 0;
      for (int k = 0; k < copies; k++) {
        x = k == 0 ? reader.read(PLACE) : x + reader.readSigned(STEP);
        y = k == 0 ? reader.read(PLACE) : y + reader.readSigned(STEP);
        List<Mode> modes = readModes(reader, image.extras.size());
        patches.add(new Patch(from, fromX, fromY, width, height, x, y, modes));
        room -= Math.max(LEAST_AREA, (long) width * height);
        if (room < 0) {
          throw new LimitExceeded("a JPEG XL frame of too many patches");
        }
      }
    }
    reader.finish();
    return new Patches(patches);
  }

  private static int readCount(EntropyReader reader, int context, int least) {
    int count = reader.read(context) + least;
    if (count < least) {
      throw new LimitExceeded("a JPEG XL frame of too many patches");
    }
    return count;
  }

  /** The mode of the colours, and those of extra channels. */
  private static List<Mode> readModes(EntropyReader reader, int extraChannels) {
    List<Mode> modes = new ArrayList<>();
    for (int i = 0; i <= extraChannels; i++) {
      int number = reader.read(MODE);
      if (number < 0 || number >= Mode.values().length) {
        throw new UnsupportedDicom("JPEG XL patches that multiply or blend are not supported");
      }
      modes.add(Mode.values()[number]);
    }
    return modes;
  }

  private static void requireWithin(Plane plane, int x, int y, int width, int height) {
    if (x < 0
        || y < 0
        || width < 1
        || height < 1
        || width > plane.width() - x
        || height > plane.height() - y) {
      throw new MalformedDicom("a JPEG XL patch that is not in its picture");
    }
  }

  boolean isEmpty() {
    return patches.isEmpty();
  }

  /** Puts them on a frame; what is beyond its edge is where blocks are coded that are cut. */
  void apply(List<Plane> planes) {
    for (Patch patch : patches) {
      if (patch.x < 0 || patch.y < 0) {
        throw new MalformedDicom("a JPEG XL patch that is not in its frame");
      }
      for (int i = 0; i < planes.size(); i++) {
        apply(patch, patch.modes.get(Math.max(0, i - 2)), patch.from.get(i), planes.get(i));
      }
    }
  }

  private static void apply(Patch patch, Mode mode, Plane from, Plane to) {
    float[] in = from.samples();
    float[] out = to.samples();
    int width = Math.min(patch.width, to.width() - patch.x);
    int height = Math.min(patch.height, to.height() - patch.y);
    for (int row = 0; width > 0 && row < height; row++) {
      int source = from.index(patch.fromX, patch.fromY + row);
      int target = to.index(patch.x, patch.y + row);
      switch (mode) {
        case NONE -> {
          // Other channels only.
        }
        case REPLACE -> System.arraycopy(in, source, out, target, width);
        case ADD -> {
          for (int i = 0; i < width; i++) {
            out[target + i] += in[source + i];
          }
        }
      }
    }
  }
}
