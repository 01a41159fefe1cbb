package org.pocketdicom.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;

/** What a search gives: resources, attributes, media types, pages (PS3.18 10.6, 8.3.4). */
final class SearchPoints {

  static final String JSON = "application/dicom+json";

  private final PointList points = new PointList("QIDO", 1);
  private final Samples samples;
  private final Sample chest;
  private final String patient1;
  private final String onePatient;

  private SearchPoints(Samples samples) {
    this.samples = samples;
    this.chest = samples.slice(1);
    this.patient1 = samples.patient("1");
    this.onePatient = "PatientID=" + patient1;
  }

  static List<Point> of(Samples samples) {
    SearchPoints search = new SearchPoints(samples);
    search.resources();
    search.studyAttributes();
    search.seriesAttributes();
    search.instanceAttributes();
    search.model();
    search.includeField();
    search.pages();
    search.fuzzy();
    search.mediaTypes();
    return search.points.points();
  }

  static Call search(String target) {
    return Call.get(target).accept(JSON);
  }

  private void resources() {
    String section = "10.6.1.1";
    Sample[] chestInstances = samples.chestSlices.toArray(Sample[]::new);
    points.must(
        section,
        "/studies finds studies",
        search("/studies?" + onePatient),
        ExpectResults.studies(chest, samples.headSlice));
    points.must(
        section,
        "/studies/{study}/series finds the series of a study",
        search(chest.studyPath() + "/series"),
        ExpectResults.series(chest, samples.chestFrames));
    points.must(
        section,
        "/studies/{study}/series/{series}/instances finds those of a series",
        search(chest.seriesPath() + "/instances"),
        ExpectResults.instances(chestInstances));
    points.must(
        section,
        "/studies/{study}/instances finds the instances of a study",
        search(chest.studyPath() + "/instances"),
        ExpectResults.instances(
            samples.slice(1), samples.slice(2), samples.slice(3), samples.chestFrames));
    points.must(
        section,
        "/series finds series of all studies",
        search("/series?" + onePatient),
        ExpectResults.series(
            chest, samples.chestFrames, samples.headSlice, samples.headRle, samples.headColor));
    points.must(
        section,
        "/instances finds instances of all studies",
        search("/instances?" + onePatient),
        ExpectResults.instances(
            samples.all().stream().filter(s -> s.text(Tags.PatientID).equals(patient1)).toList()));
    points.must(
        section,
        "/studies/{study}/series of a study that is not there is empty or 404",
        search("/studies/" + samples.uid() + "/series"),
        empty());
    points.must(
        section,
        "/studies/{study}/instances of a study that is not there is empty or 404",
        search("/studies/" + samples.uid() + "/instances"),
        empty());
    points.must(
        section,
        "a series of another study is not found in this one",
        search(samples.headSlice.studyPath() + "/series/" + chest.series() + "/instances"),
        empty());
    points.must(
        "10.6.3.1",
        "where nothing matches, that is no error",
        search("/studies?PatientID=" + samples.key() + "NOBODY"),
        ExpectResults.nothing());
    points.should(
        "10.6.3.1",
        "where nothing matches the answer is 200 and an empty list",
        search("/studies?PatientID=" + samples.key() + "NOBODY"),
        Expect.status(200),
        ExpectResults.count(0));
  }

  private static Expectation empty() {
    return (answer, exchange) -> {
      if (answer.status() != 404) {
        ExpectResults.nothing().check(answer, exchange);
      }
    };
  }

