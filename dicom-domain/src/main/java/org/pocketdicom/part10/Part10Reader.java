package org.pocketdicom.part10;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.MalformedDicom;

/**
 * Reads DICOM files (PS3.10 7). Stateless: one reader serves all threads.
 *
 * <p>Reading costs the header: Pixel Data and long values stay references. Every limit is checked
 * before anything is allocated. The first four bytes behind a preamble, or a plausible first
 * element, decide whether the bytes are DICOM at all.
 */
public final class Part10Reader {

  private final ReadLimits limits;
  private final boolean strict;
  private final int last;

  private Part10Reader(ReadLimits limits, boolean strict, int last) {
    this.limits = limits;
    this.strict = strict;
    this.last = last;
  }

  /** A reader that tolerates and reports every {@link Deviation}. */
  public static Part10Reader lenient(ReadLimits limits) {
    return new Part10Reader(limits, false, DataSetParser.ANY_TAG);
  }

  /** A reader that refuses every {@link Deviation} as malformed. */
  public static Part10Reader strict(ReadLimits limits) {
    return new Part10Reader(limits, true, DataSetParser.ANY_TAG);
  }

  /**
   * A reader like this one that stops in front of the first element behind a tag: nothing is read,
   * checked or known of what follows, elements out of order included.
   */
  public Part10Reader upTo(int tag) {
    return new Part10Reader(limits, strict, tag);
  }

  /**
   * Reads the header by positional reads; Pixel Data is passed over.
   *
   * @throws MalformedDicom if the bytes are not DICOM, or no Data Set can be made of them
   * @throws org.pocketdicom.error.LimitExceeded if the header needs more than the limits allow
   */
  public DicomFile read(ByteSource source) {
    return read(HeaderInput.of(source, limits.headerBytes()), header -> {});
  }

  /** Reads a file that is in memory; values refer to the array, which must not change. */
  public DicomFile read(byte[] file) {
    return read(HeaderInput.of(file), header -> {});
  }

  /**
   * Reads from a stream, to its end; what is not kept in memory is read through.
   *
   * @throws IOException if the stream fails
   * @throws MalformedDicom if the bytes are not DICOM, or no Data Set can be made of them
   * @throws org.pocketdicom.error.LimitExceeded if the header needs more than the limits allow
   */
  public DicomFile read(InputStream stream) throws IOException {
    return read(stream, header -> {});
  }

  /**
   * Like {@link #read(InputStream)}, for a caller that wants the header before the pixels have
   * come.
   *
   * @param beforePixels told the elements before Pixel Data when that is reached; not called where
   *     there is none
   */
  public DicomFile read(InputStream stream, Consumer<DataSet> beforePixels) throws IOException {
    return read(stream, n -> {}, beforePixels);
  }

  /**
   * Like {@link #read(InputStream, Consumer)}, for a caller that bounds what several readings take
   * together.
   *
   * @param memory told how many bytes more of the heap the header is about to take, roughly and on
   *     the high side; may refuse by throwing
   */
  public DicomFile read(InputStream stream, LongConsumer memory, Consumer<DataSet> beforePixels)
      throws IOException {
    try {
      return read(HeaderInput.of(stream, limits.headerBytes(), memory), beforePixels);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads a DICOMDIR with its records as a tree.
   *
   * @throws MalformedDicom if it is none, or not DICOM at all
   * @throws org.pocketdicom.error.LimitExceeded if it needs more than the limits allow
   */
  public BasicDirectory readDirectory(ByteSource source) {
    HeaderInput input = HeaderInput.of(source, limits.headerBytes());
    Warnings warnings = new Warnings(strict);
    TransferSyntax syntax =
        FileMeta.transferSyntax(FileMeta.read(input, warnings, limits), input, warnings);
    DataSetParser parser = new DataSetParser(input, syntax, limits, warnings);
    DataSet dataSet = parser.parse(last, header -> {});
    return DirectoryTree.of(dataSet, parser.recordOffsets(), warnings);
  }

  /**
   * What the references in a file's Data Set count in: the file itself, or for a deflated one a
   * view of it with the Data Set inflated, which is cheap to read forwards only.
   *
   * @param source what the file was read from; the caller closes the result instead of it
   */
  public static ByteSource content(DicomFile file, ByteSource source) {
    return content(file.transferSyntax().uid(), source);
  }

  /** Like {@link #content(DicomFile, ByteSource)}, for an object whose header is known already. */
  public static ByteSource content(String transferSyntax, ByteSource source) {
    return TransferSyntax.of(transferSyntax).deflated() ? InflatedSource.of(source) : source;
  }

  private DicomFile read(HeaderInput input, Consumer<DataSet> beforePixels) {
    Warnings warnings = new Warnings(strict);
    DataSet meta = FileMeta.read(input, warnings, limits);
    if (!input.has(1)) {
      throw new MalformedDicom(
          "the object ends at byte " + input.offset() + ", before its Data Set");
    }
    TransferSyntax syntax = FileMeta.transferSyntax(meta, input, warnings);
    DataSet dataSet =
        syntax.deflated()
            ? inflated(input, syntax, warnings, beforePixels)
            : new DataSetParser(input, syntax, limits, warnings).parse(last, beforePixels);
    return new DicomFile(meta, dataSet, syntax, warnings.all());
  }

  private DataSet inflated(
      HeaderInput input, TransferSyntax syntax, Warnings warnings, Consumer<DataSet> beforePixels) {
    boolean zlib = Deflation.isZlib(input);
    if (zlib) {
      warnings.add(Deviation.ZLIB_HEADER, "the deflated Data Set", input.offset());
    }
    Inflater inflater = new Inflater(!zlib);
    try {
      InputStream inflating = new InflaterInputStream(input.rest(), inflater, 16 << 10);
      BoundedInflation bounded = new BoundedInflation(inflating, limits.inflatedBytes());
      HeaderInput content = HeaderInput.of(bounded, limits.headerBytes(), input.memory());
      DataSet dataSet =
          new DataSetParser(content, syntax, limits, warnings).parse(last, beforePixels);
      if (bounded.isCut()) {
        warnings.add(Deviation.TRUNCATED_DEFLATE_STREAM, "the deflated Data Set", content.offset());
      }
      drain(input, inflater, warnings);
      return dataSet;
    } finally {
      inflater.end();
    }
  }

  // A reader of a stream reads it to its end, also behind the end of the deflate stream. One byte
  // there may make the object's length even (PS3.5 A.5).
  private static void drain(HeaderInput input, Inflater inflater, Warnings warnings) {
    if (inflater.finished() && inflater.getRemaining() + input.upTo(2) > 1) {
      warnings.add(
          Deviation.TRAILING_GARBAGE,
          "the end of the deflated Data Set",
          input.offset() - inflater.getRemaining());
    }
    input.skip(input.remaining());
  }
}
