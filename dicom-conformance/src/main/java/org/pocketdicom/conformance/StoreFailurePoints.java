package org.pocketdicom.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.json.DicomJsonWriter;

/** What cannot be stored is refused by name, and takes nothing with it (PS3.18 10.5.3). */
final class StoreFailurePoints {

  private static final String DICOM = StorePoints.DICOM;
  private static final String RELATED = "multipart/related; type=\"application/dicom\"";
  private static final String STATUS = "10.5.3.1";
  private static final String RESPONSE = "I.2";

  private final PointList points = new PointList("STOW", 201);
  private final Samples samples;

  private StoreFailurePoints(Samples samples) {
    this.samples = samples;
  }

  static List<Point> of(Samples samples) {
    StoreFailurePoints failures = new StoreFailurePoints(samples);
    failures.otherStudy();
    failures.garbage();
    failures.incomplete();
    failures.mediaTypes();
    failures.syntax();
    failures.duplicates();
    failures.bulkData();
    return failures.points.points();
  }

  private void otherStudy() {
    Sample object = samples.spare();
    Call call = StorePoints.to("/studies/" + samples.uid(), object);
    points.must(
        STATUS,
        "an object of another study than the target's is not stored: 409",
        call,
        Expect.status(409),
        ExpectStored.notKept(object));
    points.must(
        RESPONSE,
        "it is listed as failed",
        call,
        ExpectStored.listsFailed(object),
        ExpectStored.listsStored());
    points.must(RESPONSE, "with a Failure Reason", call, ExpectStored.reasons());
    points.should(
        RESPONSE,
        "that says that the object does not fit, A9xx",
        call,
        ExpectStored.reasonFrom(0xA900, 0xA9FF));
    Sample right = samples.spare();
    Sample wrong = samples.spare();
    Call mixed = StorePoints.to(right.studyPath(), right, wrong);
    points.must(
        STATUS,
        "with one that fits and one that does not, some are stored: 202",
        mixed,
        Expect.status(200, 202, 409),
        Expect.status(202));
    points.must(
        RESPONSE,
        "each of them is listed where it belongs",
        mixed,
        ExpectStored.listsStored(right),
        ExpectStored.listsFailed(wrong),
        ExpectStored.accountsFor(2));
    points.must(
        "10.5.2",
        "the one that fits is kept, the other not",
        mixed,
        ExpectStored.kept(right),
        ExpectStored.notKept(wrong));
  }

  private void garbage() {
    Bytes noise = Bytes.of("this is no DICOM object, and has never been one ".repeat(20));
    Call only = multipart(List.of(Part.of(DICOM, noise)));
    points.must(
        STATUS, "a part that is no object is refused: 400 or 409", only, Expect.status(400, 409));
    points.must(
        "10.5.3.3",
        "an answer of 409 lists it, with a Failure Reason",
        only,
        on409(ExpectStored.accountsFor(1)),
        on409(ExpectStored.reasons()));
    Sample first = samples.spare();
    Sample last = samples.spare();
    Call between =
        multipart(
            List.of(
                Part.of(DICOM, first.file()), Part.of(DICOM, noise), Part.of(DICOM, last.file())));
    points.must(
        STATUS,
        "sound objects around it are stored: 202",
        between,
        Expect.status(202),
        ExpectStored.listsStored(first, last));
    points.must(RESPONSE, "every part is in the answer once", between, ExpectStored.accountsFor(3));
    points.must(
        "10.5.2",
        "what the answer says was stored is kept",
        between,
        ExpectStored.kept(first),
        ExpectStored.kept(last));
    Sample cut = samples.spare();
    Call truncated =
        multipart(List.of(Part.of(DICOM, cut.file().slice(0, cut.file().size() - 101))));
    points.must(
        STATUS,
        "an object that ends early is not stored: 400 or 409",
        truncated,
        Expect.status(400, 409),
        ExpectStored.notKept(cut));
    Call empty = multipart(List.of(Part.of(DICOM, Bytes.EMPTY)));
    points.must(STATUS, "an empty part is refused: 400 or 409", empty, Expect.status(400, 409));
    Sample good = samples.spare();
    Call foreign =
        multipart(List.of(Part.of(DICOM, good.file()), Part.of("text/plain", Bytes.of("a note"))));
    points.must(
        RESPONSE,
        "beside a part of another media type the object is stored, or all is refused",
        foreign,
        Expect.status(202, 400, 409, 415));
  }

