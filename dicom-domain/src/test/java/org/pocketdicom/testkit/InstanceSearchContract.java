package org.pocketdicom.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pocketdicom.testkit.Threads.inParallel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.port.IndexedInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex;
import org.pocketdicom.port.InstanceIndex.Entry;
import org.pocketdicom.port.InstanceIndex.IndexedPath;
import org.pocketdicom.port.InstanceIndex.Match;
import org.pocketdicom.port.InstanceIndex.Matches;
import org.pocketdicom.port.InstanceIndex.Place;
import org.pocketdicom.port.InstanceIndex.Summary;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;
import org.pocketdicom.query.UnmatchableKey;

/** What every {@link InstanceIndex} finds (PS3.4 C.2.2.2, C.6.2), in which order. */
public abstract class InstanceSearchContract {

  private static final Optional<String> NO_NAME = Optional.empty();

  /** The index under test. */
  protected InstanceIndex index;

  /** Opens the index: an empty one at first, and within a test the same again. */
  protected abstract InstanceIndex open();

  @BeforeEach
  final void openIndex() {
    index = open();
  }

  @AfterEach
  final void closeIndex() {
    index.close();
  }

  // Which values match.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PatientID          | LO | Ab 1        | Ab 1",
        "PatientID          | LO | Ab 1        | ' Ab 1 '",
        "PatientID          | LO | ' Ab 1'     | Ab 1",
        "PatientID          | LO | Ab 1        | A*",
        "PatientID          | LO | Ab 1        | *b*",
        "PatientID          | LO | Ab 1        | ?b?1",
        "PatientID          | LO | Ab 1        | ''",
        "PatientID          | LO | Ab 1        | *",
        "PatientID          | LO | 100%        | 100%",
        "PatientID          | LO | 100%        | *%",
        "PatientID          | LO | a_b         | a_*",
        "PatientID          | LO | a[b]c       | a[b]?",
        "PatientID          | LO | !x!         | !*!",
        "PatientID          | LO | 'x''; DROP TABLE study; --' | 'x''; DROP TABLE study; --'",
        "PatientID          | LO | 'a\"b'      | 'a\"*'",
        "PatientID          | LO | 日本1       | 日本*",
        "PatientID          | LO | 日本1       | ?本1",
        "PatientID          | LO | 𝒳1          | ?1",
        "PatientName        | PN | Müller^Jörg | MULLER^JORG",
        "PatientName        | PN | Mueller^A^^^| mueller^a",
        "PatientName        | PN | Weiß^A      | WEISS*",
        "PatientName        | PN | Ørsted^Æ    | orsted^ae",
        "PatientName        | PN | Doe^Jane    | doe^j*",
        "PatientName        | PN | Doe^Jane    | *JANE",
        "PatientName        | PN | Doe ^ Jane  | Doe^Jane",
        "PatientName        | PN | Yamada^Tarou=山田^太郎=やまだ^たろう | 山田^太郎",
        "PatientName        | PN | Yamada^Tarou=山田^太郎=やまだ^たろう | やまだ*",
        "PatientName        | PN | Yamada^Tarou=山田^太郎=やまだ^たろう | yamada^tarou=山田^太郎",
        "PatientName        | PN | Yamada^Tarou=山田^太郎=やまだ^たろう | =山田*",
        "StudyDate          | DA | 20200229    | 20200229",
        "StudyDate          | DA | 2020.02.29  | 20200229",
        "StudyDate          | DA | 20200229    | 2020.02.29",
        "StudyDate          | DA | 20200229    | 20200101-20201231",
        "StudyDate          | DA | 20200229    | 20200229-20200229",
        "StudyDate          | DA | 20200229    | -20200229",
        "StudyDate          | DA | 20200229    | 20200229-",
        "StudyTime          | TM | 101112.5    | 1011",
        "StudyTime          | TM | 101112.5    | 10-11",
        "StudyTime          | TM | 1011        | -1011",
        "StudyTime          | TM | 235959.999999 | 2359-",
        "StudyID            | SH | 1           | 1",
        "AccessionNumber    | SH | A           | A",
        "TimezoneOffsetFromUTC | SH | +0100    | +0100",
        "PatientSex         | CS | F           | F",
        "PatientSex         | CS | F           | M,F",
        "PatientSex         | CS | F           | M\\F",
      })
  void aStudyMatches(String attribute, String vr, String value, String key) {
    index.add(instance("1.1", "1.2", "1.3", with(attribute, vr, value)), NO_NAME);

    assertThat(studies(attribute, key)).containsExactly("1.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PatientID       | LO | Ab 1        | ab 1",
        "PatientID       | LO | Ab 1        | Ab",
        "PatientID       | LO | Ab 1        | b*",
        "PatientID       | LO | Ab 1        | ???",
        "PatientID       | LO | Ab 1        | Ab_1",
        "PatientID       | LO | Ab 1        | Ab%",
        "PatientID       | LO | Ab 1        | [A]b*",
        "PatientID       | LO | Ab 1        | ''' OR 1 = 1 --'",
        "PatientID       | LO | Ab 1        | 'x'' OR ''1'' = ''1'",
        "PatientID       | LO | 'a^b'       | 'a'",
        "PatientID       | LO | ''          | x*",
        "PatientID       | LO | ''          | ?*",
        "PatientName     | PN | Doe^Jane    | Doe",
        "PatientName     | PN | Doe^Jane    | Jane^Doe",
        "PatientName     | PN | Yamada^Tarou=山田^太郎 | yamada^tarou=山田^次郎",
        "PatientName     | PN | か          | が",
        "StudyDate       | DA | 20200229    | 20200228",
        "StudyDate       | DA | 20200229    | 20200301-",
        "StudyDate       | DA | 20200229    | -20200228",
        "StudyDate       | DA | 20200230    | 20200101-20201231",
        "StudyDate       | DA | ''          | 20200101-",
        "StudyTime       | TM | 101112.5    | 1012",
        "StudyTime       | TM | 101112.5    | 11-",
        "StudyTime       | TM | nonsense    | 00-",
        "PatientSex      | CS | F           | M",
      })
  void aStudyDoesNotMatch(String attribute, String vr, String value, String key) {
    index.add(instance("1.1", "1.2", "1.3", with(attribute, vr, value)), NO_NAME);

    assertThat(studies(attribute, key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StudyDate=2020",
        "StudyDate=20200230",
        "StudyDate=*",
        "StudyDate=-",
        "StudyTime=25",
        "StudyInstanceUID=1.2.x",
        "StudyInstanceUID=1.2.*",
        "StudyInstanceUID=1.2,,1.3",
        "PatientID=A\\B",
        "RequestAttributesSequence=A",
        "PatientAge=old",
        "PatinetID=X",
        "0010,0020,0=X",
        "PixelData=X",
        "PatientID.PatientName=X",
        "OtherPatientIDs=X",
        "0009,xx10[ACME]=X",
      })
  void aKeyThatCannotBeMatchedIsRefusedByItsName(String key) {
    String attribute = key.substring(0, key.indexOf('='));
    String value = key.substring(key.indexOf('=') + 1);

    assertThatThrownBy(() ->
            index.search(Query.of(QueryLevel.INSTANCE).where(attribute, value).build(), 0, 10))
        .isInstanceOf(UnmatchableKey.class)
        .hasMessageMatching("(?s).*(\\(....,....\\)|[A-Za-z]{5,}|0010,0020,0).*: .+");
  }

  @Test
  void aKeyOfALevelBelowIsRefused() {
    assertThatThrownBy(() -> Query.of(QueryLevel.STUDY).where("Modality", "CT"))
        .isInstanceOf(UnmatchableKey.class)
        .hasMessageStartingWith("Modality");
  }

  @Test
  void allKeysHaveToMatch() {
    index.add(instance("1.1", "1.2", "1.3", with("PatientID", "LO", "A")), NO_NAME);
    index.add(
        instance(
            "1.4",
            "1.5",
            "1.6",
            set -> set.put(Tags.PatientID, Vr.LO, "A").put(Tags.PatientSex, Vr.CS, "F")),
        NO_NAME);

    assertThat(studies("PatientID", "A", "PatientSex", "F")).containsExactly("1.4");
    assertThat(studies("PatientID", "B", "PatientSex", "F")).isEmpty();
    assertThat(studies("PatientID", "A*", "PatientSex", "")).containsExactly("1.1", "1.4");
  }

  @Test
  void uidsMatchAsAList() {
    for (String uid : List.of("1.1", "1.10", "1.2", "1.3")) {
      index.add(instance(uid, uid + ".1", uid + ".1.1", set -> set), NO_NAME);
    }

    assertThat(studies("StudyInstanceUID", "1.3,1.1")).containsExactly("1.1", "1.3");
    assertThat(studies("StudyInstanceUID", "1.10\\9.9\\1.2")).containsExactly("1.10", "1.2");
    assertThat(found(Query.of(QueryLevel.SERIES).where("SeriesInstanceUID", "1.2.1").build()))
        .containsExactly("1.2.1");
    assertThat(
            found(Query.of(QueryLevel.INSTANCE).where("SOPInstanceUID", "1.2.1.1,1.1.1.1").build()))
        .containsExactly("1.1.1.1", "1.2.1.1");
  }

  @Test
  void aDateAndATimeThatAreRangesAreOneRange() {
    String[][] times = {
      {"20200101", "2359"},
      {"20200102", "0759"},
      {"20200102", "0800"},
      {"20200103", "0100"},
      {"20200103", "120059.9"},
      {"20200103", "1201"}
    };
    for (int n = 0; n < times.length; n++) {
      String[] time = times[n];
      index.add(
          instance(
              "1." + n,
              "2." + n,
              "3." + n,
              set -> set.put(Tags.StudyDate, Vr.DA, time[0]).put(Tags.StudyTime, Vr.TM, time[1])),
          NO_NAME);
    }
    index.add(instance("1.9", "2.9", "3.9", with("StudyDate", "DA", "20200103")), NO_NAME);

    assertThat(studies("StudyDate", "20200102-20200103", "StudyTime", "0800-1200"))
        .containsExactly("1.2", "1.3", "1.4");
    assertThat(studies("StudyDate", "20200103-", "StudyTime", "1200-"))
        .containsExactly("1.4", "1.5");
    assertThat(studies("StudyDate", "-20200102", "StudyTime", "-0759"))
        .containsExactly("1.0", "1.1");
    assertThat(studies("StudyDate", "20200103", "StudyTime", "12")).containsExactly("1.4", "1.5");
    assertThat(studies("StudyDate", "20200101-", "StudyTime", "08")).containsExactly("1.2");
  }

  @Test
  void timesAreComparedAcrossZones() {
    index.addIndexedPath(KeyPath.parse("AcquisitionDateTime"), done -> {});
    index.add(
        instance("1", "2", "3.1", with("AcquisitionDateTime", "DT", "202001011200+0100")), NO_NAME);
    index.add(
        instance(
            "1",
            "2",
            "3.2",
            set ->
                set.put(Tags.TimezoneOffsetFromUTC, Vr.SH, "-0500")
                    .put(Tags.AcquisitionDateTime, Vr.DT, "202001010600")),
        NO_NAME);
    index.add(instance("1", "2", "3.3", with("AcquisitionDateTime", "DT", "2020010112")), NO_NAME);

    assertThat(instances("AcquisitionDateTime", "202001011100")).containsExactly("3.1", "3.2");
    assertThat(instances("AcquisitionDateTime", "202001011130+0030-20200101120000+0100"))
        .containsExactly("3.1", "3.2");
    assertThat(instances("AcquisitionDateTime", "20200101")).hasSize(3);
    assertThat(instances("AcquisitionDateTime", "202001011200-", "TimezoneOffsetFromUTC", ""))
        .containsExactly("3.3");
  }

  @Test
  void keysOfOneSequenceMatchInOneItem() {
    DataSet first = item("P1", "S1");
    DataSet second = item("P2", "S2");
    index.add(
        instance("1", "2", "3", set -> set.put(Tags.RequestAttributesSequence, first, second)),
        NO_NAME);
    String procedure = "RequestAttributesSequence.RequestedProcedureID";
    String step = "00400275.00400009";

    assertThat(series(procedure, "P1")).containsExactly("2");
    assertThat(series(procedure, "P2", step, "S2")).containsExactly("2");
    assertThat(series(procedure, "P*", step, "S?")).containsExactly("2");
    assertThat(series(procedure, "P1", step, "S2")).isEmpty();
    assertThat(series(procedure, "P3")).isEmpty();
  }

  @Test
  void nestedSequencesMatchInTheirCommonItem() {
    String code = "RequestAttributesSequence.RequestedProcedureCodeSequence.CodeValue";
    String scheme =
        "RequestAttributesSequence.RequestedProcedureCodeSequence.CodingSchemeDesignator";
    index.addIndexedPath(KeyPath.parse(code), done -> {});
    index.addIndexedPath(KeyPath.parse(scheme), done -> {});
    DataSet first =
        item("P1", "S1").toBuilder()
            .put(Tags.RequestedProcedureCodeSequence, code("A", "X"), code("B", "Y"))
            .build();
    DataSet second =
        item("P2", "S2").toBuilder()
            .put(Tags.RequestedProcedureCodeSequence, code("A", "Z"))
            .build();
    index.add(
        instance("1", "2", "3", set -> set.put(Tags.RequestAttributesSequence, first, second)),
        NO_NAME);

    assertThat(series(code, "A", scheme, "X")).containsExactly("2");
    assertThat(series(code, "A", scheme, "Y")).isEmpty();
    assertThat(series(code, "A", scheme, "Z", "00400275.00401001", "P2")).containsExactly("2");
    assertThat(series(code, "A", scheme, "Z", "00400275.00401001", "P1")).isEmpty();
  }

  @Test
  void anyOfSeveralValuesMatches() {
    index.addIndexedPath(KeyPath.parse("OtherPatientNames"), done -> {});
    index.addIndexedPath(KeyPath.parse("ImageType"), done -> {});
    index.add(
        instance(
            "1",
            "2",
            "3",
            set ->
                set.put(Tags.OtherPatientNames, Vr.PN, "Doe^Jane", "Roe^Janet")
                    .put(Tags.ImageType, Vr.CS, "ORIGINAL", "", "AXIAL")),
        NO_NAME);

    assertThat(studies("OtherPatientNames", "roe*")).containsExactly("1");
    assertThat(instances("ImageType", "AXIAL")).containsExactly("3");
    assertThat(instances("ImageType", "ORIGINAL", "OtherPatientNames", "Doe^Jane"))
        .containsExactly("3");
    assertThat(instances("ImageType", "AXIA")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jane doe, true",
    "do ja, true",
    "DOE^JANE, true",
    "jörg, false",
    "ane, false",
    "d*, true",
    "*ane, true",
    "jane^x, false",
    "^, true"
  })
  void fuzzyNamesMatchByTheBeginningsOfWords(String key, boolean matches) {
    index.add(instance("1", "2", "3", with("PatientName", "PN", "Doe^Jane Mary")), NO_NAME);

    Query query = Query.of(QueryLevel.STUDY).where("PatientName", key).fuzzy(true).build();

    assertThat(found(query)).hasSize(matches && !key.equals("*ane") ? 1 : 0);
  }

  @Test
  void numbersMatchAsNumbers() {
    index.add(
        instance(
            "1",
            "2",
            "3",
            set -> set.put(Tags.InstanceNumber, Vr.IS, "+0010").put(Tags.Rows, Vr.US, 512)),
        NO_NAME);

    assertThat(instances("InstanceNumber", "10")).containsExactly("3");
    assertThat(instances("Rows", "512", "InstanceNumber", "10.0")).containsExactly("3");
    assertThat(instances("Rows", "51")).isEmpty();
  }

  @Test
  void aVeryLongTextIsFoundWhole() {
    String text = "x".repeat(600);
    index.add(instance("1", "2", "3", with("StudyDescription", "LO", text)), NO_NAME);
    index.add(instance("4", "5", "6", with("StudyDescription", "LO", text + "y")), NO_NAME);

    assertThat(studies("StudyDescription", text)).containsExactly("1");
    assertThat(studies("StudyDescription", "xxx*")).containsExactly("1", "4");
  }

  @Test
  void charactersThatNoDatabaseTakesDoNoHarm() {
    index.add(
        instance("1", "2", "3", set -> set.put(Tags.PatientID, Vr.LO, new byte[] {'a', 0, 'b'})),
        Optional.of("a\0b.dcm"));

    assertThat(studies("PatientID", "a?b")).containsExactly("1");
    assertThat(studies("PatientID", "a\0b")).containsExactly("1");
    assertThat(studies("PatientID", "\uD800")).isEmpty();
    assertThat(index.findByFileName("a\0b.dcm")).isPresent();
  }

  // What is told of what matches.

  @Test
  void aStudyTellsWhatItsSeriesAndInstancesSayTogether() {
    index.add(image("1", "2.1", "3.1", "MR", "1.2.840.10008.5.1.4.1.1.4"), NO_NAME);
    index.add(image("1", "2.2", "3.2", "CT", "1.2.840.10008.5.1.4.1.1.2"), NO_NAME);
    index.add(image("1", "2.2", "3.3", "CT", "1.2.840.10008.5.1.4.1.1.2"), NO_NAME);
    index.add(image("9", "2.2", "3.9", "US", "1.2.840.10008.5.1.4.1.1.6.1"), NO_NAME);

    Entry study = only(Query.of(QueryLevel.STUDY).where("StudyInstanceUID", "1").build()).study();
    Match series =
        only(
            Query.of(QueryLevel.SERIES)
                .where("StudyInstanceUID", "1")
                .where("SeriesInstanceUID", "2.2")
                .build());

    assertThat(study.modalities()).containsExactly("CT", "MR");
    assertThat(study.sopClasses())
        .containsExactly("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4");
    assertThat(study.series()).isEqualTo(2);
    assertThat(study.instances()).isEqualTo(3);
    assertThat(series.study())
        .usingRecursiveComparison()
        .ignoringFields("attributes")
        .isEqualTo(study);
    assertThat(series.series().orElseThrow().instances()).isEqualTo(2);
    assertThat(series.series().orElseThrow().modalities()).containsExactly("CT");
    assertThat(studies("ModalitiesInStudy", "CT")).containsExactly("1");
    assertThat(studies("ModalitiesInStudy", "U*")).containsExactly("9");
    assertThat(studies("ModalitiesInStudy", "US,MR")).containsExactly("1", "9");
    assertThat(studies("SOPClassesInStudy", "1.2.840.10008.5.1.4.1.1.4")).containsExactly("1");
    assertThat(studies("NumberOfStudyRelatedInstances", "3")).containsExactly("1");
    assertThat(studies("NumberOfStudyRelatedSeries", "1")).containsExactly("9");
    assertThat(series("NumberOfSeriesRelatedInstances", "1")).containsExactly("2.1", "2.2");
    assertThat(studies("InstanceAvailability", "ONLINE")).hasSize(2);
    assertThat(studies("InstanceAvailability", "OFFLINE")).isEmpty();
  }

  @Test
  void keysOfTheLevelsAboveNarrowASearch() {
    index.add(image("1", "2.1", "3.1", "MR", "1.2.3"), NO_NAME);
    index.add(image("1", "2.2", "3.2", "CT", "1.2.3"), NO_NAME);
    index.add(image("9", "2.9", "3.9", "CT", "1.2.3"), NO_NAME);

    assertThat(instances("StudyInstanceUID", "1", "Modality", "CT")).containsExactly("3.2");
    assertThat(instances("StudyInstanceUID", "1")).containsExactly("3.1", "3.2");
    assertThat(instances("SeriesInstanceUID", "2.9", "StudyInstanceUID", "1")).isEmpty();
    assertThat(series("PatientID", "of 9")).containsExactly("2.9");
    assertThat(instances("PatientID", "of ?", "SOPClassUID", "1.2.3")).hasSize(3);
    assertThat(only(Query.of(QueryLevel.INSTANCE).where("SOPInstanceUID", "3.9").build()))
        .satisfies(match -> assertThat(match.study().uid()).isEqualTo(new Uid("9")))
        .satisfies(match -> assertThat(match.series().orElseThrow().instances()).isEqualTo(1))
        .satisfies(match ->
            assertThat(match.instance().orElseThrow().header().string(Tags.PatientID))
                .contains("of 9"));
  }

  @Test
  void whereInstancesDisagreeTheFirstThatIsThereSpeaksForTheStudy() {
    IndexedInstance first = instance("1", "2", "3.1", with("PatientID", "LO", "A"));
    IndexedInstance second = instance("1", "2", "3.2", with("PatientID", "LO", "B"));
    index.add(first, NO_NAME);
    index.add(second, NO_NAME);
    assertThat(studies("PatientID", "A")).containsExactly("1");
    assertThat(studies("PatientID", "B")).isEmpty();

    index.remove(first.id());

    assertThat(studies("PatientID", "A")).isEmpty();
    assertThat(studies("PatientID", "B")).containsExactly("1");

    index.replace(instance("1", "2", "3.2", with("PatientID", "LO", "C")), NO_NAME);

    assertThat(studies("PatientID", "B")).isEmpty();
    assertThat(studies("PatientID", "C")).containsExactly("1");
    assertThat(only(Query.of(QueryLevel.STUDY).build()).study().instances()).isEqualTo(1);
  }

  @Test
  void aReplacementInAnotherStudyMovesTheCounts() {
    index.add(image("1", "2", "3.1", "CT", "1.2.3"), NO_NAME);
    index.add(image("1", "2", "3.2", "CT", "1.2.3"), Optional.of("b.dcm"));

    index.replace(image("7", "8", "3.2", "MR", "1.2.4"), NO_NAME);
    index.replace(image("7", "8", "3.3", "MR", "1.2.4"), NO_NAME);

    assertThat(index.search(Query.of(QueryLevel.STUDY).build(), 0, 10).page())
        .extracting(match -> match.study().uid() + " " + match.study().instances())
        .containsExactly("1 1", "7 2");
    assertThat(studies("ModalitiesInStudy", "CT")).containsExactly("1");
    assertThat(instances("SOPClassUID", "1.2.4")).containsExactly("3.2", "3.3");
    assertThat(index.findByFileName("b.dcm")).isPresent();
  }

  @Test
  void whatLosesItsLastInstanceIsNotFound() {
    index.add(image("1", "2.1", "3.1", "CT", "1.2.3"), NO_NAME);
    index.add(image("1", "2.2", "3.2", "MR", "1.2.3"), NO_NAME);

    index.remove(image("1", "2.1", "3.1", "CT", "1.2.3").id());

    assertThat(series("StudyInstanceUID", "1")).containsExactly("2.2");
    assertThat(studies("ModalitiesInStudy", "CT")).isEmpty();

    index.remove(image("1", "2.2", "3.2", "MR", "1.2.3").id());

    assertThat(found(Query.of(QueryLevel.STUDY).build())).isEmpty();
    assertThat(found(Query.of(QueryLevel.SERIES).build())).isEmpty();
    assertThat(found(Query.of(QueryLevel.INSTANCE).build())).isEmpty();
  }

  // Order and pages.

  @Test
  void pagesAreInTheOrderOfArrivalAndSayHowManyFollow() {
    for (int n = 0; n < 25; n++) {
      index.add(image("1." + (99 - n), "2." + n, "3." + n, "CT", "1.2.3"), NO_NAME);
    }
    Query query = Query.of(QueryLevel.STUDY).where("ModalitiesInStudy", "CT").build();

    Matches first = index.search(query, 0, 10);
    Matches last = index.search(query, 20, 10);
    Matches beyond = index.search(query, 30, 10);

    assertThat(first.page()).hasSize(10);
    assertThat(first.page().getFirst().study().uid()).isEqualTo(new Uid("1.99"));
    assertThat(first.further()).isEqualTo(15);
    assertThat(last.page()).hasSize(5);
    assertThat(last.further()).isZero();
    assertThat(beyond.page()).isEmpty();
    assertThat(beyond.further()).isZero();
    assertThat(index.search(query, 7, 3).page())
        .extracting(match -> match.study().uid().value())
        .containsExactly("1.92", "1.91", "1.90");
  }

  @Test
  void pagesHaveNoGapsAndNothingTwiceWhileInstancesComeAndGo() {
    for (int n = 0; n < 40; n++) {
      index.add(image("1." + n, "2." + n, "3." + n, "CT", "1.2.3"), NO_NAME);
    }
    Query query = Query.of(QueryLevel.STUDY).where("ModalitiesInStudy", "CT").build();
    List<String> seen = new ArrayList<>();

    for (int offset = 0; offset < 40; offset += 8) {
      index.search(query, offset, 8).page().forEach(match -> seen.add(match.study().uid().value()));
      String gone = Integer.toString(offset / 8);
      index.remove(image("1." + gone, "2." + gone, "3." + gone, "CT", "1.2.3").id());
      index.add(image("9." + offset, "9." + offset, "9.1." + offset, "CT", "1.2.3"), NO_NAME);
    }

    assertThat(seen).doesNotHaveDuplicates();
    for (int n = 0; n < 40; n++) {
      assertThat(seen).contains("1." + n);
    }
  }

  @Test
  void pagesHaveNoGapsAndNothingTwiceWhileOthersStore() throws Exception {
    for (int n = 0; n < 50; n++) {
      index.add(image("1." + n, "2." + n, "3." + n, "CT", "1.2.3"), NO_NAME);
    }
    List<List<String>> results =
        inParallel(
            4,
            thread -> {
              List<String> seen = new ArrayList<>();
              if (thread < 2) {
                for (int n = 0; n < 150; n++) {
                  String uid = "8." + thread + "." + n;
                  index.add(image(uid, uid + ".1", uid + ".1.1", "CT", "1.2.3"), NO_NAME);
                }
                return seen;
              }
              Query query =
                  Query.of(QueryLevel.STUDY)
                      .where("ModalitiesInStudy", "C" + (thread == 2 ? "T" : "*"))
                      .build();
              List<Match> page = index.search(query, 0, 10).page();
              while (!page.isEmpty()) {
                page.forEach(match -> seen.add(match.study().uid().value()));
                page = index.search(query, seen.size(), 10).page();
              }
              return seen;
            });

    List<String> whole = found(Query.of(QueryLevel.STUDY).build());
    for (List<String> seen : results.subList(2, 4)) {
      assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
      assertThat(seen).hasSizeGreaterThanOrEqualTo(50);
      assertThat(seen).isEqualTo(whole.subList(0, seen.size()));
    }
    assertThat(whole).hasSize(350);
  }

  @Test
  void commonValuesArePagedAsRareOnesAre() {
    for (int n = 0; n < 2_300; n++) {
      index.add(
          instance(
              "1." + n,
              "2." + n,
              "3." + n,
              with("PatientID", "LO", n == 2_000 ? "rare" : "common")),
          NO_NAME);
    }

    assertThat(studies("PatientID", "common", "StudyInstanceUID", "1.2000")).isEmpty();
    assertThat(studies("PatientID", "rare")).containsExactly("1.2000");
    Matches last =
        index.search(Query.of(QueryLevel.INSTANCE).where("PatientID", "common").build(), 2_290, 20);
    assertThat(last.page()).hasSize(9);
    Matches first =
        index.search(Query.of(QueryLevel.SERIES).where("PatientID", "co*n").build(), 0, 20);
    assertThat(first.further()).isEqualTo(InstanceIndex.MAX_FURTHER);
  }

  @Test
  void ofSeveralKeysAnotherPageIsCounted() {
    for (int n = 0; n < 700; n++) {
      index.add(
          instance(
              "1." + n,
              "2." + n,
              "3." + n,
              with("PatientID", "LO", n % 7 == 6 ? "P" : "Q")
                      .andThen(with("StudyDate", "DA", "20200101"))
                  ::apply),
          NO_NAME);
    }
    Query query =
        Query.of(QueryLevel.STUDY)
            .where("StudyDate", "20200101-20201231")
            .where("PatientID", "P*")
            .build();

    Matches first = index.search(query, 0, 5);
    Matches jumped = index.search(query, 60, 5);
    Matches last = index.search(query, 93, 5);

    assertThat(first.page().getLast().study().uid()).isEqualTo(new Uid("1.34"));
    assertThat(first.further()).isEqualTo(5);
    assertThat(jumped.page().getFirst().study().uid()).isEqualTo(new Uid("1.426"));
    assertThat(last.page().getLast().study().uid()).isEqualTo(new Uid("1.685"));
    assertThat(last.further()).isEqualTo(2);
  }

  @Test
  void aPageFarBehindIsFoundWhereStudiesWereRemoved() {
    for (int n = 0; n < 2_100; n++) {
      index.add(image("1." + n, "2." + n, "3." + n, "CT", "1.2.3"), NO_NAME);
      if (n % 10 == 0) {
        index.remove(image("1." + n, "2." + n, "3." + n, "CT", "1.2.3").id());
      }
    }
    Query query = Query.of(QueryLevel.STUDY).build();

    for (int offset : new int[] {1_885, 1_200, 1_024, 920}) {
      Matches page = index.search(query, offset, 2);

      String study = "1." + (offset / 9 * 10 + offset % 9 + 1);
      assertThat(page.page().getFirst().study().uid()).isEqualTo(new Uid(study));
      assertThat(page.further()).isEqualTo(Math.min(1_890 - offset - 2, 1_000));
    }
    assertThat(index.search(query, 1_890, 2).page()).isEmpty();
  }

  @Test
  void aPageHas1To1000Matches() {
    Query query = Query.of(QueryLevel.STUDY).build();
    for (int limit : new int[] {0, 1_001, -1}) {
      assertThatThrownBy(() -> index.search(query, 0, limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> index.search(query, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Places.

  @Test
  void theInstancesOfAPlaceComeSeriesAfterSeries() {
    for (int n = 0; n < 120; n++) {
      index.add(image("1", "2." + n % 2, "3." + n, "CT", "1.2.3"), NO_NAME);
    }
    index.add(image("9", "2.0", "3.900", "CT", "1.2.3"), NO_NAME);

    List<String> all = uids(index.instances(new Place(new Uid("1"), Optional.empty())));
    List<String> one = uids(index.instances(new Place(new Uid("1"), Optional.of(new Uid("2.1")))));
    List<Summary> summaries = new ArrayList<>();
    index.summaries(new Place(new Uid("1"), Optional.empty())).forEachRemaining(summaries::add);

    assertThat(all).hasSize(120).startsWith("3.0", "3.2", "3.4").endsWith("3.117", "3.119");
    assertThat(all.subList(60, 120)).isEqualTo(one);
    assertThat(summaries).extracting(each -> each.id().instance().value()).isEqualTo(all);
    assertThat(uids(index.instances(new Place(new Uid("1"), Optional.of(new Uid("2.9"))))))
        .isEmpty();
    assertThat(uids(index.instances(new Place(new Uid("5"), Optional.empty())))).isEmpty();
  }

  @Test
  void instancesMayGoWhileTheyAreListed() {
    for (int n = 0; n < 120; n++) {
      index.add(image("1", "2", "3." + n, "CT", "1.2.3"), NO_NAME);
    }
    Iterator<IndexedInstance> all = index.instances(new Place(new Uid("1"), Optional.empty()));

    int seen = 0;
    while (all.hasNext()) {
      index.remove(all.next().id());
      seen++;
    }

    assertThat(seen).isEqualTo(120);
    assertThat(found(Query.of(QueryLevel.STUDY).build())).isEmpty();
  }

  // Keys that were added.

  @Test
  void aKeyWithManyValuesIsTakenOut() {
    KeyPath path = KeyPath.parse("ScanOptions");
    String many = IntStream.range(0, 4_000).mapToObj(n -> "V" + n).collect(joining("\\"));
    index.addIndexedPath(path, done -> {});
    for (int n = 1; n <= 6; n++) {
      index.add(instance("1", "2", "3." + n, with("ScanOptions", "CS", many)), NO_NAME);
    }
    assertThat(instances("ScanOptions", "V3999")).hasSize(6);

    assertThat(index.removeIndexedPath(path)).isTrue();

    index.addIndexedPath(path, done -> {});
    index.add(instance("1", "2", "3.7", with("ScanOptions", "CS", "V3999")), NO_NAME);
    assertThat(index.indexedPaths()).containsExactly(new IndexedPath(path, 7, 7));
    assertThat(instances("ScanOptions", "V3999")).hasSize(7);
  }

  @Test
  void anAttributeBecomesAKeyOfWhatIsThereAndOfWhatComes() {
    KeyPath path = KeyPath.parse("0009,xx10[ACME 1.1]");
    index.add(instance("1", "2", "3.1", InstanceSearchContract::acme), NO_NAME);
    assertThatThrownBy(() -> instances("0009,1010[ACME 1.1]", "x"))
        .isInstanceOf(UnmatchableKey.class)
        .hasMessageContaining("(0009,xx10)[ACME 1.1]");

    index.addIndexedPath(path, done -> {});
    index.addIndexedPath(path, done -> {});
    index.add(instance("1", "2", "3.2", InstanceSearchContract::acme), NO_NAME);
    index.close();
    index = open();

    assertThat(instances("0009,xx10[ACME 1.1]", "x")).containsExactly("3.1", "3.2");
    assertThat(index.indexedPaths()).containsExactly(new IndexedPath(path, 2, 2));
    assertThat(index.removeIndexedPath(path)).isTrue();
    assertThat(index.removeIndexedPath(path)).isFalse();
    assertThat(index.indexedPaths()).isEmpty();
    assertThatThrownBy(() -> instances("0009,xx10[ACME 1.1]", "x"))
        .isInstanceOf(UnmatchableKey.class);
  }

  @Test
  void keysCanBeAddedWhileOthersStore() throws Exception {
    for (int n = 0; n < 500; n++) {
      index.add(instance("1", "2", "3." + n, with("ContentDate", "DA", "20200101")), NO_NAME);
    }

    inParallel(
        2,
        thread -> {
          if (thread == 0) {
            index.addIndexedPath(KeyPath.parse("ContentDate"), done -> {});
          } else {
            for (int n = 500; n < 800; n++) {
              index.add(
                  instance("1", "2", "3." + n, with("ContentDate", "DA", "20200101")), NO_NAME);
            }
          }
          return true;
        });

    Query query = Query.of(QueryLevel.INSTANCE).where("ContentDate", "20200101").build();
    assertThat(index.search(query, 0, 1_000).page()).hasSize(800);
  }

  @Test
  void whatCannotBeMatchedCannotBeAddedAndWhatIsBuiltInNeedNot() {
    assertThatThrownBy(() -> index.addIndexedPath(KeyPath.parse("PixelData"), done -> {}))
        .isInstanceOf(UnmatchableKey.class);
    assertThatThrownBy(
            () -> index.addIndexedPath(KeyPath.parse("RequestAttributesSequence"), done -> {}))
        .isInstanceOf(UnmatchableKey.class);

    index.addIndexedPath(KeyPath.parse("PatientID"), done -> {});

    assertThat(index.indexedPaths()).isEmpty();
    assertThat(index.removeIndexedPath(KeyPath.parse("PatientID"))).isFalse();
    assertThat(studies("PatientID", "x")).isEmpty();
  }

  // Deletion.

  private static InstanceId inOtherSeries(InstanceId id) {
    return new InstanceId(id.study(), new Uid("9"), id.instance());
  }

  @Test
  void whatIsDiscardedIsNotedUntilItsObjectIsGoneOrItComesAgain() {
    IndexedInstance one = image("1", "2", "3.1", "CT", "1.2.3");
    IndexedInstance other = image("1", "2", "3.2", "CT", "1.2.3");
    index.add(one, Optional.of("a.dcm"));
    index.add(other, NO_NAME);

    assertThat(index.discard(one.id())).isTrue();
    assertThat(index.discard(one.id())).isTrue(); // for who did not hear the first answer
    assertThat(index.discard(inOtherSeries(one.id()))).isFalse();
    assertThat(index.discard(other.id())).isTrue();
    index.close();
    index = open();

    assertThat(index.find(one.id().instance())).isEmpty();
    assertThat(index.findByFileName("a.dcm")).isEmpty();
    assertThat(index.discards()).containsExactlyInAnyOrder(one.id(), other.id());
    index.add(one, NO_NAME);
    assertThat(index.discards()).containsExactly(other.id());
    index.discarded(other.id());
    assertThat(index.discards()).isEmpty();
    assertThat(index.discard(other.id())).isFalse();
  }

  /** An image; Patient ID tells its study. */
  protected static IndexedInstance image(
      String study, String series, String instance, String modality, String sopClass) {
    return instance(
        study,
        series,
        instance,
        set ->
            set.put(Tags.PatientID, Vr.LO, "of " + study)
                .put(Tags.Modality, Vr.CS, modality)
                .put(Tags.SOPClassUID, Vr.UI, sopClass));
  }

  /** An instance with attributes. */
  protected static IndexedInstance instance(
      String study, String series, String instance, UnaryOperator<DataSetBuilder> attributes) {
    DataSetBuilder header = DataSet.builder().put(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192");
    return new IndexedInstance(
        new InstanceId(new Uid(study), new Uid(series), new Uid(instance)),
        "1.2.840.10008.1.2.1",
        1_000,
        "%064x".formatted(instance.hashCode()),
        Instant.parse("2026-05-04T12:00:00Z"),
        attributes.apply(header).build(),
        FrameTable.ofNative(1_234, 16, 3));
  }

  private static UnaryOperator<DataSetBuilder> with(String attribute, String vr, String value) {
    int tag = KeyPath.parse(attribute).tag();
    String text = value == null ? "" : value;
    return set -> set.put(tag, Vr.valueOf(vr), text);
  }

  private static DataSetBuilder acme(DataSetBuilder set) {
    return set.put(0x00090011, Vr.LO, "ACME 1.1").put(0x00091110, Vr.LO, "x");
  }

  private static DataSet item(String procedure, String step) {
    return DataSet.builder()
        .put(Tags.RequestedProcedureID, Vr.SH, procedure)
        .put(Tags.ScheduledProcedureStepID, Vr.SH, step)
        .build();
  }

  private static DataSet code(String value, String scheme) {
    return DataSet.builder()
        .put(Tags.CodeValue, Vr.SH, value)
        .put(Tags.CodingSchemeDesignator, Vr.SH, scheme)
        .build();
  }

  private List<String> studies(String... keys) {
    return found(query(QueryLevel.STUDY, keys));
  }

  private List<String> series(String... keys) {
    return found(query(QueryLevel.SERIES, keys));
  }

  private List<String> instances(String... keys) {
    return found(query(QueryLevel.INSTANCE, keys));
  }

  private static Query query(QueryLevel level, String... keys) {
    Query.Builder query = Query.of(level);
    for (int i = 0; i < keys.length; i += 2) {
      query.where(keys[i], keys[i + 1] == null ? "" : keys[i + 1]);
    }
    return query.build();
  }

  private Match only(Query query) {
    List<Match> page = index.search(query, 0, 10).page();
    assertThat(page).hasSize(1);
    return page.getFirst();
  }

  /** The UIDs of the query's level, in the order in which they are found. */
  private List<String> found(Query query) {
    return index.search(query, 0, 1_000).page().stream()
        .map(match ->
            match
                .instance()
                .map(instance -> instance.id().instance())
                .or(() -> match.series().map(Entry::uid))
                .orElse(match.study().uid())
                .value())
        .toList();
  }

  private static List<String> uids(Iterator<IndexedInstance> instances) {
    List<String> uids = new ArrayList<>();
    instances.forEachRemaining(each -> uids.add(each.id().instance().value()));
    return uids;
  }
}