  private void studyAttributes() {
    Call call = search("/studies?StudyInstanceUID=" + chest.study());
    String table = "10.6.3.3.1";
    value(table, call, chest, Tags.StudyDate, "20200115");
    value(table, call, chest, Tags.StudyTime, "101530");
    value(table, call, chest, Tags.AccessionNumber, samples.key() + "Chest");
    value(table, call, chest, Tags.ModalitiesInStudy, "CT", "OT");
    value(table, call, chest, Tags.ReferringPhysicianName, samples.key() + "Ref^Anna");
    value(table, call, chest, Tags.TimezoneOffsetFromUTC, "+0100");
    value(table, call, chest, Tags.PatientName, samples.key() + "Doe^Jane^Q");
    value(table, call, chest, Tags.PatientID, patient1);
    value(table, call, chest, Tags.PatientBirthDate, "19700102");
    value(table, call, chest, Tags.PatientSex, "F");
    value(table, call, chest, Tags.StudyInstanceUID, chest.study());
    value(table, call, chest, Tags.StudyID, "IDChest");
    value(table, call, chest, Tags.NumberOfStudyRelatedSeries, "2");
    value(table, call, chest, Tags.NumberOfStudyRelatedInstances, "4");
    points.must(
        table,
        "a study result's Retrieve URL can be retrieved",
        call,
        ExpectResults.has(Tags.RetrieveURL, "UR"),
        ExpectResults.retrievable(Tags.RetrieveURL));
    points.should(
        table,
        "a study result has Instance Availability, where that is known",
        call,
        ExpectResults.has(Tags.InstanceAvailability, "CS"));
    points.must(
        table,
        "a study result has nothing of series or instances",
        call,
        ExpectResults.hasNot(Tags.SeriesInstanceUID),
        ExpectResults.hasNot(Tags.SOPInstanceUID));
  }

  private void seriesAttributes() {
    Call call = search(chest.studyPath() + "/series?SeriesInstanceUID=" + chest.series());
    String table = "10.6.3.3.2";
    value(table, call, chest, Tags.Modality, "CT");
    value(table, call, chest, Tags.TimezoneOffsetFromUTC, "+0100");
    value(table, call, chest, Tags.SeriesDescription, "CT series");
    value(table, call, chest, Tags.SeriesInstanceUID, chest.series());
    value(table, call, chest, Tags.SeriesNumber, "1");
    value(table, call, chest, Tags.NumberOfSeriesRelatedInstances, "3");
    value(table, call, chest, Tags.PerformedProcedureStepStartDate, "20200115");
    value(table, call, chest, Tags.PerformedProcedureStepStartTime, "101600");
    points.must(
        table,
        "a series result's Retrieve URL can be retrieved",
        call,
        ExpectResults.has(Tags.RetrieveURL, "UR"),
        ExpectResults.retrievable(Tags.RetrieveURL));
    points.must(
        table,
        "a series result has the IDs of its Request Attributes Sequence",
        call,
        (answer, exchange) -> {
          Model request =
              answer.model().items("00400275").stream()
                  .findFirst()
                  .orElseThrow(() -> new Violation("00400275 has no Item"));
          Violation.unless(
              request.text("00400009").orElse("").equals(Samples.STEP_ID), "00400009 is another");
          Violation.unless(
              request.text("00401001").orElse("").equals(Samples.PROCEDURE_ID),
              "00401001 is another");
        });
    Call all = search("/series?SeriesInstanceUID=" + chest.series());
    value("10.6.3.3.2", all, chest, Tags.StudyInstanceUID, chest.study());
    value("10.6.3.3.2", all, chest, Tags.PatientID, patient1);
    value("10.6.3.3.2", all, chest, Tags.StudyDate, "20200115");
    points.must(
        table,
        "a series result has nothing of instances",
        call,
        ExpectResults.hasNot(Tags.SOPInstanceUID));
  }

