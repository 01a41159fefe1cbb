package org.pocketdicom.codecs.jpegxl;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.pocketdicom.error.MalformedDicom;

/**
 * Finds the codestream, which stands alone or in the boxes of a file (ISO/IEC 18181-2). Boxes of
 * other types, e.g. what rebuilds a JPEG file, are passed over.
 */
final class JxlFile {

  private static final int CODESTREAM = 0xFF0A;
  private static final int SIGNATURE_SIZE = 12;
  private static final int HEADER_SIZE = 8;

  private JxlFile() {}

  /** The codestream; the same array, if there is nothing else in it. */
  static byte[] codestream(byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    if (bytes.remaining() >= 2 && (bytes.getShort(0) & 0xFFFF) == CODESTREAM) {
      return data;
    }
    boolean isFile =
        bytes.remaining() >= SIGNATURE_SIZE
            && bytes.getInt() == SIGNATURE_SIZE
            && type(bytes).equals("JXL ")
            && bytes.getInt() == 0x0D0A870A;
    if (!isFile) {
      throw new MalformedDicom("a JPEG XL frame that does not begin as one");
    }
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    int count = 0;
    while (bytes.remaining() >= HEADER_SIZE) {
      long length = bytes.getInt() & 0xFFFFFFFFL;
      String type = type(bytes);
      ByteBuffer box = content(bytes, length);
      if (type.equals("jxlc")) {
        return rest(box);
      }
      if (type.equals("jxlp")) {
        int index = box.remaining() >= Integer.BYTES ? box.getInt() : -1;
        if ((index & Integer.MAX_VALUE) != count++) {
          throw new MalformedDicom("parts of a JPEG XL codestream that are not in order");
        }
        parts.writeBytes(rest(box));
        if (index < 0) {
          break;
        }
      }
    }
    return parts.toByteArray();
  }

  /** The content of the next box; the last may have no length. */
  private static ByteBuffer content(ByteBuffer bytes, long length) {
    long content = length - HEADER_SIZE;
    if (length == 0) {
      content = bytes.remaining();
    } else if (length == 1 && bytes.remaining() >= Long.BYTES) {
      content = bytes.getLong() - HEADER_SIZE - Long.BYTES;
    }
    if (content < 0 || content > bytes.remaining()) {
      throw new MalformedDicom("a JPEG XL box of an impossible length");
    }
    ByteBuffer box = bytes.slice(bytes.position(), (int) content);
    bytes.position(bytes.position() + (int) content);
    return box;
  }

  private static String type(ByteBuffer bytes) {
    byte[] type = new byte[4];
    bytes.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  private static byte[] rest(ByteBuffer box) {
    byte[] rest = new byte[box.remaining()];
    box.get(rest);
    return rest;
  }
}
