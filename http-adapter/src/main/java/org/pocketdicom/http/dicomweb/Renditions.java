package org.pocketdicom.http.dicomweb;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.TranscodeObject;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.DicomException;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.http.Freshness;
import org.pocketdicom.http.LongAnswer;
import org.pocketdicom.http.RangedAnswer;
import org.pocketdicom.http.SourceStream;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.IndexedInstance;

/** Objects in the transfer syntax that a client accepts: as stored, or made of that. */
@Singleton
final class Renditions {

  /**
   * An object in a transfer syntax.
   *
   * @param length in bytes; empty where it is not known beforehand
   */
  record Rendition(
      String transferSyntax, OptionalLong length, Callable<? extends InputStream> content) {

    /** Whether it is the object just as it was received. */
    boolean isStored() {
      return length.isPresent();
    }

    String mediaType() {
      return MediaTypes.DICOM + "; transfer-syntax=" + transferSyntax;
    }
  }

  private final Archive archive;

  Renditions(Archive archive) {
    this.archive = archive;
  }

  /**
   * The first of the accepted transfer syntaxes that an object can be had in. The default is
   * Explicit VR Little Endian (PS3.18 8.7.3.2), or the stored one of what can't be had in that: a
   * video, say.
   */
  Optional<String> syntax(IndexedInstance instance, List<String> accepted) {
    for (String syntax : accepted) {
      if (syntax.equals(TransferSyntaxes.ImplicitVRLittleEndian)) {
        continue; // not for the web (PS3.18 8.7.3.5)
      }
      if (syntax.equals("*") || syntax.equals(instance.transferSyntax())) {
        return Optional.of(instance.transferSyntax());
      }
      String wanted =
          syntax.equals(Accepted.DEFAULT) ? TransferSyntaxes.ExplicitVRLittleEndian : syntax;
      if (canBe(instance, wanted)) {
        return Optional.of(wanted);
      }
      if (syntax.equals(Accepted.DEFAULT)) {
        return Optional.of(instance.transferSyntax());
      }
    }
    return Optional.empty();
  }

  private boolean canBe(IndexedInstance instance, String syntax) {
    TransferSyntax stored = TransferSyntax.of(instance.transferSyntax());
    TransferSyntax target = TransferSyntax.of(syntax);
    boolean encoded = stored.encapsulated() || target.encapsulated();
    return archive.transcodeObject().targets().contains(syntax)
        && !instance.header().contains(Tags.PixelDataProviderURL)
        && (!encoded || isDecoded(instance, syntax));
  }

  /**
   * Whether the pixels can be made into those of another syntax: the first frame is, since an
   * answer that has begun could only break off.
   */
  private boolean isDecoded(IndexedInstance instance, String syntax) {
    if (!instance.header().contains(Tags.PixelData)) {
      return archive.transcodeObject().decodes(instance.transferSyntax());
    }
    try (DicomImage image = archive.retrieveInstances().image(instance)) {
      image.frames().offset(image.frames().count() - 1); // fails where the last one is cut
      return archive.transcodeObject().frame(image, 0, syntax).length > 0;
    } catch (StorageUnavailable e) {
      throw e;
    } catch (DicomException | IndexOutOfBoundsException e) {
      return false; // no frames, or broken ones
    }
  }

  /** The object in a transfer syntax that {@link #syntax} has found. */
  Rendition of(IndexedInstance instance, String syntax) {
    return syntax.equals(instance.transferSyntax())
        ? new Rendition(
            syntax, OptionalLong.of(instance.size()), () -> stored(instance, 0, instance.size()))
        : new Rendition(syntax, OptionalLong.empty(), () -> transcoded(instance, syntax));
  }

  private InputStream transcoded(IndexedInstance instance, String syntax) throws IOException {
    DicomImage image = archive.retrieveInstances().image(instance);
    return Pipe.of(out -> {
      try (image) {
        archive
            .transcodeObject()
            .write(image, syntax, TranscodeObject.Options.DEFAULT, Channels.newChannel(out));
      }
    });
  }

  private InputStream stored(IndexedInstance instance, long first, long length) {
    return new SourceStream(archive.retrieveInstances().open(instance), first, length);
  }

  /**
   * Objects in the transfer syntaxes that {@link #syntax} has found, one after another; those that
   * are as stored are read ahead.
   *
   * @param choice the rendition of each
   */
  RenditionsAhead ahead(
      Iterator<IndexedInstance> all, Function<IndexedInstance, Rendition> choice) {
    return new RenditionsAhead(archive.retrieveInstances(), all, choice);
  }

  /** An answer that is one object. */
  MutableHttpResponse<?> single(
      HttpRequest<?> request,
      Freshness freshness,
      IndexedInstance instance,
      Rendition rendition,
      String type) {
    return rendition.isStored()
        ? RangedAnswer.of(
            request,
            freshness,
            type,
            instance.size(),
            (first, length) -> stored(instance, first, length))
        : freshness.on(
            HttpResponse.ok(new LongAnswer(rendition.content(), rendition.length()))
                .header(HttpHeaders.CONTENT_TYPE, type));
  }

  /** Makes sure, before an answer begins, that the object is there: later it could only break. */
  void checkStored(IndexedInstance instance) {
    archive.retrieveInstances().check(instance);
  }

  static HttpStatusException notAcceptable() {
    return new HttpStatusException(
        HttpStatus.NOT_ACCEPTABLE, "the pixels can't be had in the transfer syntax asked for");
  }
}