  private static Expectation on409(Expectation expectation) {
    return (answer, exchange) -> {
      if (answer.status() != 409) {
        throw new Unjudged("answered " + answer.status());
      }
      expectation.check(answer, exchange);
    };
  }

  private void incomplete() {
    for (int tag :
        new int[] {
          Tags.StudyInstanceUID, Tags.SeriesInstanceUID, Tags.SOPInstanceUID, Tags.SOPClassUID
        }) {
      String name = DataDictionary.keyword(tag);
      Sample without = Samples.without(samples.spare(), tag);
      points.must(
          STATUS,
          "an object without " + name + " is not stored: 400 or 409",
          StorePoints.plain(without),
          Expect.status(400, 409));
    }
    Sample unclean = Samples.changed(samples.spare(), Tags.StudyInstanceUID, Vr.UI, "../../etc");
    points.must(
        STATUS,
        "an object whose Study Instance UID is none is not stored: 400 or 409",
        StorePoints.plain(unclean),
        Expect.status(400, 409));
    Sample strange = Samples.changed(samples.spare(), Tags.SOPClassUID, Vr.UI, "2.25.1");
    points.must(
        STATUS,
        "an object of a SOP Class that nobody knows is stored or refused, by name",
        StorePoints.plain(strange),
        Expect.status(200, 202, 409),
        ExpectStored.accountsFor(1));
  }

  private void mediaTypes() {
    for (String type :
        List.of(
            "text/plain",
            "application/octet-stream",
            "image/jpeg",
            "application/json",
            "multipart/related; type=\"text/plain\"; boundary=frontier",
            "multipart/form-data; boundary=frontier")) {
      Sample object = samples.spare();
      points.must(
          STATUS,
          "Content-Type " + type + " is not supported: 415",
          Call.post("/studies", type, StorePoints.plain(object).body()),
          Expect.status(415),
          ExpectStored.notKept(object));
    }
    points.must(
        STATUS,
        "a body without Content-Type is refused: 400 or 415",
        new Call("POST", "/studies", List.of(), StorePoints.plain(samples.spare()).body()),
        Expect.status(400, 415));
    Call call = StorePoints.plain(samples.spare());
    points.should(
        "8.7.8.1",
        "an Accept that nothing can satisfy is refused: 406",
        new Call("POST", "/studies", List.of(call.fields().getFirst()), call.body())
            .accept("image/png"),
        Expect.status(406));
  }

  private void syntax() {
    points.must(
        STATUS,
        "an empty body is refused: 400",
        Call.post("/studies", RELATED + "; boundary=frontier", Bytes.EMPTY),
        Expect.status(400));
    points.must(
        STATUS,
        "a multipart body without a part is refused: 400",
        Call.post("/studies", RELATED + "; boundary=frontier", Bytes.of("--frontier--\r\n")),
        Expect.status(400));
    Sample object = samples.spare();
    points.must(
        STATUS,
        "Content-Type without a boundary is refused: 400 or 415",
        Call.post("/studies", RELATED, StorePoints.plain(object).body()),
        Expect.status(400, 415),
        ExpectStored.notKept(object));
    Sample other = samples.spare();
    points.must(
        STATUS,
        "a body with another boundary is refused: 400",
        Call.post("/studies", RELATED + "; boundary=other", StorePoints.plain(other).body()),
        Expect.status(400),
        ExpectStored.notKept(other));
    Sample open = samples.spare();
    Bytes body = StorePoints.plain(open).body();
    points.must(
        STATUS,
        "a body without its closing delimiter is not taken as whole",
        Call.post(
            "/studies",
            RELATED + "; boundary=frontier",
            body.slice(0, body.size() - "\r\n--frontier--\r\n".length() - 40)),
        Expect.status(202, 400, 409),
        ExpectStored.notKept(open));
    points.must(
        STATUS,
        "a Study Instance UID that is none in the target is refused: 400, 404 or 409",
        StorePoints.to("/studies/1.2.x", samples.spare()),
        Expect.status(400, 404, 409));
    points.should(
        "8.6.3",
        "a refused request is explained in the body",
        Call.post("/studies", RELATED, Bytes.of("x")),
        Expect.refused(),
        Expect.someBody());
  }

