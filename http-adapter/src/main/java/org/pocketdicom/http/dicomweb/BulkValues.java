package org.pocketdicom.http.dicomweb;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.http.RangedAnswer;
import org.pocketdicom.http.dicomweb.Accepted.Choice;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.StoredObject;

/** Long values of stored objects as clients get them: little endian, streamed. */
@Singleton
final class BulkValues {

  // Words that have to be turned round are: objects of big endian are old and small.
  private static final int MOST_TURNED = 64 << 20;

  /** Bytes, so many of them. */
  record Bytes(long length, RangedAnswer.Content content) {}

  /**
   * A value: of a compressed image as many as there are frames.
   *
   * @param mediaType what it is
   * @param transferSyntax that it is in
   * @param values by their number, from 0
   * @param decodable if they can be had in Explicit VR Little Endian as well, all as one
   */
  record Bulk(
      String mediaType,
      String transferSyntax,
      int count,
      IntFunction<Bytes> values,
      boolean decodable) {

    /** In parts, and alone where there is one; any value may be taken for octets. */
    List<Offer> offers() {
      boolean pixels = !transferSyntax.equals(TransferSyntaxes.ExplicitVRLittleEndian);
      List<Offer> offers = new ArrayList<>();
      offers.add(Offer.multipart(pixels ? mediaType : MediaTypes.OCTETS));
      offers.add(Offer.multipart(pixels ? MediaTypes.OCTETS : mediaType));
      if (count == 1) {
        offers.add(Offer.single(mediaType));
      }
      if (count == 1 || decodable) {
        offers.add(Offer.single(MediaTypes.OCTETS));
      }
      return offers.stream().distinct().toList();
    }

    /** What the Content-Type of a part or of the answer says. */
    String type(Offer offer) {
      boolean octets = offer.content().equals(MediaTypes.OCTETS);
      boolean encoded = !transferSyntax.equals(TransferSyntaxes.ExplicitVRLittleEndian);
      return octets || encoded
          ? (encoded ? mediaType : MediaTypes.OCTETS) + "; transfer-syntax=" + transferSyntax
          : mediaType;
    }
  }

  private final Archive archive;
  private final Frames frames;

  BulkValues(Archive archive, Frames frames) {
    this.archive = archive;
    this.frames = frames;
  }

  /**
   * The value as it is accepted: compressed pixels are decoded where octets are, because those are
   * in Explicit VR Little Endian unless another transfer syntax is named (PS3.18 8.7.3).
   */
  Bulk of(IndexedInstance instance, Bulk bulk, Choice choice) {
    boolean octets = choice.offer().content().equals(MediaTypes.OCTETS);
    List<String> wanted = choice.transferSyntaxes();
    boolean asStored = wanted.contains("*") || wanted.contains(bulk.transferSyntax());
    boolean one = bulk.count() == 1 || choice.offer().isMultipart();
    return bulk.decodable() && octets && !(asStored && one) ? decoded(instance) : bulk;
  }

  private Bulk decoded(IndexedInstance instance) {
    int size = frames.decoded(instance, 0).length;
    long length = (long) size * instance.frames().count();
    return one(
        MediaTypes.OCTETS,
        new Bytes(length, (first, wanted) -> decoded(instance, size, first, wanted)));
  }

  private InputStream decoded(IndexedInstance instance, int size, long first, long length) {
    return new Pieces(
        LongStream.rangeClosed(first / size, (first + length - 1) / size)
            .<Callable<InputStream>>mapToObj(number ->
                () -> {
                  int from = (int) Math.max(0, first - number * size);
                  int to = (int) Math.min(size, first + length - number * size);
                  byte[] frame = frames.decoded(instance, (int) number);
                  return new ByteArrayInputStream(frame, from, to - from);
                })
            .iterator());
  }

  /**
   * The value of an element.
   *
   * @throws NoSuchInstance if it has none that are bytes
   */
  Bulk of(IndexedInstance instance, DataElement element) {
    return switch (element.value()) {
      case EncodedValue value -> one(MediaTypes.OCTETS, inMemory(element, value));
      case Value.BulkData bulk -> one(mediaType(instance, element), left(instance, element, bulk));
      case Fragments _ -> pixels(instance);
      case Value.Sequence _, Value.BulkDataUri _ ->
          throw new NoSuchInstance("the value is no bulk data");
    };
  }

