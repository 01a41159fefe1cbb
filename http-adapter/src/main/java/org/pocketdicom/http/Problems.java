package org.pocketdicom.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the framework's own errors problems as well: unknown routes and methods, missing
 * parameters, bodies that are too large.
 */
@Singleton
final class Problems implements ErrorResponseProcessor<Problem> {

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return Problem.answer(response, detail(context, response.status()), List.of());
  }

  private static String detail(ErrorContext context, HttpStatus status) {
    if (status.getCode() >= 500 || !context.hasErrors()) {
      // What is not expected is in the log, and not for everyone's eyes.
      return status == HttpStatus.INTERNAL_SERVER_ERROR
          ? "the server failed, see its log"
          : status.getReason();
    }
    return context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
  }
}
