package org.pocketdicom.conformance;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Rendered images and thumbnails (PS3.18 8.3.5, 8.7.4, 10.4.1.1.3, 10.4.1.1.4). */
final class RenderedPoints {

  private static final String RENDERED = "10.4.1.1.3";
  private static final String PNG = "image/png";
  private static final String JPEG = "image/jpeg";

  private final PointList points = new PointList("REND", 1);
  private final Samples samples;
  private final Sample chest;
  private final Sample frames;
  private final String rendered;

  private RenderedPoints(Samples samples) {
    this.samples = samples;
    this.chest = samples.slice(1);
    this.frames = samples.chestFrames;
    this.rendered = chest.path() + "/rendered";
  }

  static List<Point> of(Samples samples) {
    RenderedPoints points = new RenderedPoints(samples);
    points.mediaTypes();
    points.pixels();
    points.frames();
    points.viewport();
    points.window();
    points.otherParameters();
    points.invalid();
    points.thumbnails();
    points.text();
    return points.points.points();
  }

  private void mediaTypes() {
    for (String type : List.of(JPEG, PNG, "image/gif")) {
      points.must(
          "8.7.4",
          "an image is rendered as " + type,
          Call.get(rendered).accept(type),
          ExpectImage.image(type),
          ExpectImage.size(16, 16));
      points.must(
          "8.3.3.1",
          "the parameter accept asks for " + type,
          Call.get(rendered + "?accept=" + type.replace("/", "%2F")).accept("*/*"),
          ExpectImage.image(type));
    }
    for (String accept : List.of("*/*", "image/*", "image/x-none, image/jpeg;q=0.2")) {
      points.must(
          "8.7.4",
          "an image is rendered as JPEG for Accept: " + accept,
          Call.get(rendered).accept(accept),
          ExpectImage.image(JPEG));
    }
    points.must(
        "8.7.4",
        "an image is rendered as JPEG without Accept",
        Call.get(rendered),
        ExpectImage.image(JPEG));
    points.must(
        "8.7.5",
        "the type of the highest quality value is taken",
        Call.get(rendered).accept("image/jpeg;q=0.5, image/png"),
        ExpectImage.image(PNG));
    points.may(
        "8.7.4",
        "an image is rendered as image/jp2, where that is offered",
        Call.get(rendered).accept("image/jp2"),
        Expect.status(200),
        Expect.mediaType("image/jp2"));
    points.must(
        "8.7.8.1",
        "an image rendered as text is 406",
        Call.get(rendered).accept("text/plain"),
        Expect.status(406));
    points.must(
        "8.7.8.1",
        "an image rendered as what nobody has is 406",
        Call.get(rendered).accept("image/x-kit"),
        Expect.status(406));
  }

  private void pixels() {
    points.should(
        "8.3.5.1",
        "the object's own window is applied (PS3.3 C.11.2.1.2)",
        Call.get(rendered).accept(PNG),
        ExpectImage.image(PNG),
        ExpectImage.gray(chest, stored -> linear(stored - 1024, 40, 400)));
    points.must(
        "8.3.5.1",
        "colours are as they were stored",
        Call.get(samples.headColor.path() + "/rendered").accept(PNG),
        ExpectImage.image(PNG),
        ExpectImage.rgb(samples.headColor));
    points.must(
        "8.3.5.1",
        "MONOCHROME1 is dark where values are high",
        Call.get(samples.headSlice.path() + "/rendered?window=32768,65536,linear").accept(PNG),
        ExpectImage.image(PNG),
        ExpectImage.gray(samples.headSlice, stored -> 255 - linear(stored, 32768, 65536)));
    for (Sample object : List.of(samples.headRle, samples.kanji)) {
      points.must(
          RENDERED,
          "an image of " + object.text(0x00081030) + " is rendered",
          Call.get(object.path() + "/rendered").accept(JPEG),
          Expect.status(200),
          Expect.mediaType(JPEG));
    }
  }

  /** PS3.3 C.11.2.1.2.1. */
  private static int linear(double x, double center, double width) {
    if (x <= center - 0.5 - (width - 1) / 2) {
      return 0;
    }
    if (x > center - 0.5 + (width - 1) / 2) {
      return 255;
    }
    return (int) Math.round(((x - (center - 0.5)) / (width - 1) + 0.5) * 255);
  }

