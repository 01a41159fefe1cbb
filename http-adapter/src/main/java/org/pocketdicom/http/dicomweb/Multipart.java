package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.pocketdicom.http.LongAnswer;

/** Answers of several parts (RFC 2387, PS3.18 8.6.1.2), sent as they are made. */
final class Multipart {

  /**
   * A part.
   *
   * @param type its media type with parameters
   * @param location where it can be had alone
   * @param length in bytes; empty where it is not known beforehand
   */
  record Part(
      String type,
      Optional<String> location,
      OptionalLong length,
      Callable<? extends InputStream> content) {

    private byte[] head(String boundary) {
      return ("--"
              + boundary
              + "\r\nContent-Type: "
              + type
              + location.map(url -> "\r\nContent-Location: " + url).orElse("")
              + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static final byte[] LINE_END = {'\r', '\n'};

  private Multipart() {}

  /** An answer of parts that are known, with its length where those of all parts are. */
  static MutableHttpResponse<?> of(String partType, List<Part> parts) {
    String boundary = boundary();
    long length = end(boundary).length;
    for (Part part : parts) {
      length += part.head(boundary).length + part.length().orElse(0) + LINE_END.length;
    }
    boolean known = parts.stream().allMatch(part -> part.length().isPresent());
    return answer(
        partType,
        boundary,
        parts.iterator(),
        () -> {},
        known ? OptionalLong.of(length) : OptionalLong.empty());
  }

  /** An answer of parts that are found as they are sent. */
  static MutableHttpResponse<?> of(String partType, Iterator<Part> parts) {
    return of(partType, parts, () -> {});
  }

  /**
   * The same.
   *
   * @param onClose gives back what the parts are read from
   */
  static MutableHttpResponse<?> of(String partType, Iterator<Part> parts, Runnable onClose) {
    return answer(partType, boundary(), parts, onClose, OptionalLong.empty());
  }

  private static MutableHttpResponse<?> answer(
      String partType,
      String boundary,
      Iterator<Part> parts,
      Runnable onClose,
      OptionalLong length) {
    MutableHttpResponse<?> answer =
        HttpResponse.ok(
                new LongAnswer(() -> new Pieces(new Framed(parts, boundary), onClose), length))
            .header(
                HttpHeaders.CONTENT_TYPE,
                Offer.MULTIPART + "; type=\"" + partType + "\"; boundary=" + boundary);
    length.ifPresent(answer::contentLength);
    return answer;
  }

  private static String boundary() {
    return "pocket-dicom-" + UUID.randomUUID();
  }

  private static byte[] end(String boundary) {
    return ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The pieces of a body: of each part the head, the content and the line's end. */
  private static final class Framed implements Iterator<Callable<? extends InputStream>> {

    private final Iterator<Part> parts;
    private final String boundary;
    private Optional<Part> current = Optional.empty();
    private boolean contentGiven;
    private boolean ended;

    Framed(Iterator<Part> parts, String boundary) {
      this.parts = parts;
      this.boundary = boundary;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Callable<? extends InputStream> next() {
      if (current.isPresent() && !contentGiven) {
        contentGiven = true;
        return current.get().content();
      }
      byte[] before = current.isPresent() ? LINE_END : new byte[0];
      contentGiven = false;
      if (parts.hasNext()) {
        current = Optional.of(parts.next());
        return bytes(before, current.get().head(boundary));
      }
      if (ended) {
        throw new NoSuchElementException();
      }
      ended = true;
      return bytes(before, end(boundary));
    }

    private static Callable<InputStream> bytes(byte[] first, byte[] second) {
      byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      return () -> new ByteArrayInputStream(both);
    }
  }
}
