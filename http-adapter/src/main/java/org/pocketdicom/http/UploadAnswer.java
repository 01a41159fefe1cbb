package org.pocketdicom.http;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.archive.StoreResult;
import org.pocketdicom.part10.Warning;

/** What became of an upload of which at least one object is stored. */
@Serdeable
record UploadAnswer(
    @Schema(example = "2 objects stored, 1 refused") String message,
    @Schema(description = "The objects that are stored, in the order in which they came")
        List<Instance> instances,
    @Schema(description = "The files that are not") List<Failure> failed) {

  UploadAnswer {
    instances = List.copyOf(instances);
    failed = List.copyOf(failed);
  }

  /** A stored object. */
  @Serdeable
  record Instance(
      @Schema(
              description = "The name it can be asked for by",
              requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          Optional<String> filename,
      String studyInstanceUID,
      String seriesInstanceUID,
      String sopInstanceUID,
      @Schema(description = "SAME: these very bytes were stored before")
          StoreResult.Outcome outcome,
      @Schema(description = "In bytes") long size,
      @Schema(description = "Departures from the standard that were tolerated")
          List<String> warnings) {

    Instance {
      warnings = List.copyOf(warnings);
    }

    static Instance of(Optional<String> filename, StoreResult result) {
      return new Instance(
          filename,
          result.id().study().value(),
          result.id().series().value(),
          result.id().instance().value(),
          result.outcome(),
          result.size(),
          result.warnings().stream().map(Warning::toString).toList());
    }
  }

  /** A file that is not stored, with the status it would have had alone. */
  @Serdeable
  record Failure(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) Optional<String> filename,
      int status,
      String error) {}
}
