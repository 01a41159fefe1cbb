package org.pocketdicom.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

class NativeXmlWriterTest {

  @Test
  void aDocumentIsAnElementForEachAttributePs319A15() {
    DataSet item = DataSet.builder().put(Tags.StudyID, Vr.SH, "7").build();

    assertThat(
            xml(
                DataSet.builder()
                    .put(Tags.ImageType, Vr.CS, "MPG", "", "XR3")
                    .put(Tags.AccessionNumber, Vr.SH, "")
                    .put(Tags.ReferencedStudySequence, item, DataSet.empty())
                    .put(Tags.FrameIncrementPointer, Vr.AT, 0x0018106A)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">
             <DicomAttribute tag="00080008" vr="CS" keyword="ImageType">
              <Value number="1">MPG</Value>
              <Value number="2"></Value>
              <Value number="3">XR3</Value>
             </DicomAttribute>
             <DicomAttribute tag="00080050" vr="SH" keyword="AccessionNumber"/>
             <DicomAttribute tag="00081110" vr="SQ" keyword="ReferencedStudySequence">
              <Item number="1">
               <DicomAttribute tag="00200010" vr="SH" keyword="StudyID">
                <Value number="1">7</Value>
               </DicomAttribute>
              </Item>
              <Item number="2">
              </Item>
             </DicomAttribute>
             <DicomAttribute tag="00280009" vr="AT" keyword="FrameIncrementPointer">
              <Value number="1">0018106A</Value>
             </DicomAttribute>
            </NativeDicomModel>
            """);
  }

  @Test
  void aNameIsItsGroupsAndComponents() {
    assertThat(
            xml(
                DataSet.builder()
                    .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                    .put(Tags.PatientName, Vr.PN, "Doe^^J.^Dr^III==どう", "")))
        .contains(
            """
              <PersonName number="1">
               <Alphabetic>
                <FamilyName>Doe</FamilyName>
                <MiddleName>J.</MiddleName>
                <NamePrefix>Dr</NamePrefix>
                <NameSuffix>III</NameSuffix>
               </Alphabetic>
               <Phonetic>
                <FamilyName>どう</FamilyName>
               </Phonetic>
              </PersonName>
              <PersonName number="2">
              </PersonName>
            """);
  }

  @Test
  void privateElementsHaveTheirCreatorInPlaceOfTheirBlockPs319A15() {
    assertThat(
            xml(
                DataSet.builder()
                    .put(0x00090011, Vr.LO, "A \"<&\t")
                    .put(0x00091101, Vr.SH, "x")
                    .put(0x00091201, Vr.SH, "y")))
        .contains("tag=\"00090011\" vr=\"LO\">")
        .contains("tag=\"00090001\" vr=\"SH\" privateCreator=\"A &quot;&lt;&amp;&#9;\">")
        .contains("tag=\"00091201\" vr=\"SH\">");
  }

  @Test
  void whiteSpaceAndMarkupAreKeptAndWhatXmlHasNotIsBinary() {
    assertThat(xml(DataSet.builder().put(Tags.PatientComments, Vr.LT, " a\r\n<b>&\tc")))
        .contains("<Value number=\"1\"> a&#13;&#10;&lt;b&gt;&amp;&#9;c</Value>");
    assertThat(
            xml(
                DataSet.builder()
                    .put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                    .put(Tags.PatientComments, Vr.LT, "ä\f")))
        .contains("<InlineBinary>w6QM</InlineBinary>")
        .contains("<Value number=\"1\">ISO_IR 192</Value>");
  }

  @Test
  void numbersThatAreNoneHaveTheNamesOfPs318F23() {
    assertThat(
            xml(
                DataSet.builder()
                    .put(
                        0x00189073,
                        Vr.FD,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY)))
        .contains("1\">NaN</Value>", "2\">inf</Value>", "3\">-inf</Value>");
  }

  @Test
  void bytesAreBase64OfLittleEndianWords() {
    DataElement words =
        new DataElement(0x00091010, Vr.OW, new EncodedValue(new byte[] {1, 2}, 0, 2, true));

    assertThat(xml(DataSet.builder().put(words))).contains("<InlineBinary>AgE=</InlineBinary>");
  }

  @Test
  void whatIsLongOrElsewhereIsNamedByUriOrUuid() {
    DataSet dataSet =
        DataSet.builder()
            .put(Tags.EncapsulatedDocument, Vr.OB, new byte[10])
            .put(Tags.DocumentTitle, Vr.ST, "short")
            .put(new DataElement(0x00091001, Vr.OB, new Value.BulkDataUri("urn:uuid:1-2")))
            .put(new DataElement(Tags.PixelData, Vr.OW, new Value.BulkData(1, 2)))
            .build();
    BulkDataLocator locator =
        element ->
            element.tag() == 0x00091001 ? Optional.empty() : Optional.of("b?t=" + element.tag());

    assertThat(xml(dataSet, locator, 9))
        .contains("<BulkData uri=\"b?t=" + Tags.EncapsulatedDocument + "\"/>")
        .contains(">short<")
        .contains("<BulkData uuid=\"1-2\"/>")
        .contains("<BulkData uri=\"b?t=" + Tags.PixelData + "\"/>");
    assertThat(xml(dataSet, BulkDataLocator.NONE, 9))
        .contains("<InlineBinary>AAAAAAAAAAAAAA==</InlineBinary>")
        .doesNotContain("PixelData");
  }

  @Test
  void groupLengthsAreLeftOut() {
    assertThat(xml(DataSet.builder().put(0x00100000, Vr.UL, 12))).doesNotContain("00100000");
  }

  private static String xml(DataSetBuilder builder) {
    return xml(builder.build(), BulkDataLocator.NONE, Integer.MAX_VALUE);
  }

  private static String xml(DataSet dataSet, BulkDataLocator bulkData, int mostInline) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      NativeXmlWriter.write(dataSet, bulkData, mostInline, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
