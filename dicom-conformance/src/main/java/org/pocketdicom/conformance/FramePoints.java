package org.pocketdicom.conformance;

import java.util.Arrays;
import java.util.List;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.dictionary.Tags;

/** Frames and bulk data (PS3.18 10.4.1.1.5, 10.4.1.1.6). */
final class FramePoints {

  private static final String FRAMES = "10.4.1.1.6";
  private static final String BULK = "10.4.1.1.5";
  private static final String OCTETS = "multipart/related; type=\"application/octet-stream\"";
  private static final String JSON = "application/dicom+json";

  private final PointList points = new PointList("WADO", 301);
  private final Samples samples;
  private final Sample frames;
  private final Sample rle;
  private final Sample chest;

  private FramePoints(Samples samples) {
    this.samples = samples;
    this.frames = samples.chestFrames;
    this.rle = samples.headRle;
    this.chest = samples.slice(1);
  }

  static List<Point> of(Samples samples) {
    FramePoints points = new FramePoints(samples);
    points.frames();
    points.accepts();
    points.compressed();
    points.notThere();
    points.bulkData();
    points.bulkResources();
    return points.points.points();
  }

  private void frames() {
    for (Sample object :
        List.of(chest, samples.headSlice, samples.headColor, samples.kanji, frames)) {
      points.must(
          FRAMES,
          "the first frame of "
              + object.text(Tags.Modality)
              + " of "
              + object.text(Tags.StudyDescription)
              + " has the pixels that were stored",
          Call.get(object.path() + "/frames/1").accept(OCTETS),
          Expect.status(200),
          ExpectFrames.parts(object.frames().subList(0, 1)));
    }
    list("2", 2);
    list("5", 5);
    list("1,3,5", 1, 3, 5);
    list("1%2C2", 1, 2);
    list("1,2,3,4,5", 1, 2, 3, 4, 5);
    points.should(
        FRAMES,
        "frames come in the order in which they are asked: 4,2",
        Call.get(frames.path() + "/frames/4,2").accept(OCTETS),
        ExpectFrames.parts(List.of(frames.frames().get(3), frames.frames().get(1))));
  }

  private void list(String list, int... numbers) {
    List<Bytes> expected =
        Arrays.stream(numbers).mapToObj(n -> frames.frames().get(n - 1)).toList();
    points.must(
        FRAMES,
        "/frames/" + list + " gives these frames, one part each",
        Call.get(frames.path() + "/frames/" + list).accept(OCTETS),
        Expect.status(200),
        ExpectFrames.parts(expected));
  }

  private void accepts() {
    for (String accept :
        List.of(
            "multipart/related; type=application/octet-stream",
            "multipart/related; type=application/octet-stream; transfer-syntax=*",
            OCTETS + "; transfer-syntax=" + Sample.EXPLICIT,
            OCTETS + "; transfer-syntax=\"" + Sample.EXPLICIT + "\"",
            OCTETS + "; transfer-syntax=" + Sample.EXPLICIT + "; transfer-syntax=*",
            "image/x-none, " + OCTETS + ";q=0.5",
            "multipart/related",
            "*/*")) {
      points.must(
          accept.contains("transfer-syntax") ? "8.7.3.5.2" : "8.7.5",
          "a frame for Accept: " + accept,
          Call.get(frames.path() + "/frames/2").accept(accept),
          Expect.status(200),
          ExpectFrames.parts(frames.frames().subList(1, 2)));
    }
    points.must(
        "10.4.4",
        "a frame without Accept, in the default media type",
        Call.get(frames.path() + "/frames/2"),
        Expect.status(200),
        ExpectFrames.parts(frames.frames().subList(1, 2)));
    points.must(
        "8.7.3.5.1",
        "type says what the parts with frames are",
        Call.get(frames.path() + "/frames/2").accept(OCTETS),
        ExpectInstances.partsOf("application/octet-stream"));
    points.may(
        "10.4.4",
        "a frame as one body, where that is offered",
        Call.get(frames.path() + "/frames/2").accept("application/octet-stream"),
        Expect.status(200),
        Expect.mediaType("application/octet-stream"),
        Expect.body(frames.frames().get(1)));
    points.should(
        "8.7.9",
        "a part says the Transfer Syntax of its frame",
        Call.get(frames.path() + "/frames/2").accept(OCTETS + "; transfer-syntax=*"),
        ExpectFrames.partsSaySyntax());
    points.must(
        "8.7.8.1",
        "frames as what they cannot be are 406",
        Call.get(frames.path() + "/frames/1").accept("multipart/related; type=\"text/plain\""),
        Expect.status(406));
    points.must(
        "8.7.8.1",
        "frames in a Transfer Syntax that is none are 406",
        Call.get(frames.path() + "/frames/1").accept(OCTETS + "; transfer-syntax=1.2.3.4"),
        Expect.status(406));
  }