  private void instanceAttributes() {
    Sample frames = samples.chestFrames;
    Call call = search(frames.seriesPath() + "/instances?SOPInstanceUID=" + frames.instance());
    String table = "10.6.3.3.3";
    value(table, call, frames, Tags.SOPClassUID, Samples.GRAY_FRAMES);
    value(table, call, frames, Tags.SOPInstanceUID, frames.instance());
    value(table, call, frames, Tags.TimezoneOffsetFromUTC, "+0100");
    value(table, call, frames, Tags.InstanceNumber, "1");
    value(table, call, frames, Tags.Rows, "16");
    value(table, call, frames, Tags.Columns, "16");
    value(table, call, frames, Tags.BitsAllocated, "8");
    value(table, call, frames, Tags.NumberOfFrames, "5");
    points.must(
        table,
        "an instance result's Retrieve URL can be retrieved",
        call,
        ExpectResults.has(Tags.RetrieveURL, "UR"),
        ExpectResults.retrievable(Tags.RetrieveURL));
    points.should(
        table,
        "an instance result has Instance Availability, where that is known",
        call,
        ExpectResults.has(Tags.InstanceAvailability, "CS"));
    Call all = search("/instances?SOPInstanceUID=" + frames.instance());
    value(table, all, frames, Tags.StudyInstanceUID, frames.study());
    value(table, all, frames, Tags.SeriesInstanceUID, frames.series());
    value(table, all, frames, Tags.Modality, "OT");
    Call study = search(frames.studyPath() + "/instances?SOPInstanceUID=" + frames.instance());
    value(table, study, frames, Tags.SeriesInstanceUID, frames.series());
  }

  /** A result has an attribute, with its VR and the values of the object. */
  private void value(String section, Call call, Sample sample, int tag, String... values) {
    Vr vr = DataDictionary.vr(tag);
    boolean study = section.endsWith("1");
    boolean series = section.endsWith("2");
    String level =
        study ? ExpectResults.STUDY : series ? ExpectResults.SERIES : ExpectResults.INSTANCE;
    String uid = study ? sample.study() : series ? sample.series() : sample.instance();
    points.must(
        section,
        (study ? "a study" : series ? "a series" : "an instance")
            + " result of "
            + call.target().replaceAll("[0-9.]{20,}", "{uid}").replaceAll("\\?.*", "")
            + " has "
            + DataDictionary.keyword(tag),
        call,
        ExpectResults.has(tag, vr.name()),
        ExpectResults.values(level, uid, tag, values));
  }

  private void model() {
    for (ModelRule rule : ModelRule.all()) {
      points.must(
          rule.section(),
          "in search results " + rule.claim(),
          search("/instances?" + onePatient + "&includefield=all"),
          rule.onAll());
    }
    Call kanji = search("/studies?StudyInstanceUID=" + samples.kanji.study());
    points.must(
        "F.2.2",
        "a name in ISO 2022 has its groups, in UTF-8",
        kanji,
        (answer, exchange) -> {
          Json name =
              answer.model().values("00100010").stream()
                  .findFirst()
                  .orElseThrow(() -> new Violation("there is no name"));
          Violation.unless(
              name.object()
                  .equals(
                      Map.of(
                          "Alphabetic", new Json.Str(samples.key() + "Yamada^Tarou"),
                          "Ideographic", new Json.Str("山田^太郎"),
                          "Phonetic", new Json.Str("やまだ^たろう"))),
              "the name is another");
        });
    points.must(
        "F.2.2",
        "a name in UTF-8 is right",
        search("/studies?StudyInstanceUID=" + samples.pdf.study()),
        ExpectResults.values(
            ExpectResults.STUDY,
            samples.pdf.study(),
            Tags.PatientName,
            samples.key() + "Müller^Jürgen"));
  }

