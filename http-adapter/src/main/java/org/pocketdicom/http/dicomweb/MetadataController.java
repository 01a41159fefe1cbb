package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex.Place;

/**
 * Gives all attributes of instances but for the long values, of which it says where they are
 * (PS3.18 10.4.1.1.2): from the index, whatever the objects' size.
 */
@Controller("/dicomweb/studies/{study}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class MetadataController {

  private final Resources resources;
  private final BaseUrls baseUrls;

  MetadataController(Resources resources, BaseUrls baseUrls) {
    this.resources = resources;
    this.baseUrls = baseUrls;
  }

  @Get(
      uris = {"/metadata", "/series/{series}/metadata"},
      produces = MediaType.ALL)
  @Operation(summary = "All attributes of a study's or a series' instances")
  @Answer
  HttpResponse<?> ofPlace(
      HttpRequest<?> request, @PathVariable String study, @PathVariable Optional<String> series) {
    Place place = Resources.place(study, series);
    return answer(request, resources.digest(place), () -> resources.instances(place));
  }

  @Get(uri = "/series/{series}/instances/{instance}/metadata", produces = MediaType.ALL)
  @Operation(summary = "All attributes of an instance")
  @Answer
  HttpResponse<?> ofInstance(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance) {
    IndexedInstance found = resources.instance(study, series, instance);
    return answer(request, found.sha256(), () -> List.of(found).iterator());
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, String digest, Iterable<IndexedInstance> instances) {
    Offer offer = Accepted.of(request).choose(DicomModel.SEVERAL).offer();
    String service = baseUrls.service(request);
    Freshness freshness =
        Freshness.ofChanging(Resources.digest(List.of(digest, offer.toString(), service)));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    Iterator<IndexedInstance> all = instances.iterator();
    return freshness.on(
        DataSets.answer(
            offer,
            all,
            instance ->
                new DataSets.Located(
                    instance.header(),
                    new BulkDataUris(Urls.of(service, instance.id()), instance.header()))));
  }

  /** The answer, for the OpenAPI document. */
  @ApiResponse(
      responseCode = "200",
      description = "An array of Data Sets",
      content = {
        @Content(
            mediaType = DicomModel.JSON,
            array = @ArraySchema(schema = @Schema(type = "object"))),
        @Content(mediaType = "multipart/related", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
  @ApiResponse(responseCode = "404", description = "There is no such instance")
  @ApiResponse(responseCode = "406", description = "Accept allows nothing that there is")
  @interface Answer {}
}
