package org.pocketdicom.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/** What has to be stored, however it is spelt, and what the answer says then (PS3.18 10.5). */
final class StorePoints {

  static final String DICOM = "application/dicom";
  static final String JSON = "application/dicom+json";
  private static final String RELATED = "multipart/related; type=\"application/dicom\"; boundary=";
  private static final String PAYLOAD = "10.5.1.4";
  private static final String MULTIPART = "8.6.1.2.1";

  private final PointList points = new PointList("STOW", 1);
  private final Samples samples;

  private StorePoints(Samples samples) {
    this.samples = samples;
  }

  static List<Point> of(Samples samples) {
    StorePoints store = new StorePoints(samples);
    store.contentTypes();
    store.bodies();
    store.partHeaders();
    store.several();
    store.objects();
    store.targets();
    store.negotiation();
    store.responses();
    return store.points.points();
  }

  /** A POST of objects in the plainest spelling, to all studies. */
  static Call plain(Sample... objects) {
    return to("/studies", objects);
  }

  static Call to(String target, Sample... objects) {
    List<Part> parts =
        List.of(objects).stream().map(object -> Part.of(DICOM, object.file())).toList();
    return Call.post(target, RELATED + "frontier", Multipart.write("frontier", parts)).accept(JSON);
  }

  private void contentTypes() {
    contentType("type quoted", "frontier", RELATED + "frontier");
    contentType(
        "type not quoted",
        "frontier",
        "multipart/related; type=application/dicom; boundary=frontier");
    contentType("boundary quoted", "frontier", RELATED + "\"frontier\"");
    contentType(
        "boundary first",
        "frontier",
        "multipart/related; boundary=frontier; type=\"application/dicom\"");
    contentType(
        "names in upper case",
        "frontier",
        "Multipart/Related; TYPE=\"application/dicom\"; BOUNDARY=frontier");
    contentType(
        "type in upper case",
        "frontier",
        "multipart/related; type=\"APPLICATION/DICOM\"; boundary=frontier");
    contentType(
        "no space behind semicolons",
        "frontier",
        "multipart/related;type=\"application/dicom\";boundary=frontier");
    contentType(
        "spaces around semicolons",
        "frontier",
        "multipart/related ; type=\"application/dicom\" ;  boundary=frontier");
    contentType("parameter start", "frontier", RELATED + "frontier; start=\"<one@kit>\"");
    contentType("boundary of one character", "b", RELATED + "b");
    contentType("boundary of 70 characters", "b".repeat(70), RELATED + "b".repeat(70));
    String odd = "a'()+_,-./:=?9 z";
    contentType("boundary of all that RFC 2046 allows", odd, RELATED + "\"" + odd + "\"");
    contentType("boundary in mixed case", "FronTier", RELATED + "FronTier");
    contentType("boundary that begins with hyphens", "--front", RELATED + "--front");
  }

  private void contentType(String what, String boundary, String contentType) {
    Sample object = samples.spare();
    Bytes body = Multipart.write(boundary, List.of(Part.of(DICOM, object.file())));
    points.must(
        what.startsWith("boundary") ? MULTIPART : "8.7.3.5.1",
        "Content-Type with " + what + " is understood",
        Call.post("/studies", contentType, body).accept(JSON),
        ExpectStored.stored(object),
        ExpectStored.kept(object));
  }

  private void bodies() {
    body("a preamble before the first delimiter is ignored", "This is a preamble.\r\n", "");
    body("an empty line before the first delimiter is ignored", "\r\n", "");
    body("an epilogue behind the last delimiter is ignored", "", "This is an epilogue.\r\n");
    body("an epilogue that looks like a delimiter is ignored", "", "--frontier\r\n\r\nx\r\n");
    Sample padded = samples.spare();
    points.must(
        MULTIPART,
        "white space behind a delimiter is ignored",
        post(
            Bytes.join(
                Bytes.of("--frontier \t\r\nContent-Type: application/dicom\r\n\r\n"),
                padded.file(),
                Bytes.of("\r\n--frontier-- \r\n"))),
        ExpectStored.stored(padded),
        ExpectStored.kept(padded));
    Sample open = samples.spare();
    points.must(
        MULTIPART,
        "the line break behind the closing delimiter may be missing",
        post(
            Bytes.join(
                Bytes.of("--frontier\r\nContent-Type: application/dicom\r\n\r\n"),
                open.file(),
                Bytes.of("\r\n--frontier--"))),
        ExpectStored.stored(open),
        ExpectStored.kept(open));
    Sample alike =
        Samples.changed(
            samples.spare(),
            Tags.ImageComments,
            Vr.LT,
            "x\r\n--frontie\r\n--front\r\n-frontier\r\n");
    points.must(
        MULTIPART,
        "what only looks like the delimiter is content",
        plain(alike),
        ExpectStored.stored(alike),
        ExpectStored.kept(alike));
  }

