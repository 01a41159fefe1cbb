package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.InstanceId;

/** Deletes studies, series and instances. PS3.18 has no such transaction; most servers do. */
@Controller("/dicomweb")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class DeleteController {

  private final Archive archive;
  private final boolean allowed;

  DeleteController(Archive archive, Settings settings) {
    this.archive = archive;
    allowed = settings.web().deletes();
  }

  @Delete(
      uris = {"/studies/{study}", "/studies/{study}/series/{series}"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Deletes a study or a series")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @ApiResponse(responseCode = "403", description = "DICOM_DELETE is deny")
  @ApiResponse(responseCode = "404", description = "There is no such study or series")
  HttpResponse<?> place(@PathVariable String study, @PathVariable Optional<String> series) {
    checkAllowed();
    return answer(archive.deleteInstances().delete(Resources.place(study, series)) > 0);
  }

  @Delete(
      uri = "/studies/{study}/series/{series}/instances/{instance}",
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Deletes an instance")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @ApiResponse(responseCode = "403", description = "DICOM_DELETE is deny")
  @ApiResponse(responseCode = "404", description = "There is no such instance")
  HttpResponse<?> instance(
      @PathVariable String study, @PathVariable String series, @PathVariable String instance) {
    checkAllowed();
    InstanceId id =
        new InstanceId(Resources.uid(study), Resources.uid(series), Resources.uid(instance));
    return answer(archive.deleteInstances().delete(id));
  }

  private void checkAllowed() {
    if (!allowed) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN, "this server deletes nothing");
    }
  }

  private static HttpResponse<?> answer(boolean deleted) {
    if (!deleted) {
      throw new NoSuchInstance("nothing of this name is stored");
    }
    return HttpResponse.noContent();
  }
}
