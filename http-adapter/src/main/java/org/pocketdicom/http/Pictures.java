package org.pocketdicom.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.image.ContactSheet;
import org.pocketdicom.port.IndexedInstance;

/** Renders pictures, no more at a time than there are cores, and keeps the latest. */
@Singleton
public final class Pictures {

  private static final long MEMORY = Runtime.getRuntime().maxMemory();

  /** What one picture may take; all frames of a long object are better asked for one by one. */
  private static final int MAX_PICTURE = (int) Math.min(MEMORY / 8, 256 << 20);

  private final Archive archive;
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final Cache<String, byte[]> kept;

  Pictures(Archive archive, Settings settings) {
    this.archive = archive;
    kept =
        Caffeine.newBuilder()
            .maximumWeight(settings.renderCache())
            .weigher((String key, byte[] picture) -> key.length() + picture.length)
            .executor(Runnable::run)
            .build();
  }

  /** Names a picture: of the same bytes, rendered the same way, under the same state. */
  static String key(
      IndexedInstance instance, RenderRequest wanted, Optional<IndexedInstance> state) {
    return key(instance, wanted) + state.map(found -> "-p" + found.sha256()).orElse("");
  }

  /** Names a picture without a presentation state. */
  public static String key(IndexedInstance instance, RenderRequest wanted) {
    StringBuilder key = new StringBuilder(160).append(instance.sha256());
    key.append('-').append(wanted.format().term());
    wanted.frame().ifPresent(frame -> key.append("-f").append(frame));
    wanted
        .window()
        .ifPresent(window ->
            key.append("-w")
                .append(window.center())
                .append(',')
                .append(window.width())
                .append(',')
                .append(window.function()));
    wanted.size().ifPresent(size -> key.append("-s").append(size));
    key.append(wanted.overlays() ? "" : "-o").append(wanted.srgb() ? "-srgb" : "");
    return key.append("-q").append(wanted.options().quality()).toString();
  }

  /** The bytes of a picture, which must not be changed. */
  public byte[] picture(String key, IndexedInstance instance, RenderRequest wanted)
      throws IOException {
    return picture(key, instance, (image, out) -> archive.renderFrame().render(image, wanted, out));
  }

  /** Draws a picture of an image. */
  @FunctionalInterface
  public interface Drawing {
    void draw(DicomImage image, OutputStream out) throws IOException;
  }

  /** The bytes of a picture that is drawn in another way, which must not be changed. */
  public byte[] picture(String key, IndexedInstance instance, Drawing drawing) throws IOException {
    byte[] picture = kept.getIfPresent(key);
    if (picture == null) {
      picture = render(instance, drawing);
      kept.put(key, picture);
    }
    return picture;
  }

  /** The bytes of a picture of many images, one frame of each, in the size that is wanted. */
  byte[] sheet(List<IndexedInstance> instances, Supplier<RenderRequest> request)
      throws IOException {
    return rendered(out -> {
      RenderRequest wanted = request.get();
      ContactSheet sheet = new ContactSheet(instances.size(), wanted.size().orElseThrow());
      for (int i = 0; i < instances.size(); i++) {
        try (DicomImage image = archive.retrieveInstances().image(instances.get(i))) {
          sheet.put(i, archive.renderFrame().picture(image, wanted));
        }
      }
      archive
          .renderFrame()
          .write(List.of(sheet.picture()).iterator(), wanted.format(), wanted.options(), out);
    });
  }

  private byte[] render(IndexedInstance instance, Drawing drawing) throws IOException {
    try (DicomImage image = archive.retrieveInstances().image(instance)) {
      return rendered(out -> drawing.draw(image, out));
    }
  }

  /** Writes a picture. */
  @FunctionalInterface
  private interface Writing {
    void writeTo(OutputStream out) throws IOException;
  }

  private byte[] rendered(Writing writing) throws IOException {
    Bounded out = new Bounded();
    cores.acquireUninterruptibly();
    try {
      writing.writeTo(out);
    } finally {
      cores.release();
    }
    return out.toByteArray();
  }

  private static final class Bounded extends ByteArrayOutputStream {

    Bounded() {
      super(64 << 10);
    }

    @Override
    public synchronized void write(int b) {
      makeSureOf(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      makeSureOf(length);
      super.write(bytes, offset, length);
    }

    private void makeSureOf(int length) {
      if (length > MAX_PICTURE - count) {
        throw new LimitExceeded(
            "the picture is larger than "
                + MAX_PICTURE
                + " bytes; ask for one frame, or a smaller size");
      }
    }
  }
}
