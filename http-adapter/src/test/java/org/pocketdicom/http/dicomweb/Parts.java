package org.pocketdicom.http.dicomweb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.http.multipart.HeaderValue;
import org.pocketdicom.http.multipart.MultipartReader;
import org.pocketdicom.http.multipart.Part;

/** Multipart bodies, to be sent and as they were received. */
final class Parts {

  static final String BOUNDARY = "frontier";
  static final String STOW = "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A received part. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its content only
  record Received(String type, String location, byte[] content) {}

  Parts add(String headers, byte[] content) throws IOException {
    body.write(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Parts dicom(byte[] object) throws IOException {
    return add("Content-Type: application/dicom", object);
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    body.writeTo(whole);
    whole.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }

  static List<Received> of(HttpResponse<byte[]> answer) throws IOException {
    String type = answer.headers().firstValue("content-type").orElseThrow();
    MultipartReader reader =
        MultipartReader.of(HeaderValue.parse(type), new ByteArrayInputStream(answer.body()));
    List<Received> parts = new ArrayList<>();
    for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
      parts.add(
          new Received(
              part.get().header("content-type").orElse(""),
              part.get().header("content-location").orElse(""),
              part.get().content().readAllBytes()));
    }
    return parts;
  }
}