  private void body(String claim, String before, String after) {
    Sample object = samples.spare();
    Bytes body = Multipart.write("frontier", List.of(Part.of(DICOM, object.file())));
    points.must(
        MULTIPART,
        claim,
        post(Bytes.join(Bytes.of(before), body, Bytes.of(after))),
        ExpectStored.stored(object),
        ExpectStored.kept(object));
  }

  private void partHeaders() {
    String syntax = DICOM + "; transfer-syntax=" + Sample.EXPLICIT;
    partHeader("names its Transfer Syntax", new Field("Content-Type", syntax));
    partHeader(
        "names its Transfer Syntax in quotes",
        new Field("Content-Type", DICOM + ";transfer-syntax=\"" + Sample.EXPLICIT + "\""));
    partHeader("has its field's name in lower case", new Field("content-type", DICOM));
    partHeader("has its field's name in upper case", new Field("CONTENT-TYPE", DICOM));
    partHeader("has its media type in mixed case", new Field("Content-Type", "Application/DICOM"));
    partHeader(
        "has a Content-Length", new Field("Content-Type", DICOM), new Field("Content-Length", "*"));
    partHeader(
        "has a Content-Location",
        new Field("Content-Type", DICOM),
        new Field("Content-Location", "http://example.org/a.dcm"));
    partHeader(
        "has a Content-ID and a MIME-Version",
        new Field("MIME-Version", "1.0"),
        new Field("Content-Type", DICOM),
        new Field("Content-ID", "<one@kit>"));
    partHeader(
        "has a field that nobody knows", new Field("Content-Type", DICOM), new Field("X-Kit", "1"));
    partHeader("has no space behind the colon", new Field("Content-Type", DICOM));
  }

  private void partHeader(String what, Field... fields) {
    Sample object = samples.spare();
    List<Field> own =
        List.of(fields).stream()
            .map(field ->
                field.value().equals("*")
                    ? new Field(field.name(), Integer.toString(object.file().size()))
                    : field)
            .toList();
    Bytes body = Multipart.write("frontier", List.of(new Part(own, object.file())));
    if (what.contains("colon")) {
      body =
          Bytes.join(
              Bytes.of("--frontier\r\nContent-Type:application/dicom\r\n\r\n"),
              object.file(),
              Bytes.of("\r\n--frontier--\r\n"));
    }
    points.must(
        "8.6.1.2.1",
        "a part is stored that " + what,
        post(body),
        ExpectStored.stored(object),
        ExpectStored.kept(object));
  }

  private void several() {
    for (int count : new int[] {2, 7, 40}) {
      DataSet study = samples.spare().dataSet();
      Sample[] objects = new Sample[count];
      for (int i = 0; i < count; i++) {
        objects[i] = samples.spare(study);
      }
      points.must(
          PAYLOAD,
          "of " + count + " parts each is stored and listed once",
          plain(objects),
          ExpectStored.stored(objects),
          ExpectStored.accountsFor(count),
          ExpectStored.kept(objects[count - 1]));
    }
    Sample one = samples.spare();
    Sample other = samples.spare();
    points.must(
        "10.5.1.1",
        "objects of several studies are stored in one request to /studies",
        plain(one, other),
        ExpectStored.stored(one, other),
        ExpectStored.kept(one),
        ExpectStored.kept(other));
  }

  private void objects() {
    for (Sample object : samples.all()) {
      points.must(
          "10.5.2",
          what(object) + " is kept as it was sent",
          Call.get(object.path() + "/metadata").accept(JSON),
          Expect.status(200),
          ExpectStored.kept(object));
    }
  }