  private void includeField() {
    String section = "8.3.4.3";
    String study = "/studies?StudyInstanceUID=" + chest.study();
    included(section, "by keyword", study + "&includefield=StudyDescription");
    included(section, "by tag", study + "&includefield=00081030");
    included(section, "in a list", study + "&includefield=PatientSex,StudyDescription");
    included(section, "in a list with encoded commas", study + "&includefield=00100040%2C00081030");
    included(
        section,
        "in a parameter that comes twice",
        study + "&includefield=PatientSex&includefield=StudyDescription");
    included(section, "by all", study + "&includefield=all");
    String series = chest.studyPath() + "/series?SeriesInstanceUID=" + chest.series();
    points.must(
        section,
        "includefield works for series",
        search(series + "&includefield=StudyDescription"),
        ExpectResults.has(Tags.StudyDescription, "LO"));
    String instance = chest.seriesPath() + "/instances?SOPInstanceUID=" + chest.instance();
    points.must(
        section,
        "includefield works for instances, of any attribute of theirs",
        search(instance + "&includefield=SliceThickness"),
        ExpectResults.has(Tags.SliceThickness, "DS"));
    points.must(
        section,
        "includefield=all gives what instances have",
        search(instance + "&includefield=all"),
        ExpectResults.has(Tags.SliceThickness, "DS"),
        ExpectResults.has(Tags.RescaleSlope, "DS"));
    points.must(
        section,
        "includefield takes a sequence whole",
        search(instance + "&includefield=RequestAttributesSequence"),
        ExpectResults.has(Tags.RequestAttributesSequence, "SQ"));
    points.must(
        section,
        "includefield does not change what matches",
        search("/studies?" + onePatient + "&includefield=StudyDescription"),
        ExpectResults.studies(chest, samples.headSlice));
  }

  private void included(String section, String how, String target) {
    points.must(
        section,
        "an attribute is included " + how,
        search(target),
        ExpectResults.has(Tags.StudyDescription, "LO"),
        ExpectResults.values(
            ExpectResults.STUDY, chest.study(), Tags.StudyDescription, "Chest of the kit"));
  }

  private void pages() {
    String section = "8.3.4.4";
    String all = "/instances?" + onePatient;
    points.must(
        section, "limit bounds the results", search(all + "&limit=2"), ExpectResults.count(2));
    points.must(
        section,
        "a limit above what there is changes nothing",
        search(all + "&limit=100"),
        ExpectResults.count(7));
    points.must(
        section, "offset passes results over", search(all + "&offset=3"), ExpectResults.count(4));
    points.must(
        section,
        "limit and offset work together",
        search(all + "&limit=3&offset=5"),
        ExpectResults.count(2));
    points.must(
        section,
        "an offset behind the end gives nothing",
        search(all + "&offset=50"),
        ExpectResults.nothing());
    for (String target : List.of("/studies?" + onePatient, "/series?" + onePatient, all)) {
      points.must(
          "8.3.4.4.1",
          "asked again, the same in the same order: " + bare(target),
          search(target),
          ExpectResults.repeatable());
    }
    points.must(
        "8.3.4.4.1",
        "pages of instances are the whole, in its order",
        search(all + "&limit=1&offset=0"),
        ExpectResults.pagesOf(search(all), ExpectResults.INSTANCE));
    points.must(
        "8.3.4.4.1",
        "pages of series are the whole, in its order",
        search("/series?" + onePatient + "&limit=1&offset=0"),
        ExpectResults.pagesOf(search("/series?" + onePatient), ExpectResults.SERIES));
    points.must(
        "8.3.4.4.1",
        "pages of studies are the whole, in its order",
        search("/studies?" + onePatient + "&limit=1&offset=0"),
        ExpectResults.pagesOf(search("/studies?" + onePatient), ExpectResults.STUDY));
    points.must(
        "8.3.4.4.1",
        "where results remain, a Warning says that there are more",
        search(all + "&limit=2"),
        Expect.field("Warning", "299 .*additional results.*"));
    points.must(
        "8.3.4.4.1",
        "where none remain, no Warning says so",
        search(all + "&limit=100"),
        Expect.status(200),
        Expect.noField("Warning"));
    for (String wrong :
        List.of("limit=-1", "limit=x", "limit=1.5", "offset=-1", "offset=x", "limit=")) {
      points.must("8.3", wrong + " is refused: 400", search(all + "&" + wrong), Expect.status(400));
    }
  }

