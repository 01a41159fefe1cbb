package org.pocketdicom.conformance;

import static org.pocketdicom.conformance.SearchPoints.search;

import java.util.List;
import java.util.Locale;
import org.pocketdicom.data.Tag;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;

/** What matches (PS3.18 8.3.4.1, 10.6.1.2; PS3.4 C.2.2.2). */
final class MatchingPoints {

  private static final String REQUIRED = "10.6.1.2.3";
  private static final String MATCHING = "8.3.4.1.1";

  private final PointList points = new PointList("QIDO", 301);
  private final Samples samples;
  private final String key;
  private final Sample chest;
  private final Sample head;
  private final String patient;

  private MatchingPoints(Samples samples) {
    this.samples = samples;
    this.key = samples.key();
    this.chest = samples.slice(1);
    this.head = samples.headSlice;
    this.patient = "PatientID=" + samples.patient("1");
  }

  static List<Point> of(Samples samples) {
    MatchingPoints matching = new MatchingPoints(samples);
    matching.studyKeys();
    matching.seriesKeys();
    matching.instanceKeys();
    matching.relational();
    matching.uidLists();
    matching.wildcards();
    matching.dates();
    matching.times();
    matching.sequences();
    matching.names();
    matching.invalid();
    matching.unknown();
    return matching.points.points();
  }

  private void studyKeys() {
    key("/studies?", Tags.StudyDate, "20200115", "19991231", chest);
    key("/studies?", Tags.StudyTime, "101530", "111111", chest);
    key("/studies?", Tags.AccessionNumber, key + "Chest", key + "NONE", chest);
    key("/studies?", Tags.ModalitiesInStudy, "CT", "US", chest);
    key("/studies?", Tags.ReferringPhysicianName, key + "Ref%5EAnna", "NONE", chest, head);
    key("/studies?", Tags.PatientName, key + "Doe%5EJane%5EQ", key + "NONE", chest, head);
    key("/studies?", Tags.PatientID, samples.patient("1"), key + "NONE", chest, head);
    key("/studies?", Tags.StudyInstanceUID, chest.study(), "2.25.1", chest);
    key("/studies?", Tags.StudyID, "IDChest", "NONE", chest);
  }

  private void seriesKeys() {
    String target = chest.studyPath() + "/series?";
    Sample frames = samples.chestFrames;
    key(target, Tags.Modality, "OT", "US", frames);
    key(target, Tags.SeriesInstanceUID, frames.series(), "2.25.1", frames);
    key(target, Tags.SeriesNumber, "2", "77", frames);
    key(target, Tags.PerformedProcedureStepStartDate, "20200115", "19991231", chest);
    key(target, Tags.PerformedProcedureStepStartTime, "101600", "111111", chest);
  }

  private void instanceKeys() {
    String target = chest.seriesPath() + "/instances?";
    key(target, Tags.SOPInstanceUID, chest.instance(), "2.25.1", chest);
    key(target, Tags.InstanceNumber, "1", "77", chest);
    key(
        samples.headRle.studyPath() + "/instances?",
        Tags.SOPClassUID,
        Samples.GRAY_FRAMES,
        Samples.PDF,
        samples.headRle);
  }

  /** A key by its keyword and by its tag, with a value that matches and with one that does not. */
  private void key(String target, int tag, String value, String none, Sample... expected) {
    String keyword = DataDictionary.keyword(tag);
    String scope = scope(target, tag);
    points.must(
        REQUIRED,
        keyword + " is matched at " + resource(target),
        search(target + keyword + "=" + value + scope),
        found(target, expected));
    points.must(
        REQUIRED,
        keyword + " is matched by its tag at " + resource(target),
        search(target + Tag.toHex(tag) + "=" + value + scope),
        found(target, expected));
    points.must(
        REQUIRED,
        keyword + " with another value does not match at " + resource(target),
        search(target + keyword + "=" + none + scope),
        ExpectResults.nothing());
  }

  private String scope(String target, int tag) {
    return target.equals("/studies?") && tag != Tags.PatientID ? "&" + patient : "";
  }

  private static String resource(String target) {
    return target.replaceAll("[0-9.]{20,}", "{uid}").replace("?", "");
  }

