package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.testkit.Part10Files;

class FrameSourceTest {

  private static final DataSet IMAGE = Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3");
  private static final TransferSyntax RLE = TransferSyntax.of(TransferSyntaxes.RLELossless);
  private static final Part10Reader STRICT = Part10Reader.strict(ReadLimits.DEFAULT);

  @TempDir private Path folder;

  /** PS3.5 A.4. */
  @Test
  void eachFrameIsAnItemOfEvenLengthAndTheTableTellsWhereItBegins() throws IOException {
    DicomFile file = STRICT.read(toFile(new FrameSource(3, 8, i -> new byte[] {(byte) i})));

    Fragments fragments = fragments(file);
    assertThat(IntStream.range(0, 3).mapToLong(fragments::length)).containsOnly(2L);
    assertThat(IntStream.range(0, 3).mapToLong(fragments::basicOffset))
        .containsExactly(0L, 10L, 20L);
    assertThat(file.dataSet().contains(Tags.ExtendedOffsetTable)).isFalse();
  }

  /** PS3.3 C.7.6.3.1.8: lengths are of the frames, without padding. */
  @Test
  void framesThatMayReachBeyond4GibHaveTheExtendedTable() throws IOException {
    DicomFile file = STRICT.read(toFile(new FrameSource(3, 1L << 34, i -> new byte[i + 1])));

    assertThat(fragments(file).basicOffsetCount()).isZero();
    assertThat(longs(file, Tags.ExtendedOffsetTable)).containsExactly(0, 10, 20);
    assertThat(longs(file, Tags.ExtendedOffsetTableLengths)).containsExactly(1, 2, 3);
  }

  @Test
  void anOutputThatCannotGoBackHasNoTableOfSeveralFrames() throws IOException {
    assertThat(fragments(STRICT.read(toStream(new FrameSource(2, 8, i -> new byte[2])))))
        .returns(0, Fragments::basicOffsetCount)
        .returns(2, Fragments::count);
    assertThat(fragments(STRICT.read(toStream(new FrameSource(1, 8, i -> new byte[2])))))
        .returns(1, Fragments::basicOffsetCount);
  }

  @Test
  void nativeFramesOf4GibAreRefusedBeforeAnythingIsWritten() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameSource frames = new FrameSource(Integer.MAX_VALUE, 1L << 34, i -> new byte[0]);

    assertThatThrownBy(() -> write(frames, TransferSyntax.EXPLICIT_LITTLE, out))
        .isInstanceOf(LimitExceeded.class);
    assertThat(out.size()).isZero();
  }

  private byte[] toFile(FrameSource frames) throws IOException {
    Path path = folder.resolve("frames.dcm");
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Part10Writer.create().write(image(), ByteSource.of(new byte[0]), RLE, frames, out);
    }
    return Files.readAllBytes(path);
  }

  private static byte[] toStream(FrameSource frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(frames, RLE, out);
    return out.toByteArray();
  }

  private static void write(FrameSource frames, TransferSyntax syntax, ByteArrayOutputStream out)
      throws IOException {
    Part10Writer.create()
        .write(image(), ByteSource.of(new byte[0]), syntax, frames, Channels.newChannel(out));
  }

  private static DicomFile image() {
    return new DicomFile(DataSet.empty(), IMAGE, TransferSyntax.EXPLICIT_LITTLE, List.of());
  }

  private static long[] longs(DicomFile file, int tag) {
    EncodedValue value = file.dataSet().get(tag).flatMap(DataElement::encoded).orElseThrow();
    return IntStream.range(0, value.length() / 8).mapToLong(i -> value.longAt(8 * i)).toArray();
  }

  private static Fragments fragments(DicomFile file) {
    return (Fragments) file.dataSet().get(Tags.PixelData).orElseThrow().value();
  }
}
