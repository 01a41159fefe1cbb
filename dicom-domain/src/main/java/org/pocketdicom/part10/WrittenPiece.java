package org.pocketdicom.part10;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A part of a Data Set that is not in memory while the others are encoded. */
interface WrittenPiece {

  /** Its bytes; 0 where that is not known before it is written. */
  long size();

  void writeTo(WritableByteChannel out) throws IOException;
}
