package org.pocketdicom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.json.DicomJsonReader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.xml.NativeXmlReader;

/** Reads Data Sets of DICOM JSON or of Native DICOM XML, whichever it is. */
@FunctionalInterface
interface DicomJsonOrXml {

  /** Pixel Data may be inline; it is held up to four times while it is read. */
  ReadLimits LIMITS =
      new ReadLimits(
          (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / 8),
          ReadLimits.DEFAULT.elements(),
          ReadLimits.DEFAULT.depth(),
          ReadLimits.DEFAULT.inflatedBytes());

  /** How much white space may stand before a document that is told by its first character. */
  int AHEAD = 4 << 10;

  /** The next Data Set; empty at the end. */
  Optional<DataSet> next() throws IOException;

  /**
   * A reader of what begins with {@code <} or the byte order mark of UTF-16, which is XML, or of
   * anything else, which is JSON.
   *
   * @param in can be marked; the caller closes it
   */
  static DicomJsonOrXml of(InputStream in) throws IOException {
    if (!isXml(in)) {
      return new DicomJsonReader(in, LIMITS)::next;
    }
    Iterator<DataSet> only = List.of(NativeXmlReader.read(in, LIMITS)).iterator();
    return () -> only.hasNext() ? Optional.of(only.next()) : Optional.empty();
  }

  private static boolean isXml(InputStream in) throws IOException {
    in.mark(AHEAD);
    int first = in.read();
    for (int i = 1; i < AHEAD && isPassedOver(first); i++) {
      first = in.read();
    }
    in.reset();
    return first == '<' || first == 0xFE || first == 0xFF;
  }

  // White space, the byte order mark of UTF-8, and the zeros of UTF-16.
  private static boolean isPassedOver(int c) {
    return switch (c) {
      case ' ', '\t', '\r', '\n', 0, 0xEF, 0xBB, 0xBF -> true;
      default -> false;
    };
  }
}
