package org.pocketdicom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers with long content, or with the span of it that is asked for (RFC 9110 14). */
public final class RangedAnswer {

  /** Opens a span of the content. */
  @FunctionalInterface
  public interface Content {
    InputStream open(long first, long length) throws Exception;
  }

  private RangedAnswer() {}

  /**
   * The answer.
   *
   * @param type its Content-Type
   * @param size of the whole content in bytes
   */
  public static MutableHttpResponse<?> of(
      HttpRequest<?> request, Freshness freshness, String type, long size, Content content) {
    Optional<ByteRange> asked =
        request
            .getHeaders()
            .findFirst(HttpHeaders.RANGE)
            .filter(_ -> freshness.allowsRange(request))
            .flatMap(header -> ByteRange.of(header, size));
    if (asked.isPresent() && asked.get().length() == 0) {
      return Problem.answer(
              HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "there are " + size + " bytes")
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
    }
    ByteRange range = asked.orElse(new ByteRange(0, size));
    MutableHttpResponse<?> answer =
        HttpResponse.ok(
                new LongAnswer(
                    () -> content.open(range.first(), range.length()),
                    OptionalLong.of(range.length())))
            .header(HttpHeaders.CONTENT_TYPE, type)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .contentLength(range.length());
    return freshness.on(
        asked.isEmpty()
            ? answer
            : answer
                .status(HttpStatus.PARTIAL_CONTENT)
                .header(HttpHeaders.CONTENT_RANGE, range.contentRange(size)));
  }
}
