package org.pocketdicom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What every error answers (RFC 9457). */
@Serdeable
public record Problem(
    @Schema(description = "The status in words", example = "Not Found") String title,
    @Schema(example = "404") int status,
    @Schema(description = "What is wrong, in a sentence") String detail,
    @Schema(description = "The detail again, for simple clients") String error,
    @Schema(
            description = "Of an upload: each file that was not stored",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<UploadAnswer.Failure> failed) {

  public Problem {
    failed = List.copyOf(failed);
  }

  /** An answer that is a problem. */
  public static MutableHttpResponse<Problem> answer(HttpStatus status, String detail) {
    return answer(HttpResponse.status(status), detail, List.of());
  }

  /** Makes an answer a problem. */
  static MutableHttpResponse<Problem> answer(
      MutableHttpResponse<?> answer, String detail, List<UploadAnswer.Failure> failed) {
    HttpStatus status = answer.status();
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header("Retry-After", "5");
    }
    return answer
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(new Problem(status.getReason(), status.getCode(), detail, detail, failed));
  }
}
