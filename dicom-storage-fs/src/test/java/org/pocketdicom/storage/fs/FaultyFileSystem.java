package org.pocketdicom.storage.fs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.testkit.Faults;

/**
 * The system's files, of which each write, force, link, renaming, deletion and reading may fail: a
 * full disk, a broken one, an end of the program. Whether what failed was done nobody can tell.
 */
final class FaultyFileSystem extends FileSystem {

  private final FileSystem system = FileSystems.getDefault();
  private final FaultyProvider provider = new FaultyProvider();
  private final Faults faults;

  private FaultyFileSystem(Faults faults) {
    this.faults = faults;
  }

  /** A path of the system, by which everything fails by lot. */
  static Path over(Path path, Faults faults) {
    return new FaultyFileSystem(faults).wrap(path);
  }

  @FunctionalInterface
  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T change(String name, Step<T> step) throws IOException {
    return checked(() -> faults.change(name, () -> unchecked(step)));
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  private void act(String name, Action action) throws IOException {
    var unused =
        change(
            name,
            () -> {
              action.run();
              return true;
            });
  }

  private <T> T read(String name, Step<T> step) throws IOException {
    return checked(() -> faults.read(name, () -> unchecked(step)));
  }

  private static <T> T unchecked(Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T checked(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (StorageUnavailable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A path that does all the real one does, in this file system. */
  private Path wrap(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Path.class, Wrapped.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "real" -> path;
                  case "getFileSystem" -> this;
                  default -> {
                    try {
                      yield wrapped(method.invoke(path, real(arguments)));
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }
                });
  }

  private interface Wrapped {
    Path real();
  }

  private @Nullable Object wrapped(@Nullable Object result) {
    return result instanceof Path path ? wrap(path) : result;
  }

  private static @Nullable Object @Nullable [] real(@Nullable Object @Nullable [] arguments) {
    return arguments == null
        ? null
        : Arrays.stream(arguments)
            .map(each -> each instanceof Wrapped wrapped ? wrapped.real() : each)
            .toArray();
  }

  private static Path real(Path path) {
    return path instanceof Wrapped wrapped ? wrapped.real() : path;
  }

  private final class FaultyProvider extends FileSystemProvider {
    private final FileSystemProvider files = system.provider();

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      Step<FileChannel> opening = () -> files.newFileChannel(real(path), options, attributes);
      return new FaultyChannel(
          options.contains(StandardOpenOption.CREATE_NEW)
              ? change("create", opening)
              : read("open", opening));
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      var paths =
          read("list", () -> files.newDirectoryStream(real(folder), p -> filter.accept(wrap(p))));
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          Iterator<Path> each = paths.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return each.hasNext();
            }

            @Override
            public Path next() {
              return wrap(each.next());
            }
          };
        }

        @Override
        public void close() throws IOException {
          paths.close();
        }
      };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      act("make folder", () -> files.createDirectory(real(folder), attributes));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
      act("link", () -> files.createLink(real(link), real(existing)));
    }

    @Override
    public void delete(Path path) throws IOException {
      act("delete file", () -> files.delete(real(path)));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      act("rename", () -> files.move(real(source), real(target), options));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
      files.copy(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return files.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      files.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
        throws IOException {
      return files.readAttributes(real(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
        throws IOException {
      files.setAttribute(real(path), name, value, options);
    }

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }
  }

  private final class FaultyChannel extends FileChannel {
    private final FileChannel file;

    FaultyChannel(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return FaultyFileSystem.this.read("read", () -> file.read(target));
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return FaultyFileSystem.this.read("read", () -> file.read(target, position));
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return file.read(targets, offset, length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return change("write", () -> file.write(source));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      return change("write", () -> file.write(source, position));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      return file.write(sources, offset, length);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      act("force", () -> file.force(metaData));
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
        throws IOException {
      return file.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
        throws IOException {
      return file.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      return file.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return system.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return system.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(system.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = system.getPathMatcher(pattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
