package org.pocketdicom.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;

/**
 * Bulk data in the files below a folder, and nowhere else: URIs may be relative to it, or {@code
 * file:} URIs; links count as what they lead to. A query {@code offset=…&length=…} names a part of
 * a file. What was located forms one source, in which the references count. For use by one thread.
 */
final class BulkFolder implements ByteSource {

  private static final Pattern PART = Pattern.compile("offset=(\\d{1,18})&length=(\\d{1,18})");

  private record Span(Path file, long offset, long length) {}

  private record Opened(Path file, FileSource source) {}

  private final Optional<Path> folder;
  private final TreeMap<Long, Span> spans = new TreeMap<>();
  private long size;
  private @Nullable Opened opened;

  /**
   * @param folder empty for none: then no bulk data is located
   */
  BulkFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * A reference, in this source, to the value that the element's URI names.
   *
   * @throws UncheckedIOException if there is no such file below the folder
   */
  Value locate(DataElement element) {
    String uri = element.value() instanceof Value.BulkDataUri bulk ? bulk.uri() : "";
    try {
      Span span = span(new URI(uri));
      long start = size;
      if (span.length() > 0) {
        spans.put(start, span);
        size += span.length();
      }
      return new Value.BulkData(start, span.length());
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      String reason = e instanceof IOException failed ? Reason.of(failed) : "is no URI of a file";
      throw new UncheckedIOException(
          new IOException("the bulk data of " + Tag.toString(element.tag()) + ": " + reason, e));
    }
  }

  private Span span(URI uri) throws IOException {
    Path root =
        folder
            .orElseThrow(() -> new IOException("is named by a URI, and there is no --bulk-dir"))
            .toRealPath();
    boolean here = uri.getScheme() == null && uri.getRawAuthority() == null;
    if (!here && !"file".equalsIgnoreCase(uri.getScheme()) || uri.getPath() == null) {
      throw new IOException("is not in a file");
    }
    String withoutQuery = uri.toString().replaceAll("[?#].*", "");
    Path named = here ? root.resolve(uri.getPath()) : Path.of(URI.create(withoutQuery));
    Path file = named.toRealPath();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      throw new IOException("is not in a file below the folder of --bulk-dir");
    }
    return part(file, uri.getQuery());
  }

  private static Span part(Path file, @Nullable String query) throws IOException {
    long length = Files.size(file);
    if (query == null) {
      return new Span(file, 0, length);
    }
    Matcher part = PART.matcher(query);
    if (!part.matches()) {
      throw new IOException("has a query other than offset=…&length=…");
    }
    Span span = new Span(file, Long.parseLong(part.group(1)), Long.parseLong(part.group(2)));
    if (span.length() > length - span.offset()) {
      throw new IOException("reaches beyond the end of its file");
    }
    return span;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    Map.Entry<Long, Span> entry = spans.floorEntry(position);
    if (entry == null || position >= size) {
      return -1;
    }
    Span span = entry.getValue();
    long at = position - entry.getKey();
    return source(span.file())
        .read(span.offset() + at, target, offset, (int) Math.min(length, span.length() - at));
  }

  // Values are read one after the other: one file is open at a time.
  private FileSource source(Path file) {
    Opened current = opened;
    if (current == null || !current.file().equals(file)) {
      close();
      try {
        current = new Opened(file, FileSource.open(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      opened = current;
    }
    return current.source();
  }

  @Override
  public void close() {
    Opened current = opened;
    if (current != null) {
      opened = null;
      current.source().close();
    }
  }
}
