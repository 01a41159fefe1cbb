package org.pocketdicom.conformance;

import java.net.URI;
import java.util.List;
import org.pocketdicom.dictionary.Tags;

/** The URI Service, WADO-URI (PS3.18 9). */
final class UriPoints {

  private static final String DICOM = "application/dicom";
  private static final String JPEG = "image/jpeg";

  private final PointList points = new PointList("URI", 1);
  private final Samples samples;
  private final Sample chest;
  private final String service;

  private UriPoints(Samples samples, URI service) {
    this.samples = samples;
    this.chest = samples.slice(1);
    this.service = service.toString();
  }

  static List<Point> of(Samples samples, URI service) {
    UriPoints points = new UriPoints(samples, service);
    points.objects();
    points.rendered();
    points.wrong();
    return points.points.points();
  }

  private String request(Sample object) {
    return service
        + "?requestType=WADO&studyUID="
        + object.study()
        + "&seriesUID="
        + object.series()
        + "&objectUID="
        + object.instance();
  }

  private void objects() {
    String dicom = "&contentType=application/dicom";
    for (Sample object :
        List.of(chest, samples.headSlice, samples.headColor, samples.pdf, samples.report)) {
      points.may(
          "9.4",
          object.text(Tags.Modality)
              + " of "
              + object.text(Tags.StudyDescription)
              + " comes as application/dicom, as it was stored",
          Call.get(request(object) + dicom),
          Expect.status(200),
          Expect.mediaType(DICOM),
          ExpectInstances.bodyAsStored(object));
    }
    points.may(
        "9.4",
        "an object comes for Accept: application/dicom",
        Call.get(request(chest)).accept(DICOM),
        Expect.status(200),
        Expect.mediaType(DICOM),
        ExpectInstances.bodyAsStored(chest));
    points.may(
        "9.4.1.2.3",
        "an object comes in Explicit VR Little Endian by transferSyntax",
        Call.get(request(samples.headRle) + dicom + "&transferSyntax=" + Sample.EXPLICIT),
        Expect.status(200),
        ExpectInstances.bodySyntax(Sample.EXPLICIT));
    points.may(
        "8.7.3",
        "an object comes in Explicit VR Little Endian where nothing else is asked",
        Call.get(request(samples.headRle) + dicom),
        Expect.status(200),
        ExpectInstances.bodySyntax(Sample.EXPLICIT));
    points.may(
        "9.4.1",
        "the order of the parameters does not matter",
        Call.get(
            service
                + "?objectUID="
                + chest.instance()
                + "&contentType=application/dicom&seriesUID="
                + chest.series()
                + "&requestType=WADO&studyUID="
                + chest.study()),
        Expect.status(200),
        Expect.mediaType(DICOM),
        ExpectInstances.bodyAsStored(chest));
  }

  private void rendered() {
    points.may(
        "9.3",
        "without contentType an image comes as JPEG",
        Call.get(request(chest)),
        ExpectImage.image(JPEG),
        ExpectImage.size(16, 16));
    points.may(
        "9.5",
        "contentType=image/jpeg gives JPEG",
        Call.get(request(chest) + "&contentType=image/jpeg"),
        ExpectImage.image(JPEG));
    points.may(
        "9.5",
        "contentType=image/png gives PNG, where that is offered",
        Call.get(request(chest) + "&contentType=image/png"),
        ExpectImage.image("image/png"));
    points.may(
        "9.5.1.2",
        "frameNumber gives that frame",
        Call.get(request(samples.chestFrames) + "&contentType=image/jpeg&frameNumber=2"),
        ExpectImage.image(JPEG),
        ExpectImage.differsFrom(
            Call.get(request(samples.chestFrames) + "&contentType=image/jpeg&frameNumber=3")));
    points.may(
        "9.5.1.2",
        "rows and columns bound the image",
        Call.get(request(chest) + "&contentType=image/jpeg&rows=8&columns=8"),
        ExpectImage.image(JPEG),
        ExpectImage.size(8, 8));
    points.may(
        "9.5.1.2",
        "windowCenter and windowWidth are applied",
        Call.get(request(chest) + "&contentType=image/jpeg&windowCenter=500&windowWidth=1500"),
        ExpectImage.image(JPEG),
        ExpectImage.differsFrom(Call.get(request(chest) + "&contentType=image/jpeg")));
  }

  private void wrong() {
    refused(
        "9.1.2.1", "requestType is missing", request(chest).replace("requestType=WADO&", ""), 400);
    refused("9.1.2.1", "requestType is another", request(chest).replace("=WADO", "=KIT"), 400);
    for (String name : List.of("studyUID", "seriesUID", "objectUID")) {
      refused(
          "9.1.2.1",
          name + " is missing",
          request(chest).replaceAll("&" + name + "=[0-9.]+", ""),
          400);
    }
    refused(
        "9.4.3",
        "the object is not there",
        request(chest).replace(chest.instance(), samples.uid()),
        404);
    refused(
        "9.4.3",
        "the object is in another study",
        request(chest).replace(chest.study(), samples.headSlice.study()),
        404);
    refused("9.5", "a frame is not there", request(chest) + "&frameNumber=7", 400, 404);
    refused("9.5", "the frame is no number", request(chest) + "&frameNumber=x", 400);
    refused(
        "8.7.8.1", "nobody has the contentType", request(chest) + "&contentType=image/x-kit", 406);
  }

  private void refused(String section, String what, String request, Integer... statuses) {
    Expectation offered =
        (answer, exchange) -> {
          int status =
              exchange.send(Call.get(request(chest) + "&contentType=application/dicom")).status();
          if (status != 200) {
            throw new Unjudged("not offered: a sound request is answered " + status);
          }
        };
    points.must(
        section,
        "where " + what + " the request is refused: " + List.of(statuses),
        Call.get(request),
        Expect.status(statuses).when(offered));
  }
}
