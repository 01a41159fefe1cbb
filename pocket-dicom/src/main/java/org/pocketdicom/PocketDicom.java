package org.pocketdicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.RenderFrame;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.codecs.Codecs;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.index.sql.SqlInstanceIndex;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.storage.fs.FileInstanceStore;
import org.pocketdicom.storage.s3.S3InstanceStore;
import org.pocketdicom.storage.s3.S3Settings;

/** Opens archives. Server and shell open them by the same two methods. */
public final class PocketDicom {

  private PocketDicom() {}

  /**
   * Opens the archive of a folder, which is made where it is not there; the caller closes it.
   *
   * @throws org.pocketdicom.error.StorageUnavailable if the folder can't be used
   */
  public static Archive open(Path dataDir) {
    return open(Settings.in(dataDir));
  }

  /**
   * Opens an archive as the settings say; the caller closes it. What a crash left behind is put in
   * order first.
   *
   * @throws org.pocketdicom.error.StorageUnavailable if the store or the index can't be used
   */
  public static Archive open(Settings settings) {
    InstanceStore store = openStore(settings);
    try {
      InstanceIndex index = SqlInstanceIndex.open(settings.indexUrl());
      try {
        Archive.Rules rules = new Archive.Rules(settings.maxUpload(), settings.replaceDuplicates());
        return new Archive(
            store,
            index,
            Codecs.decoders(),
            Codecs.encoders(),
            Codecs.frameEncoders(),
            rules,
            Clock.systemUTC());
      } catch (RuntimeException e) {
        index.close();
        throw e;
      }
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Makes pictures of objects that are in no archive. */
  public static RenderFrame renderFrame() {
    return new RenderFrame(Codecs.decoders(), Codecs.encoders());
  }

  /**
   * Writes objects that are in no archive in other transfer syntaxes.
   *
   * @param quality of JPEG Baseline, 1 to 100
   * @param near how far samples of near-lossless JPEG-LS may be from what they were, 1 to 255
   */
  public static TranscodeObject transcodeObject(int quality, int near) {
    return new TranscodeObject(Codecs.decoders(), Codecs.frameEncoders(quality, near));
  }

  /**
   * Opens the store of an archive without its index, for what needs none; the caller closes it.
   *
   * @throws org.pocketdicom.error.StorageUnavailable if it can't be used
   */
  public static InstanceStore openStore(Settings settings) {
    if (settings.s3().isEmpty()) {
      return FileInstanceStore.open(settings.dataDir());
    }
    makeFolder(settings.dataDir());
    Settings.S3 s3 = settings.s3().get();
    return S3InstanceStore.open(
        new S3Settings(s3.endpoint(), s3.bucket(), s3.region(), s3.pathStyle(), s3.encryption()));
  }

  // The index is in it by default, also where the objects are elsewhere.
  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StorageUnavailable("cannot make the folder " + folder, e);
    }
  }
}
