package org.pocketdicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.ReadLimits;

class DicomJsonWriterTest {

  @Test
  void attributesAreNamedByTheirTagInHexadecimalPs318F22() {
    assertThat(json(DataSet.builder().put(Tags.PatientID, Vr.LO, "4711")))
        .isEqualTo("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"4711\"]}}");
  }

  @Test
  void anEmptyAttributeHasNoValueAndAnEmptyOneOfSeveralIsNullPs318F25() {
    assertThat(json(DataSet.builder().put(Tags.PatientID, Vr.LO, "")))
        .isEqualTo("{\"00100020\":{\"vr\":\"LO\"}}");
    assertThat(json(DataSet.builder().put(Tags.ImageType, Vr.CS, "A", "", "B")))
        .contains("[\"A\",null,\"B\"]");
  }

  @Test
  void aNameIsAnObjectOfItsGroupsPs318F22() {
    String json =
        json(
            DataSet.builder()
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .put(Tags.PatientName, Vr.PN, "Yamada^Tarou=山田^太郎"));

    assertThat(json).contains("[{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.50",
    "+1, 1",
    "-0.5, -0.5",
    ".5, 0.5",
    "007, 7",
    "1e3, 1e3",
    "abc, \"abc\"",
    "1., 1"
  })
  void decimalsKeepTheirDigitsAndBecomeNumbersWhereTheyAreOnes(String text, String json) {
    assertThat(json(DataSet.builder().put(Tags.PatientWeight, Vr.DS, text)))
        .contains("[" + json + "]");
  }

  @Test
  void digitsOfOtherScriptsAreNoDecimal() throws IOException {
    String json = "{\"00101030\":{\"vr\":\"DS\",\"Value\":[\"\u0663\"]}}";
    InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));

    assertThat(json(DicomJsonReader.read(in, ReadLimits.DEFAULT).toBuilder()))
        .contains("[\"\u0663\"]");
  }

  @Test
  void numbersThatJsonHasNotAreStrings() {
    assertThat(json(DataSet.builder().put(0x00189073, Vr.FD, Double.NaN, 1.5)))
        .contains("[\"NaN\",1.5]");
  }

  @Test
  void tagsAreEightDigits() {
    assertThat(json(DataSet.builder().put(Tags.FrameIncrementPointer, Vr.AT, 0x00181063)))
        .contains("[\"00181063\"]");
  }

  @Test
  void bytesAreBase64OfLittleEndianWordsPs318F27() {
    DataElement words =
        new DataElement(0x00091010, Vr.OW, new EncodedValue(new byte[] {1, 2}, 0, 2, true));

    assertThat(json(DataSet.builder().put(words))).contains("\"InlineBinary\":\"AgE=\"");
  }

  @Test
  void longBytesAreOneBase64Text() {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);

    assertThat(json(DataSet.builder().put(0x00091010, Vr.OB, bytes)))
        .contains("\"InlineBinary\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"");
  }

  @Test
  void whatIsNotInMemoryIsNamedByItsUriOrLeftOut() {
    DataSet dataSet =
        DataSet.builder()
            .put(new DataElement(Tags.PixelData, Vr.OW, new Value.BulkData(1, 2)))
            .build();

    assertThat(json(dataSet, element -> Optional.of("../bulk")))
        .isEqualTo("{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"../bulk\"}}");
    assertThat(json(dataSet, BulkDataLocator.NONE)).isEqualTo("{}");
  }

  @Test
  void severalEmptyValuesAreCountedAndALongDecimalIsAString() {
    assertThat(json(DataSet.builder().put(Tags.ImageType, Vr.CS, "", ""))).contains("[null,null]");
    assertThat(json(DataSet.builder().put(Tags.PatientWeight, Vr.DS, "+" + "1".repeat(70))))
        .contains("[\"+111");
  }

  @Test
  void valuesLongerThanTheCallerWantsAreNamedByTheirUriWhereThereIsOne() throws IOException {
    DataSet dataSet =
        DataSet.builder()
            .put(Tags.EncapsulatedDocument, Vr.OB, new byte[4])
            .put(0x00091001, Vr.OB, new byte[4])
            .put(new DataElement(0x00091002, Vr.OB, new Value.BulkDataUri("there")))
            .build();
    BulkDataLocator locator =
        element ->
            element.tag() == Tags.EncapsulatedDocument ? Optional.of("here") : Optional.empty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    DicomJsonWriter.write(dataSet, locator, 3, out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"00420011\":{\"vr\":\"OB\",\"BulkDataURI\":\"here\"}")
        .contains("\"00091001\":{\"vr\":\"OB\",\"InlineBinary\":\"AAAAAA==\"}")
        .contains("\"00091002\":{\"vr\":\"OB\",\"BulkDataURI\":\"there\"}");
  }

  @Test
  void itemsAreObjectsAndAnEmptyItemIsOneToo() {
    DataSet item = DataSet.builder().put(Tags.CodeValue, Vr.SH, "T").build();

    assertThat(json(DataSet.builder().put(Tags.ContentSequence, item, DataSet.empty())))
        .contains("\"Value\":[{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"T\"]}},{}]");
  }

  @Test
  void groupLengthsAreLeftOutAndTextIsUtf8() {
    String json =
        json(
            DataSet.builder()
                .put(0x00100000, Vr.UL, 12)
                .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .put(Tags.PatientComments, Vr.LT, "Grüße\n\"\\\u0001"));

    assertThat(json)
        .doesNotContain("00100000")
        .contains("\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}")
        .contains("Grüße\\n\\\"\\\\\\u0001");
  }

  @Test
  void longTextCrossesTheBufferUnharmed() {
    String text = "ä".repeat(20_000) + "😀";

    assertThat(
            json(
                DataSet.builder()
                    .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                    .put(Tags.TextValue, Vr.UT, text)))
        .contains(text);
  }

  private static String json(DataSetBuilder builder) {
    return json(builder.build(), BulkDataLocator.NONE);
  }

  private static String json(DataSet dataSet, BulkDataLocator bulkData) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      DicomJsonWriter.write(dataSet, bulkData, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
