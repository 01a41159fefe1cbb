package org.pocketdicom.codecs.j2k;

import java.nio.ByteBuffer;
import org.pocketdicom.error.MalformedDicom;

/**
 * The JP2 file format (Annex I). DICOM wants the codestream alone (PS3.5 A.4.4), but whole files
 * are met in Pixel Data; what their boxes say of colour is left to the attributes.
 */
final class Jp2 {

  private static final int SIGNATURE_BOX = 0x6A502020;
  private static final int CODESTREAM_BOX = 0x6A703263;
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  private Jp2() {}

  /** The offset of the codestream, which is 0 where there are no boxes around it. */
  static int codestream(byte[] data) {
    ByteBuffer boxes = ByteBuffer.wrap(data);
    if (data.length < HEADER || boxes.getInt(4) != SIGNATURE_BOX) {
      return 0;
    }
    long at = 0;
    while (at + LONG_HEADER <= data.length) {
      long length = boxes.getInt((int) at) & 0xFFFFFFFFL;
      int header = length == 1 ? LONG_HEADER : HEADER;
      if (boxes.getInt((int) at + 4) == CODESTREAM_BOX) {
        return (int) at + header;
      }
      length = length == 1 ? boxes.getLong((int) at + HEADER) : length;
      if (length < header || length > data.length) {
        break;
      }
      at += length;
    }
    throw new MalformedDicom("a JP2 file without a codestream");
  }
}
