package org.pocketdicom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;
import org.pocketdicom.testkit.RandomDataSets;

/** Data Set → JSON or XML → Data Set. */
class ModelRoundTripTest {

  private static final ReadLimits LIMITS = new ReadLimits(256 << 20, 1_000_000, 128, 1L << 30);

  @ParameterizedTest
  @EnumSource
  void generatedDataSetsComeBack(Model model) {
    RandomDataSets generated = RandomDataSets.withAnyVr(3);
    for (int i = 0; i < 300; i++) {
      DataSet dataSet = generated.next();

      assertThat(changes(dataSet, model)).as("number %d", i).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> corpusFilesComeBackFromJson() {
    return corpusFilesComeBack(Model.JSON);
  }

  @TestFactory
  Stream<DynamicTest> corpusFilesComeBackFromXml() {
    return corpusFilesComeBack(Model.XML);
  }

  private static Stream<DynamicTest> corpusFilesComeBack(Model model) {
    return Corpus.each(
        file -> file.header() == Expectation.SUCCEED,
        file -> assertThat(changes(stated(inMemory(file)), model)).isEmpty());
  }

  /** The Data Set with every value in memory but Pixel Data, which a URI names. */
  private static DataSet inMemory(CorpusFile file) throws IOException {
    try (FileSource source = FileSource.open(file.path())) {
      DicomFile read = Part10Reader.lenient(LIMITS).read(source);
      try (ByteSource content = Part10Reader.content(read, source)) {
        return named(
            LongValues.load(read.dataSet(), read.transferSyntax(), content, Integer.MAX_VALUE));
      }
    }
  }

  private static DataSet named(DataSet dataSet) {
    DataSetBuilder builder = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      if (element.value() instanceof Value.BulkData || element.value() instanceof Fragments) {
        Value uri = new Value.BulkDataUri("bulk");
        builder.put(new DataElement(element.tag(), element.vr(), uri));
      }
    }
    return builder.build();
  }

  /** Private elements of VR UN as such, whatever is known of them. */
  private static DataSet stated(DataSet dataSet) {
    DataSetBuilder builder = dataSet.toBuilder();
    for (DataElement element : dataSet) {
      if (element.statedVr() == Vr.UN && element.value() instanceof EncodedValue encoded) {
        builder.put(element.tag(), Vr.UN, encoded.toByteArray());
      } else if (element.vr() == Vr.SQ) {
        builder.put(
            element.tag(),
            element.items().stream().map(ModelRoundTripTest::stated).toArray(DataSet[]::new));
      }
    }
    return builder.build();
  }

  private static List<String> changes(DataSet dataSet, Model model) {
    return ModelLines.changes(dataSet, model.read(model.text(dataSet), LIMITS), model);
  }
}
