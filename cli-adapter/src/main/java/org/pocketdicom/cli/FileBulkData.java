package org.pocketdicom.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;

/**
 * The long values of a file: read from it, or where that would be too much for memory, and for
 * Pixel Data, a reference into the file where it is one span of little endian words there.
 */
record FileBulkData(Path path, DicomFile file) implements BulkDataLocator {

  private static final int LONGEST_INLINE = 64 << 20;

  /**
   * The Data Set with its long values in memory, Pixel Data aside.
   *
   * @param source what the file was read from
   * @param wanted the Data Set, or a part of it
   */
  DataSet load(DataSet wanted, ByteSource source) {
    try (ByteSource content = Part10Reader.content(file, source)) {
      return LongValues.load(wanted, file.transferSyntax(), content, LONGEST_INLINE);
    }
  }

  @Override
  public Optional<String> uri(DataElement element) {
    boolean inOrder = !file.transferSyntax().bigEndian() || element.vr().unit() == 1;
    return element.value() instanceof Value.BulkData bulk
            && !file.transferSyntax().deflated()
            && inOrder
        ? Optional.of(path.toUri() + "?offset=" + bulk.offset() + "&length=" + bulk.length())
        : Optional.empty();
  }
}
