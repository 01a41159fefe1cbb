package org.pocketdicom.conformance;

import java.util.List;
import java.util.Set;
import org.pocketdicom.dictionary.Tags;

/** Objects as they are (PS3.18 10.4), and the metadata of them. */
final class RetrievePoints {

  private static final String DICOM = "application/dicom";
  private static final String JSON = "application/dicom+json";
  private static final String RELATED = "multipart/related; type=\"application/dicom\"";

  private final PointList points = new PointList("WADO", 1);
  private final Samples samples;
  private final Sample chest;
  private final List<Sample> chestStudy;

  private RetrievePoints(Samples samples) {
    this.samples = samples;
    this.chest = samples.slice(1);
    this.chestStudy =
        List.of(samples.slice(1), samples.slice(2), samples.slice(3), samples.chestFrames);
  }

  static List<Point> of(Samples samples) {
    RetrievePoints retrieve = new RetrievePoints(samples);
    retrieve.level("study", retrieve.chest.studyPath(), retrieve.chestStudy);
    retrieve.level("series", retrieve.chest.seriesPath(), samples.chestSlices);
    retrieve.level("instance", retrieve.chest.path(), List.of(retrieve.chest));
    retrieve.single();
    retrieve.asStored();
    retrieve.transferSyntaxes();
    retrieve.notThere();
    retrieve.notAcceptable();
    retrieve.metadata();
    retrieve.metadataOfObjects();
    return retrieve.points.points();
  }

  private void level(String what, String target, List<Sample> expected) {
    for (String accept :
        List.of(
            RELATED,
            "multipart/related; type=application/dicom",
            "multipart/related;type=\"application/dicom\"",
            RELATED + "; transfer-syntax=*",
            RELATED + "; transfer-syntax=" + Sample.EXPLICIT,
            RELATED + "; transfer-syntax=\"" + Sample.EXPLICIT + "\"",
            RELATED + "; transfer-syntax=" + Sample.EXPLICIT + "; transfer-syntax=*",
            "image/x-none, " + RELATED + ";q=0.5",
            "Multipart/Related; Type=\"application/dicom\"",
            RELATED + "; boundary=mine",
            "multipart/related",
            "*/*")) {
      points.must(
          accept.contains("transfer-syntax") ? "8.7.3.5.2" : "8.7.5",
          "a " + what + " for Accept: " + accept,
          Call.get(target).accept(accept),
          Expect.status(200),
          ExpectInstances.partsOf(DICOM),
          ExpectInstances.instances(expected));
    }
    points.must(
        "10.4.4",
        "a " + what + " without Accept, in the default media type",
        Call.get(target),
        Expect.status(200),
        ExpectInstances.partsOf(DICOM),
        ExpectInstances.instances(expected));
    points.must(
        "8.3.3.1",
        "a " + what + " by the parameter accept",
        Call.get(target + "?accept=multipart/related%3B%20type%3D%22application/dicom%22")
            .accept("*/*"),
        Expect.status(200),
        ExpectInstances.partsOf(DICOM),
        ExpectInstances.instances(expected));
    points.must(
        "8.7.9",
        "the parts of a " + what + " name the Transfer Syntax that they are in",
        Call.get(target).accept(RELATED),
        ExpectInstances.partsNameTheirSyntax());
    points.must(
        "8.7.3",
        "a " + what + " comes in Explicit VR Little Endian where nothing else is asked",
        Call.get(target).accept(RELATED),
        ExpectInstances.syntax(Sample.EXPLICIT));
  }

  private void single() {
    points.may(
        "10.4.4",
        "an instance as application/dicom, where that is offered",
        Call.get(chest.path()).accept(DICOM),
        Expect.status(200),
        Expect.mediaType(DICOM),
        ExpectInstances.bodyAsStored(chest));
    points.may(
        "10.4.4",
        "a study as application/zip, where that is offered",
        Call.get(chest.studyPath()).accept("application/zip"),
        Expect.status(200),
        Expect.mediaType("application/zip"),
        Expect.bodyBegins("PK"));
    Call instance = Call.get(chest.path()).accept(RELATED);
    points.may(
        "10.4.4",
        "HEAD has the status and header of GET, without a body",
        new Call("HEAD", instance.target(), instance.fields(), Bytes.EMPTY),
        Expect.status(200),
        Expect.field("Content-Type", "multipart/related.*"),
        Expect.emptyBody());
  }

