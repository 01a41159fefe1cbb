package org.pocketdicom.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.Part10Writer;
import org.pocketdicom.part10.TransferSyntax;

/** Makes files of Data Sets. */
final class SampleFile {

  private SampleFile() {}

  /** An object without Pixel Data, or with frames that are not compressed. */
  static Sample explicit(DataSet dataSet, List<Bytes> frames) {
    DataSet whole = dataSet;
    if (!frames.isEmpty()) {
      Bytes pixels = Bytes.join(frames.toArray(Bytes[]::new)).padded();
      Vr vr = dataSet.integer(Tags.BitsAllocated).orElse(8) > 8 ? Vr.OW : Vr.OB;
      whole = dataSet.toBuilder().put(Tags.PixelData, vr, pixels.toArray()).build();
    }
    Bytes file = write(whole, new byte[0], TransferSyntax.EXPLICIT_LITTLE);
    return new Sample(whole, Sample.EXPLICIT, file, frames, frames);
  }

  /** An image of several frames, one fragment each, as RLE. */
  static Sample rle(DataSet dataSet, List<Bytes> frames, int samples) {
    List<Bytes> encoded = frames.stream().map(frame -> RleFrame.of(frame, samples)).toList();
    long[] offsets = new long[encoded.size()];
    long[] lengths = new long[encoded.size()];
    int[] heads = new int[encoded.size()];
    long at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      lengths[i] = encoded.get(i).size();
      heads[i] = samples << 24;
      at += lengths[i];
    }
    Fragments fragments = new Fragments(new long[0], offsets, lengths, heads);
    DataSet whole =
        dataSet.toBuilder().put(new DataElement(Tags.PixelData, Vr.OB, fragments)).build();
    byte[] content = Bytes.join(encoded.toArray(Bytes[]::new)).toArray();
    Bytes file = write(whole, content, TransferSyntax.of(Sample.RLE));
    return new Sample(dataSet, Sample.RLE, file, frames, encoded);
  }

  private static Bytes write(DataSet dataSet, byte[] content, TransferSyntax syntax) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Part10Writer.create()
          .write(
              new DicomFile(DataSet.empty(), dataSet, syntax, List.of()),
              ByteSource.of(content),
              syntax,
              Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(out.toByteArray());
  }
}