  private static Expectation found(String target, Sample... expected) {
    return target.contains("instances?")
        ? ExpectResults.instances(expected)
        : target.contains("series?")
            ? ExpectResults.series(expected)
            : ExpectResults.studies(expected);
  }

  private void relational() {
    String section = "10.6.1.2.3";
    points.must(
        section,
        "keys of studies and series are matched at /series",
        search("/series?" + patient + "&Modality=MR"),
        ExpectResults.series(head));
    points.must(
        section,
        "keys of all levels are matched at /instances",
        search("/instances?" + patient + "&Modality=CT&InstanceNumber=2"),
        ExpectResults.instances(samples.slice(2)));
    points.must(
        section,
        "Study Instance UID is matched at /series",
        search("/series?StudyInstanceUID=" + head.study() + "&Modality=MR"),
        ExpectResults.series(head));
    points.must(
        section,
        "Series Instance UID is matched at /instances",
        search("/instances?SeriesInstanceUID=" + chest.series()),
        ExpectResults.instances(samples.chestSlices));
    points.must(
        MATCHING,
        "several keys have to match all",
        search("/studies?" + patient + "&StudyDate=20200115&ModalitiesInStudy=MR"),
        ExpectResults.nothing());
    points.must(
        MATCHING,
        "keyword and tag may be mixed",
        search("/studies?00100020=" + samples.patient("1") + "&StudyDate=20210630"),
        ExpectResults.studies(head));
    points.must(
        MATCHING,
        "Modality in a study may be that of any of its series",
        search("/studies?" + patient + "&ModalitiesInStudy=OT"),
        ExpectResults.studies(chest, head));
    points.must(
        MATCHING,
        "a key without a value matches all",
        search("/studies?" + patient + "&AccessionNumber="),
        ExpectResults.studies(chest, head));
    points.must(
        MATCHING,
        "matching of IDs tells upper from lower case",
        search("/studies?PatientID=" + samples.patient("1").toLowerCase(Locale.ROOT)),
        ExpectResults.nothing());
  }

  private void uidLists() {
    String two = chest.study() + "%s" + head.study();
    // By PS3.18 the separator is a comma; viewers send the backslash of PS3.4, too.
    points.should(
        "PS3.4 C.2.2.2.2",
        "a list of UIDs separated by %5C matches each",
        search("/studies?StudyInstanceUID=" + two.formatted("%5C")),
        ExpectResults.studies(chest, head));
    for (String separator : List.of(",", "%2C")) {
      points.must(
          "8.3.4.1",
          "a list of UIDs separated by " + separator + " matches each",
          search("/studies?StudyInstanceUID=" + two.formatted(separator)),
          ExpectResults.studies(chest, head));
    }
    points.must(
        "8.3.4.1",
        "a list of UIDs matches what is there of it",
        search("/studies?StudyInstanceUID=" + chest.study() + ",2.25.1"),
        ExpectResults.studies(chest));
    points.must(
        "8.3.4.1",
        "a list of UIDs by tag matches each",
        search("/studies?0020000D=" + two.formatted(",")),
        ExpectResults.studies(chest, head));
    points.must(
        "8.3.4.1",
        "a list of SOP Instance UIDs matches each",
        search(
            chest.seriesPath()
                + "/instances?SOPInstanceUID="
                + samples.slice(1).instance()
                + ","
                + samples.slice(3).instance()),
        ExpectResults.instances(samples.slice(1), samples.slice(3)));
    points.must(
        "8.3.4.1",
        "a list of Series Instance UIDs matches each",
        search("/series?SeriesInstanceUID=" + chest.series() + "," + samples.chestFrames.series()),
        ExpectResults.series(chest, samples.chestFrames));
  }

