package org.pocketdicom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.http.multipart.HeaderValue;
import org.pocketdicom.http.multipart.MalformedMultipart;
import org.pocketdicom.http.multipart.MultipartReader;
import org.pocketdicom.http.multipart.Part;

/** Takes objects in. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class UploadController {

  /** The form, for the OpenAPI document. */
  record Form(
      @ArraySchema(schema = @Schema(type = "string", format = "binary")) List<String> file) {}

  private final Archive archive;
  private final long maxUpload;

  UploadController(Archive archive, Settings settings) {
    this.archive = archive;
    maxUpload = settings.maxUpload();
  }

  @Post(uri = "/upload", consumes = MediaType.ALL)
  @Operation(
      summary = "Stores DICOM objects",
      description =
          "Each part named `file` is a DICOM object or a ZIP of them, of any size; it is durable"
              + " when the answer comes. Where some files are stored and some are not, the answer"
              + " is 200 and says which; where none is, it is the failure of the first. A form that"
              + " breaks off or goes wrong half way leaves what came before; sending it again is"
              + " safe.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "multipart/form-data",
                    schema = @Schema(implementation = Form.class)),
                @Content(
                    mediaType = "application/dicom",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "application/zip",
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "At least one object is stored",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = UploadAnswer.class)))
  @Documented.NotStored
  HttpResponse<?> upload(
      HttpRequest<?> request,
      @Parameter(
              description = "The name of an object that is sent without a form",
              required = false)
          @QueryValue
          Optional<String> filename)
      throws IOException {
    HeaderValue type =
        HeaderValue.parse(request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""));
    Intake intake = new Intake(archive.storeInstances(), maxUpload);
    try (BoundedBody body =
        new BoundedBody(((ServerHttpRequest<?>) request).byteBody().toInputStream(), maxUpload)) {
      switch (type.value()) {
        case MediaType.MULTIPART_FORM_DATA -> takeForm(type, body, intake);
        case "application/dicom", "application/zip" ->
            intake.take(body, filename.flatMap(FileName::of));
        default ->
            throw new HttpStatusException(
                HttpStatus.BAD_REQUEST,
                "an upload is multipart/form-data with parts named 'file', or application/dicom");
      }
    } catch (MalformedMultipart e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, e.getMessage());
    }
    return intake.answer();
  }

  private static void takeForm(HeaderValue type, BoundedBody body, Intake intake)
      throws IOException {
    MultipartReader form = MultipartReader.of(type, body);
    for (Optional<Part> next = form.next(); next.isPresent(); next = form.next()) {
      Part part = next.get();
      body.partBegins();
      if (part.name().equals(Optional.of("file"))) {
        intake.take(part.content(), part.fileName().flatMap(FileName::of));
      }
    }
  }
}
