package org.pocketdicom.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pocketdicom.Settings;

/**
 * Does a little of everything on a server of its own and ends, so that the JVM can record what a
 * start needs (JEP 514): {@code java -XX:AOTCacheOutput=FILE -cp http-adapter.jar
 * org.pocketdicom.http.TrainingRun}.
 */
final class TrainingRun {

  private static final List<String> READS =
      List.of(
          "health?",
          "metrics?",
          "files?limit=10&",
          "dicom-header-attribute?tag=PatientID&filename=",
          "convert-to-png?window=40,400&filename=",
          "convert?format=jpeg&filename=",
          "download?filename=",
          "nothing?");

  private static final String FORM = "multipart/form-data; boundary=b";

  // As many as it takes until the JVM has compiled what every request needs: it records that too.
  private static final int ROUNDS = 250;

  private static final int SIDE = 512;

  private TrainingRun() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("pocket-dicom-training");
    Settings settings = Settings.of(Map.of("DICOM_PORT", "0", "DICOM_DATA_DIR", folder.toString()));
    try (PocketDicomServer server = PocketDicomServer.start(settings)) {
      for (int i = 1; i <= ROUNDS; i++) {
        String instance = "1.2." + i;
        exchange(server.uri().resolve("/upload"), "application/dicom", object(instance));
        exchange(server.uri().resolve("/upload"), FORM, form(object(instance)));
        for (String read : READS) {
          exchange(server.uri().resolve("/" + read + instance), "", new byte[0]);
        }
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void exchange(URI uri, String type, byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    if (body.length > 0) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", type);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    if (connection.getResponseCode() < 400) {
      try (InputStream in = connection.getInputStream()) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static byte[] form(byte[] object) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(ascii("--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n"));
    form.write(object);
    form.write(ascii("\r\n--b--\r\n"));
    return form.toByteArray();
  }

  /** A picture in Explicit VR Little Endian. */
  private static byte[] object(String instance) {
    ByteBuffer object = ByteBuffer.allocate(1024 + 2 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
    object.position(128).put(ascii("DICM"));
    text(object, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0");
    text(object, 0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.7\0");
    text(object, 0x0008, 0x0018, "UI", instance + (instance.length() % 2 == 0 ? "" : "\0"));
    text(object, 0x0010, 0x0020, "LO", "none");
    text(object, 0x0020, 0x000D, "UI", "1.2\0");
    text(object, 0x0020, 0x000E, "UI", "1.2\0");
    number(object, 0x0028, 0x0002, 1);
    text(object, 0x0028, 0x0004, "CS", "MONOCHROME2 ");
    number(object, 0x0028, 0x0010, SIDE);
    number(object, 0x0028, 0x0011, SIDE);
    number(object, 0x0028, 0x0100, 16);
    number(object, 0x0028, 0x0101, 12);
    number(object, 0x0028, 0x0102, 11);
    number(object, 0x0028, 0x0103, 0);
    object.putShort((short) 0x7FE0).putShort((short) 0x0010).put(ascii("OW")).putShort((short) 0);
    object.putInt(2 * SIDE * SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      object.putShort((short) (i * 31 & 0xFF));
    }
    byte[] bytes = new byte[object.position()];
    object.get(0, bytes);
    return bytes;
  }

  private static void text(ByteBuffer object, int group, int element, String vr, String value) {
    object.putShort((short) group).putShort((short) element).put(ascii(vr));
    object.putShort((short) value.length()).put(ascii(value));
  }

  private static void number(ByteBuffer object, int group, int element, int value) {
    object.putShort((short) group).putShort((short) element).put(ascii("US"));
    object.putShort((short) 2).putShort((short) value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
