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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.LongAnswer;
import org.pocketdicom.http.ZipOfObjects;
import org.pocketdicom.http.dicomweb.Accepted.Choice;
import org.pocketdicom.http.dicomweb.Renditions.Rendition;
import org.pocketdicom.http.dicomweb.RenditionsAhead.Ready;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex.Place;

/** Gives objects: those of a study, of a series, or one (WADO-RS, PS3.18 10.4.1.1.1). */
@Controller("/dicomweb")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class RetrieveController {

  private static final List<Offer> OF_SEVERAL =
      List.of(Offer.multipart(MediaTypes.DICOM), Offer.single(MediaTypes.ZIP));
  private static final List<Offer> OF_ONE =
      List.of(
          Offer.multipart(MediaTypes.DICOM),
          Offer.single(MediaTypes.DICOM),
          Offer.single(MediaTypes.ZIP));

  private final Resources resources;
  private final Renditions renditions;
  private final BaseUrls baseUrls;

  RetrieveController(Resources resources, Renditions renditions, BaseUrls baseUrls) {
    this.resources = resources;
    this.renditions = renditions;
    this.baseUrls = baseUrls;
  }

  @Get(
      uris = {"/studies/{study}", "/studies/{study}/series/{series}"},
      produces = MediaType.ALL)
  @Operation(summary = "The instances of a study or a series")
  @Answer
  HttpResponse<?> place(
      HttpRequest<?> request, @PathVariable String study, @PathVariable Optional<String> series) {
    Place place = Resources.place(study, series);
    Choice choice = Accepted.of(request).choose(OF_SEVERAL);
    Iterator<IndexedInstance> checked = resources.instances(place);
    checkSyntaxes(checked, choice);
    Iterator<IndexedInstance> all = resources.instances(place);
    if (!choice.offer().isMultipart()) {
      return zip(all, choice);
    }
    RenditionsAhead ahead = renditions.ahead(all, instance -> rendition(instance, choice));
    return Multipart.of(
        choice.offer().part(), new Mapped<>(ahead, next -> part(request, next)), ahead::close);
  }

  @Get(uri = "/studies/{study}/series/{series}/instances/{instance}", produces = MediaType.ALL)
  @Operation(summary = "An instance")
  @Answer
  HttpResponse<?> instance(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance) {
    IndexedInstance found = resources.instance(study, series, instance);
    Choice choice = Accepted.of(request).choose(OF_ONE);
    Rendition rendition = rendition(found, choice);
    Freshness freshness =
        resources.freshness(
            List.of(found.sha256(), rendition.transferSyntax(), choice.offer().toString()));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    renditions.checkStored(found);
    if (choice.offer().isMultipart()) {
      return freshness.on(
          Multipart.of(MediaTypes.DICOM, List.of(part(request, new Ready(found, rendition)))));
    }
    if (choice.offer().type().equals(MediaTypes.ZIP)) {
      return freshness.on(zip(List.of(found).iterator(), choice));
    }
    return renditions.single(request, freshness, found, rendition, rendition.mediaType());
  }

  /**
   * Where transfer syntaxes are asked for by their UIDs, all instances must be to be had in them:
   * none is left out in silence.
   */
  private void checkSyntaxes(Iterator<IndexedInstance> all, Choice choice) {
    boolean always =
        choice.transferSyntaxes().contains("*")
            || choice.transferSyntaxes().contains(Accepted.DEFAULT);
    while (!always && all.hasNext()) {
      var _ = rendition(all.next(), choice);
    }
  }

  private Rendition rendition(IndexedInstance instance, Choice choice) {
    return renditions
        .syntax(instance, choice.transferSyntaxes())
        .map(syntax -> renditions.of(instance, syntax))
        .orElseThrow(Renditions::notAcceptable);
  }

  private Multipart.Part part(HttpRequest<?> request, Ready ready) {
    return new Multipart.Part(
        ready.rendition().mediaType(),
        Optional.of(Urls.of(baseUrls.service(request), ready.instance().id())),
        ready.rendition().length(),
        ready.rendition().content());
  }

  private MutableHttpResponse<?> zip(Iterator<IndexedInstance> all, Choice choice) {
    RenditionsAhead ahead = renditions.ahead(all, instance -> rendition(instance, choice));
    Iterator<ZipOfObjects.Entry> entries = new Mapped<>(ahead, RetrieveController::entry);
    return HttpResponse.ok(
            new LongAnswer(() -> new ZipOfObjects(entries, ahead::close), OptionalLong.empty()))
        .header(HttpHeaders.CONTENT_TYPE, MediaTypes.ZIP);
  }

  private static ZipOfObjects.Entry entry(Ready ready) {
    InstanceId id = ready.instance().id();
    return new ZipOfObjects.Entry(
        id.series() + "/" + id.instance() + ".dcm",
        ready.instance().storedAt(),
        ready.rendition().content());
  }

  /** The answer, for the OpenAPI document. */
  @ApiResponse(
      responseCode = "200",
      description = "The objects, in the transfer syntax that Accept asks for",
      content = {
        @Content(
            mediaType = "multipart/related",
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = MediaTypes.DICOM,
            schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = MediaTypes.ZIP, schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "404", description = "There is no such instance")
  @ApiResponse(responseCode = "406", description = "Accept allows nothing that there is")
  @interface Answer {}
}
