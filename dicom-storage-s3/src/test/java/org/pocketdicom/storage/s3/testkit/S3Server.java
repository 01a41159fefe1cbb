package org.pocketdicom.storage.s3.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.pocketdicom.storage.s3.S3Settings;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 server of its own process and folder, on a free port of this machine, until it is closed or
 * this JVM ends. Its log is beside its jar.
 */
public final class S3Server implements AutoCloseable {

  /** The servers there are, and how each is told where to listen and what to keep. */
  public enum Software {
    /** S3Proxy on a directory; checks signatures. */
    S3PROXY {
      @Override
      List<String> arguments(int port, Path folder) {
        return List.of(
            "-Ds3proxy.endpoint=http://127.0.0.1:" + port,
            "-Ds3proxy.authorization=aws-v2-or-v4",
            "-Ds3proxy.identity=" + ACCESS_KEY,
            "-Ds3proxy.credential=" + SECRET_KEY,
            "-Djclouds.provider=filesystem-nio2",
            "-Djclouds.filesystem.basedir=" + folder,
            "-jar",
            JARS.resolve("s3proxy.jar").toString(),
            "--properties",
            "/dev/null");
      }
    },
    /** Adobe's S3Mock; checks no signature. */
    S3MOCK {
      @Override
      List<String> arguments(int port, Path folder) {
        return List.of(
            "-jar",
            JARS.resolve("s3mock.jar").toString(),
            "--server.port=0",
            "--http.port=" + port,
            "--com.adobe.testing.s3mock.store.root=" + folder);
      }
    };

    abstract List<String> arguments(int port, Path folder);
  }

  private static final String ACCESS_KEY = "pocket";
  private static final String SECRET_KEY = "pocket-secret";
  private static final Path JARS =
      Path.of("..", "dicom-storage-s3", "target", "s3servers").toAbsolutePath().normalize();
  private static final int START_SECONDS = 120;

  private final Process process;
  private final Path folder;
  private final URI endpoint;
  private final Thread killer;

  private S3Server(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    this.killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /**
   * Starts a server and waits until it listens. In this JVM its credentials become those of the
   * SDK's default chain; another process finds them in {@link #credentials}.
   */
  public static S3Server start(Software software) {
    try {
      Path folder = Files.createTempDirectory(JARS, software.name().toLowerCase(Locale.ROOT));
      int port = freePort();
      var command = new ArrayList<String>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(software.arguments(port, folder));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Path.of(folder + ".log").toFile())
              .start();
      var server = new S3Server(process, folder, port);
      server.awaitStart();
      System.setProperty("aws.accessKeyId", ACCESS_KEY);
      System.setProperty("aws.secretAccessKey", SECRET_KEY);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IllegalStateException("no S3 server, see " + folder + ".log");
      }
      pause();
    }
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes an empty bucket and says where it is. */
  public S3Settings newBucket() {
    String bucket = "bucket-" + UUID.randomUUID();
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .build()) {
      client.createBucket(r -> r.bucket(bucket));
    }
    return new S3Settings(Optional.of(endpoint), bucket, Region.US_EAST_1.id());
  }

  /** The environment variables that let another process in. */
  public static Map<String, String> credentials() {
    return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  }

  /** Kills the server. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Kills the server and deletes what it kept. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(killer);
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