  private void frames() {
    for (int number = 1; number <= 5; number += 2) {
      points.must(
          RENDERED,
          "frame " + number + " is rendered",
          Call.get(frames.path() + "/frames/" + number + "/rendered").accept(PNG),
          ExpectImage.image(PNG),
          ExpectImage.size(16, 16));
    }
    points.must(
        RENDERED,
        "each frame shows its own pixels",
        Call.get(frames.path() + "/frames/2/rendered").accept(PNG),
        Expect.status(200),
        ExpectImage.differsFrom(Call.get(frames.path() + "/frames/3/rendered").accept(PNG)));
    points.must(
        "10.4.3.1",
        "a frame that is not there is 404",
        Call.get(frames.path() + "/frames/6/rendered").accept(PNG),
        Expect.status(404));
    points.must(
        "10.4.3.1",
        "frame 0 is 400 or 404",
        Call.get(frames.path() + "/frames/0/rendered").accept(PNG),
        Expect.status(400, 404));
    for (String target : List.of(chest.seriesPath(), chest.studyPath())) {
      points.may(
          RENDERED,
          "what is below is rendered, where offered: " + target.replaceAll("[0-9.]{20,}", "{uid}"),
          Call.get(target + "/rendered"),
          Expect.status(200),
          Expect.someBody());
    }
  }

  private void viewport() {
    String section = "8.3.5.1.3";
    for (int size : new int[] {8, 32, 100}) {
      heeded(
          "viewport=7,7",
          section,
          "viewport=" + size + "," + size + " scales the image",
          Call.get(rendered + "?viewport=" + size + "," + size).accept(PNG),
          ExpectImage.image(PNG),
          ExpectImage.size(size, size));
    }
    heeded(
        "viewport=7,7",
        section,
        "a viewport of other proportions does not distort",
        Call.get(rendered + "?viewport=64,32").accept(PNG),
        ExpectImage.image(PNG),
        ExpectImage.fits(64, 32));
    heeded(
        "viewport=7,7",
        section,
        "an encoded comma is one",
        Call.get(rendered + "?viewport=8%2C8").accept(PNG),
        ExpectImage.size(8, 8));
    heeded(
        "viewport=7,7",
        section,
        "a viewport of JPEG",
        Call.get(rendered + "?viewport=8,8").accept(JPEG),
        ExpectImage.image(JPEG),
        ExpectImage.size(8, 8));
    heeded(
        "viewport=7,7",
        section,
        "a viewport of a part of the image shows that part",
        Call.get(rendered + "?viewport=16,16,8,8,8,8").accept(PNG),
        ExpectImage.image(PNG),
        ExpectImage.size(16, 16),
        ExpectImage.differsFrom(Call.get(rendered + "?viewport=16,16").accept(PNG)));
  }

  private void window() {
    String section = "8.3.5.1.4";
    window(section, "40,400,linear", stored -> linear(stored - 1024, 40, 400));
    window(section, "1000,2000,linear", stored -> linear(stored - 1024, 1000, 2000));
    window(section, "-500.5,300.5,linear", stored -> linear(stored - 1024, -500.5, 300.5));
    window(
        section,
        "500,1500,linear-exact",
        stored -> clamp(((stored - 1024 - 500.0) / 1500 + 0.5) * 255));
    window(
        section,
        "500,1500,sigmoid",
        stored -> clamp(255 / (1 + Math.exp(-4 * (stored - 1024 - 500.0) / 1500))));
    heeded(
        "window=1,2,linear",
        section,
        "another window is another image",
        Call.get(rendered + "?window=100,50,linear").accept(PNG),
        Expect.status(200),
        ExpectImage.differsFrom(Call.get(rendered).accept(PNG)));
  }

  private static int clamp(double gray) {
    return (int) Math.round(Math.clamp(gray, 0, 255));
  }

  private void window(String section, String window, IntUnaryOperator gray) {
    heeded(
        "window=1,2,linear",
        section,
        "window=" + window + " is applied as PS3.3 C.11.2.1 says",
        Call.get(rendered + "?window=" + window).accept(PNG),
        ExpectImage.image(PNG),
        ExpectImage.gray(chest, gray));
  }

