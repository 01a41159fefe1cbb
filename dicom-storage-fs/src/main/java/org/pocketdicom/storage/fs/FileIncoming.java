package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;

/** An object on its way in; the package's description numbers the steps. */
final class FileIncoming implements Incoming {

  // The JDK copies what it writes into memory of this size, and keeps that for each thread.
  private static final int CHUNK = 64 << 10;

  private final Path root;
  private final Folders folders;
  private final Session session;
  private Path part;
  private final FileChannel channel;
  private @Nullable Path marker;
  private @Nullable Path markerOfRetired;
  private boolean visible;

  FileIncoming(Path root, Folders folders, Session session) throws IOException {
    this.root = root;
    this.folders = folders;
    this.session = session;
    this.part = session.newPart();
    this.channel = folders.newFile(part);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    try {
      for (int done = 0; done < length; ) {
        int n = Math.min(CHUNK, length - done);
        done += channel.write(ByteBuffer.wrap(bytes, offset + done, n));
      }
    } catch (IOException e) {
      throw Failures.of("write an object", e);
    }
  }

  @Override
  public boolean commit(InstanceId id) {
    return put(id, session.placement());
  }

  @Override
  public void replace(InstanceId id) {
    put(id, Placement.REPLACE);
  }

  @Override
  public void retire(InstanceId other) {
    try {
      markerOfRetired = session.mark(other);
    } catch (IOException e) {
      throw Failures.of("replace an object", e);
    }
  }

  @Override
  public void settle() {
    try {
      removeMarkers();
    } catch (IOException e) {
      throw Failures.of("settle an object", e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      if (!part.equals(marker)) {
        Files.deleteIfExists(part);
      }
      if (!visible) {
        removeMarkers();
      }
    } catch (IOException e) {
      // What could not be removed is a leftover for the next start; the object is not worse for it.
    }
  }

  private boolean put(InstanceId id, Placement placement) {
    if (visible) {
      throw new IllegalStateException("committed before");
    }
    Path target = root.resolve(id.key());
    Path parent = Folders.parentOf(target);
    try {
      if (channel.isOpen()) {
        channel.force(true);
        channel.close();
      }
      mark(id, placement);
      folders.create(parent);
      visible = true; // perhaps also where this fails: then the marker stays
      visible = place(target, placement);
      // Also where another placed the object: its name may not be durable yet. If this fails, the
      // object stays, for another may have acknowledged it already; its marker stays too.
      folders.force(parent);
      return visible;
    } catch (IOException e) {
      throw Failures.of("commit an object", e);
    }
  }

  // What is linked keeps its first name, which can be the marker; what is renamed needs one beside
  // it.
  private void mark(InstanceId id, Placement placement) throws IOException {
    if (placement == Placement.LINK) {
      part = session.renameToMarker(part, id);
      marker = part;
    } else if (marker == null || marker.equals(part)) {
      marker = session.mark(id);
    }
  }

  private boolean place(Path target, Placement placement) throws IOException {
    try {
      return placement.place(part, target);
    } catch (NoSuchFileException e) {
      folders.createAgain(Folders.parentOf(target));
      return placement.place(part, target);
    }
  }

  private void removeMarkers() throws IOException {
    if (marker != null) {
      Files.deleteIfExists(marker);
    }
    if (markerOfRetired != null) {
      Files.deleteIfExists(markerOfRetired);
    }
  }
}
