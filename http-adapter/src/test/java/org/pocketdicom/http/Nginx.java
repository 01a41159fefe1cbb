package org.pocketdicom.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Debian's nginx with the configuration of {@code deploy}, before servers on this machine. */
final class Nginx implements AutoCloseable {

  private final Process process;
  private final URI uri;

  private Nginx(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Whether the program is there. */
  static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param folder for all that it writes
   * @param ports of the servers
   */
  static Nginx start(Path folder, List<Integer> ports) throws IOException {
    int port = freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration(port, ports));
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString(),
                "-e",
                "error.log",
                "-g",
                "daemon off; master_process off; pid nginx.pid;")
            .inheritIO()
            .start();
    return new Nginx(process, URI.create("http://127.0.0.1:" + port));
  }

  /**
   * What is deployed, but for names that only Docker knows and folders that only root may write.
   */
  private static String configuration(int port, List<Integer> ports) throws IOException {
    String servers =
        ports.stream()
            .map(each -> "server 127.0.0.1:" + each + " fail_timeout=1s;")
            .collect(Collectors.joining(" "));
    String local =
        "http { access_log off; proxy_temp_path proxy; client_body_temp_path body;"
            + " fastcgi_temp_path f; scgi_temp_path s; uwsgi_temp_path u;"
            + (" upstream replicas { " + servers + " }");
    String text = Files.readString(Path.of("..", "deploy", "nginx.conf"));
    text = replaced(text, "http {", local);
    text = replaced(text, "http://replica:5001", "http://replicas");
    return replaced(text, "listen 80;", "listen 127.0.0.1:" + port + ";");
  }

  private static String replaced(String text, String deployed, String here) {
    if (!text.contains(deployed)) {
      throw new IllegalStateException("deploy/nginx.conf has no " + deployed);
    }
    return text.replace(deployed, here);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Client client() {
    return new Client(uri);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
