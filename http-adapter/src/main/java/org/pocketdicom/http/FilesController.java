package org.pocketdicom.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.port.InstanceIndex.Upload;

/** Lists what was uploaded. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class FilesController {

  private static final int MAX_LIMIT = 999;

  private final Archive archive;

  FilesController(Archive archive) {
    this.archive = archive;
  }

  @Get("/files")
  @Operation(summary = "Lists what was uploaded, the newest first")
  @ApiResponse(responseCode = "200", description = "A page, with the address of the next")
  @Documented.BadParameter
  FilesPage files(
      @Parameter(
              description = "1 to 999; default 100",
              required = false,
              schema = @Schema(type = "integer"))
          @QueryValue
          Optional<String> limit,
      @Parameter(
              description = "Only uploads with a smaller number",
              required = false,
              schema = @Schema(type = "integer", format = "int64"))
          @QueryValue
          Optional<String> before) {
    int count = Parameters.integer("limit", limit, 1, MAX_LIMIT).orElse(100);
    long from = Parameters.position("before", before).orElse(Long.MAX_VALUE);
    // One more than asked for tells whether there is a next page.
    List<Upload> uploads = archive.retrieveInstances().uploads(from, count + 1);
    List<Upload> page = uploads.subList(0, Math.min(count, uploads.size()));
    Optional<String> next =
        uploads.size() > count
            ? Optional.of("/files?limit=" + count + "&before=" + page.getLast().number())
            : Optional.empty();
    return new FilesPage(page.stream().map(FilesPage.File::of).toList(), next);
  }
}
