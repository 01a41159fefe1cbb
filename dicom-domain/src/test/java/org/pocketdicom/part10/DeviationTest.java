package org.pocketdicom.part10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.part10.Deviation.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.testkit.Part10Files;

/**
 * Each departure that is tolerated, as bytes. Behind it stands a Patient ID, which must be found: a
 * departure must not cost what follows it.
 */
class DeviationTest {

  private static final Part10Reader LENIENT = Part10Reader.lenient(ReadLimits.DEFAULT);
  private static final Part10Reader STRICT = Part10Reader.strict(ReadLimits.DEFAULT);

  private static final String IMPLICIT = "1.2.840.10008.1.2";
  private static final String EXPLICIT = "1.2.840.10008.1.2.1";
  private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
  private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

  private static final String PREFIX = "00".repeat(128) + "4449434D";

  // (0010,0020) LO 77
  private static final String ID = " 10002000 4C4F 0200 3737 ";
  private static final String IMPLICIT_ID = " 10002000 02000000 3737 ";
  private static final String BIG_ENDIAN_ID = " 00100020 4C4F 0002 3737 ";
  private static final String ITEM = " FEFF00E0 FFFFFFFF ";
  private static final String ITEM_END = " FEFF0DE0 00000000 ";
  private static final String SEQUENCE_END = " FEFFDDE0 00000000 ";

  // The Patient ID, deflated.
  private static final String DEFLATED_ID = "13605060F0F1676230370700";
  private static final String ZLIB_ID = "789C13605060F0F167623037070005AA013C";

  private static final int META = explicit("").length;

  /** What is tolerated, and a file that has it. */
  record Departure(String what, String hex, Set<Deviation> deviations) {
    byte[] file() {
      return DeviationTest.hex(hex);
    }

    @Override
    public String toString() {
      return deviations + " " + what;
    }
  }

  static Stream<Departure> departures() {
    return Stream.of(files(), elements(), sequences()).flatMap(List::stream);
  }

  private static List<Departure> files() {
    return List.of(
        departure("no 128 bytes", cut(explicit(ID), 0, 128), MISSING_PREAMBLE),
        departure("no \"DICM\"", cut(explicit(ID), 0, 132), MISSING_PREAMBLE),
        departure("explicit Data Set alone", hex(ID), MISSING_FILE_META),
        departure("implicit Data Set alone", hex(IMPLICIT_ID), MISSING_FILE_META),
        departure("big endian Data Set alone", hex(BIG_ENDIAN_ID), MISSING_FILE_META),
        departure("preamble and Data Set", cut(explicit(ID), 132, META), MISSING_FILE_META),
        departure("no length", cut(explicit(ID), 132, 144), WRONG_META_GROUP_LENGTH),
        departure("another length", set(explicit(ID), 140, 9), WRONG_META_GROUP_LENGTH),
        departure(
            "implicit meta",
            meta("02000000 04000000 1C000000 02001000 14000000"),
            WRONG_META_ENCODING),
        departure(
            "big endian meta",
            meta("00020000 554C 0004 0000001C 00020010 5549 0014"),
            WRONG_META_ENCODING),
        departure(
            "no Transfer Syntax",
            hex(PREFIX + "02000000 554C 0400 0E000000 02000100 4F42 0000 02000000 0001" + ID),
            MISSING_TRANSFER_SYNTAX),
        departure("implicit called explicit", file(EXPLICIT, IMPLICIT_ID), WRONG_TRANSFER_SYNTAX),
        departure("explicit called implicit", file(IMPLICIT, ID), WRONG_TRANSFER_SYNTAX),
        departure("explicit called big endian", file(BIG_ENDIAN, ID), WRONG_TRANSFER_SYNTAX),
        departure(
            "big endian called explicit", file(EXPLICIT, BIG_ENDIAN_ID), WRONG_TRANSFER_SYNTAX),
        departure("explicit called deflated", file(DEFLATED, ID), WRONG_TRANSFER_SYNTAX),
        departure("implicit called deflated", file(DEFLATED, IMPLICIT_ID), WRONG_TRANSFER_SYNTAX),
        departure("deflated called explicit", file(EXPLICIT, DEFLATED_ID), WRONG_TRANSFER_SYNTAX),
        departure("zlib header", file(DEFLATED, ZLIB_ID), ZLIB_HEADER),
        departure(
            "zlib called explicit", file(EXPLICIT, ZLIB_ID), WRONG_TRANSFER_SYNTAX, ZLIB_HEADER),
        departure(
            "no last deflate block",
            file(DEFLATED, "12" + DEFLATED_ID.substring(2)),
            Deviation.TRUNCATED_DEFLATE_STREAM),
        departure(
            "ACR-NEMA, big endian",
            hex("00080000 00000004 0000000C 00080010 00000004 41434E4D 00100020 00000002 3737"),
            MISSING_FILE_META,
            IMPLICIT_BIG_ENDIAN),
        departure(
            "ACR-NEMA, its Length to End and Recognition Code",
            hex(
                "08000100 04000000 16000000 08001000 0C000000 4143522D4E454D4120322E30"
                    + IMPLICIT_ID),
            MISSING_FILE_META),
        departure("zeros", explicit(ID + "0000000000000000 00000000"), TRAILING_GARBAGE),
        departure("less than an element", explicit(ID + "000000"), TRAILING_GARBAGE),
        departure(
            "behind the deflate stream", file(DEFLATED, DEFLATED_ID + "0000"), TRAILING_GARBAGE));
  }