  private void wildcards() {
    String section = "PS3.4 C.2.2.2.4";
    String accession = "/studies?AccessionNumber=";
    points.must(
        section,
        "* at the end matches any rest",
        search(accession + key + "Ch*"),
        ExpectResults.studies(chest));
    points.must(
        section,
        "* at the beginning matches any start",
        search(accession + "*est&" + patient),
        ExpectResults.studies(chest));
    points.must(
        section,
        "* on both sides matches what contains it",
        search(accession + "*" + key + "He*"),
        ExpectResults.studies(head));
    points.must(
        section,
        "* within matches what is between",
        search(accession + key + "C*t"),
        ExpectResults.studies(chest));
    points.must(
        section,
        "* matches nothing, too",
        search(accession + key + "Chest*"),
        ExpectResults.studies(chest));
    points.must(
        section,
        "? matches one character",
        search(accession + key + "Che?t"),
        ExpectResults.studies(chest));
    points.must(
        section,
        "? does not match none",
        search(accession + key + "Chest?"),
        ExpectResults.nothing());
    points.must(
        section,
        "several ? match as many",
        search(accession + key + "???d"),
        ExpectResults.studies(head));
    points.must(
        section,
        "* alone matches all",
        search(accession + "*&" + patient),
        ExpectResults.studies(chest, head));
    points.must(
        section,
        "* in a Patient ID",
        search("/studies?PatientID=" + key + "*"),
        ExpectResults.studies(chest, head, samples.pdf, samples.kanji));
    points.must(
        section,
        "an encoded * is one",
        search(accession + key + "%2A&" + patient),
        ExpectResults.studies(chest, head));
    points.must(
        section,
        "wildcards of a database are characters",
        search(accession + key + "Ch%25"),
        ExpectResults.nothing());
    points.must(
        section,
        "an underscore is a character",
        search(accession + key + "_hest"),
        ExpectResults.nothing());
    points.must(
        section,
        "* in Modality",
        search("/series?" + patient + "&Modality=M*"),
        ExpectResults.series(head));
    points.must(
        section,
        "* in Study ID",
        search("/studies?StudyID=IDH*&" + patient),
        ExpectResults.studies(head));
    points.must(
        MATCHING,
        "a quotation mark is a character",
        search(accession + "%27%20OR%20%271%27=%271"),
        ExpectResults.nothing());
  }

  private void dates() {
    String section = "PS3.4 C.2.2.2.5.1";
    date(section, "a range of dates has its ends in it", "20200115-20210630", chest, head);
    date(section, "what is before the range does not match", "20200116-20210630", head);
    date(section, "what is behind the range does not match", "20200115-20210629", chest);
    date(section, "a range open at its end", "20200116-", head);
    date(section, "a range open at its end has its beginning in it", "20210630-", head);
    date(section, "a range open at its beginning", "-20200115", chest);
    date(section, "a range open at its beginning leaves out what is later", "-20210629", chest);
    date(section, "a range of one day", "20200115-20200115", chest);
    date(section, "a range by tag", "20190101-20201231", chest);
    points.must(
        section,
        "a range between all dates finds nothing",
        search("/studies?" + patient + "&StudyDate=20200201-20200301"),
        ExpectResults.nothing());
    points.must(
        section,
        "a range of dates at series",
        search(chest.studyPath() + "/series?PerformedProcedureStepStartDate=20200101-20200131"),
        ExpectResults.series(chest));
  }

  private void date(String section, String claim, String range, Sample... expected) {
    String name = claim.contains("tag") ? "00080020" : "StudyDate";
    points.must(
        section,
        claim,
        search("/studies?" + patient + "&" + name + "=" + range),
        ExpectResults.studies(expected));
  }

  private void times() {
    String section = "PS3.4 C.2.2.2.5.2";
    time(section, "a range of times has its ends in it", "101530-235959", chest, head);
    time(section, "a range of times open at its end", "1100-", head);
    time(section, "a range of times open at its beginning", "-1100", chest);
    time(section, "a range of hours", "10-11", chest);
    time(section, "a range of times with fractions", "101529.999999-101530.000001", chest);
    points.must(
        section,
        "a range between all times finds nothing",
        search("/studies?" + patient + "&StudyTime=12-13"),
        ExpectResults.nothing());
    points.should(
        "PS3.4 C.2.2.2.5",
        "ranges of date and of time are combined",
        search("/studies?" + patient + "&StudyDate=20200114-20210701&StudyTime=1200-1300"),
        ExpectResults.studies(chest, head));
    points.must(
        section,
        "a range of times at series",
        search(chest.studyPath() + "/series?PerformedProcedureStepStartTime=1015-1017"),
        ExpectResults.series(chest));
  }

