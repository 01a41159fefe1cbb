package org.pocketdicom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pocketdicom.Settings;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.ReadAhead;
import org.pocketdicom.archive.ReadAhead.Span;
import org.pocketdicom.port.IndexedInstance;

/** Gives objects back. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DownloadController {

  private final Archive archive;
  private final Settings settings;

  DownloadController(Archive archive, Settings settings) {
    this.archive = archive;
    this.settings = settings;
  }

  // Whatever Accept says: a file is one, and many clients ask for application/octet-stream.
  @Get(uri = "/download", produces = MediaType.ALL)
  @Operation(summary = "Gives objects back as they were received: one as it is, several as a ZIP")
  @ApiResponse(
      responseCode = "200",
      description = "The object, or the ZIP",
      content = {
        @Content(
            mediaType = "application/dicom",
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = "application/zip",
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(
      responseCode = "206",
      description = "The bytes that Range asks for",
      content =
          @Content(
              mediaType = "application/dicom",
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "304", description = "The object is the one that If-None-Match names")
  @ApiResponse(responseCode = "416", description = "The object is shorter than Range asks for")
  @Documented.BadParameter
  @Documented.NotFound
  HttpResponse<?> download(
      HttpRequest<?> request,
      @Parameter(
              description =
                  "A file name, the newest upload counts, or a SOP Instance UID; may be repeated",
              required = true)
          @QueryValue
          Optional<String> filename) {
    String name = Parameters.required("filename", filename);
    List<String> names = request.getParameters().getAll("filename");
    if (names.size() > 1) {
      return zip(names);
    }
    IndexedInstance instance = archive.retrieveInstances().find(name);
    Freshness freshness = Freshness.of(instance.sha256(), instance, name, settings);
    if (freshness.isKnownTo(request)) {
      return freshness.on(HttpResponse.notModified());
    }
    return object(request, instance, entryName(name, instance), freshness);
  }

  private MutableHttpResponse<?> object(
      HttpRequest<?> request, IndexedInstance instance, String name, Freshness freshness) {
    archive.retrieveInstances().check(instance);
    return RangedAnswer.of(
            request,
            freshness,
            "application/dicom",
            instance.size(),
            (first, length) ->
                new SourceStream(archive.retrieveInstances().open(instance), first, length))
        .header(HttpHeaders.CONTENT_DISPOSITION, FileName.attachment(name));
  }

  private HttpResponse<?> zip(List<String> names) {
    Map<String, IndexedInstance> entries = new LinkedHashMap<>();
    for (String name : names) {
      IndexedInstance instance = archive.retrieveInstances().find(name);
      archive.retrieveInstances().check(instance);
      IndexedInstance other = entries.putIfAbsent(entryName(name, instance), instance);
      if (other != null && !other.id().equals(instance.id())) {
        // Two files that had one name, or a UID's name: the second goes by its UID.
        entries.put(instance.id().instance() + ".dcm", instance);
      }
    }
    Iterator<String> entryNames = entries.keySet().iterator();
    ReadAhead objects =
        archive
            .retrieveInstances()
            .readAhead(entries.values().stream().map(Span::whole).iterator());
    Iterator<ZipOfObjects.Entry> files =
        entries.values().stream()
            .map(instance ->
                new ZipOfObjects.Entry(
                    entryNames.next(), instance.storedAt(), () -> objects.next().content()))
            .iterator();
    return HttpResponse.ok(
            new LongAnswer(() -> new ZipOfObjects(files, objects::close), OptionalLong.empty()))
        .header(HttpHeaders.CONTENT_TYPE, "application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, FileName.attachment("dicom.zip"));
  }

  private static String entryName(String name, IndexedInstance instance) {
    String uid = instance.id().instance().value();
    return name.equals(uid) ? uid + ".dcm" : FileName.of(name).orElse(uid + ".dcm");
  }
}