  private static Bulk one(String mediaType, Bytes bytes) {
    return new Bulk(mediaType, TransferSyntaxes.ExplicitVRLittleEndian, 1, number -> bytes, false);
  }

  private static Bytes inMemory(DataElement element, EncodedValue value) {
    byte[] bytes = value.littleEndian(element.vr().unit());
    return new Bytes(
        bytes.length,
        (first, length) -> new ByteArrayInputStream(bytes, (int) first, (int) length));
  }

  private Bytes left(IndexedInstance instance, DataElement element, Value.BulkData bulk) {
    TransferSyntax syntax = TransferSyntax.of(instance.transferSyntax());
    if (syntax.bigEndian() && element.vr().unit() > 1) {
      try (DicomImage image = archive.retrieveInstances().image(instance)) {
        DataElement loaded = LongValues.load(element, syntax, image.bytes(), MOST_TURNED);
        return inMemory(loaded, loaded.encoded().orElseThrow());
      }
    }
    // The standard pads documents to an even length, and says their own (PS3.3 C.24.2).
    Optional<Long> stated =
        element.tag() == Tags.EncapsulatedDocument
            ? instance.header().get(Tags.EncapsulatedDocumentLength).stream()
                .flatMap(length -> length.decimals().stream())
                .map(java.math.BigDecimal::longValue)
                .filter(length -> length > 0)
                .findFirst()
            : Optional.empty();
    return bytes(instance, Spans.of(bulk, stated.orElse(bulk.length())));
  }

  private Bytes bytes(IndexedInstance instance, Spans spans) {
    return new Bytes(
        spans.length(),
        (first, length) -> spans.open(archive.retrieveInstances().image(instance), first, length));
  }

  private Bulk pixels(IndexedInstance instance) {
    String syntax = instance.transferSyntax();
    String mediaType = MediaTypes.of(syntax);
    boolean whole = MediaTypes.video(syntax).isPresent() || instance.frames().count() == 0;
    if (whole) {
      return new Bulk(mediaType, syntax, 1, number -> joined(instance), false);
    }
    boolean decodable =
        archive.transcodeObject().decodes(syntax)
            && ImagePixel.of(instance.header()).nativeFrameBits() % Byte.SIZE == 0;
    int count = instance.frames().count();
    return new Bulk(mediaType, syntax, count, number -> frame(instance, number), decodable);
  }

  /** All fragments; the index knows of frames only, and a video's can't be told apart. */
  private Bytes joined(IndexedInstance instance) {
    try (StoredObject object = archive.retrieveInstances().open(instance)) {
      return Part10Reader.lenient(ReadLimits.DEFAULT)
          .read(object)
          .dataSet()
          .get(Tags.PixelData)
          .filter(pixels -> pixels.value() instanceof Fragments)
          .map(pixels -> bytes(instance, Spans.of((Fragments) pixels.value())))
          .orElseThrow(() -> new NoSuchInstance("the object has no Pixel Data (7FE0,0010)"));
    }
  }

  private Bytes frame(IndexedInstance instance, int number) {
    try (DicomImage image = archive.retrieveInstances().image(instance)) {
      return bytes(instance, Spans.of(image, number));
    }
  }

  private static String mediaType(IndexedInstance instance, DataElement element) {
    return element.tag() == Tags.EncapsulatedDocument
        ? documentType(instance).orElse(MediaTypes.OCTETS)
        : MediaTypes.OCTETS;
  }

  /** The media type of an encapsulated document (PS3.3 C.24.2), where it says one. */
  static Optional<String> documentType(IndexedInstance instance) {
    return instance
        .header()
        .string(Tags.MIMETypeOfEncapsulatedDocument)
        .map(type -> type.toLowerCase(java.util.Locale.ROOT))
        .filter(type -> type.matches("[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,64}"));
  }
}
