package org.pocketdicom.part10;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * Writes DICOM files (PS3.10 7) in every transfer syntax: the native ones, and the encapsulated
 * ones for Pixel Data that is in them already. Stateless: one writer serves all threads.
 *
 * <p>Writing needs memory for the header. Values that a reader left in the object go from there to
 * the output in pieces, from file to file without passing through the heap; between little and big
 * endian their words are turned by their VR (PS3.5 7.3).
 *
 * <p>What is written obeys the standard where it leaves a writer the choice, whatever the input
 * did:
 *
 * <ul>
 *   <li>The preamble is zeros. The File Meta Information names the SOP Class and Instance of the
 *       Data Set, the transfer syntax and this implementation; what else it said stays.
 *   <li>Values of an odd length are padded as their VR asks (PS3.5 6.2). Only fragments of
 *       encapsulated Pixel Data are copied as they are, so that tables of offsets stay right.
 *   <li>Group lengths (PS3.5 7.2) that are there are made right; none is added.
 *   <li>A value that is too long for the 16-bit length of its VR has VR UN, in little endian (PS3.5
 *       6.2.2); a sequence or Item too long for a 32-bit length ends with a delimiter.
 *   <li>The offsets of a DICOMDIR (PS3.3 F.3.2.2) follow its records.
 *   <li>Text is written as it is encoded.
 * </ul>
 *
 * <p>So {@link #keepingMeta} writes a file that was read byte by byte as it was, if that was
 * canonical: not deflated; a preamble of zeros; File Meta Information complete, with UIDs that
 * agree with the Data Set; nothing that the reader reports as a {@link Deviation}; group lengths
 * right; all Items of a sequence of one length form; VR UN only for what the dictionaries do not
 * know and never for a sequence; reserved bytes zero, nothing behind the Data Set.
 */
public final class Part10Writer {

  /** With its prefix, DICM. */
  private static final int PREAMBLE = 132;

  private static final Part10Writer DEFAULT = new Part10Writer(SequenceLengths.AS_READ, false);

  private final SequenceLengths sequences;
  private final boolean keepsMeta;

  private Part10Writer(SequenceLengths sequences, boolean keepsMeta) {
    this.sequences = sequences;
    this.keepsMeta = keepsMeta;
  }

  /** A writer that leaves the lengths of sequences in the form in which they were read. */
  public static Part10Writer create() {
    return DEFAULT;
  }

  /** A writer that gives all sequences one form. */
  public Part10Writer withSequences(SequenceLengths form) {
    return new Part10Writer(form, keepsMeta);
  }

  /**
   * A writer for copies, that keeps the Implementation Class UID and Version Name of a file that
   * was read: they name who made the content (PS3.10 7.1).
   */
  public Part10Writer keepingMeta() {
    return new Part10Writer(sequences, true);
  }

  /**
   * Writes a Data Set that is all in memory.
   *
   * @throws IOException if the stream fails
   * @throws UnsupportedDicom if Pixel Data is native and the syntax is encapsulated
   * @throws MalformedDicom if an element can't be in a Data Set
   */
  public void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException {
    DicomFile file = new DicomFile(DataSet.empty(), dataSet, syntax, List.of());
    write(file, ByteSource.of(new byte[0]), syntax, Channels.newChannel(out));
  }

  /**
   * Writes a file that was read, its Data Set edited or not.
   *
   * @param content what its references count in, see {@link Part10Reader#content}
   * @param syntax to write; where it is not the file's own, both are native
   * @param out a {@link java.nio.channels.FileChannel} for copies between files without the heap
   * @throws IOException if the channel fails
   * @throws UnsupportedDicom if Pixel Data would have to be decoded or encoded for that syntax
   * @throws MalformedDicom if a value that was left in the file is cut, or an element can't be in a
   *     Data Set; some bytes may be written then
   * @throws org.pocketdicom.error.LimitExceeded if a native value has 4 GiB or more, or sequences
   *     are nested deeper than 1000
   */
  public void write(
      DicomFile file, ByteSource content, TransferSyntax syntax, WritableByteChannel out)
      throws IOException {
    write(file, content, syntax, Optional.empty(), out);
  }

  /**
   * Writes a file that was read, with Pixel Data that is made while it is written. It needs memory
   * for the header and one frame.
   *
   * <p>Compressed frames have an Item each. The table of their offsets, Basic or where they may
   * need it Extended, is filled in afterwards, for which {@code out} has to be a {@link
   * SeekableByteChannel} that can in fact go back; elsewhere several frames have none.
   *
   * @param file whose Pixel Data (7FE0,0010) is replaced; it must not have the group length or an
   *     Extended Offset Table, which are for its own frames
   * @param frames in the transfer syntax that is written
   * @throws IOException if the channel fails
   * @throws MalformedDicom as {@link #write(DicomFile, ByteSource, TransferSyntax,
   *     WritableByteChannel)}
   * @throws org.pocketdicom.error.LimitExceeded if native frames have 4 GiB or more together, or
   *     sequences are nested deeper than 1000
   */
  public void write(
      DicomFile file,
      ByteSource content,
      TransferSyntax syntax,
      FrameSource frames,
      WritableByteChannel out)
      throws IOException {
    if (!syntax.encapsulated()) {
      WrittenPiece pixels = new WrittenNativeFrames(frames, DataSetEncoder.LONGEST_VALUE);
      write(file, content, syntax, Optional.of(pixels), out);
      return;
    }
    OptionalLong start = position(out);
    WrittenItems items = new WrittenItems(frames, start.isPresent());
    long before = write(file, content, syntax, Optional.of(items), out);
    if (start.isPresent() && out instanceof SeekableByteChannel seekable) {
      items.complete(seekable, start.getAsLong() + before);
    }
  }

  /** Where a channel is; empty where it can't go back, as that of a pipe. */
  private static OptionalLong position(WritableByteChannel out) {
    try {
      return out instanceof SeekableByteChannel file
          ? OptionalLong.of(file.position())
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Returns the bytes before the Data Set. */
  private long write(
      DicomFile file,
      ByteSource content,
      TransferSyntax syntax,
      Optional<WrittenPiece> pixels,
      WritableByteChannel out)
      throws IOException {
    DataSet dataSet = file.dataSet();
    checkGroups(dataSet);
    if (!Uid.isValid(syntax.uid())) {
      throw new UnsupportedDicom(
          "what the file says is its Transfer Syntax UID is none (PS3.5 9.1)");
    }
    EncodedPieces meta = WrittenMeta.encode(file.meta(), dataSet, syntax, keepsMeta);
    EncodedPieces encoded =
        new DataSetEncoder(syntax, file.transferSyntax(), content, sequences, pixels)
            .encode(dataSet, PREAMBLE + meta.size());
    ByteBuffer preamble = ByteBuffer.allocate(PREAMBLE);
    preamble.put(128, "DICM".getBytes(StandardCharsets.US_ASCII));
    while (preamble.hasRemaining()) {
      out.write(preamble);
    }
    meta.writeTo(out);
    if (syntax.deflated()) {
      deflate(encoded, out);
    } else {
      encoded.writeTo(out);
    }
    return PREAMBLE + meta.size();
  }

  // The stream is deflate without a zlib header, and padded to an even length (PS3.5 A.5).
  private static void deflate(EncodedPieces encoded, WritableByteChannel out) throws IOException {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      OutputStream stream = Channels.newOutputStream(out);
      DeflaterOutputStream deflating = new DeflaterOutputStream(stream, deflater, 16 << 10);
      encoded.writeTo(Channels.newChannel(deflating));
      deflating.finish();
      if (deflater.getBytesWritten() % 2 == 1) {
        stream.write(0);
      }
    } finally {
      deflater.end();
    }
  }

  // Commands and File Meta Information are no part of a Data Set, and would be read as what they
  // are.
  private static void checkGroups(DataSet dataSet) {
    for (int i = 0; i < dataSet.size() && Tag.group(dataSet.tagAt(i)) <= 2; i++) {
      if (Tag.group(dataSet.tagAt(i)) != 1) {
        throw new MalformedDicom(
            Tag.toString(dataSet.tagAt(i)) + " can't be in a Data Set (PS3.7 6.3.1, PS3.10 7.1)");
      }
    }
  }
}
