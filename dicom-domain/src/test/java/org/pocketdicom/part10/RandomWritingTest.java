package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.testkit.DataSetLines;
import org.pocketdicom.testkit.RandomDataSets;

/** Writes random Data Sets, and reads them again. */
class RandomWritingTest {

  private static final int COUNT = 300;

  @ParameterizedTest
  @EnumSource(SequenceLengths.class)
  void whatIsWrittenWithVrsIsReadAlike(SequenceLengths lengths) throws IOException {
    RandomDataSets random = RandomDataSets.withAnyVr(20260101);
    for (int i = 0; i < COUNT; i++) {
      DataSet dataSet = random.next();
      assertReadAlike(dataSet, TransferSyntax.EXPLICIT_LITTLE, lengths);
      assertReadAlike(dataSet, TransferSyntax.EXPLICIT_BIG, lengths);
      assertReadAlike(dataSet, TransferSyntax.DEFLATED, lengths);
    }
  }

  @ParameterizedTest
  @EnumSource(SequenceLengths.class)
  void whatIsWrittenWithoutVrsIsReadAlikeWhereTheDictionariesKnowThem(SequenceLengths lengths)
      throws IOException {
    RandomDataSets random = RandomDataSets.withImpliedVrs(20260102);
    for (int i = 0; i < COUNT; i++) {
      assertReadAlike(random.next(), TransferSyntax.IMPLICIT_LITTLE, lengths);
    }
  }

  private static void assertReadAlike(
      DataSet dataSet, TransferSyntax syntax, SequenceLengths lengths) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Part10Writer.create().withSequences(lengths).write(dataSet, syntax, out);

    byte[] written = out.toByteArray();
    if (dataSet.size() == 0) {
      return; // an object without a Data Set is refused
    }
    DicomFile read = Part10Reader.strict(ReadLimits.DEFAULT).read(written);
    try (ByteSource content = Part10Reader.content(read, ByteSource.of(written))) {
      List<String> lines = DataSetLines.ofBytes(read.dataSet(), content, syntax.bigEndian());
      assertThat(lines).isEqualTo(DataSetLines.ofBytes(dataSet));
    }
  }
}
