package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.LongAnswer;
import org.pocketdicom.http.dicomweb.Accepted.Choice;
import org.pocketdicom.http.dicomweb.Frames.Frame;
import org.pocketdicom.port.IndexedInstance;

/** Gives frames of Pixel Data (PS3.18 10.4.1.1.3). */
@Controller("/dicomweb/studies/{study}/series/{series}/instances/{instance}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class FramesController {

  private final Resources resources;
  private final Frames frames;
  private final BaseUrls baseUrls;

  FramesController(Resources resources, Frames frames, BaseUrls baseUrls) {
    this.resources = resources;
    this.frames = frames;
    this.baseUrls = baseUrls;
  }

  @Get(uri = "/frames/{numbers}", produces = MediaType.ALL)
  @Operation(
      summary = "Frames, from 1, separated by commas",
      description =
          "Explicit little endian unless Accept names another transfer syntax; `*` is the stored"
              + " one.")
  @ApiResponse(
      responseCode = "200",
      description = "A part for each frame, or one frame alone",
      content = {
        @Content(
            mediaType = "multipart/related",
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = MediaTypes.OCTETS,
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "404", description = "There is no such instance or frame")
  @ApiResponse(responseCode = "406", description = "Accept allows nothing that there is")
  HttpResponse<?> frames(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance,
      @PathVariable String numbers) {
    IndexedInstance found = resources.instance(study, series, instance);
    List<Integer> wanted = FrameList.of(numbers, found);
    Accepted accepted = Accepted.of(request);
    Choice choice = accepted.choose(frames.offers(found, wanted.size() == 1));
    List<String> syntaxes = frames.syntaxes(found, choice, accepted);
    String service = baseUrls.service(request);
    Freshness freshness =
        resources.freshness(
            List.of(
                found.sha256(), syntaxes.toString(), numbers, choice.offer().toString(), service));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    return freshness.on(answer(found, wanted, choice.offer(), syntaxes, service));
  }

  private MutableHttpResponse<?> answer(
      IndexedInstance found,
      List<Integer> wanted,
      Offer offer,
      List<String> syntaxes,
      String service) {
    Frame first = first(found, wanted.getFirst(), syntaxes);
    if (!offer.isMultipart()) {
      return HttpResponse.ok(new LongAnswer(first.content(), first.length()))
          .header(HttpHeaders.CONTENT_TYPE, first.type())
          .contentLength(first.length().orElseThrow());
    }
    String location = Urls.of(service, found.id()) + "/frames/";
    if (wanted.size() == 1) {
      return Multipart.of(
          first.mediaType(), List.of(first.part(location + (wanted.getFirst() + 1))));
    }
    return Multipart.of(
        first.mediaType(),
        new Mapped<>(
            wanted.iterator(),
            number -> {
              Frame frame =
                  number.equals(wanted.getFirst())
                      ? first
                      : frames.frame(found, number, List.of(first.transferSyntax()));
              return frame.part(location + (number + 1));
            }));
  }

  /** Made before the answer begins, so that what can't be had has a status. */
  private Frame first(IndexedInstance found, int number, List<String> syntaxes) {
    try {
      return frames.frame(found, number, syntaxes);
    } catch (UnsupportedDicom e) {
      throw new HttpStatusException(HttpStatus.NOT_ACCEPTABLE, e.getMessage());
    }
  }
}
