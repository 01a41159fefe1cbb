package org.pocketdicom.part10;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Recognises a deflated Data Set (PS3.5 A.5), with the zlib header that some writers leave too. */
final class Deflation {

  // As much as the first element's tag, VR and length are certain to need.
  private static final int COMPRESSED = 4 << 10;
  private static final int HEADER = 16;

  private Deflation() {}

  /** Deflated Explicit VR Little Endian, if what stands at the input's position inflates to it. */
  static Optional<TransferSyntax> recognise(HeaderInput input) {
    int length = input.upTo(COMPRESSED);
    Inflater inflater = new Inflater(!isZlib(input));
    try {
      byte[] head = new byte[HEADER];
      inflater.setInput(input.buffer, input.position, length);
      int n = inflater.inflate(head);
      HeaderInput content = HeaderInput.of(Arrays.copyOf(head, n));
      return n >= 8 && Encoding.agrees(TransferSyntax.EXPLICIT_LITTLE, content)
          ? Optional.of(TransferSyntax.DEFLATED)
          : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** Whether the stream at the input's position has a zlib header. */
  static boolean isZlib(HeaderInput input) {
    return input.has(2) && isZlib(input.buffer, input.position);
  }

  /** Whether two bytes are a zlib header of deflate (RFC 1950 2.2). */
  static boolean isZlib(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    return (first & 0x0F) == 8 && first <= 0x78 && (first << 8 | bytes[at + 1] & 0xFF) % 31 == 0;
  }
}