  private void duplicates() {
    Sample other = Samples.changed(samples.slice(2), Tags.SliceThickness, Vr.DS, "9");
    points.must(
        "10.5.2",
        "other bytes under a UID that is there are replaced or refused, by name",
        StorePoints.plain(other),
        Expect.status(200, 202, 409),
        ExpectStored.accountsFor(1));
  }

  private void bulkData() {
    Sample object = samples.spare();
    points.may(
        "10.5.1.4",
        "metadata in JSON with its bulk data in parts is stored, where offered",
        json(object, true),
        Expect.status(200),
        ExpectStored.listsStored(object),
        ExpectStored.kept(object));
    Sample pixels = samples.spare();
    points.may(
        "10.5.2",
        "with the pixels of its bulk data part",
        json(pixels, true),
        Expect.status(200),
        (answer, exchange) -> {
          Answer frame =
              exchange.send(
                  Call.get(pixels.path() + "/frames/1")
                      .accept("multipart/related; type=\"application/octet-stream\""));
          ExpectFrames.parts(pixels.frames()).check(frame, exchange);
        });
    Sample without = samples.spare();
    Call sound = json(object, true);
    points.must(
        STATUS,
        "metadata whose bulk data is missing is not stored: 400 or 409",
        json(without, false),
        Expectation.all(offered(sound), Expect.status(400, 409), ExpectStored.notKept(without)));
    points.must(
        STATUS,
        "metadata that is no JSON is refused: 400 or 409",
        Call.post(
            "/studies",
            "multipart/related; type=\"application/dicom+json\"; boundary=frontier",
            Multipart.write(
                "frontier",
                List.of(Part.of("application/dicom+json", Bytes.of("[{\"00100010\": "))))),
        Expect.status(400, 409).when(offered(sound)));
  }

  private static Expectation offered(Call sound) {
    return (answer, exchange) -> {
      int status = exchange.send(sound).status();
      if (status != 200) {
        throw new Unjudged("not offered: sound metadata is answered " + status);
      }
    };
  }

  /** Metadata of an image, with its Pixel Data in another part. */
  private static Call json(Sample object, boolean withBulkData) {
    String uri = "http://example.org/bulk/1";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      DicomJsonWriter.write(
          object.dataSet().toBuilder()
              .put(new DataElement(Tags.PixelData, Vr.OW, new Value.BulkDataUri(uri)))
              .build(),
          element -> Optional.empty(),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Bytes text = Bytes.join(Bytes.of("["), Bytes.of(out.toByteArray()), Bytes.of("]"));
    Part metadata = Part.of("application/dicom+json", text);
    Part pixels =
        new Part(
            List.of(
                new Field("Content-Type", "application/octet-stream"),
                new Field("Content-Location", uri)),
            object.frames().getFirst());
    return Call.post(
            "/studies",
            "multipart/related; type=\"application/dicom+json\"; boundary=frontier",
            Multipart.write(
                "frontier", withBulkData ? List.of(metadata, pixels) : List.of(metadata)))
        .accept("application/dicom+json");
  }

  private Call multipart(List<Part> parts) {
    return Call.post(
            "/studies", RELATED + "; boundary=frontier", Multipart.write("frontier", parts))
        .accept(StorePoints.JSON);
  }
}