  private static List<Departure> elements() {
    return List.of(
        departure("descending", explicit("10003000 4441 0000" + ID), ELEMENTS_OUT_OF_ORDER),
        departure("twice", explicit("10002000 4C4F 0200 3838" + ID), REPEATED_ELEMENT),
        departure(
            "a command's leftover", explicit("00000000 04000000 00000000" + ID), COMMAND_ELEMENT),
        departure("group length", explicit("10000000 554C 0400 09000000" + ID), WRONG_GROUP_LENGTH),
        departure(
            "VR of an edition to come",
            explicit("08000800 5A5A 0000 04000000 41424344" + ID),
            UNKNOWN_VR),
        departure(
            "unknown VR, 16-bit length", explicit("08000800 5A5A 0400 41424344" + ID), UNKNOWN_VR),
        departure("unknown VR, empty", explicit("08000800 5A5A 0000" + ID), UNKNOWN_VR),
        departure(
            "question marks",
            explicit("08000800 4353 0200 4142 09001000 3F3F 0200 4142" + ID),
            UNKNOWN_VR),
        departure(
            "small letters",
            explicit("08000800 4353 0200 4142 08006000 6373 0200 4354" + ID),
            UNKNOWN_VR),
        departure(
            "LO of 32 bits",
            explicit("08007000 4C4F 0000 04000000 41434D45" + ID),
            WRONG_LENGTH_FIELD),
        departure(
            "CS of 32 bits, a VR in it",
            explicit("08006000 4353 0000 04000000 43535420" + ID),
            WRONG_LENGTH_FIELD),
        departure(
            "OB of 16 bits", explicit("09001010 4F42 0400 01020304" + ID), WRONG_LENGTH_FIELD),
        departure("OB of 16 bits, empty", explicit("08000500 4F42 0000" + ID), WRONG_LENGTH_FIELD),
        departure("SQ of 16 bits, empty", explicit("08001011 5351 0000" + ID), WRONG_LENGTH_FIELD),
        departure(
            "UN of 16 bits", explicit("09001010 554E 0400 01020304" + ID), WRONG_LENGTH_FIELD),
        departure(
            "reserved bytes",
            explicit("09001010 4F42 4142 04000000 01020304" + ID),
            RESERVED_BYTES_USED),
        departure("odd", explicit("08007000 4C4F 0300 414243" + ID), ODD_LENGTH_VALUE),
        departure(
            "odd, padded all the same",
            explicit("08007000 4C4F 0300 41424320" + ID),
            ODD_LENGTH_VALUE),
        departure(
            "a number and a half", explicit("08006100 464C 0600 0000803F0000" + ID), BROKEN_NUMBER),
        departure(
            "implicit within explicit",
            explicit("08000800 4353 0200 4142 08006000 02000000 4354" + ID),
            WRONG_ITEM_ENCODING),
        departure(
            "a misspelt set",
            explicit("08000500 4353 0A00 49534F2D49522D313030" + ID),
            UNKNOWN_CHARACTER_SET),
        departure("cut", explicit(ID + "10003000 4441 0800 3230"), TRUNCATED_DATA_SET),
        departure(
            "cut pixels", explicit(ID + "E07F1000 4F57 0000 08000000 0102"), TRUNCATED_PIXEL_DATA));
  }

