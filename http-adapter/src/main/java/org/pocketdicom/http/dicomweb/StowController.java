package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Optional;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.http.BoundedBody;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.http.multipart.HeaderValue;
import org.pocketdicom.http.multipart.MalformedMultipart;
import org.pocketdicom.http.multipart.MultipartReader;
import org.pocketdicom.http.multipart.Part;

/** Stores instances (STOW-RS, PS3.18 10.5). */
@Controller("/dicomweb")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class StowController {

  private static final String DICOM = "application/dicom";

  private final Archive archive;
  private final Settings settings;
  private final BaseUrls baseUrls;

  StowController(Archive archive, Settings settings, BaseUrls baseUrls) {
    this.archive = archive;
    this.settings = settings;
    this.baseUrls = baseUrls;
  }

  @Post(
      uris = {"/studies", "/studies/{study}"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(
      summary = "Stores instances (STOW-RS)",
      description =
          "Parts are stored as they arrive and are durable when the answer comes; each is named in"
              + " it once.",
      requestBody =
          @RequestBody(
              content = {
                @Content(
                    mediaType = "multipart/related",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = DICOM, schema = @Schema(type = "string", format = "binary"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "All are stored",
      content = @Content(mediaType = DicomModel.JSON, schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "202", description = "Some are stored")
  @ApiResponse(responseCode = "409", description = "None is stored")
  @ApiResponse(responseCode = "413", description = "Larger than the server takes")
  @ApiResponse(responseCode = "415", description = "The body is no DICOM in any form")
  HttpResponse<?> store(HttpRequest<?> request, @PathVariable Optional<String> study)
      throws IOException {
    Offer offer = Accepted.of(request).choose(DicomModel.ONE).offer();
    StowAnswer answer = new StowAnswer(baseUrls.service(request));
    StowIntake intake = new StowIntake(archive.storeInstances(), study.map(Resources::uid), answer);
    HeaderValue type =
        HeaderValue.parse(request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""));
    try (BoundedBody body =
        new BoundedBody(
            ((ServerHttpRequest<?>) request).byteBody().toInputStream(), settings.maxUpload())) {
      takeBody(type, body, intake, answer);
    }
    return HttpResponse.status(answer.status())
        .header(HttpHeaders.CONTENT_TYPE, offer.type())
        .body(DicomModel.bytes(answer.dataSet(), BulkDataLocator.NONE, offer));
  }

  private void takeBody(HeaderValue type, BoundedBody body, StowIntake intake, StowAnswer answer)
      throws IOException {
    switch (type.value()) {
      case DICOM -> intake.take(body);
      case Offer.MULTIPART -> {
        try {
          takeParts(type, body, intake);
        } catch (MalformedMultipart | LimitExceeded e) {
          // What is stored is to be told; the rest of the body has no parts any more.
          boolean endless = e instanceof LimitExceeded;
          if (!endless && answer.isEmpty()) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, e.getMessage());
          }
          if (endless) {
            answer.tooLarge();
          }
          answer.failed(
              Optional.empty(),
              Optional.empty(),
              endless ? FailureReason.OUT_OF_RESOURCES : FailureReason.CANNOT_UNDERSTAND);
        }
      }
      default -> throw unsupported();
    }
    if (answer.isEmpty()) {
      throw Parameters.bad("there is no object in the body");
    }
  }

  private void takeParts(HeaderValue type, BoundedBody body, StowIntake intake) throws IOException {
    String told = HeaderValue.parse(type.parameter("type").orElse("")).value();
    if (!told.isEmpty() && !told.equals(DICOM) && !isMetadata(told)) {
      throw unsupported();
    }
    MultipartReader parts = MultipartReader.of(type, body);
    Optional<Part> first = parts.next();
    boolean metadata =
        first
                .flatMap(Part::contentType)
                .map(HeaderValue::value)
                .filter(StowController::isMetadata)
                .isPresent()
            || isMetadata(told);
    if (metadata) {
      try (StowMetadata assembly = new StowMetadata(settings.dataDir(), intake)) {
        for (Optional<Part> next = first; next.isPresent(); next = next(parts, body)) {
          assembly.take(next.get());
        }
        assembly.store();
      }
    } else {
      for (Optional<Part> next = first; next.isPresent(); next = next(parts, body)) {
        intake.take(next.get().content());
      }
    }
  }

  private static Optional<Part> next(MultipartReader parts, BoundedBody body) throws IOException {
    Optional<Part> next = parts.next();
    body.partBegins();
    return next;
  }

  private static boolean isMetadata(String type) {
    return type.equals(DicomModel.JSON) || type.equals(DicomModel.XML);
  }

  private static HttpStatusException unsupported() {
    return new HttpStatusException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "what is stored is application/dicom, or multipart/related of application/dicom,"
            + " application/dicom+json or application/dicom+xml");
  }
}
