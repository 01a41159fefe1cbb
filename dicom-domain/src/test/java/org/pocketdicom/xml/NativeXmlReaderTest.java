package org.pocketdicom.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.part10.ReadLimits;

class NativeXmlReaderTest {

  @Test
  void valuesNamesAndItemsAreReadPs319A15() {
    DataSet dataSet =
        read(
            """
            <DicomAttribute tag="00080008" vr="CS" keyword="ImageType">
              <Value number="1">MPG</Value><Value number="2"/><Value number="4">XR3</Value>
            </DicomAttribute>
            <DicomAttribute tag="00080050" vr="SH"/>
            <DicomAttribute tag="00081110" vr="SQ">
              <Item number="1">
                <DicomAttribute tag="00200010" vr="SH"><Value number="1">7</Value></DicomAttribute>
              </Item>
              <Item number="2"/>
            </DicomAttribute>
            <DicomAttribute tag="00100010" vr="PN">
              <PersonName number="1">
                <Phonetic><FamilyName>どう</FamilyName></Phonetic>
                <Alphabetic><NameSuffix>III</NameSuffix><FamilyName>Doe</FamilyName></Alphabetic>
              </PersonName>
              <PersonName number="2"/>
              <PersonName number="3"><Alphabetic/></PersonName>
            </DicomAttribute>
            <DicomAttribute tag="00280009" vr="AT"><Value number="1">0018106A</Value></DicomAttribute>
            """);

    assertThat(dataSet.strings(Tags.ImageType)).containsExactly("MPG", "", "", "XR3");
    assertThat(dataSet.get(Tags.AccessionNumber)).get().matches(DataElement::isEmpty);
    assertThat(dataSet.items(Tags.ReferencedStudySequence))
        .extracting(DataSet::size)
        .containsExactly(1, 0);
    assertThat(dataSet.strings(Tags.PatientName)).containsExactly("Doe^^^^III==どう", "", "");
    assertThat(dataSet.strings(Tags.FrameIncrementPointer)).containsExactly("(0018,106A)");
    assertThat(dataSet.strings(Tags.SpecificCharacterSet)).containsExactly("ISO_IR 192");
  }

  @Test
  void whiteSpaceIsKeptAndReferencesAreCharacters() {
    DataSet dataSet =
        read(
            "<DicomAttribute tag='00104000' vr='LT'><Value number='1'> a&#13;\n&lt;"
                + "<!-- no --><![CDATA[<b>]]>&#x1F600;</Value></DicomAttribute>");

    assertThat(dataSet.strings(Tags.PatientComments)).containsExactly(" a\r\n<<b>😀");
  }

  @Test
  void privateElementsGoToTheBlockOfTheirCreator() {
    DataSet dataSet =
        read(
            """
            <DicomAttribute tag="00090011" vr="LO"><Value number="1">A</Value></DicomAttribute>
            <DicomAttribute tag="00090012" vr="LO"><Value number="1">A</Value></DicomAttribute>
            <DicomAttribute tag="00090001" vr="SH" privateCreator="A"><Value number="1">1</Value></DicomAttribute>
            <DicomAttribute tag="00090002" vr="SH" privateCreator="A"><Value number="1">2</Value></DicomAttribute>
            <DicomAttribute tag="00090001" vr="SH" privateCreator="A"><Value number="1">3</Value></DicomAttribute>
            <DicomAttribute tag="00090002" privateCreator="GEMS_IDEN_01"><Value number="1">-4</Value></DicomAttribute>
            <DicomAttribute tag="00091501" vr="SH" privateCreator="C"><Value number="1">5</Value></DicomAttribute>
            """);

    assertThat(dataSet.string(0x00091101)).contains("1");
    assertThat(dataSet.string(0x00091102)).contains("2");
    assertThat(dataSet.string(0x00091201)).contains("3");
    assertThat(dataSet.string(0x00090010)).contains("GEMS_IDEN_01");
    assertThat(dataSet.get(0x00091002)).get().extracting(DataElement::vr).isEqualTo(Vr.SH);
    assertThat(dataSet.string(0x00091501)).contains("5");
  }