  private void asStored() {
    for (Sample object : samples.all()) {
      points.must(
          "10.4.3.3.1",
          object.text(Tags.Modality)
              + " "
              + object.text(Tags.InstanceNumber)
              + " of "
              + object.text(Tags.StudyDescription)
              + " has every element, value and pixel that was stored",
          Call.get(object.path()).accept(RELATED + "; transfer-syntax=*"),
          Expect.status(200),
          ExpectInstances.partCount(1),
          ExpectInstances.asStored(object),
          ExpectInstances.syntax(object.syntax()));
    }
    for (Sample object : chestStudy) {
      points.must(
          "10.4.3.3.1",
          "in its study "
              + object.text(Tags.Modality)
              + " "
              + object.text(Tags.InstanceNumber)
              + " is as it was stored",
          Call.get(object.studyPath()).accept(RELATED + "; transfer-syntax=*"),
          ExpectInstances.asStored(object));
    }
  }

  private void transferSyntaxes() {
    Sample rle = samples.headRle;
    points.must(
        "8.7.3",
        "RLE comes decoded where no Transfer Syntax is asked",
        Call.get(rle.path()).accept(RELATED),
        Expect.status(200),
        ExpectInstances.syntax(Sample.EXPLICIT),
        ExpectInstances.asStored(rle));
    points.must(
        "8.7.3.5.2",
        "RLE comes decoded where Explicit VR Little Endian is asked",
        Call.get(rle.path()).accept(RELATED + "; transfer-syntax=" + Sample.EXPLICIT),
        Expect.status(200),
        ExpectInstances.syntax(Sample.EXPLICIT));
    points.must(
        "8.7.3.5.2",
        "RLE comes as it is where RLE is asked",
        Call.get(rle.path()).accept(RELATED + "; transfer-syntax=" + Sample.RLE),
        Expect.status(200),
        ExpectInstances.syntax(Sample.RLE),
        ExpectInstances.asStored(rle));
    for (String syntax :
        List.of(
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.70",
            "1.2.840.10008.1.2.4.80",
            "1.2.840.10008.1.2.4.90",
            "1.2.840.10008.1.2.4.201",
            Sample.RLE)) {
      Sample object = samples.chestFrames;
      points.may(
          "8.7.3.5.2",
          "what is not compressed comes in " + syntax + ", where that is offered",
          Call.get(object.path()).accept(RELATED + "; transfer-syntax=" + syntax),
          Expect.status(200),
          ExpectInstances.syntax(syntax),
          ExpectInstances.partsNameTheirSyntax());
    }
    for (String syntax : List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.3.4")) {
      points.must(
          "8.7.3",
          "the Transfer Syntax " + syntax + " is not for the web: 406",
          Call.get(chest.path()).accept(RELATED + "; transfer-syntax=" + syntax),
          Expect.status(406));
    }
  }

  private void notThere() {
    String study = samples.uid();
    Sample head = samples.headSlice;
    for (String target :
        List.of(
            "/studies/" + study,
            "/studies/" + study + "/metadata",
            chest.studyPath() + "/series/" + study,
            chest.studyPath() + "/series/" + study + "/metadata",
            chest.seriesPath() + "/instances/" + study,
            chest.seriesPath() + "/instances/" + study + "/metadata",
            head.studyPath() + "/series/" + chest.series(),
            head.studyPath() + "/series/" + chest.series() + "/metadata",
            head.seriesPath() + "/instances/" + chest.instance(),
            head.seriesPath() + "/instances/" + chest.instance() + "/metadata",
            chest.seriesPath() + "/instances/" + study + "/frames/1",
            chest.seriesPath() + "/instances/" + study + "/rendered",
            chest.path() + "/bulkdata/00109999")) {
      points.must(
          "10.4.3.1",
          "what is not there is 404: " + named(target),
          Call.get(target),
          Expect.status(404));
    }
    points.should(
        "8.6.3",
        "a 404 is explained in the body",
        Call.get("/studies/" + study),
        Expect.status(404),
        Expect.someBody());
    points.must(
        "10.4.3.1",
        "a Study Instance UID that is none is refused: 400 or 404",
        Call.get("/studies/1.2.x/metadata").accept(JSON),
        Expect.status(400, 404));
  }

  private String named(String target) {
    return target
        .replace(chest.study(), "{chest}")
        .replace(samples.headSlice.study(), "{head}")
        .replaceAll("[0-9.]{20,}", "{uid}");
  }

