package org.pocketdicom.http;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.error.UnsupportedDicom;

/** The one place that gives failures of the archive their status. */
@Singleton
final class DicomFailures implements ExceptionHandler<DicomException, HttpResponse<Problem>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<Problem> handle(HttpRequest request, DicomException failure) {
    return Problem.answer(
        status(failure, request.getMethod() == HttpMethod.POST),
        String.valueOf(failure.getMessage()));
  }

  /**
   * The status of a failure.
   *
   * @param sent whether the object at fault is in the request; else it is stored, and what can't be
   *     had of it is 422
   */
  static HttpStatus status(DicomException failure, boolean sent) {
    return switch (failure) {
      case MalformedDicom _ -> sent ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_ENTITY;
      case UnsupportedDicom _ -> HttpStatus.UNPROCESSABLE_ENTITY;
      case RejectedInstance _ -> HttpStatus.CONFLICT;
      case NoSuchInstance _ -> HttpStatus.NOT_FOUND;
      case LimitExceeded _ ->
          sent ? HttpStatus.REQUEST_ENTITY_TOO_LARGE : HttpStatus.UNPROCESSABLE_ENTITY;
      case StorageUnavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
