package org.pocketdicom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import org.pocketdicom.Settings;
import org.pocketdicom.port.IndexedInstance;

/**
 * How long an answer may be kept, and how a client asks whether it still holds (RFC 9110 13, RFC
 * 9111).
 */
public record Freshness(String etag, String cacheControl) {

  private static final String FOR_EVER = "private, immutable, max-age=31536000";
  private static final String ASK_AGAIN = "private, no-cache";

  /**
   * Of an answer made of an instance's bytes.
   *
   * @param key names the answer's bytes: the same key, the same bytes
   * @param name what the instance was asked for by: a SOP Instance UID means the same bytes for
   *     ever, unless duplicates replace them; a file name those of its newest upload
   */
  public static Freshness of(String key, IndexedInstance instance, String name, Settings settings) {
    return name.equals(instance.id().instance().value())
        ? ofInstance(key, settings)
        : ofChanging(key);
  }

  /** Of an answer made of the bytes of an instance that is asked for by its UIDs. */
  public static Freshness ofInstance(String key, Settings settings) {
    return new Freshness('"' + key + '"', settings.replaceDuplicates() ? ASK_AGAIN : FOR_EVER);
  }

  /** Of an answer that may be another the next time: the client asks whether it is. */
  public static Freshness ofChanging(String key) {
    return new Freshness('"' + key + '"', ASK_AGAIN);
  }

  /** Whether the client has the answer already. */
  public boolean isKnownTo(HttpRequest<?> request) {
    String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    return known != null && (known.equals("*") || known.contains(etag));
  }

  /** Whether a range may be answered: not where the client has another version's beginning. */
  public boolean allowsRange(HttpRequest<?> request) {
    String condition = request.getHeaders().get(HttpHeaders.IF_RANGE);
    return condition == null || condition.equals(etag);
  }

  /** Gives an answer its headers. */
  public MutableHttpResponse<?> on(MutableHttpResponse<?> answer) {
    return answer
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, cacheControl)
        .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
        .header("X-Content-Type-Options", "nosniff");
  }
}
