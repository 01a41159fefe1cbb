package org.pocketdicom.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * The tags of an input profile for red, green and blue (PS3.3 C.11.15, ICC.1:2010 7). What it says
 * of lengths is checked against the bytes that there are.
 */
final class IccProfile {

  private static final int HEADER = 128;
  private static final int TAG_ENTRY = 12;
  private static final int MOST_TAGS = 1000;

  private final ByteBuffer bytes;

  private IccProfile(ByteBuffer bytes) {
    this.bytes = bytes;
    if (bytes.capacity() < HEADER + 4 || !text(36).equals("acsp")) {
      throw damaged();
    }
    if (!text(16).equals("RGB ")) {
      throw new UnsupportedDicom("an ICC Profile (0028,2000) for " + text(16).strip());
    }
  }

  /**
   * The profile of an image: of the Data Set, else of its first optical path (PS3.3 C.8.12.5).
   *
   * @throws MalformedDicom if it is damaged
   * @throws UnsupportedDicom if it is of another kind, or too long to be in memory
   */
  static Optional<IccProfile> in(DataSet header) {
    return header
        .get(Tags.ICCProfile)
        .or(() ->
            FunctionalGroups.first(header, Tags.OpticalPathSequence)
                .flatMap(path -> path.get(Tags.ICCProfile)))
        .filter(element -> !element.isEmpty())
        .map(IccProfile::of);
  }

  private static IccProfile of(DataElement element) {
    EncodedValue value =
        element
            .encoded()
            .orElseThrow(() -> new UnsupportedDicom("an ICC Profile too long for memory"));
    return new IccProfile(ByteBuffer.wrap(value.toByteArray()));
  }

  static MalformedDicom damaged() {
    return new MalformedDicom("the ICC Profile (0028,2000) is damaged");
  }

  /** Whether connection values are CIELAB, not CIEXYZ. */
  boolean isLab() {
    return text(20).equals("Lab ");
  }

  /** The data of a tag, in a buffer of their own. */
  Optional<ByteBuffer> tag(String signature) {
    int count = Math.min(bytes.getInt(HEADER), MOST_TAGS);
    for (int i = 0; i < count; i++) {
      int entry = HEADER + 4 + i * TAG_ENTRY;
      if (entry + TAG_ENTRY > bytes.capacity()) {
        throw damaged();
      }
      if (text(entry).equals(signature)) {
        return Optional.of(part(bytes.getInt(entry + 4), bytes.getInt(entry + 8)));
      }
    }
    return Optional.empty();
  }

  private ByteBuffer part(int offset, int length) {
    if (offset < 0 || length < 8 || offset > bytes.capacity() - length) {
      throw damaged();
    }
    return bytes.slice(offset, length);
  }

  private String text(int offset) {
    return text(bytes, offset);
  }

  /** Four letters, as signatures of tags and types are. */
  static String text(ByteBuffer bytes, int offset) {
    byte[] letters = new byte[4];
    bytes.get(offset, letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }

  /** An s15Fixed16Number. */
  static double fixed(ByteBuffer bytes, int offset) {
    return bytes.getInt(offset) / 65536.0;
  }
}