  private void otherParameters() {
    heeded(
        "quality=1",
        "8.3.5.1.2",
        "quality makes JPEG smaller",
        Call.get(rendered + "?quality=5&viewport=64,64").accept(JPEG),
        ExpectImage.image(JPEG),
        ExpectImage.smallerThan(Call.get(rendered + "?quality=95&viewport=64,64").accept(JPEG)));
    for (String parameter :
        List.of(
            "annotation=patient",
            "annotation=technique",
            "annotation=patient,technique",
            "iccprofile=no",
            "iccprofile=yes",
            "iccprofile=srgb")) {
      points.should(
          parameter.startsWith("icc") ? "8.3.5.1.5" : "8.3.5.1.1",
          parameter + " is heeded, or refused by 400, not ignored",
          Call.get(samples.headColor.path() + "/rendered?" + parameter).accept(PNG),
          Expect.status(200, 400),
          (answer, exchange) -> {
            if (answer.status() == 200) {
              ExpectImage.image(PNG).check(answer, exchange);
            }
          });
    }
    points.must(
        "8.3",
        "a parameter that nobody knows is ignored",
        Call.get(rendered + "?x-kit=1").accept(PNG),
        ExpectImage.image(PNG),
        Expect.sameAs(Call.get(rendered).accept(PNG)));
  }

  private void invalid() {
    invalid(
        "viewport=7,7",
        "viewport=x",
        "viewport=8",
        "viewport=0,0",
        "viewport=-8,8",
        "viewport=8,8,1");
    invalid(
        "window=1,2,linear",
        "window=x",
        "window=40",
        "window=40,400",
        "window=40,400,cubic",
        "window=40,0,linear",
        "window=40,-1,linear");
    invalid("quality=1", "quality=0", "quality=101", "quality=x");
    for (String wrong :
        List.of(
            "viewport=99999999,99999999",
            "viewport=8,8,16,16,8,8",
            "annotation=kit",
            "iccprofile=kit")) {
      points.should(
          "8.3",
          "what cannot be done is refused: 400: " + wrong,
          Call.get(rendered + "?" + wrong).accept(JPEG),
          Expect.status(400));
    }
  }

  private void invalid(String valid, String... wrong) {
    for (String parameter : wrong) {
      heeded(
          valid,
          "8.3",
          "an invalid value is refused: 400: " + parameter,
          Call.get(rendered + "?" + parameter).accept(JPEG),
          Expect.status(400));
    }
  }

  /** A point on a parameter, which a server need not support: then it changes nothing. */
  private void heeded(
      String valid, String section, String claim, Call call, Expectation... expectations) {
    Expectation condition =
        (answer, exchange) -> {
          Answer with = exchange.send(Call.get(rendered + "?" + valid).accept(JPEG));
          Answer without = exchange.send(Call.get(rendered).accept(JPEG));
          if (with.body().equals(without.body())) {
            throw new Unjudged("not supported: " + valid + " changes nothing");
          }
        };
    points.must(section, claim, call, Expectation.all(condition, expectations));
  }

  private void thumbnails() {
    String section = "10.4.1.1.4";
    for (String target :
        List.of(
            chest.studyPath(),
            chest.seriesPath(),
            chest.path(),
            frames.path() + "/frames/2",
            samples.headRle.path())) {
      points.may(
          section,
          "a thumbnail is one image: " + target.replaceAll("[0-9.]{20,}", "{uid}"),
          Call.get(target + "/thumbnail").accept(JPEG),
          ExpectImage.image(JPEG));
    }
    points.may(
        section,
        "a thumbnail by the parameter accept",
        Call.get(chest.path() + "/thumbnail?accept=image%2Fjpeg")
            .accept("multipart/related; type=\"application/octet-stream\""),
        ExpectImage.image(JPEG));
    points.may(
        "8.3.5.2",
        "a thumbnail of a size",
        Call.get(chest.path() + "/thumbnail?viewport=8,8").accept(JPEG),
        ExpectImage.image(JPEG),
        ExpectImage.size(8, 8));
    points.must(
        section,
        "a thumbnail of what is not there is 404",
        Call.get("/studies/" + samples.uid() + "/thumbnail").accept(JPEG),
        Expect.status(404));
  }

  private void text() {
    points.may(
        "8.7.4",
        "an encapsulated PDF is rendered as itself, where that is offered",
        Call.get(samples.pdf.path() + "/rendered").accept("application/pdf"),
        Expect.status(200),
        Expect.mediaType("application/pdf"),
        Expect.bodyBegins("%PDF-"));
    points.may(
        "8.7.4",
        "a report is rendered as text/html, where reports are rendered",
        Call.get(samples.report.path() + "/rendered").accept("text/html"),
        Expect.status(200),
        Expect.mediaType("text/html"),
        Expect.bodyHas("Fläche"));
    points.may(
        "8.7.4",
        "a report is rendered as text/plain, where reports are rendered",
        Call.get(samples.report.path() + "/rendered").accept("text/plain"),
        Expect.status(200),
        Expect.mediaType("text/plain"),
        Expect.bodyHas("Fläche"));
  }
}
