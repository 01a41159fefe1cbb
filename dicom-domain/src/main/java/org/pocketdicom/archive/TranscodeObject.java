package org.pocketdicom.archive;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.FrameSource;
import org.pocketdicom.part10.Part10Writer;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;

/**
 * Writes objects in other transfer syntaxes, their pixels decoded and encoded anew. Safe for use by
 * several threads.
 *
 * <p>Pixels that are in the transfer syntax already are copied as they are, and so are native ones
 * to another native syntax. Objects without Pixel Data (7FE0,0010), Float Pixel Data among them,
 * are not compressed: instead of an encapsulated syntax they are written in Explicit VR Little
 * Endian.
 */
public final class TranscodeObject {

  /**
   * What may be chosen.
   *
   * @param keepUid whether an object keeps its SOP Instance UID though its pixels lose, against
   *     PS3.3 C.7.6.1.1.5
   * @param verified whether each frame that is compressed without loss is decoded again and
   *     compared
   */
  public record Options(boolean keepUid, boolean verified) {

    /** A new UID for what lost, and encoders are trusted. */
    public static final Options DEFAULT = new Options(false, false);
  }

  private static final List<String> NATIVE =
      List.of(
          TransferSyntaxes.ImplicitVRLittleEndian,
          TransferSyntaxes.ExplicitVRLittleEndian,
          TransferSyntaxes.DeflatedExplicitVRLittleEndian);

  private final DecodeFrames decoding;
  private final List<FrameEncoder> encoders;

  /**
   * @param codecs of the transfer syntaxes that can be decoded; the first that takes a syntax
   *     counts
   * @param encoders of those that can be written; native ones take that of Encapsulated
   *     Uncompressed Explicit VR Little Endian
   */
  public TranscodeObject(List<FrameCodec> codecs, List<FrameEncoder> encoders) {
    this(new DecodeFrames(codecs), encoders);
  }

  TranscodeObject(DecodeFrames decoding, List<FrameEncoder> encoders) {
    this.decoding = decoding;
    this.encoders = List.copyOf(encoders);
  }

  /** The UIDs of the transfer syntaxes that can be written. */
  public List<String> targets() {
    return Stream.concat(NATIVE.stream(), encoders.stream().map(FrameEncoder::transferSyntax))
        .toList();
  }

  /** Whether pixels in a transfer syntax can be decoded at all. */
  public boolean decodes(String transferSyntax) {
    return decoding.decodes(transferSyntax);
  }

  /**
   * Writes an object in a transfer syntax. One frame at a time is in memory, and the output is not
   * read; frames are compressed twice where they lose, since the ratio stands in front of them.
   *
   * <p>Attributes follow the pixels: the Image Pixel Module, Lossy Image Compression (0028,2110)
   * with its ratio and method, which are never taken away, and after a loss SOP Instance UID, Image
   * Type and what it was derived from. Smallest and Largest Image Pixel Value go where values
   * change. An overlay in unused bits of Pixel Data becomes one of its own.
   *
   * @param content what the references of {@code file} count in, see {@link
   *     org.pocketdicom.part10.Part10Reader#content}
   * @param target the UID of one of {@link #targets}, or the one that it is in
   * @param out a {@link java.nio.channels.FileChannel} for tables of offsets, see {@link
   *     Part10Writer}
   * @throws UnsupportedDicom if the pixels can't be decoded, or not be held by the target
   * @throws org.pocketdicom.error.MalformedDicom if the pixels contradict the attributes; some
   *     bytes may be written then
   * @throws org.pocketdicom.error.LimitExceeded if a frame needs more memory than there is, or
   *     native Pixel Data has 4 GiB or more
   * @throws IOException if {@code out} fails
   */
  public void write(
      DicomFile file, ByteSource content, String target, Options options, WritableByteChannel out)
      throws IOException {
    String source = file.transferSyntax().uid();
    FrameTable frames = DicomImage.frames(file);
    write(file, new DicomImage(file.dataSet(), source, frames, content), target, options, out);
  }