  private void notAcceptable() {
    for (String target :
        List.of(
            chest.studyPath(),
            chest.seriesPath(),
            chest.path(),
            chest.studyPath() + "/metadata",
            chest.seriesPath() + "/metadata",
            chest.path() + "/metadata",
            chest.path() + "/frames/1",
            chest.path() + "/rendered")) {
      points.must(
          "8.7.8.1",
          "a media type that nobody has is 406: " + named(target),
          Call.get(target).accept("application/x-kit"),
          Expect.status(406));
    }
    points.must(
        "8.7.8.1",
        "a media type of parts that nobody has is 406",
        Call.get(chest.path()).accept("multipart/related; type=\"application/x-kit\""),
        Expect.status(406));
    points.must(
        "8.7.5",
        "what is refused by q=0 is 406",
        Call.get(chest.path()).accept(RELATED + ";q=0"),
        Expect.status(406));
  }

  private void metadata() {
    for (String level : List.of("study", "series", "instance")) {
      String target =
          switch (level) {
            case "study" -> chest.studyPath();
            case "series" -> chest.seriesPath();
            default -> chest.path();
          };
      List<Sample> expected =
          switch (level) {
            case "study" -> chestStudy;
            case "series" -> samples.chestSlices;
            default -> List.of(chest);
          };
      for (String accept :
          List.of(
              JSON,
              "*/*",
              JSON + ", */*;q=0.1",
              "application/*",
              JSON + ", multipart/related; type=application/octet-stream; transfer-syntax=*")) {
        points.must(
            "10.4.4",
            "metadata of a " + level + " for Accept: " + accept,
            Call.get(target + "/metadata").accept(accept),
            Expect.status(200),
            Expect.mediaType(JSON),
            ExpectResults.instances(expected));
      }
      points.must(
          "10.4.4",
          "metadata of a " + level + " without Accept is JSON",
          Call.get(target + "/metadata"),
          Expect.status(200),
          Expect.mediaType(JSON),
          ExpectResults.instances(expected));
      points.should(
          "8.4.2",
          "metadata of a " + level + " has an ETag, which is honoured",
          Call.get(target + "/metadata").accept(JSON),
          Expect.revalidates());
      points.may(
          "10.4.4",
          "metadata of a " + level + " as application/dicom+xml, where offered",
          Call.get(target + "/metadata")
              .accept("multipart/related; type=\"application/dicom+xml\""),
          Expect.status(200),
          ExpectInstances.partsOf("application/dicom+xml"),
          ExpectInstances.partCount(expected.size()));
    }
  }

  private void metadataOfObjects() {
    for (Sample object : samples.all()) {
      Call call = Call.get(object.path() + "/metadata").accept(JSON);
      points.must(
          "10.4.3.3.2",
          "metadata of "
              + object.text(Tags.Modality)
              + " "
              + object.text(Tags.InstanceNumber)
              + " of "
              + object.text(Tags.StudyDescription)
              + " has every attribute, with its VR and values",
          call,
          Expect.status(200),
          ExpectStored.kept(object));
    }
    for (Sample object : List.of(samples.report, samples.pdf)) {
      Call call = Call.get(object.path() + "/metadata").accept(JSON);
      for (ModelRule rule : ModelRule.all()) {
        points.must(
            rule.section(),
            "in metadata of " + object.text(Tags.Modality) + " " + rule.claim(),
            call,
            rule.onAll());
      }
    }
    Call report = Call.get(samples.report.path() + "/metadata").accept(JSON);
    points.must(
        "F.2.5",
        "a value that is missing among others is null",
        report,
        (answer, exchange) ->
            Violation.unless(
                answer
                    .model()
                    .values("00101000")
                    .equals(List.of(new Json.Str("A"), Json.Literal.NULL, new Json.Str("C"))),
                "the values are others"));
    points.must(
        "F.2.5",
        "an attribute that is empty is there, without Value",
        report,
        (answer, exchange) ->
            Violation.unless(
                answer.model().attribute("00080023").keySet().equals(Set.of("vr")),
                "(0008,0023) has more than its vr"));
    points.must(
        "F.2.2",
        "an Item without elements is an empty object",
        report,
        (answer, exchange) -> {
          List<Model> outer = answer.model().items("0040A730");
          List<Model> inner = outer.isEmpty() ? List.of() : outer.getFirst().items("0040A730");
          Violation.unless(
              inner.size() == 2 && inner.get(1).attributes().isEmpty(), "the Item is another");
        });
  }
}
