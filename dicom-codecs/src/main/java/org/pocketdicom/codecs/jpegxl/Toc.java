package org.pocketdicom.codecs.jpegxl;

import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyCode;
import org.pocketdicom.codecs.jpegxl.entropy.EntropyReader;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.entropy.Permutation;
import org.pocketdicom.error.MalformedDicom;

/** Where the sections of a frame are (Annex F, TOC). */
final class Toc {

  private final byte[] data;

  /** Where each section begins, and behind its last byte. */
  private final int[] starts;

  private final int[] ends;
  private final int end;

  /** Of a small frame: all sections follow each other, bit by bit. */
  private final @Nullable JxlBits only;

  /**
   * Reads it, in front of the sections.
   *
   * @param count of the sections
   */
  Toc(JxlBits bits, byte[] data, int count) {
    // Each has 12 bits or more here.
    if (count > (data.length - bits.position()) / 1.5 + 1) {
      throw new MalformedDicom("a JPEG XL frame of too many sections");
    }
    int[] order = null;
    if (bits.bool()) {
      EntropyReader reader = EntropyCode.read(bits, Permutation.CONTEXTS).reader(bits, 0);
      order = Permutation.read(reader, count, 0);
      reader.finish();
    }
    bits.align();
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = bits.u32(0, 10, 1024, 14, 17408, 22, 4211712, 30);
    }
    bits.align();
    this.data = data;
    int[] offsets = new int[count + 1];
    offsets[0] = bits.position();
    for (int i = 0; i < count; i++) {
      if (sizes[i] > data.length - offsets[i]) {
        throw new MalformedDicom("a JPEG XL frame that ends early");
      }
      offsets[i + 1] = offsets[i] + sizes[i];
    }
    end = offsets[count];
    starts = new int[count];
    ends = new int[count];
    for (int i = 0; i < count; i++) {
      int place = order == null ? i : order[i];
      starts[i] = offsets[place];
      ends[i] = offsets[place + 1];
    }
    only = count == 1 ? new JxlBits(data, starts[0], end) : null;
  }

  /** The bits of a section; of a frame of one section they go on where they were left. */
  JxlBits section(int index) {
    return only != null ? only : new JxlBits(data, starts[index], ends[index]);
  }

  /** Behind the frame. */
  int end() {
    return end;
  }
}
