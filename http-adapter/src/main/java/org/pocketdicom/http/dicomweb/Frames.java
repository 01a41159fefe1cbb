package org.pocketdicom.http.dicomweb;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.http.dicomweb.Accepted.Choice;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.IndexedInstance;

/** Frames in the transfer syntax that a client accepts: as stored, or made of that. */
@Singleton
final class Frames {

  /** A frame in a transfer syntax. */
  record Frame(
      String transferSyntax, OptionalLong length, Callable<? extends InputStream> content) {

    String mediaType() {
      return MediaTypes.of(transferSyntax);
    }

    String type() {
      return mediaType() + "; transfer-syntax=" + transferSyntax;
    }

    Multipart.Part part(String location) {
      return new Multipart.Part(type(), Optional.of(location), length, content);
    }
  }

  private final Archive archive;
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

  Frames(Archive archive) {
    this.archive = archive;
  }

  /** What frames of an instance can be had as. */
  List<Offer> offers(IndexedInstance instance, boolean alone) {
    Set<String> types = new LinkedHashSet<>();
    types.add(MediaTypes.OCTETS);
    types.add(MediaTypes.of(instance.transferSyntax()));
    archive.transcodeObject().targets().stream().map(MediaTypes::of).forEach(types::add);
    List<Offer> offers = new ArrayList<>(types.stream().map(Offer::multipart).toList());
    if (alone) {
      types.stream().map(Offer::single).forEach(offers::add);
    }
    return offers;
  }

  /**
   * The transfer syntaxes that frames may be in, the best first. As {@code
   * application/octet-stream} it may be any that Accept names, because viewers ask so for {@code *}
   * and take what comes.
   */
  List<String> syntaxes(IndexedInstance instance, Choice choice, Accepted accepted) {
    String type = choice.offer().content();
    String stored = instance.transferSyntax();
    boolean any = type.equals(MediaTypes.OCTETS);
    List<String> syntaxes = new ArrayList<>();
    for (String wanted : choice.transferSyntaxes()) {
      boolean asStored = wanted.equals("*") && (any || MediaTypes.of(stored).equals(type));
      boolean open = wanted.equals("*") || wanted.equals(Accepted.DEFAULT);
      String syntax =
          asStored ? stored : open ? MediaTypes.defaultSyntax(type).orElse(stored) : wanted;
      if (any || MediaTypes.of(syntax).equals(type)) {
        syntaxes.add(ofFrames(syntax));
      }
    }
    // What can't be decoded, a video say, for a client that takes anything.
    String storedType = MediaTypes.of(stored);
    if (choice.transferSyntaxes().contains(Accepted.DEFAULT)
        && accepted.takes(
            choice.offer().isMultipart()
                ? Offer.multipart(storedType)
                : Offer.single(storedType))) {
      syntaxes.add(ofFrames(stored));
    }
    return syntaxes.stream().distinct().toList();
  }

  /** Frames of all native syntaxes are given in one. */
  private static String ofFrames(String syntax) {
    return TransferSyntax.of(syntax).encapsulated()
        ? syntax
        : TransferSyntaxes.ExplicitVRLittleEndian;
  }

  /**
   * A frame in the first transfer syntax that it can be had in.
   *
   * @param number from 0
   * @throws UnsupportedDicom if there is none
   */
  Frame frame(IndexedInstance instance, int number, List<String> syntaxes) {
    UnsupportedDicom refusal = new UnsupportedDicom("no transfer syntax is accepted");
    for (String syntax : syntaxes) {
      try {
        return frame(instance, number, syntax);
      } catch (UnsupportedDicom e) {
        refusal = e;
      }
    }
    throw refusal;
  }

  private Frame frame(IndexedInstance instance, int number, String syntax) {
    if (isAsStored(instance, number, syntax)) {
      try (DicomImage image = archive.retrieveInstances().image(instance)) {
        Spans frame = Spans.of(image, number);
        return new Frame(
            syntax,
            OptionalLong.of(frame.length()),
            () -> frame.open(archive.retrieveInstances().image(instance), 0, frame.length()));
      }
    }
    byte[] frame = transcoded(instance, number, syntax);
    return new Frame(syntax, OptionalLong.of(frame.length), () -> new ByteArrayInputStream(frame));
  }

  private static boolean isAsStored(IndexedInstance instance, int number, String syntax) {
    TransferSyntax stored = TransferSyntax.of(instance.transferSyntax());
    boolean wholeBytes =
        instance.frames().bitsPerFrame() % 8 == 0 && instance.frames().bitOffset(number) == 0;
    return stored.encapsulated()
        ? stored.uid().equals(syntax)
        : wholeBytes
            && !stored.bigEndian()
            && syntax.equals(TransferSyntaxes.ExplicitVRLittleEndian);
  }

  /** A frame of an instance in Explicit VR Little Endian. */
  byte[] decoded(IndexedInstance instance, int number) {
    return transcoded(instance, number, TransferSyntaxes.ExplicitVRLittleEndian);
  }

  private byte[] transcoded(IndexedInstance instance, int number, String syntax) {
    cores.acquireUninterruptibly();
    try (DicomImage image = archive.retrieveInstances().image(instance)) {
      return archive.transcodeObject().frame(image, number, syntax);
    } finally {
      cores.release();
    }
  }
}