  private void write(
      DicomFile file, DicomImage image, String target, Options options, WritableByteChannel out)
      throws IOException {
    ByteSource content = image.bytes();
    TransferSyntax source = file.transferSyntax();
    TransferSyntax syntax = TransferSyntax.of(target);
    Part10Writer writer = Part10Writer.create();
    if (source.uid().equals(target)) {
      writer.write(file, content, syntax, out);
      return;
    }
    FrameEncoder encoder = encoder(target);
    DataSet header =
        source.encapsulated()
            ? new NestedPixels(decoding, image, encoder(TransferSyntax.EXPLICIT_LITTLE.uid()))
                .decoded(file.dataSet())
            : file.dataSet();
    if (!isCompressible(header)) {
      TransferSyntax plain = syntax.encapsulated() ? TransferSyntax.EXPLICIT_LITTLE : syntax;
      writer.write(file.withDataSet(header), content, plain, out);
    } else if (!source.encapsulated() && !syntax.encapsulated() && !hasLongWords(source, header)) {
      writer.write(file.withDataSet(header), content, syntax, out);
    } else {
      int count = decoding.frameCount(image);
      image.frames().offset(count - 1); // fails where it is not there, before anything is written
      TargetFrames frames = new TargetFrames(decoding, image, encoder, options.verified(), 0);
      TargetHeader headers = new TargetHeader(decoding, image, frames, target);
      long bits = frames.described().nativeFrameBits();
      writer.write(
          file.withDataSet(headers.of(header, options.keepUid())),
          content,
          syntax,
          new FrameSource(count, bits, frames::frame),
          out);
    }
  }

  /**
   * A stored image in a transfer syntax, see {@link #write(DicomFile, ByteSource, String, Options,
   * WritableByteChannel)}.
   */
  public void write(DicomImage image, String target, Options options, WritableByteChannel out)
      throws IOException {
    TransferSyntax syntax = TransferSyntax.of(image.transferSyntax());
    DicomFile file = new DicomFile(DataSet.empty(), image.header(), syntax, List.of());
    write(file, image, target, options, out);
  }

  /**
   * The bytes of one frame in a transfer syntax, without the padding of an Item: native ones in
   * little endian. A frame that is in the transfer syntax already is as it is stored.
   *
   * @param frame from 0
   * @param target the UID of one of {@link #targets}, or the one that it is in
   * @throws org.pocketdicom.error.NoSuchInstance if there is no such frame
   * @throws org.pocketdicom.error.DicomException as {@link #write(DicomFile, ByteSource, String,
   *     Options, WritableByteChannel)}
   */
  public byte[] frame(DicomImage image, int frame, String target) {
    decoding.checkFrame(image, frame);
    String source = image.transferSyntax();
    if (source.equals(target) || NATIVE.contains(source) && NATIVE.contains(target)) {
      return decoding.payload(image, frame);
    }
    return new TargetFrames(decoding, image, encoder(target), false, frame).frame(frame);
  }

  /**
   * Whether there are pixels that can be encapsulated (PS3.5 A.4).
   *
   * @throws UnsupportedDicom if they are somewhere else
   */
  private static boolean isCompressible(DataSet dataSet) {
    if (dataSet.contains(Tags.PixelDataProviderURL)) {
      throw new UnsupportedDicom("the pixels are not in the object, but where a URL says");
    }
    return ImagePixel.pixelData(dataSet).map(DataElement::tag).equals(Optional.of(Tags.PixelData));
  }

  // In big endian, samples of 32 bits may be words of their own, whatever their VR OW says (ADR
  // 11).
  private static boolean hasLongWords(TransferSyntax source, DataSet header) {
    return source.bigEndian() && header.integer(Tags.BitsAllocated).orElse(0) > Short.SIZE;
  }

  private FrameEncoder encoder(String target) {
    // Its frames are as native ones.
    String syntax =
        NATIVE.contains(target)
            ? TransferSyntaxes.EncapsulatedUncompressedExplicitVRLittleEndian
            : target;
    return encoders.stream()
        .filter(encoder -> encoder.transferSyntax().equals(syntax))
        .findFirst()
        .orElseThrow(() -> new UnsupportedDicom("transfer syntax " + target + " is not written"));
  }
}
