package org.pocketdicom.http;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.port.InstanceIndex;

/** A page of uploads. */
@Serdeable
record FilesPage(
    @Schema(description = "The newest first") List<File> files,
    @Schema(
            description = "The next page, absent on the last",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED,
            example = "/files?limit=100&before=901")
        Optional<String> next) {

  FilesPage {
    files = List.copyOf(files);
  }

  /** An upload. */
  @Serdeable
  record File(
      @Schema(description = "Grows with each upload") long number,
      String filename,
      String studyInstanceUID,
      String seriesInstanceUID,
      String sopInstanceUID,
      @Schema(description = "In bytes") long size,
      Instant uploadedAt) {

    static File of(InstanceIndex.Upload upload) {
      return new File(
          upload.number(),
          upload.fileName(),
          upload.id().study().value(),
          upload.id().series().value(),
          upload.id().instance().value(),
          upload.size(),
          upload.uploadedAt());
    }
  }
}
