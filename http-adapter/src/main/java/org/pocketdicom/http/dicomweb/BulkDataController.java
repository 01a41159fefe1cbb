package org.pocketdicom.http.dicomweb;

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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.RangedAnswer;
import org.pocketdicom.http.dicomweb.Accepted.Choice;
import org.pocketdicom.http.dicomweb.BulkValues.Bytes;
import org.pocketdicom.port.IndexedInstance;

/** Gives the long values that metadata refers to (PS3.18 10.4.1.1.5). */
@Controller("/dicomweb/studies/{study}/series/{series}/instances/{instance}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class BulkDataController {

  private final Resources resources;
  private final BulkValues values;
  private final BaseUrls baseUrls;

  BulkDataController(Resources resources, BulkValues values, BaseUrls baseUrls) {
    this.resources = resources;
    this.values = values;
    this.baseUrls = baseUrls;
  }

  @Get(uri = "/bulkdata/{path:.*}", produces = MediaType.ALL)
  @Operation(
      summary = "A long value, as BulkDataURI names it",
      description =
          "One value is one part, or the body; a range of that may be asked for. Of a compressed"
              + " image each frame is a part, of a video or a document the body is the file.")
  @ApiResponse(
      responseCode = "200",
      description = "The value",
      content = {
        @Content(
            mediaType = "multipart/related",
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = MediaTypes.OCTETS,
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "206", description = "The bytes that Range asks for")
  @ApiResponse(responseCode = "404", description = "There is no such instance or value")
  @ApiResponse(responseCode = "406", description = "Accept allows nothing that there is")
  HttpResponse<?> bulkData(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance,
      @PathVariable String path) {
    IndexedInstance found = resources.instance(study, series, instance);
    DataElement element =
        BulkDataUris.find(found.header(), path)
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> new NoSuchInstance("the object has no such value"));
    BulkValues.Bulk stored = values.of(found, element);
    Choice choice = Accepted.of(request).choose(stored.offers());
    Offer offer = choice.offer();
    BulkValues.Bulk bulk = values.of(found, stored, choice);
    Freshness freshness =
        resources.freshness(List.of(found.sha256(), path, offer.toString(), bulk.transferSyntax()));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    String location = Urls.of(baseUrls.service(request), found.id()) + "/bulkdata/" + path;
    return answer(request, freshness, bulk, offer, location);
  }

  private static MutableHttpResponse<?> answer(
      HttpRequest<?> request,
      Freshness freshness,
      BulkValues.Bulk bulk,
      Offer offer,
      String location) {
    if (offer.isMultipart()) {
      return freshness.on(
          Multipart.of(
              offer.part(),
              IntStream.range(0, bulk.count())
                  .mapToObj(bulk.values())
                  .map(bytes -> part(bulk.type(offer), location, bytes))
                  .iterator()));
    }
    Bytes bytes = bulk.values().apply(0);
    return RangedAnswer.of(request, freshness, bulk.type(offer), bytes.length(), bytes.content());
  }

  private static Multipart.Part part(String type, String location, Bytes bytes) {
    return new Multipart.Part(
        type,
        Optional.of(location),
        OptionalLong.of(bytes.length()),
        () -> bytes.content().open(0, bytes.length()));
  }
}
