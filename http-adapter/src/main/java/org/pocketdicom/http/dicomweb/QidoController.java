package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.SearchArchive.Found;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.query.QueryLevel;
import org.pocketdicom.query.UnmatchableKey;

/** Finds studies, series and instances (QIDO-RS, PS3.18 10.6). */
@Controller("/dicomweb")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class QidoController {

  private final Archive archive;
  private final BaseUrls baseUrls;

  QidoController(Archive archive, BaseUrls baseUrls) {
    this.archive = archive;
    this.baseUrls = baseUrls;
  }

  @Get(uri = "/studies", produces = MediaType.ALL)
  @Operation(summary = "Finds studies (QIDO-RS)")
  @Answer
  HttpResponse<?> studies(HttpRequest<?> request) {
    return answer(request, QueryLevel.STUDY, Optional.empty(), Optional.empty());
  }

  @Get(
      uris = {"/series", "/studies/{study}/series"},
      produces = MediaType.ALL)
  @Operation(summary = "Finds series (QIDO-RS)")
  @Answer
  HttpResponse<?> series(HttpRequest<?> request, @PathVariable Optional<String> study) {
    return answer(request, QueryLevel.SERIES, study, Optional.empty());
  }

  @Get(
      uris = {
        "/instances",
        "/studies/{study}/instances",
        "/studies/{study}/series/{series}/instances"
      },
      produces = MediaType.ALL)
  @Operation(summary = "Finds instances (QIDO-RS)")
  @Answer
  HttpResponse<?> instances(
      HttpRequest<?> request,
      @PathVariable Optional<String> study,
      @PathVariable Optional<String> series) {
    return answer(request, QueryLevel.INSTANCE, study, series);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, QueryLevel level, Optional<String> study, Optional<String> series) {
    Offer offer = Accepted.of(request).choose(DicomModel.SEVERAL).offer();
    QidoQueryParser asked;
    Found found;
    try {
      asked =
          QidoQueryParser.parse(
              level,
              study.map(Resources::uid),
              series.map(Resources::uid),
              request.getParameters());
      found = archive.searchArchive().search(asked.query(), asked.offset(), asked.limit());
    } catch (UnmatchableKey e) {
      throw Parameters.bad(String.valueOf(e.getMessage()));
    }
    String service = baseUrls.service(request);
    MutableHttpResponse<?> answer =
        DataSets.answer(
            offer,
            found.matches().iterator(),
            match -> new DataSets.Located(withUrl(match, level, service), BulkDataLocator.NONE));
    for (String kind : asked.notDone()) {
      warn(
          answer,
          service,
          "The %s parameter is not supported. Only literal matching has been performed."
              .formatted(kind));
    }
    if (found.further() > 0) {
      warn(
          answer,
          service,
          "There are %d additional results that can be requested".formatted(found.further()));
    }
    return answer.header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  private static void warn(MutableHttpResponse<?> answer, String service, String text) {
    answer.header(HttpHeaders.WARNING, "299 " + service + ": " + text);
  }

  /** With Retrieve URL (0008,1190), which only who serves it knows. */
  private static DataSet withUrl(DataSet match, QueryLevel level, String service) {
    StringBuilder url = new StringBuilder(service);
    url.append("/studies/").append(uid(match, Tags.StudyInstanceUID));
    if (level != QueryLevel.STUDY) {
      url.append("/series/").append(uid(match, Tags.SeriesInstanceUID));
    }
    if (level == QueryLevel.INSTANCE) {
      url.append("/instances/").append(uid(match, Tags.SOPInstanceUID));
    }
    return match.toBuilder().put(Tags.RetrieveURL, Vr.UR, url.toString()).build();
  }

  private static String uid(DataSet match, int tag) {
    return match.string(tag).orElseThrow();
  }

  /** The answer, for the OpenAPI document. */
  @ApiResponse(
      responseCode = "200",
      description =
          "An array of matches, empty where there is none; a Warning says that there are more",
      content = {
        @Content(
            mediaType = DicomModel.JSON,
            array = @ArraySchema(schema = @Schema(type = "object"))),
        @Content(mediaType = "multipart/related", schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "400",
      description = "A key is not supported or can't have its value; it is never left out")
  @ApiResponse(responseCode = "406", description = "Accept allows nothing that there is")
  @interface Answer {}
}
