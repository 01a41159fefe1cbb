package org.pocketdicom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.FileSource;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.json.DicomJsonReader;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.part10.DicomFile;
import org.pocketdicom.part10.LongValues;
import org.pocketdicom.part10.Part10Reader;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.testkit.Corpus;
import org.pocketdicom.testkit.CorpusFile;
import org.pocketdicom.testkit.CorpusFile.Expectation;
import org.pocketdicom.testkit.DataSetLines;
import org.pocketdicom.testkit.RandomDataSets;
import org.pocketdicom.xml.NativeXmlReader;
import org.pocketdicom.xml.NativeXmlWriter;

/** Data Set → JSON or XML → Data Set. */
class ModelRoundTripTest {

  // Two blocks of one group have one creator, and XML does not tell blocks (PS3.19 A.1.5).
  private static final String SHARED_CREATOR = "files/mr_decimal_rescale.dcm";

  private static final Pattern LINE =
      Pattern.compile("(.*?) (PN|DS|IS|FL|FD) (.*)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

  private static final ReadLimits LIMITS = new ReadLimits(256 << 20, 1_000_000, 128, 1L << 30);

  enum Model {
    JSON {
      @Override
      void write(DataSet dataSet, BulkDataLocator bulkData, OutputStream out) throws IOException {
        DicomJsonWriter.write(dataSet, bulkData, out);
      }

      @Override
      DataSet read(InputStream in, ReadLimits limits) throws IOException {
        return DicomJsonReader.read(in, limits);
      }
    },
    XML {
      @Override
      void write(DataSet dataSet, BulkDataLocator bulkData, OutputStream out) throws IOException {
        NativeXmlWriter.write(dataSet, bulkData, out);
      }

      @Override
      DataSet read(InputStream in, ReadLimits limits) throws IOException {
        return NativeXmlReader.read(in, limits);
      }
    };

    abstract void write(DataSet dataSet, BulkDataLocator bulkData, OutputStream out)
        throws IOException;

    abstract DataSet read(InputStream in, ReadLimits limits) throws IOException;

    DataSet roundTrip(DataSet dataSet) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(dataSet, BulkDataLocator.NONE, out);
      return read(new ByteArrayInputStream(out.toByteArray()), LIMITS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void generatedDataSetsComeBack(Model model) throws IOException {
    RandomDataSets generated = RandomDataSets.withAnyVr(3);
    for (int i = 0; i < 300; i++) {
      DataSet dataSet = generated.next();

      assertThat(changes(dataSet, model.roundTrip(dataSet))).as("number %d", i).isEmpty();
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
        file ->
            file.header() == Expectation.SUCCEED
                && !(model == Model.XML && file.name().equals(SHARED_CREATOR)),
        file -> {
          DataSet dataSet = stated(inMemory(file));

          assertThat(changes(dataSet, model.roundTrip(dataSet))).isEmpty();
        });
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

  /** What is different: lines that are gone, then those that are new. */
  private static List<String> changes(DataSet before, DataSet after) {
    List<String> lost = lines(before);
    List<String> found = lines(after);
    List<String> changes = new ArrayList<>(lost);
    changes.removeAll(found);
    found.removeAll(lost);
    changes.addAll(found);
    return changes;
  }

  private static List<String> lines(DataSet dataSet) {
    return new ArrayList<>(
        DataSetLines.ofValues(dataSet).stream().map(ModelRoundTripTest::normal).toList());
  }

  /** Without what the writers say that they do not keep. */
  private static String normal(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return line;
    }
    String value = parts.group(3);
    String kept =
        switch (parts.group(2)) {
          case "PN" -> value.replaceAll("[ ^]+(?=[=,\\]])", "").replaceAll("=+(?=[,\\]])", "");
          case "DS", "IS" -> NUMBER.matcher(value).replaceAll(found -> decimal(found.group()));
          case "FL" -> reals(value, 8, bits -> Float.isNaN(Float.intBitsToFloat((int) bits)));
          case "FD" -> reals(value, 16, bits -> Double.isNaN(Double.longBitsToDouble(bits)));
          default -> value;
        };
    return parts.group(1) + " " + kept;
  }

  private static String decimal(String number) {
    return new BigDecimal(number).toString();
  }

  private static String reals(String hex, int digits, LongPredicate isNotANumber) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i + digits <= hex.length(); i += digits) {
      String real = hex.substring(i, i + digits);
      long bits = Long.reverseBytes(HexFormat.fromHexDigitsToLong(real) << 64 - 4 * digits);
      result.append(isNotANumber.test(bits) ? "NaN " : real);
    }
    return result.toString();
  }
}
