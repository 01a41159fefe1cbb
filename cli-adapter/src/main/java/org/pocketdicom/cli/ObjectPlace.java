package org.pocketdicom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pocketdicom.cli.Command.Option;
import org.pocketdicom.port.InstanceId;

/**
 * Where objects are put and had from: the archive of the settings, or a DICOMweb server. Safe for
 * use by several threads.
 */
sealed interface ObjectPlace extends AutoCloseable permits ArchivePlace, ServerPlace {

  /** Names a server in the archive's place. */
  Option SERVER =
      Option.of(
          "--server",
          "URL",
          "A DICOMweb server in the place of the archive, e.g. http://localhost:5001/dicomweb. "
              + ServerUrl.HELP);

  /** An object, which may be opened again. */
  interface Source {
    InputStream open() throws IOException;

    /** In bytes; below 0 where that is not known. */
    long size();
  }

  /**
   * What became of an object.
   *
   * @param outcome stored, same or replaced, as far as the place tells
   * @param id empty where the place tells only the SOP Instance UID
   */
  record Taken(String outcome, String instance, Optional<InstanceId> id, List<?> warnings) {}

  /** The place that a command line names; the caller closes it. */
  static ObjectPlace of(Arguments arguments, boolean exists) {
    Optional<String> server = arguments.value(SERVER.name());
    if (server.isPresent()) {
      if (arguments.has(ArchiveOptions.DATA_DIR.name())) {
        throw new UsageException("it is either --server or --data-dir");
      }
      return new ServerPlace(ServerUrl.of(server.get(), System.getenv()));
    }
    return ArchiveOptions.open(arguments, exists);
  }

  /** Which place it is, the same whoever names it and from wherever; no secret is in it. */
  String name();

  /** Puts an object there. When it returns, the place has promised to keep it. */
  Taken store(Source object, String fileName) throws IOException;

  /**
   * Names the instances whose attributes match.
   *
   * @throws UsageException if a key can't be matched
   */
  List<InstanceId> find(List<Map.Entry<String, String>> keys) throws IOException;

  /** Writes an object as it is kept there. */
  void get(InstanceId id, OutputStream out) throws IOException;

  @Override
  void close();
}
