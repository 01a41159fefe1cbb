package org.pocketdicom.cli;

import java.io.IOException;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;

/**
 * One of two files that are compared.
 *
 * @param source what it was read from
 * @param content what its references count in
 */
record DiffSide(Input input, DicomFile file, ByteSource source, ByteSource content)
    implements AutoCloseable {

  /**
   * Opens and reads a file.
   *
   * @param out told what was tolerated
   */
  static DiffSide open(Input input, OrderedOutput.Slot out) throws IOException {
    ByteSource source = input.open();
    try {
      DicomFile file = Part10Reader.lenient(ReadLimits.DEFAULT).read(source);
      Warnings.report(input.path(), file.warnings(), out);
      return new DiffSide(input, file, source, Part10Reader.content(file, source));
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  @Override
  public void close() {
    content.close();
  }
}
