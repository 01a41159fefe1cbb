package org.pocketdicom.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.slf4j.LoggerFactory;

/** The server: an open archive behind a port. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Pocket DICOM",
            version = "1",
            description =
                "Takes DICOM objects in, keeps them, answers questions about their attributes and"
                    + " shows their images. A `filename` is the name a file was uploaded under (the"
                    + " newest, where several share it) or a SOP Instance UID.",
            license = @License(name = "Apache-2.0")))
public final class PocketDicomServer implements AutoCloseable {

  private static final String USAGE =
      "usage: dicom serve [--host HOST] [--port PORT] [--data-dir FOLDER] [--viewer FOLDER]";

  private static final Map<String, String> FLAGS =
      Map.of(
          "--host", "DICOM_HOST",
          "--port", "DICOM_PORT",
          "--data-dir", "DICOM_DATA_DIR",
          "--viewer", "DICOM_VIEWER");

  private final Archive archive;
  private final ApplicationContext context;
  private final EmbeddedServer server;

  private PocketDicomServer(Archive archive, ApplicationContext context) {
    this.archive = archive;
    this.context = context;
    server = context.getBean(EmbeddedServer.class);
  }

  /**
   * Serves until the process is told to end; exits with 2 on wrong usage, 1 where it can't serve.
   */
  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.println(USAGE);
      return;
    }
    Settings settings;
    try {
      settings = Settings.of(withFlags(System.getenv(), args));
    } catch (IllegalArgumentException e) {
      fail(2, e.getMessage() + " (see dicom serve --help)");
      return;
    }
    PocketDicomServer server;
    try {
      server = start(settings);
    } catch (IllegalArgumentException e) {
      fail(2, e.getMessage() + " (see dicom serve --help)");
      return;
    } catch (RuntimeException e) {
      fail(1, reason(settings, e));
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    System.out.println(
        "Pocket DICOM serves " + server.uri() + " (data: " + settings.dataDir() + ")");
    Thread.currentThread().join();
  }

  /**
   * Opens an archive and serves it.
   *
   * @throws org.pocketdicom.error.DicomException if the archive can't be opened
   * @throws ServerStartupException if the port can't be had
   */
  static PocketDicomServer start(Settings settings) {
    // Logging is not made to begin in two threads at once.
    LoggerFactory.getILoggerFactory();
    // Opening the archive and starting the framework take about as long: each has a core.
    CompletableFuture<Archive> opening =
        CompletableFuture.supplyAsync(() -> PocketDicom.open(settings));
    ApplicationContext context = context(settings);
    try {
      PocketDicomServer server = new PocketDicomServer(opened(opening), context);
      server.start();
      return server;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Archive opened(CompletableFuture<Archive> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void start() {
    context.registerSingleton(Archive.class, archive);
    try {
      server.start();
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static ApplicationContext context(Settings settings) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .banner(false)
        .environmentPropertySource(false)
        .properties(properties(settings))
        .singletons(settings)
        .start();
  }

  private static Map<String, Object> properties(Settings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.host", settings.host());
    properties.put("micronaut.server.port", settings.port());
    properties.put("micronaut.server.max-request-size", Long.MAX_VALUE);
    settings.web().viewer().ifPresent(folder -> properties.put("pocketdicom.viewer", true));
    return properties;
  }

  /** Where it serves. */
  URI uri() {
    return server.getURI();
  }

  /**
   * Says that it is not ready for as long as the settings have it, so that what stands in front of
   * it goes elsewhere; then takes no more requests, gives those under way their time to end, and
   * closes the archive.
   */
  @Override
  public void close() {
    context.getBean(ArchiveHealth.class).end();
    try {
      Thread.sleep(context.getBean(Settings.class).web().drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    context.close();
    archive.close();
  }

  private static Map<String, String> withFlags(Map<String, String> environment, String[] args) {
    Map<String, String> all = new HashMap<>(environment);
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = FLAGS.get(equals < 0 ? args[i] : args[i].substring(0, equals));
      if (name == null) {
        throw new IllegalArgumentException("unknown argument " + args[i]);
      }
      if (equals < 0 && i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      all.put(name, equals < 0 ? args[++i] : args[i].substring(equals + 1));
    }
    return all;
  }

  private static String reason(Settings settings, RuntimeException failure) {
    if (failure instanceof ServerStartupException) {
      return "can't listen on port "
          + settings.port()
          + " of "
          + settings.host()
          + ": it is taken, or not ours";
    }
    return String.valueOf(failure.getMessage());
  }

  private static void fail(int status, String message) {
    System.err.println("dicom serve: " + message);
    System.exit(status);
  }
}