  private void time(String section, String claim, String range, Sample... expected) {
    points.must(
        section,
        claim,
        search("/studies?" + patient + "&StudyTime=" + range),
        ExpectResults.studies(expected));
  }

  private void sequences() {
    String target = chest.studyPath() + "/series?";
    for (String path :
        List.of(
            "RequestAttributesSequence.ScheduledProcedureStepID=" + Samples.STEP_ID,
            "00400275.00400009=" + Samples.STEP_ID,
            "RequestAttributesSequence.RequestedProcedureID=" + Samples.PROCEDURE_ID,
            "00400275.00401001=" + Samples.PROCEDURE_ID,
            "00400275.00401001=RP*")) {
      points.must(
          "10.6.1.2.3",
          "a key within a sequence is matched: " + path,
          search(target + path),
          ExpectResults.series(chest));
    }
    for (String path :
        List.of(
            "RequestAttributesSequence.ScheduledProcedureStepID=NOBODY",
            "00400275.00400009=NOBODY",
            "RequestAttributesSequence.RequestedProcedureID=NOBODY",
            "00400275.00401001=NOBODY")) {
      points.must(
          "10.6.1.2.3",
          "a key within a sequence that does not match: " + path,
          search(target + path),
          ExpectResults.nothing());
    }
    points.must(
        "PS3.4 C.2.2.2.6",
        "keys within one sequence have to match in one Item",
        search(
            target
                + "00400275.00400009="
                + Samples.STEP_ID
                + "&00400275.00401001="
                + Samples.PROCEDURE_ID),
        ExpectResults.series(chest));
  }

  private void names() {
    String section = "PS3.4 C.2.2.2.4";
    points.should(
        section,
        "a name by its beginning",
        search("/studies?PatientName=" + key + "Doe*"),
        ExpectResults.studies(chest, head));
    points.should(
        section,
        "a name by what it contains",
        search("/studies?PatientName=*" + key + "Doe%5EJ*"),
        ExpectResults.studies(chest, head));
    points.must(
        section,
        "a name with another does not match",
        search("/studies?PatientName=" + key + "Roe*"),
        ExpectResults.nothing());
    points.must(
        "8.8",
        "a name in UTF-8, percent-encoded",
        search("/studies?PatientName=" + key + "M%C3%BCller*"),
        ExpectResults.studies(samples.pdf));
    points.should(
        "8.8",
        "a name of another character set by its ideographic group",
        search("/studies?PatientName=*%E5%B1%B1%E7%94%B0*&PatientID=" + samples.patient("3")),
        ExpectResults.studies(samples.kanji));
    points.must(
        "8.3.1",
        "an encoded plus sign is one",
        search("/studies?PatientID=" + samples.patient("1") + "%2B"),
        ExpectResults.nothing());
  }

  private void invalid() {
    for (String wrong :
        List.of(
            "StudyDate=yesterday",
            "StudyDate=20201301",
            "StudyDate=20200101-20200102-20200103",
            "StudyDate=2020-01-15",
            "StudyTime=noon",
            "StudyTime=2500",
            "StudyInstanceUID=1.2.x",
            "0020000D=not-a-uid")) {
      points.must(
          "8.3",
          "a value that its VR does not allow is refused: " + wrong,
          search("/studies?" + patient + "&" + wrong),
          Expect.status(400));
    }
  }

  private void unknown() {
    // PS3.18 8.3 has a server ignore parameters that it does not support, and lets it warn. A
    // client
    // that misspells a key takes all patients for the one it asked for, so silence is a fault here.
    for (String key :
        List.of("PatinetID=NOBODY", "0010002=NOBODY", "00100020.00400009=NOBODY", "Foo.Bar=1")) {
      points.should(
          "8.3",
          "a key that cannot be matched is not ignored in silence: " + key,
          search("/studies?" + patient + "&" + key),
          notSilent());
    }
    points.should(
        "8.3",
        "includefield of what is no attribute is not ignored in silence",
        search("/studies?" + patient + "&includefield=PatinetID"),
        notSilent());
  }

  private static Expectation notSilent() {
    return (answer, exchange) ->
        Violation.unless(
            answer.status() == 400 || !answer.all("Warning").isEmpty(),
            "answered " + answer.status() + " without a Warning");
  }
}
