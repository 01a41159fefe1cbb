package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.testkit.Part10Files;

class ImpliedVrsTest {

  private static final String IMPLICIT = "1.2.840.10008.1.2";
  private static final String EXPLICIT = "1.2.840.10008.1.2.1";
  private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

  // Pixel Representation and Smallest Image Pixel Value, FFFF.
  private static final String UNSIGNED = "28000301 02000000 0000 ";
  private static final String SIGNED = "28000301 02000000 0100 ";
  private static final String SMALLEST = "28000601 02000000 FFFF ";
  private static final String SEQUENCE = "40009690 FFFFFFFF FEFF00E0 FFFFFFFF ";
  private static final String END = "FEFF0DE0 00000000 FEFFDDE0 00000000 ";
  private static final int REAL_WORLD_VALUE_MAPPING = 0x00409096;

  @Test
  void pixelRepresentationTellsUsFromSs() {
    assertThat(vr(read(IMPLICIT, UNSIGNED + SMALLEST))).isEqualTo(Vr.US);
    assertThat(vr(read(IMPLICIT, SIGNED + SMALLEST))).isEqualTo(Vr.SS);
    assertThat(vr(read(IMPLICIT, "28000201 02000000 0100" + SMALLEST))).isEqualTo(Vr.US);
  }

  @Test
  void anItemInheritsPixelRepresentationFromTheNearestDataSetAround() {
    DataSet read = read(IMPLICIT, SIGNED + SEQUENCE + SMALLEST + END);

    assertThat(vr(read.items(REAL_WORLD_VALUE_MAPPING).getFirst())).isEqualTo(Vr.SS);
  }

  @Test
  void anItemsOwnPixelRepresentationCountsInItAlone() {
    DataSet read =
        read(IMPLICIT, UNSIGNED + SEQUENCE + SIGNED + SMALLEST + END + "60000430 02000000 FFFF");

    assertThat(vr(read.items(REAL_WORLD_VALUE_MAPPING).getFirst())).isEqualTo(Vr.SS);
    assertThat(vr(read, 0x00603004)).isEqualTo(Vr.US);
  }

  @Test
  void pixelRepresentationCountsForWhatStoodBeforeIt() {
    String velocity = "18001098 02000000 FFFF ";
    String before = "18001160 FFFFFFFF FEFF00E0 FFFFFFFF " + velocity + END;

    DataSet read = read(IMPLICIT, before + velocity + SIGNED);

    assertThat(vr(read, 0x00189810)).isEqualTo(Vr.SS);
    assertThat(vr(read.items(0x00186011).getFirst(), 0x00189810)).isEqualTo(Vr.SS);
  }

  @Test
  void anExplicitVrIsNotCorrected() {
    DataSet read = read(EXPLICIT, "28000301 5553 0200 0100 28000601 5553 0200 FFFF");

    assertThat(vr(read)).isEqualTo(Vr.US);
  }

  @ParameterizedTest
  @CsvSource({
    "E07F1000, OW, Pixel Data",
    "02600030, OW, Overlay Data of any group",
    "00541010, OW, Waveform Data whatever its Bits Allocated (PS3.5 8.3)",
    "28000630, OW, LUT Data",
    "28000112, OW, Red Palette Color Lookup Table Data",
    "28000230, US, LUT Descriptor",
    "02500030, OW, Curve Data of any group",
    "00101510, US, Rows of Escape Triplets",
    "10000000, UL, Group Length",
    "10001000, PN, Patient's Name"
  })
  void otherChoicesAreThoseOfImplicitVrPs35A1(String tag, Vr vr, String name) {
    DataSet read = read(IMPLICIT, "08000800 00000000" + tag + "04000000 00000000");

    assertThat(read.elementAt(1).vr()).as(name).isEqualTo(vr);
  }

