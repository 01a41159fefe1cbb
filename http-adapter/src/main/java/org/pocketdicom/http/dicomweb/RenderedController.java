package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.RangedAnswer;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceIndex.Place;

/** Shows instances as pictures, videos or documents (PS3.18 10.4.1.1.4). */
@Controller("/dicomweb/studies/{study}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class RenderedController {

  private final Resources resources;
  private final Rendering rendering;
  private final BulkValues values;
  private final BaseUrls baseUrls;

  RenderedController(
      Resources resources, Rendering rendering, BulkValues values, BaseUrls baseUrls) {
    this.resources = resources;
    this.rendering = rendering;
    this.values = values;
    this.baseUrls = baseUrls;
  }

  @Get(
      uris = {"/rendered", "/series/{series}/rendered"},
      produces = MediaType.ALL)
  @Operation(summary = "Pictures of the images of a study or a series: a part for each")
  @Answer
  HttpResponse<?> ofPlace(
      HttpRequest<?> request, @PathVariable String study, @PathVariable Optional<String> series) {
    RenderedParameters wanted = RenderedParameters.ofPicture(request.getParameters());
    Place place = Resources.place(study, series);
    Offer offer =
        Accepted.of(request)
            .choose(Rendering.FORMATS.stream().map(Offer::multipart).toList())
            .offer();
    String service = baseUrls.service(request);
    Iterator<IndexedInstance> images = new Images(resources.instances(place));
    if (!images.hasNext()) {
      throw new NoSuchInstance("there are no images");
    }
    return Multipart.of(
        offer.part(),
        new Mapped<>(
            images,
            image ->
                new Multipart.Part(
                    offer.part(),
                    Optional.of(Urls.of(service, image.id()) + "/rendered"),
                    OptionalLong.empty(),
                    () ->
                        new ByteArrayInputStream(
                            rendering.picture(image, OptionalInt.empty(), offer.part(), wanted)))));
  }

  @Get(uri = "/series/{series}/instances/{instance}/rendered", produces = MediaType.ALL)
  @Operation(
      summary = "A picture of an instance",
      description =
          "The first frame, or all as GIF; of a video the video, of an encapsulated document that.")
  @Answer
  HttpResponse<?> ofInstance(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance)
      throws IOException {
    IndexedInstance found = resources.instance(study, series, instance);
    Optional<DataElement> file = file(found);
    return file.isPresent()
        ? file(request, found, file.get())
        : pictures(request, found, List.of(OptionalInt.empty()));
  }

  @Get(
      uri = "/series/{series}/instances/{instance}/frames/{numbers}/rendered",
      produces = MediaType.ALL)
  @Operation(summary = "Pictures of frames: one alone, or a part for each")
  @Answer
  HttpResponse<?> ofFrames(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance,
      @PathVariable String numbers)
      throws IOException {
    IndexedInstance found = resources.instance(study, series, instance);
    return pictures(
        request, found, FrameList.of(numbers, found).stream().map(OptionalInt::of).toList());
  }

  private HttpResponse<?> pictures(
      HttpRequest<?> request, IndexedInstance found, List<OptionalInt> frames) throws IOException {
    RenderedParameters wanted = RenderedParameters.ofPicture(request.getParameters());
    List<Offer> offers = new ArrayList<>();
    if (frames.size() == 1) {
      Rendering.FORMATS.stream().map(Offer::single).forEach(offers::add);
    }
    Rendering.FORMATS.stream().map(Offer::multipart).forEach(offers::add);
    Offer offer = Accepted.of(request).choose(offers).offer();
    String type = offer.content();
    Freshness freshness =
        resources.freshness(
            List.of(
                Rendering.key(found, frames.getFirst(), type, wanted),
                frames.toString(),
                offer.toString()));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    // Made before the answer begins, so that what can't be shown has a status.
    byte[] first = rendering.picture(found, frames.getFirst(), type, wanted);
    if (!offer.isMultipart()) {
      return freshness.on(HttpResponse.ok(first).header(HttpHeaders.CONTENT_TYPE, type));
    }
    return freshness.on(
        Multipart.of(
            type,
            new Mapped<>(
                frames.iterator(),
                frame ->
                    new Multipart.Part(
                        type,
                        Optional.empty(),
                        OptionalLong.empty(),
                        () ->
                            new ByteArrayInputStream(
                                rendering.picture(found, frame, type, wanted))))));
  }

  /** What is a file in itself: a video's stream, or an encapsulated document. */
  private static Optional<DataElement> file(IndexedInstance instance) {
    return MediaTypes.video(instance.transferSyntax()).isPresent()
        ? instance.header().get(Tags.PixelData)
        : instance.header().get(Tags.EncapsulatedDocument).filter(document -> !document.isEmpty());
  }

  private HttpResponse<?> file(HttpRequest<?> request, IndexedInstance found, DataElement element) {
    BulkValues.Bulk bulk = values.of(found, element);
    String type =
        element.tag() == Tags.PixelData
            ? bulk.mediaType()
            : BulkValues.documentType(found).orElse(MediaTypes.OCTETS);
    var _ = Accepted.of(request).choose(List.of(Offer.single(type)));
    Freshness freshness = resources.freshness(List.of(found.sha256(), type));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    BulkValues.Bytes bytes = bulk.values().apply(0);
    return RangedAnswer.of(request, freshness, type, bytes.length(), bytes.content());
  }

  /** The answer, for the OpenAPI document. */
  @ApiResponse(
      responseCode = "200",
      description = "The picture, the video or the document",
      content = {
        @Content(mediaType = Rendering.JPEG, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = Rendering.PNG, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = Rendering.GIF, schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = "multipart/related",
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "400", description = "A parameter is wrong or not supported")
  @ApiResponse(responseCode = "404", description = "There is no such instance or frame")
  @ApiResponse(responseCode = "406", description = "Accept allows nothing that there is")
  @ApiResponse(responseCode = "422", description = "The object can't be shown")
  @interface Answer {}
}
