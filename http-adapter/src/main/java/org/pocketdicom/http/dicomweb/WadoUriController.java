package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.http.dicomweb.Renditions.Rendition;
import org.pocketdicom.port.IndexedInstance;

/** Gives an object, or a picture of it, for one long query (WADO-URI, PS3.18 chapter 9). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class WadoUriController {

  private final Resources resources;
  private final Renditions renditions;
  private final Rendering rendering;

  WadoUriController(Resources resources, Renditions renditions, Rendering rendering) {
    this.resources = resources;
    this.renditions = renditions;
    this.rendering = rendering;
  }

  @Get(
      uris = {"/wado", "/dicomweb/wado"},
      produces = MediaType.ALL)
  @Operation(
      summary = "An object or a picture of it (WADO-URI)",
      description =
          "`requestType=WADO&studyUID=&seriesUID=&objectUID=` and `contentType`, `transferSyntax`,"
              + " `frameNumber`, `rows`, `columns`, `region`, `windowCenter`, `windowWidth`,"
              + " `imageQuality`.")
  @ApiResponse(responseCode = "200", description = "The object or the picture")
  @ApiResponse(responseCode = "400", description = "A parameter is wrong or not supported")
  @ApiResponse(responseCode = "404", description = "There is no such instance or frame")
  @ApiResponse(responseCode = "406", description = "It can't be had as contentType asks")
  HttpResponse<?> wado(HttpRequest<?> request) throws IOException {
    HttpParameters parameters = request.getParameters();
    WadoUriParameters.checkNames(parameters);
    IndexedInstance found =
        resources.instance(
            Parameters.required("studyUID", parameters.getFirst("studyUID")),
            Parameters.required("seriesUID", parameters.getFirst("seriesUID")),
            Parameters.required("objectUID", parameters.getFirst("objectUID")));
    OptionalInt frame = frame(parameters, found);
    Offer offer =
        parameters
            .getFirst("contentType")
            .map(Accepted::of)
            .orElseGet(() -> Accepted.of(request))
            .choose(offers(found, frame))
            .offer();
    return offer.type().equals(MediaTypes.DICOM)
        ? object(request, found)
        : picture(request, found, frame.isPresent() ? frame : OptionalInt.of(0), offer.type());
  }

  /** A single frame is shown unless told otherwise; several are given (PS3.18 9.1.2.2.1). */
  private static List<Offer> offers(IndexedInstance found, OptionalInt frame) {
    List<Offer> offers = new ArrayList<>();
    if (Images.isImage(found)) {
      Rendering.FORMATS.stream().map(Offer::single).forEach(offers::add);
    }
    boolean shown = frame.isPresent() || found.frames().count() == 1;
    offers.add(shown ? offers.size() : 0, Offer.single(MediaTypes.DICOM));
    return offers;
  }

  private static OptionalInt frame(HttpParameters parameters, IndexedInstance found) {
    return parameters
        .getFirst("frameNumber")
        .map(text -> OptionalInt.of(FrameList.of(text, found).getFirst()))
        .orElse(OptionalInt.empty());
  }

  private HttpResponse<?> object(HttpRequest<?> request, IndexedInstance found) {
    Optional<String> wanted = request.getParameters().getFirst("transferSyntax");
    String syntax =
        renditions
            .syntax(found, List.of(wanted.orElse(Accepted.DEFAULT)))
            .orElseThrow(Renditions::notAcceptable);
    Rendition rendition = renditions.of(found, syntax);
    Freshness freshness = resources.freshness(List.of(found.sha256(), syntax));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    renditions.checkStored(found);
    return renditions.single(request, freshness, found, rendition, MediaTypes.DICOM);
  }

  private HttpResponse<?> picture(
      HttpRequest<?> request, IndexedInstance found, OptionalInt frame, String type)
      throws IOException {
    RenderedParameters wanted = WadoUriParameters.picture(request.getParameters(), found);
    Freshness freshness = resources.freshness(List.of(Rendering.key(found, frame, type, wanted)));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    return freshness.on(
        HttpResponse.ok(rendering.picture(found, frame, type, wanted))
            .header(HttpHeaders.CONTENT_TYPE, type));
  }
}
