package org.pocketdicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.ReadLimits;

class DicomJsonReaderTest {

  @Test
  void valuesAreTextInTheirOrderAndNullIsAnEmptyOnePs318F25() {
    DataSet dataSet =
        read(
            """
            {"00080008": {"vr": "CS", "Value": ["ORIGINAL", null, "AXIAL"]},
             "00100020": {"vr": "LO"},
             "00100021": {"vr": "LO", "Value": []}}
            """);

    assertThat(dataSet.strings(Tags.ImageType)).containsExactly("ORIGINAL", "", "AXIAL");
    assertThat(element(dataSet, Tags.PatientID).isEmpty()).isTrue();
    assertThat(element(dataSet, Tags.IssuerOfPatientID).isEmpty()).isTrue();
  }

  @Test
  void textIsUtf8AndTheDataSetSaysSo() {
    DataSet declared =
        read(
            """
            {"00080005": {"vr": "CS", "Value": ["ISO_IR 100"]},
             "00104000": {"vr": "LT", "Value": ["Gr\\u00fc\\u00dfe 😀"]}}
            """);
    DataSet undeclared = read("{\"00104000\": {\"vr\": \"LT\", \"Value\": [\"Grüße\"]}}");
    DataSet ascii = read("{\"00104000\": {\"vr\": \"LT\", \"Value\": [\"Hello\"]}}");

    assertThat(declared.strings(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 192");
    assertThat(declared.strings(Tags.PatientComments)).containsExactly("Grüße 😀");
    assertThat(undeclared.strings(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 192");
    assertThat(ascii.contains(Tags.SpecificCharacterSet)).isFalse();
  }

  @Test
  void textInAnItemThatDeclaresItsSetNeedsNoOtherDeclaration() {
    DataSet dataSet =
        read(
            """
            {"00081110": {"vr": "SQ", "Value": [
              {"00080005": {"vr": "CS", "Value": ["ISO_IR 192"]},
               "00104000": {"vr": "LT", "Value": ["ü"]}}]}}
            """);

    assertThat(dataSet.contains(Tags.SpecificCharacterSet)).isFalse();
    assertThat(dataSet.items(Tags.ReferencedStudySequence).getFirst().string(Tags.PatientComments))
        .contains("ü");
  }

  @ParameterizedTest
  @CsvSource({
    "US, 65535, 65535",
    "US, '\"12\"', 12",
    "US, 5.0, 5",
    "SS, -32768, -32768",
    "UL, 4294967295, 4294967295",
    "SL, -2147483648, -2147483648",
    "SV, '\"-9223372036854775808\"', -9223372036854775808",
    "UV, 18446744073709551615, 18446744073709551615",
    "FD, 0.1, 0.1",
    "FD, '\"NaN\"', NaN",
    "FD, NaN, NaN",
    "FD, '\"inf\"', Infinity",
    "FD, '\"-Infinity\"', -Infinity",
    "FD, -0.0, -0.0",
    "FL, 0.10000000149011612, 0.1",
    "AT, '\"00181063\"', '(0018,1063)'",
    "DS, 1.50, 1.50",
    "DS, '\"+.5\"', +.5",
    "DS, 1E-300, 1E-300",
    "IS, '\"007\"', 007",
    "IS, 12, 12",
    "LO, 12, 12"
  })
  void numbersMayBeStringsAndKeepTheirDigits(String vr, String json, String value) {
    DataSet dataSet = read("{\"00091001\": {\"vr\": \"%s\", \"Value\": [%s]}}".formatted(vr, json));

    assertThat(element(dataSet, 0x00091001).vr()).isEqualTo(Vr.valueOf(vr));
    assertThat(dataSet.strings(0x00091001)).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource({
    "US, 65536",
    "US, -1",
    "US, 1.5",
    "US, null",
    "US, '\"\"'",
    "US, '\"abc\"'",
    "SS, 32768",
    "UL, 1e10",
    "SL, 2147483648",
    "SV, 9223372036854775808",
    "UV, 18446744073709551616",
    "US, 1e999999999",
    "FD, 1e400",
    "FL, 1e39",
    "FD, '\"0x1p3\"'",
    "FD, '\"1d\"'",
    "AT, '\"1063\"'",
    "OB, 77",
    "SQ, 77",
    "LO, true",
    "LO, []"
  })
  void valuesThatDoNotFitTheirVrAreRefusedWithoutBeingQuoted(String vr, String json) {
    assertThatThrownBy(
            () -> read("{\"00091001\":{\"vr\":\"%s\",\"Value\":[1,%s]}}".formatted(vr, json)))
        .isInstanceOf(MalformedDicom.class)
        .message()
        .doesNotContain(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\"};Yamada^Tarou=山田^太郎",
        "{\"Phonetic\":\"やまだ\",\"Alphabetic\":\"Yamada\"};Yamada==やまだ",
        "{\"Alphabetic\":\"Doe\",\"Ideographic\":null};Doe",
        "\"Doe^Jane=東\";Doe^Jane=東"
      })
  void namesAreObjectsOrStrings(String json, String name) {
    assertThat(
            read("{\"00100010\": {\"vr\": \"PN\", \"Value\": [" + json + "]}}")
                .strings(Tags.PatientName))
        .containsExactly(name);
    assertThat(
            read("{\"00100010\": {\"Value\": [" + json + ", null], \"vr\": \"PN\"}}")
                .strings(Tags.PatientName))
        .containsExactly(name, "");
  }

  @Test
  void anEmptyObjectIsAnItemOrAnEmptyName() {
    DataSet dataSet =
        read(
            """
            {"00081110": {"vr": "SQ", "Value": [{}, {"00200010": {"vr": "SH", "Value": ["7"]}}, {}]},
             "00100010": {"vr": "PN", "Value": [{}]}}
            """);

    assertThat(dataSet.items(Tags.ReferencedStudySequence))
        .extracting(DataSet::size)
        .containsExactly(0, 1, 0);
    assertThat(element(dataSet, Tags.PatientName).isEmpty()).isTrue();
  }

  @Test
  void inlineBinaryIsBytesOfLittleEndianWordsPs318F27() {
    DataSet dataSet =
        read(
            """
            {"00281201": {"vr": "OW", "InlineBinary": "AQID\\/w=="},
             "00420011": {"vr": "OB", "InlineBinary": "AQID"},
             "00091002": {"vr": "XX", "InlineBinary": ""}}
            """);

    EncodedValue words = encoded(dataSet, Tags.RedPaletteColorLookupTableData);
    assertThat(words.toByteArray()).containsExactly(1, 2, 3, 0xFF);
    assertThat(encoded(dataSet, Tags.EncapsulatedDocument).toByteArray())
        .containsExactly(1, 2, 3, 0);
    assertThat(element(dataSet, 0x00091002).vr()).isEqualTo(Vr.UN);
  }

  @Test
  void bulkDataStaysWhereItsUriSaysPs318F26() {
    DataSet dataSet = read("{\"7FE00010\": {\"vr\": \"OW\", \"BulkDataURI\": \"../bulk/1\"}}");

    assertThat(element(dataSet, Tags.PixelData).value())
        .isEqualTo(new Value.BulkDataUri("../bulk/1"));
    assertThat(element(dataSet, Tags.PixelData).isEmpty()).isFalse();
  }

  @Test
  void missingVrIsTheDictionarys() {
    DataSet dataSet =
        read(
            """
            {"00090010": {"vr": "LO", "Value": ["GEMS_IDEN_01"]},
             "00091002": {"Value": ["CT01"]},
             "00100010": {"Value": [{"Alphabetic": "Doe"}]},
             "00200013": {"Value": [7]},
             "00280106": {"Value": [-5]},
             "00280107": {"Value": [5]},
             "00081110": {"Value": [{}]},
             "00091003": {"InlineBinary": "AAA="},
             "00281050": {}}
            """);

    assertThat(dataSet)
        .extracting(DataElement::vr)
        .containsExactly(Vr.SQ, Vr.LO, Vr.SH, Vr.UN, Vr.PN, Vr.IS, Vr.SS, Vr.US, Vr.DS);
  }

  @Test
  void groupLengthsAreDroppedAndElementsSorted() {
    DataSet dataSet =
        read(
            """
            {"00100020": {"vr": "LO", "Value": ["4711"]},
             "00100000": {"vr": "UL", "Value": [12]},
             "00080060": {"vr": "CS", "Value": ["CT"]}}
            """);

    assertThat(dataSet).extracting(DataElement::tag).containsExactly(Tags.Modality, Tags.PatientID);
  }

  @Test
  void unknownAndNullMembersOfAnAttributeArePassedOver() {
    DataSet dataSet =
        read(
            """
            {"00100020": {"Value": ["4711"], "name": {"a": [1, {}]}, "InlineBinary": null,
                          "vr": "LO"}}
            """);

    assertThat(dataSet.string(Tags.PatientID)).contains("4711");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"PatientID\":{\"vr\":\"LO\"}};PatientID is 00100020",
        "{\"Doe^Jane\":{\"vr\":\"LO\"}};attributes are named by their tag",
        "{\"00100020\":{\"vr\":\"LO\"},\"00100020\":{\"vr\":\"LO\"}};a tag comes twice",
        "{\"00100020\":\"4711\"};an attribute is no object",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":\"x\"}};Value is no array",
        "{\"00100020\":{\"vr\":1}};vr is no string",
        "{\"00100020\":{\"vr\":\"XX\",\"Value\":[\"x\"]}};none of this edition",
        "{\"00091001\":{\"Value\":[\"x\"]}};the VR is missing",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"x\"],\"BulkDataURI\":\"y\"}};two kinds",
        "{\"00081110\":{\"vr\":\"SQ\",\"Value\":[{},\"x\"]}};two kinds",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[{}]}};content of another VR",
        "{\"00081110\":{\"vr\":\"SQ\",\"InlineBinary\":\"AA==\"}};content of another VR",
        "{\"00080005\":{\"vr\":\"CS\",\"InlineBinary\":\"AA==\"}};content of another VR",
        "{\"00280010\":{\"vr\":\"US\",\"InlineBinary\":\"AAAA\"}};content of another VR",
        "{\"00420011\":{\"vr\":\"OB\",\"InlineBinary\":\"A\"}};not base64",
        "{\"00420011\":{\"vr\":\"OB\",\"InlineBinary\":\"AAAé\"}};not base64",
        "{\"FFFEE000\":{\"vr\":\"LO\"}};no attribute",
        "[[]];an array stands",
        "[1];no Data Set",
        "'';no Data Set"
      })
  void whatIsNotTheModelIsRefusedWithAReason(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(MalformedDicom.class)
        .message()
        .contains(reason)
        .doesNotContain("Doe");
  }

  @Test
  void aFailureNamesItsPlace() {
    assertThatThrownBy(() ->
            read(
                """
                {"00081110": {"vr": "SQ", "Value": [{}, {"00200013": {"vr": "US", "Value": ["x"]}}]}}
                """))
        .hasMessageContaining("(0008,1110)[1].(0020,0013)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"00100020\":{}} {\"00100021\":{}}",
        "[{\"00100020\":{}},{\"00100021\":{}}]",
        """
        {"path":"a","dataset":{"00100020":{}}}
        {"dataset":{"00100021":{}},"path":[{}],"more":1}
        """
      })
  void severalDataSetsAreReadOneAtATime(String json) throws IOException {
    DicomJsonReader reader = new DicomJsonReader(stream(json), ReadLimits.DEFAULT);

    assertThat(reader.next()).get().matches(dataSet -> dataSet.contains(Tags.PatientID));
    assertThat(reader.next()).get().matches(dataSet -> dataSet.contains(Tags.IssuerOfPatientID));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void depthElementsAndBytesAreLimited() {
    ReadLimits limits = new ReadLimits(1000, 20, 5, 1);
    String deep = "{\"00081110\":{\"vr\":\"SQ\",\"Value\":[".repeat(6) + "{}" + "]}}".repeat(6);

    assertThatThrownBy(() -> read(deep, limits)).isInstanceOf(LimitExceeded.class);
    assertThat(read(deep, new ReadLimits(1000, 20, 6, 1)).size()).isEqualTo(1);
    assertThatThrownBy(
            () -> read("{\"00081110\":{\"Value\":[" + "{},".repeat(20) + "{}]}}", limits))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(
            () -> read("{\"00420011\":{\"InlineBinary\":\"" + "AAAA".repeat(400) + "\"}}", limits))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(
            () -> read("{\"00104000\":{\"Value\":[\"" + "x".repeat(1001) + "\"]}}", limits))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(() -> read("{\"00720078\":{\"Value\":[" + "1,".repeat(300) + "1]}}", limits))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void nestingIsNoneOfTheProgram() {
    int depth = 100_000;
    String deep =
        "{\"00081110\":{\"vr\":\"SQ\",\"Value\":[".repeat(depth) + "{}" + "]}}".repeat(depth);

    DataSet dataSet = read(deep, new ReadLimits(1 << 20, 1 << 20, depth, 1));

    for (int i = 0; i < depth; i++) {
      dataSet = dataSet.items(Tags.ReferencedStudySequence).getFirst();
    }
    assertThat(dataSet.size()).isZero();
  }

  private static DataElement element(DataSet dataSet, int tag) {
    return dataSet.get(tag).orElseThrow();
  }

  private static EncodedValue encoded(DataSet dataSet, int tag) {
    return dataSet.get(tag).flatMap(DataElement::encoded).orElseThrow();
  }

  private static DataSet read(String json) {
    return read(json, ReadLimits.DEFAULT);
  }

  private static DataSet read(String json, ReadLimits limits) {
    try {
      return DicomJsonReader.read(stream(json), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
