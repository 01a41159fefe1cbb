package org.pocketdicom.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of a {@link ServerProcess}. Safe for use by several threads. */
final class Client implements AutoCloseable {

  private static final String BOUNDARY = "boundary-5ca1ab1e";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  Client(URI server) {
    this.server = server;
  }

  /** Uploads files, by name, in one form. */
  HttpResponse<String> upload(Map<String, byte[]> files) throws IOException, InterruptedException {
    List<byte[]> pieces = new ArrayList<>();
    files.forEach((name, bytes) -> {
      pieces.add(partHead(name));
      pieces.add(bytes);
    });
    pieces.add(formEnd());
    return post(BodyPublishers.ofByteArrays(pieces));
  }

  /** Uploads a file as it is made. */
  HttpResponse<String> upload(String name, InputStream file)
      throws IOException, InterruptedException {
    List<InputStream> pieces =
        List.of(
            new ByteArrayInputStream(partHead(name)), file, new ByteArrayInputStream(formEnd()));
    return post(
        BodyPublishers.ofInputStream(
            () -> new SequenceInputStream(Collections.enumeration(pieces))));
  }

  /** Asks a route that takes queries. */
  <T> HttpResponse<T> get(String route, Map<String, String> query, BodyHandler<T> body)
      throws IOException, InterruptedException {
    String text =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(HttpRequest.newBuilder(server.resolve(route + "?" + text)).build(), body);
  }

  /** Asks DICOMweb for what a path names. */
  <T> HttpResponse<T> retrieve(String path, String accept, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.resolve("/dicomweb" + path)).header("Accept", accept).build(),
        body);
  }

  /** Stores an object by STOW-RS. */
  HttpResponse<String> store(byte[] object) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.resolve("/dicomweb/studies"))
            .header("Content-Type", "multipart/related; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArrays(List.of(partHead("a"), object, formEnd())))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.resolve("/upload"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] partHead(String name) {
    return ("\r\n--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/dicom\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] formEnd() {
    return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