  private static String what(Sample object) {
    return object.text(Tags.Modality).toUpperCase(Locale.ROOT)
        + " "
        + object.text(Tags.InstanceNumber)
        + (object.syntax().equals(Sample.RLE) ? " in RLE" : "")
        + " of "
        + object.text(Tags.StudyDescription);
  }

  private void targets() {
    Sample object = samples.spare();
    points.must(
        "10.5.1.1",
        "an object of the study that the target names is stored",
        to(object.studyPath(), object),
        ExpectStored.stored(object),
        ExpectStored.kept(object));
    Sample single = samples.spare();
    points.may(
        "10.5.1.4",
        "a single object may be the whole body",
        Call.post("/studies", DICOM, single.file()).accept(JSON),
        ExpectStored.stored(single),
        ExpectStored.kept(single));
    Sample zipped = samples.spare();
    points.may(
        "8.4.2",
        "a body with Content-Encoding gzip is decoded, where that is offered",
        Call.post(
                "/studies",
                RELATED + "frontier",
                gzip(Multipart.write("frontier", List.of(Part.of(DICOM, zipped.file())))))
            .with("Content-Encoding", "gzip")
            .accept(JSON),
        ExpectStored.stored(zipped),
        ExpectStored.kept(zipped));
  }

  private void negotiation() {
    accepted("*/*");
    accepted("application/*");
    accepted("application/dicom+json;q=0.9, text/html;q=0.1");
    Sample plain = samples.spare();
    Call call = plain(plain);
    points.must(
        "10.5.4",
        "without Accept the answer is a Store Instances Response",
        new Call("POST", "/studies", List.of(call.fields().getFirst()), call.body()),
        Expect.status(200),
        Expect.mediaType(JSON, "application/dicom+xml"));
    Sample xml = samples.spare();
    points.may(
        "10.5.4",
        "the answer is Native DICOM XML where that is asked for",
        new Call("POST", "/studies", List.of(call.fields().getFirst()), plain(xml).body())
            .accept("application/dicom+xml"),
        Expect.status(200),
        Expect.mediaType("application/dicom+xml"),
        Expect.bodyHas(xml.instance()));
  }

  private void accepted(String accept) {
    Sample object = samples.spare();
    Call call = plain(object);
    points.must(
        "10.5.4",
        "Accept: " + accept + " is answered by a Store Instances Response",
        new Call("POST", "/studies", List.of(call.fields().getFirst()), call.body()).accept(accept),
        Expect.status(200),
        Expect.mediaType(JSON, "application/dicom+xml"));
  }

  private void responses() {
    Sample object = samples.spare();
    Call call = plain(object);
    points.must(
        "10.5.3",
        "the answer is in the DICOM JSON Model",
        call,
        Expect.status(200),
        Expect.mediaType(JSON));
    String response = "I.2";
    Sample named = samples.spare();
    points.must(
        response,
        "it names the SOP Class of what was stored",
        plain(named),
        ExpectStored.sopClassOf(named));
    points.must(
        response,
        "its Retrieve URL of the instance can be retrieved",
        plain(samples.spare()),
        ExpectStored.instanceUrl());
    points.should(
        response,
        "its Retrieve URL of the study can be retrieved",
        plain(samples.spare()),
        ExpectStored.studyUrl());
    for (ModelRule rule : ModelRule.all()) {
      points.must(rule.section(), "in a Store response " + rule.claim(), call, rule.onOne());
    }
    Sample again = samples.spare();
    points.must(
        "10.5.2",
        "the same object sent twice in one request is listed twice and kept once",
        plain(again, again),
        Expect.status(200, 202, 409),
        ExpectStored.accountsFor(2),
        ExpectStored.kept(again));
    points.must(
        "10.5.2",
        "an object that is there already is listed once, and stays as it was",
        plain(samples.slice(1)),
        Expect.status(200, 202, 409),
        ExpectStored.accountsFor(1),
        ExpectStored.kept(samples.slice(1)));
  }

  private static Call post(Bytes body) {
    return Call.post("/studies", RELATED + "frontier", body).accept(JSON);
  }

  private static Bytes gzip(Bytes bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(out.toByteArray());
  }
}
