package org.pocketdicom.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pocketdicom.PocketDicom;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.index.sql.testkit.Postgres;
import org.pocketdicom.storage.s3.S3Settings;
import org.pocketdicom.storage.s3.testkit.S3Server;

/** Three servers over one bucket and one database, behind nginx. */
final class Replicas implements AutoCloseable {

  private static final int COUNT = 3;

  private final Postgres postgres = new Postgres();
  private final S3Server s3 = S3Server.start(S3Server.Software.S3PROXY);
  private final Map<String, String> environment = new HashMap<>(S3Server.credentials());
  private final List<Replica> all = new ArrayList<>();
  private final Nginx nginx;

  /**
   * Starts the servers, all at once on an empty database.
   *
   * @param folder for all that is written on this machine
   */
  Replicas(Path folder) throws IOException {
    S3Settings bucket = s3.newBucket();
    environment.put("DICOM_STORE", "s3");
    environment.put("DICOM_S3_ENDPOINT", bucket.endpoint().orElseThrow().toString());
    environment.put("DICOM_S3_BUCKET", bucket.bucket());
    environment.put("DICOM_INDEX_URL", postgres.emptyDatabase());
    environment.put("DICOM_DATA_DIR", folder.toString());
    for (int i = 0; i < COUNT; i++) {
      all.add(new Replica(folder.resolve("replica" + i), environment));
    }
    for (Replica replica : all) {
      replica.awaitServing();
    }
    nginx = Nginx.start(folder, all.stream().map(replica -> replica.port).toList());
  }

  List<Replica> all() {
    return all;
  }

  /** A client of any of them. */
  Client client() {
    return nginx.client();
  }

  /** What `dicom verify` finds. */
  List<Finding> verify(boolean repair) {
    List<Finding> findings = new ArrayList<>();
    try (Archive archive = PocketDicom.open(Settings.of(environment))) {
      archive.verifyArchive().verify(repair, findings::add, done -> {});
    }
    return findings;
  }

  @Override
  public void close() {
    nginx.close();
    all.forEach(Replica::kill);
    s3.close();
    postgres.close();
  }

  /** One of the servers, which comes back on the same port. */
  static final class Replica {

    private final int port = Nginx.freePort();
    private final Path data;
    private final Map<String, String> environment;
    private ServerProcess process;

    private Replica(Path data, Map<String, String> environment) throws IOException {
      this.data = data;
      this.environment = environment;
      this.process = launch();
    }

    private ServerProcess launch() throws IOException {
      return ServerProcess.launch(port, data, environment, "-XX:TieredStopAtLevel=1", "-Xmx256m");
    }

    private void awaitServing() throws IOException {
      process.client().close();
    }

    void startAgain() throws IOException {
      process = launch();
      awaitServing();
    }

    /** SIGTERM; returns when it has ended. */
    void end() {
      process.close();
    }

    /** SIGKILL. */
    void kill() {
      process.kill();
    }

    /** A client of this one. */
    Client client() {
      return new Client(URI.create("http://127.0.0.1:" + port));
    }
  }
}