  private static List<Departure> sequences() {
    String undefined = "08001511 5351 0000 FFFFFFFF";
    return List.of(
        departure(
            "implicit Item in explicit",
            explicit(
                undefined + ITEM + "08005011 04000000 312E3200" + ITEM_END + SEQUENCE_END + ID),
            WRONG_ITEM_ENCODING),
        departure(
            "explicit Item in implicit",
            file(
                IMPLICIT,
                "08001511 FFFFFFFF"
                    + ITEM
                    + "08005011 5549 0400 312E3200"
                    + ITEM_END
                    + SEQUENCE_END
                    + IMPLICIT_ID),
            WRONG_ITEM_ENCODING),
        departure(
            "explicit in UN",
            explicit(
                "09001010 554E 0000 FFFFFFFF"
                    + ITEM
                    + "08005011 5549 0400 312E3200"
                    + ITEM_END
                    + SEQUENCE_END
                    + ID),
            WRONG_ITEM_ENCODING),
        departure(
            "UT that is Items",
            explicit("08001511 5554 0000 FFFFFFFF" + ITEM + ITEM_END + SEQUENCE_END + ID),
            SEQUENCE_OF_OTHER_VR),
        departure(
            "no end of an Item", explicit(undefined + ITEM + SEQUENCE_END + ID), MISSING_DELIMITER),
        departure(
            "no end of a sequence", explicit(undefined + ITEM + ITEM_END + ID), MISSING_DELIMITER),
        departure("no Item and no end", explicit(undefined + ID), MISSING_DELIMITER),
        departure(
            "no end of an Item in a sequence of known length",
            explicit("08001511 5351 0000 08000000" + ITEM + ID),
            MISSING_DELIMITER),
        departure(
            "no end of fragments",
            explicit(ID + "E07F1000 4F42 0000 FFFFFFFF FEFF00E0 00000000 FEFF00E0 02000000 0102"),
            MISSING_DELIMITER),
        departure("end of an Item", explicit(ITEM_END + ID), STRAY_DELIMITER),
        departure(
            "ends within known lengths",
            explicit(
                "08001511 5351 0000 18000000 FEFF00E0 08000000" + ITEM_END + SEQUENCE_END + ID),
            STRAY_DELIMITER),
        departure(
            "an Item longer than its sequence",
            explicit("08001511 5351 0000 08000000 FEFF00E0 20000000" + ID),
            ITEM_BEYOND_SEQUENCE),
        departure(
            "an Item longer than what is in it",
            explicit(undefined + "FEFF00E0 20000000" + SEQUENCE_END + ID),
            ITEM_BEYOND_SEQUENCE),
        departure(
            "fragments beyond their Item",
            explicit(
                "88000002 5351 0000 FFFFFFFF FEFF00E0 10000000"
                    + "E07F1000 4F42 0000 FFFFFFFF FEFF00E0 00000000 FEFF00E0 02000000 0102"
                    + SEQUENCE_END
                    + SEQUENCE_END
                    + " 10002000 4C4F 0200 3737"),
            VALUE_BEYOND_ITEM,
            ELEMENTS_OUT_OF_ORDER));
  }

  @ParameterizedTest
  @MethodSource("departures")
  void isToleratedByNameAndCostsNothingBehindIt(Departure departure) throws IOException {
    byte[] file = departure.file();
    for (DicomFile read :
        List.of(LENIENT.read(file), LENIENT.read(new ByteArrayInputStream(file)))) {
      assertThat(read.warnings())
          .extracting(Warning::deviation)
          .containsOnly(departure.deviations().toArray(Deviation[]::new));
      assertThat(read.dataSet().string(Tags.PatientID)).contains("77");
    }
  }

  @ParameterizedTest
  @MethodSource("departures")
  void isRefusedByNameWhereTheReaderIsStrict(Departure departure) {
    String names =
        departure.deviations().stream().map(Deviation::name).collect(Collectors.joining("|"));

    assertThatThrownBy(() -> STRICT.read(departure.file()))
        .isInstanceOf(MalformedDicom.class)
        .hasMessageMatching("(" + names + ") at .+, byte \\d+");
  }

  @Test
  void eachThatAReaderReportsHasAFixture() {
    Set<Deviation> shown = EnumSet.noneOf(Deviation.class);
    departures().forEach(departure -> shown.addAll(departure.deviations()));

    // Those of an archive and of directories have their own tests.
    assertThat(EnumSet.complementOf(EnumSet.copyOf(shown)))
        .containsExactly(WRONG_RECORD_OFFSET, UNREACHED_RECORD, DERIVED_UID);
  }

  private static Departure departure(String what, byte[] file, Deviation... deviations) {
    return new Departure(what, HexFormat.of().formatHex(file), EnumSet.copyOf(List.of(deviations)));
  }

  private static byte[] explicit(String hex) {
    return file(EXPLICIT, hex);
  }

  private static byte[] file(String transferSyntax, String hex) {
    return Part10Files.file(transferSyntax, hex);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** A file whose meta begins so and ends with the UID of Explicit VR Little Endian. */
  private static byte[] meta(String hex) {
    String uid = HexFormat.of().formatHex(EXPLICIT.getBytes(StandardCharsets.US_ASCII));
    return hex(PREFIX + hex + uid + "00" + ID);
  }

  private static byte[] cut(byte[] file, int from, int to) {
    byte[] rest = Arrays.copyOf(file, file.length - (to - from));
    System.arraycopy(file, to, rest, from, file.length - to);
    return rest;
  }

  private static byte[] set(byte[] file, int at, int value) {
    byte[] changed = file.clone();
    changed[at] = (byte) value;
    return changed;
  }
}