  private void compressed() {
    for (int number = 1; number <= 3; number++) {
      points.must(
          "8.7.3",
          "frame " + number + " of RLE comes decoded where nothing else is asked",
          Call.get(rle.path() + "/frames/" + number).accept(OCTETS),
          Expect.status(200),
          ExpectFrames.partSyntax(Sample.EXPLICIT),
          ExpectFrames.parts(rle.frames().subList(number - 1, number)));
    }
    points.must(
        "8.7.3.5.2",
        "frames of RLE come as they are for image/dicom-rle",
        Call.get(rle.path() + "/frames/1,3").accept("multipart/related; type=\"image/dicom-rle\""),
        Expect.status(200),
        ExpectFrames.parts(List.of(rle.encoded().get(0), rle.encoded().get(2))));
    points.should(
        "8.7.3.5.2",
        "frames of RLE come as they are for transfer-syntax=*",
        Call.get(rle.path() + "/frames/2")
            .accept("multipart/related; type=application/octet-stream; transfer-syntax=*"),
        Expect.status(200),
        ExpectFrames.parts(rle.encoded().subList(1, 2)),
        (answer, exchange) -> {
          for (Part part : answer.parts()) {
            String said = part.mediaType().parameter("transfer-syntax");
            Violation.unless(said.equals(Sample.RLE), "the part says " + said);
          }
        });
    points.must(
        "8.7.5",
        "of several types that are acceptable one is chosen",
        Call.get(rle.path() + "/frames/2")
            .accept(
                "multipart/related; type=\"image/jls\", multipart/related;"
                    + " type=\"image/dicom-rle\""),
        Expect.status(200),
        (answer, exchange) -> {
          String type = answer.mediaType().parameter("type");
          Violation.unless(
              List.of("image/jls", "image/dicom-rle").contains(type.replaceAll(";.*", "")),
              "the type is " + type);
          Violation.unless(answer.parts().size() == 1, "there is not one part");
        });
    for (String type : List.of("image/jpeg", "image/jls", "image/jp2")) {
      points.may(
          "8.7.3.3",
          "a frame comes as " + type + ", where that is offered",
          Call.get(frames.path() + "/frames/1").accept("multipart/related; type=\"" + type + "\""),
          Expect.status(200),
          ExpectInstances.partsHave(type),
          ExpectInstances.partCount(1));
    }
  }

  private void notThere() {
    notThere(chest, "2", 404);
    notThere(frames, "6", 404);
    notThere(frames, "1,6", 404);
    notThere(samples.report, "1", 404);
    for (String wrong : List.of("0", "-1", "x", "1,,2", "1.5", "99999999999")) {
      points.must(
          "10.4.3.1",
          "/frames/" + wrong + " is refused: 400 or 404",
          Call.get(frames.path() + "/frames/" + wrong).accept(OCTETS),
          Expect.status(400, 404));
    }
  }

  private void notThere(Sample object, String list, int status) {
    points.must(
        "10.4.3.1",
        "/frames/" + list + " of an object of " + object.frames().size() + " frames is 404",
        Call.get(object.path() + "/frames/" + list).accept(OCTETS),
        Expect.status(status));
  }

  private void bulkData() {
    String pixels = "7FE00010";
    for (Sample object :
        List.of(chest, frames, samples.headSlice, samples.headColor, samples.kanji)) {
      Bytes all = Bytes.join(object.frames().toArray(Bytes[]::new));
      points.must(
          BULK,
          "Pixel Data of "
              + object.text(Tags.Modality)
              + " of "
              + object.text(Tags.StudyDescription)
              + " is where its metadata says",
          metadata(object),
          Expect.status(200),
          ExpectFrames.bulk(pixels, all, new Field("Accept", OCTETS)));
    }
    points.must(
        BULK,
        "Pixel Data of RLE is where its metadata says, decoded",
        metadata(rle),
        ExpectFrames.bulk(
            pixels, Bytes.join(rle.frames().toArray(Bytes[]::new)), new Field("Accept", OCTETS)));
    Bytes document =
        Bytes.of(
            samples
                .pdf
                .dataSet()
                .get(Tags.EncapsulatedDocument)
                .flatMap(DataElement::encoded)
                .orElseThrow()
                .toByteArray());
    String tag = "00420011";
    points.must(
        BULK,
        "the encapsulated document is where its metadata says",
        metadata(samples.pdf),
        ExpectFrames.bulk(tag, document, new Field("Accept", "*/*")));
    points.must(
        BULK,
        "bulk data comes in parts where that is asked",
        metadata(samples.pdf),
        ExpectFrames.bulk(tag, document, new Field("Accept", OCTETS)));
    points.may(
        "10.4.4",
        "bulk data comes as one body where that is asked",
        metadata(samples.pdf),
        ExpectFrames.bulk(tag, document, new Field("Accept", "application/octet-stream")));
    points.should(
        "8.4.2",
        "a range of bulk data is 206, with Content-Range",
        metadata(samples.pdf),
        ExpectFrames.bulkRange(
            tag, "bytes=10-19", document.slice(10, 20), "bytes 10-19/" + document.size()));
    points.should(
        "8.4.2",
        "the end of bulk data",
        metadata(samples.pdf),
        ExpectFrames.bulkRange(
            tag,
            "bytes=-6",
            document.slice(document.size() - 6, document.size()),
            "bytes "
                + (document.size() - 6)
                + "-"
                + (document.size() - 1)
                + "/"
                + document.size()));
    points.should(
        "8.4.2",
        "a range behind the end of bulk data is 416",
        metadata(samples.pdf),
        ExpectFrames.noBulkRange(tag, "bytes=" + document.size() * 2 + "-"));
  }

  private void bulkResources() {
    points.may(
        BULK,
        "/bulkdata of an instance gives all of its bulk data, where offered",
        Call.get(samples.pdf.path() + "/bulkdata").accept(OCTETS),
        Expect.status(200),
        ExpectInstances.partsOf("application/octet-stream"));
    for (String target : List.of(chest.path(), chest.seriesPath(), chest.studyPath())) {
      points.may(
          "10.4.1.1.6",
          "/pixeldata gives the Pixel Data of what is below, where offered: "
              + target.replaceAll("[0-9.]{20,}", "{uid}"),
          Call.get(target + "/pixeldata").accept(OCTETS),
          Expect.status(200),
          ExpectInstances.partsOf("application/octet-stream"));
    }
  }

  private static Call metadata(Sample object) {
    return Call.get(object.path() + "/metadata").accept(JSON);
  }
}
