package org.pocketdicom.port;

import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Optional;
import org.pocketdicom.data.ByteSource;

/** An object as it was received, opened for reading. Whoever opens it closes it. */
public interface StoredObject extends ByteSource {

  /**
   * Whether it is certain already which object is read, whatever replaces it; if not, the first
   * read decides.
   */
  default boolean isFixed() {
    return true;
  }

  /** When the object came to be stored as it is, where the store knows without asking. */
  default Optional<Instant> storedAt() {
    return Optional.empty();
  }

  /**
   * The open file that holds just these bytes, for an edge that has the kernel send it. It is
   * closed with this, and by nobody else.
   */
  default Optional<FileChannel> file() {
    return Optional.empty();
  }
}