  @Test
  void bytesAreBase64WithAnyWhiteSpaceAndBulkDataStaysWhereItIs() {
    DataSet dataSet =
        read(
            """
            <DicomAttribute tag="00420011" vr="OB"><InlineBinary>
              AQID
              BA==
            </InlineBinary></DicomAttribute>
            <DicomAttribute tag="00104000" vr="LT"><InlineBinary>w6QM</InlineBinary></DicomAttribute>
            <DicomAttribute tag="00091001" vr="OB"><BulkData uuid="1-2"/></DicomAttribute>
            <DicomAttribute tag="7FE00010" vr="OW"><BulkData uri="../b?a&amp;b"/></DicomAttribute>
            """);

    assertThat(dataSet.get(Tags.EncapsulatedDocument).flatMap(DataElement::encoded))
        .get()
        .satisfies(value -> assertThat(value.toByteArray()).containsExactly(1, 2, 3, 4));
    assertThat(dataSet.strings(Tags.PatientComments)).containsExactly("ä\f");
    assertThat(dataSet.get(0x00091001).orElseThrow().value())
        .isEqualTo(new Value.BulkDataUri("urn:uuid:1-2"));
    assertThat(dataSet.get(Tags.PixelData).orElseThrow().value())
        .isEqualTo(new Value.BulkDataUri("../b?a&b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252"})
  void theDocumentsEncodingCounts(String encoding) throws IOException {
    String document =
        "<?xml version='1.0' encoding='"
            + encoding
            + "'?><d:NativeDicomModel xmlns:d='urn:x'>"
            + "<d:DicomAttribute tag='00104000'><d:Value>Grüße</d:Value></d:DicomAttribute>"
            + "</d:NativeDicomModel>";

    DataSet dataSet =
        NativeXmlReader.read(
            new ByteArrayInputStream(document.getBytes(Charset.forName(encoding))),
            ReadLimits.DEFAULT);

    assertThat(dataSet.strings(Tags.PatientComments)).containsExactly("Grüße");
  }

  @Test
  void aDeclarationThatCannotBeReadInItsEncodingIsNotTrusted() {
    DataSet dataSet =
        readDocument(
            "<?xml version='1.0' encoding='utf-16'?><NativeDicomModel>"
                + "<DicomAttribute tag='00104000'><Value>ü</Value></DicomAttribute>"
                + "</NativeDicomModel>");

    assertThat(dataSet.strings(Tags.PatientComments)).containsExactly("ü");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a/>|the root is not",
        "<NativeDicomModel>Doe</NativeDicomModel>|text stands",
        "<NativeDicomModel><DicomAttribute vr='LO'/></NativeDicomModel>|no tag",
        "<NativeDicomModel><DicomAttribute tag='PatientID'/></NativeDicomModel>|no tag",
        "<NativeDicomModel><DicomAttribute tag='00100020'/><DicomAttribute tag='00100020'/>"
            + "</NativeDicomModel>|a tag comes twice",
        "<NativeDicomModel><DicomAttribute tag='00100020'><Value number='2'/><Value number='1'/>"
            + "</DicomAttribute></NativeDicomModel>|not in the order",
        "<NativeDicomModel><DicomAttribute tag='00100020'><Value number='300'/>"
            + "</DicomAttribute></NativeDicomModel>|values are missing",
        "<NativeDicomModel><DicomAttribute tag='00100020'><Value number='x'/>"
            + "</DicomAttribute></NativeDicomModel>|number is none",
        "<NativeDicomModel><DicomAttribute tag='00100020'><Value><Doe/></Value>"
            + "</DicomAttribute></NativeDicomModel>|an element stands",
        "<NativeDicomModel><DicomAttribute tag='00280010'><Value>Doe</Value>"
            + "</DicomAttribute></NativeDicomModel>|a value is no US",
        "<NativeDicomModel><DicomAttribute tag='7FE00010'><BulkData/>"
            + "</DicomAttribute></NativeDicomModel>|one uuid or uri",
        "<NativeDicomModel><DicomAttribute tag='7FE00010'><InlineBinary>é</InlineBinary>"
            + "</DicomAttribute></NativeDicomModel>|not base64",
        "<NativeDicomModel><Doe></NativeDicomModel>|not well-formed",
        "<NativeDicomModel>&Doe</NativeDicomModel>|not well-formed",
        "<NativeDicomModel/><Doe/>|not well-formed",
        "<NativeDicomModel>&#1;</NativeDicomModel>|not well-formed",
        "<?xml version='1.0' encoding='Doe'?><NativeDicomModel/>|encoding is not known",
        "''|not well-formed"
      })
  void whatIsNotTheModelIsRefusedWithAReason(String document, String reason) {
    assertThatThrownBy(() -> readDocument(document))
        .isInstanceOf(MalformedDicom.class)
        .message()
        .contains(reason)
        .doesNotContain("Doe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE NativeDicomModel>",
        "<!DOCTYPE NativeDicomModel [<!ENTITY x SYSTEM '%s'>]>",
        "<!DOCTYPE NativeDicomModel SYSTEM '%s'>",
        "<!DOCTYPE NativeDicomModel [<!ENTITY % x SYSTEM '%s'> %x;]>"
      })
  void documentTypesAreRefusedAndNothingIsOpened(String type, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "<!ENTITY y 'Doe'>");