  @Test
  void aPrivateElementHasTheVrOfItsCreatorInTheSameDataSetPs35Section781() {
    String creator = "29001100 12000000 5349454D454E532043534120484541444552"; // SIEMENS CSA HEADER
    String type = "29000811 04000000 494D4147";
    String inItem = "29002011 FFFFFFFF FEFF00E0 FFFFFFFF " + type + END;

    DataSet read = read(IMPLICIT, creator + type + inItem + "29000812 04000000 494D4147");

    assertThat(vr(read, 0x00291108)).isEqualTo(Vr.CS);
    assertThat(vr(read, 0x00291208)).isEqualTo(Vr.UN);
    assertThat(vr(read.items(0x00291120).getFirst(), 0x00291108)).isEqualTo(Vr.UN);
  }

  @Test
  void aPrivateValueThatContradictsItsDictionaryStaysBytes() {
    String creator = "19001000 10000000 5349454D454E53204D52204845414445"; // SIEMENS MR HEADE
    String known = "19001000 12000000 5349454D454E53204D522048454144455220"; // SIEMENS MR HEADER
    String direction = "19000E10 06000000 000000000000"; // FD

    assertThat(vr(read(IMPLICIT, creator + direction), 0x0019100E)).isEqualTo(Vr.UN);
    assertThat(vr(read(IMPLICIT, known + direction), 0x0019100E)).isEqualTo(Vr.UN);
    assertThat(vr(read(IMPLICIT, known + "19000E10 08000000 0000000000000000"), 0x0019100E))
        .isEqualTo(Vr.FD);
  }

  @Test
  void aValueOfVrUnIsDecodedByTheDictionaryAndKeepsItsVrForWritersPs35Section622() {
    DataSet read =
        read(EXPLICIT, "10002000 554E 0000 02000000 3737 28001000 554E 0000 02000000 0001");

    DataElement rows = read.get(Tags.Rows).orElseThrow();
    assertThat(read.string(Tags.PatientID)).contains("77");
    assertThat(rows.integer()).hasValue(256);
    assertThat(rows.vr()).isEqualTo(Vr.US);
    assertThat(rows.encodedVr()).isEqualTo(Vr.UN);
  }

  @Test
  void aValueOfVrUnIsLittleEndianInEveryDataSet() {
    DataSet read = read(BIG_ENDIAN, "00280010 554E 0000 00000002 0001 00280011 5553 0002 0001");

    assertThat(read.integer(Tags.Rows)).hasValue(256);
    assertThat(read.integer(Tags.Columns)).hasValue(1);
  }

  @Test
  void aSequenceOfVrUnAndKnownLengthHasItsItemsAndKeepsItsBytes() {
    DataSet read =
        read(EXPLICIT, "08001511 554E 0000 14000000 FEFF00E0 0C000000 08005011 04000000 312E3200");

    for (DataSet dataSet : List.of(read, HeaderCodec.decode(HeaderCodec.encode(read)))) {
      assertThat(vr(dataSet, 0x00081115)).isEqualTo(Vr.UN);
      assertThat(dataSet.items(0x00081115).getFirst().string(0x00081150)).contains("1.2");
      assertThat(dataSet.get(0x00081115).flatMap(DataElement::encoded).orElseThrow().length())
          .isEqualTo(20);
    }
  }

  @Test
  void bytesOfVrUnThatAreNoSoundSequenceStayBytes() {
    assertThat(read(EXPLICIT, "08001511 554E 0000 08000000 FEFF00E0 04000000").items(0x00081115))
        .isEmpty();
    assertThat(read(EXPLICIT, "08001511 554E 0000 04000000 01020304").items(0x00081115)).isEmpty();
  }

  private static DataSet read(String transferSyntax, String hex) {
    return Part10Reader.strict(ReadLimits.DEFAULT)
        .read(Part10Files.file(transferSyntax, hex))
        .dataSet();
  }

  private static Vr vr(DataSet dataSet) {
    return vr(dataSet, Tags.SmallestImagePixelValue);
  }

  private static Vr vr(DataSet dataSet, int tag) {
    return dataSet.get(tag).orElseThrow().vr();
  }
}
