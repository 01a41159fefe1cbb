package org.pocketdicom.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.pocketdicom.Settings;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

/** A server on a port of its own, and a client of it. */
public final class TestServer implements AutoCloseable {

  public static final String DICOM = "application/dicom";
  public static final String STUDY = "1.2.3";
  public static final String SERIES = "1.2.3.1";

  private final PocketDicomServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(PocketDicomServer server) {
    this.server = server;
  }

  public static TestServer on(Path dataDir) {
    return on(dataDir, Map.of());
  }

  public static TestServer on(Path dataDir, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("DICOM_PORT", "0");
    all.put("DICOM_DATA_DIR", dataDir.toString());
    return new TestServer(PocketDicomServer.start(Settings.of(all)));
  }

  /** A picture of 8 × 8 pixels. */
  public static byte[] object(String instance) {
    return Part10Files.file(Part10Files.smallImage(STUDY, SERIES, instance));
  }

  /** The same with another patient: other bytes under the same UIDs. */
  public static byte[] other(String instance) {
    DataSet image = Part10Files.smallImage(STUDY, SERIES, instance);
    return Part10Files.file(image.toBuilder().put(Tags.PatientID, Vr.LO, "4712").build());
  }

  public URI uri(String path) {
    return server.uri().resolve(path);
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return client.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
    return client.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> send(String method, String path, String... headers) throws Exception {
    return client.send(
        request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String contentType, byte[] body) throws Exception {
    return post(path, contentType, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  public HttpResponse<String> post(String path, String contentType, HttpRequest.BodyPublisher body)
      throws Exception {
    return client.send(
        request(path, "Content-Type", contentType).POST(body).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends an object in a body with a Content-Encoding. */
  public HttpResponse<String> postEncoded(String path, String encoding, byte[] body)
      throws Exception {
    return client.send(
        request(path, "Content-Type", DICOM, "Content-Encoding", encoding)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Uploads a form of files. */
  public HttpResponse<String> upload(Form form) throws Exception {
    return post("/upload", "multipart/form-data; boundary=frontier", form.body());
  }

  public HttpResponse<String> upload(String fileName, byte[] file) throws Exception {
    return upload(new Form().file(fileName, file));
  }

  /** A bare connection. */
  public Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  /** A multipart/form-data body. */
  public static final class Form {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Form file(String fileName, byte[] content) throws IOException {
      return part("name=\"file\"; filename=\"" + fileName + "\"", content);
    }

    public Form part(String disposition, byte[] content) throws IOException {
      String head = "--frontier\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
      body.write(head.getBytes(StandardCharsets.UTF_8));
      body.write(content);
      body.write("\r\n".getBytes(StandardCharsets.UTF_8));
      return this;
    }

    public byte[] body() throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      body.writeTo(whole);
      whole.write("--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
      return whole.toByteArray();
    }
  }
}