    assertThatThrownBy(() ->
            readDocument(
                type.replace("%s", file.toUri().toString())
                    + "<NativeDicomModel>&x;</NativeDicomModel>"))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageContaining("document type");
  }

  @Test
  void bytesThatAreNoCharactersAreRefusedInSilence() {
    PrintStream standardError = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      byte[] document = {'<', 'a', '>', (byte) 0xFF, '<', '/', 'a', '>'};

      assertThatThrownBy(
              () -> NativeXmlReader.read(new ByteArrayInputStream(document), ReadLimits.DEFAULT))
          .isInstanceOf(MalformedDicom.class);
    } finally {
      System.setErr(standardError);
    }

    assertThat(said.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<NativeDicomModel a='%s'/>",
        "<NativeDicomModel%s/>",
        "<NativeDicomModel><!--%s-->",
        "<NativeDicomModel><?a %s?>",
        "<NativeDicomModel>&#%s;"
      })
  void noPieceOfMarkupFillsTheHeap(String document) {
    InputStream endless =
        new Endless(document.substring(0, document.indexOf('%')).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> NativeXmlReader.read(endless, ReadLimits.DEFAULT))
        .isInstanceOfAny(LimitExceeded.class, MalformedDicom.class);
  }

  @Test
  void depthElementsAndTextAreLimited() {
    ReadLimits limits = new ReadLimits(1000, 20, 5, 1);

    assertThatThrownBy(() -> read(nested(6), limits)).isInstanceOf(LimitExceeded.class);
    assertThat(read(nested(5), limits).size()).isEqualTo(1);
    assertThatThrownBy(() -> read("<a>".repeat(100), limits)).isInstanceOf(MalformedDicom.class);
    assertThatThrownBy(() -> read("<DicomAttribute tag='00081110'>" + "<Item/>".repeat(21), limits))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(
            () -> read("<DicomAttribute tag='00104000'><Value>" + "x".repeat(1001), limits))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(
            () -> read("<DicomAttribute tag='00104000'><Value number='2000000000'>", limits))
        .isInstanceOf(MalformedDicom.class);
    String gaps =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "<Value number='%d'/>".formatted(i * 250))
            .collect(Collectors.joining());
    assertThatThrownBy(() -> read("<DicomAttribute tag='00100020'>" + gaps, limits))
        .isInstanceOf(LimitExceeded.class);
    assertThatThrownBy(() ->
            read("<DicomAttribute tag='00420011'><InlineBinary>" + "A".repeat(20_000), limits))
        .isInstanceOf(LimitExceeded.class);
  }

  @Test
  void nestingIsNoneOfTheProgram() {
    DataSet dataSet = read(nested(20_000), new ReadLimits(1 << 20, 1 << 20, 20_000, 1));

    for (int i = 0; i < 20_000; i++) {
      dataSet = dataSet.items(Tags.ReferencedStudySequence).getFirst();
    }
    assertThat(dataSet.size()).isZero();
  }

  private static String nested(int depth) {
    return "<DicomAttribute tag='00081110'><Item>".repeat(depth)
        + "</Item></DicomAttribute>".repeat(depth);
  }

  private static DataSet read(String attributes) {
    return read(attributes, ReadLimits.DEFAULT);
  }

  private static DataSet read(String attributes, ReadLimits limits) {
    return readDocument("<NativeDicomModel>" + attributes + "</NativeDicomModel>", limits);
  }

  private static DataSet readDocument(String document) {
    return readDocument(document, ReadLimits.DEFAULT);
  }

  private static DataSet readDocument(String document, ReadLimits limits) {
    try {
      return NativeXmlReader.read(
          new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it is given, and then the letter x for ever. */
  private static final class Endless extends InputStream {
    private final byte[] head;
    private int at;

    Endless(byte[] head) {
      this.head = head;
    }

    @Override
    public int read() {
      return at < head.length ? head[at++] : 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