  private static String bare(String target) {
    return target.replaceAll("\\?.*", "");
  }

  private void fuzzy() {
    String section = "8.3.4.2";
    String name = "/studies?PatientName=" + samples.key() + "Doe%5EJane%5EQ&fuzzymatching=";
    points.must(
        section,
        "fuzzymatching=false finds what is literally so",
        search(name + "false"),
        ExpectResults.studies(chest, samples.headSlice));
    points.must(
        section,
        "fuzzymatching=true finds at least what is literally so",
        search(name + "true"),
        ExpectResults.studies(chest, samples.headSlice));
    points.must(
        section,
        "where fuzzymatching is not supported, a Warning says so in its words",
        search(name + "true"),
        (answer, exchange) -> {
          boolean warned = !answer.all("Warning").isEmpty();
          String loose = "/studies?PatientName=" + samples.key() + "do%20jane&fuzzymatching=true";
          Answer fuzzy = exchange.send(search(loose));
          boolean supported = fuzzy.status() == 200 && !fuzzy.json().array().isEmpty();
          Violation.unless(warned || supported, "names are matched literally without a Warning");
          if (warned) {
            Expect.field("Warning", "299 .*fuzzymatching parameter is not supported.*")
                .check(answer, exchange);
          }
        });
    points.must(
        "8.3", "fuzzymatching=maybe is refused: 400", search(name + "maybe"), Expect.status(400));
  }

  private void mediaTypes() {
    String target = "/studies?" + onePatient;
    Expectation[] json = {
      Expect.status(200), Expect.mediaType(JSON), ExpectResults.studies(chest, samples.headSlice)
    };
    points.must("10.6.4", "Accept: application/dicom+json is answered so", search(target), json);
    for (String accept :
        List.of(
            "*/*",
            "application/*",
            "application/dicom+json; charset=utf-8",
            "text/html, application/dicom+json;q=0.5",
            "text/html;q=0.9, */*;q=0.1",
            "APPLICATION/DICOM+JSON")) {
      points.must(
          "8.7.5",
          "Accept: " + accept + " is answered in JSON",
          Call.get(target).accept(accept),
          json);
    }
    points.must("10.6.4", "without Accept the answer is JSON", Call.get(target), json);
    points.should(
        "8.7.5",
        "Accept: application/json is answered in JSON",
        Call.get(target).accept("application/json"),
        Expect.status(200),
        Expect.mediaType(JSON, "application/json"));
    points.must(
        "8.3.3.1",
        "the parameter accept is an Accept",
        Call.get(target + "&accept=application/dicom%2Bjson").accept("*/*"),
        json);
    points.must(
        "8.7.8.1",
        "where the parameter accept has nothing that is supported, Accept counts",
        search(target + "&accept=application/x-kit"),
        json);
    points.may(
        "10.6.4",
        "multipart/related of application/dicom+xml is answered so",
        Call.get(target).accept("multipart/related; type=\"application/dicom+xml\""),
        Expect.status(200),
        ExpectInstances.partsOf("application/dicom+xml"),
        ExpectInstances.partCount(2));
    for (String accept : List.of("image/png", "text/html", "application/dicom+json;q=0")) {
      points.must(
          "8.7.8.1",
          "Accept: " + accept + " cannot be satisfied: 406",
          Call.get(target).accept(accept),
          Expect.status(406));
    }
    points.must(
        "8.4.1",
        "with Accept-Encoding: gzip the answer is what its header says",
        search(target).with("Accept-Encoding", "gzip"),
        Expect.status(200),
        (answer, exchange) -> {
          Bytes body =
              answer.field("Content-Encoding").orElse("").equals("gzip")
                  ? gunzip(answer.body())
                  : answer.body();
          Violation.unless(Json.parse(body.utf8()).array().size() == 2, "it is not the results");
        });
  }

  private static Bytes gunzip(Bytes bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toArray()))) {
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new Violation("the body is not gzip");
    }
  }
}
