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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.image.Viewport;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.IndexedInstance;

/**
 * Gives small pictures of studies, series, instances and frames (PS3.18 10.4.1.1.4). What has no
 * pixels to show, or none that can be shown, has a plain one: a list of thumbnails has no gaps.
 */
@Controller("/dicomweb/studies/{study}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "DICOMweb")
final class ThumbnailController {

  private static final Viewport SMALL = new Viewport(128, 128, Optional.empty());
  private static final byte PLAIN_GRAY = 0x40;

  private final Resources resources;
  private final Rendering rendering;
  private final Archive archive;

  ThumbnailController(Resources resources, Rendering rendering, Archive archive) {
    this.resources = resources;
    this.rendering = rendering;
    this.archive = archive;
  }

  @Get(
      uris = {"/thumbnail", "/series/{series}/thumbnail"},
      produces = MediaType.ALL)
  @Operation(summary = "A small picture of a study or a series")
  @RenderedController.Answer
  HttpResponse<?> ofPlace(
      HttpRequest<?> request, @PathVariable String study, @PathVariable Optional<String> series)
      throws IOException {
    Iterator<IndexedInstance> all = resources.instances(Resources.place(study, series));
    IndexedInstance first = all.next();
    Images others = new Images(all);
    return answer(
        request,
        Images.isImage(first) || !others.hasNext() ? first : others.next(),
        OptionalInt.of(0));
  }

  @Get(
      uris = {
        "/series/{series}/instances/{instance}/thumbnail",
        "/series/{series}/instances/{instance}/frames/{numbers}/thumbnail"
      },
      produces = MediaType.ALL)
  @Operation(summary = "A small picture of an instance or a frame")
  @RenderedController.Answer
  HttpResponse<?> ofInstance(
      HttpRequest<?> request,
      @PathVariable String study,
      @PathVariable String series,
      @PathVariable String instance,
      @PathVariable Optional<String> numbers)
      throws IOException {
    IndexedInstance found = resources.instance(study, series, instance);
    int frame = numbers.map(text -> FrameList.of(text, found).getFirst()).orElse(0);
    return answer(request, found, OptionalInt.of(frame));
  }

  private HttpResponse<?> answer(HttpRequest<?> request, IndexedInstance found, OptionalInt frame)
      throws IOException {
    RenderedParameters asked = RenderedParameters.ofThumbnail(request.getParameters());
    RenderedParameters wanted = asked.viewport().isPresent() ? asked : asked.in(SMALL);
    String type =
        Accepted.of(request)
            .choose(Rendering.FORMATS.stream().map(Offer::single).toList())
            .offer()
            .type();
    Freshness freshness =
        Freshness.ofChanging(Resources.digest(List.of(Rendering.key(found, frame, type, wanted))));
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    return freshness.on(
        HttpResponse.ok(picture(found, frame, type, wanted))
            .header(HttpHeaders.CONTENT_TYPE, type));
  }

  private byte[] picture(
      IndexedInstance found, OptionalInt frame, String type, RenderedParameters wanted)
      throws IOException {
    try {
      return Images.isImage(found)
          ? rendering.picture(found, frame, type, wanted)
          : plain(type, wanted.viewport().orElse(SMALL));
    } catch (UnsupportedDicom | MalformedDicom e) {
      return plain(type, wanted.viewport().orElse(SMALL));
    }
  }

  private byte[] plain(String type, Viewport viewport) throws IOException {
    byte[] pixels = new byte[viewport.width() * viewport.height()];
    Arrays.fill(pixels, PLAIN_GRAY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive
        .renderFrame()
        .write(
            List.of(RenderedFrame.gray8(viewport.width(), viewport.height(), pixels)).iterator(),
            Rendering.format(type),
            ImageEncoder.Options.DEFAULT,
            out);
    return out.toByteArray();
  }
}
