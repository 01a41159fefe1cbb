package org.pocketdicom.codecs.jpegxl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.codecs.jpegxl.vardct.ColorTransform;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.codecs.raw.EdgeTile;
import org.pocketdicom.codecs.raw.SampleLines;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;

/** Decodes a codestream: its frames one after the other, until one is shown (Annex A). */
final class JxlDecoder {

  /** So often frames may cover the image; most images are one. */
  private static final int MAX_COVER = 8;

  /** What may be covered of any image, however small. */
  private static final int FREE_SAMPLES = 1 << 20;

  private final byte[] data;
  private final JxlBits headerBits;
  private final ImageHeader image;
  private final References references = new References();
  private int position;
  private long room;
  private int shown;
  private int hidden;

  JxlDecoder(byte[] frame) {
    data = JxlFile.codestream(frame);
    headerBits = new JxlBits(data, 0, data.length);
    image = new ImageHeader(headerBits);
  }

  DecodedFrame decode(ImagePixel pixel) {
    int rows = image.shownHeight();
    int columns = image.shownWidth();
    if (EdgeTile.isOne(rows, columns, image.precision, pixel)) {
      return EdgeTile.padded(decode(pixel.withSize(rows, columns)), pixel);
    }
    if (rows != pixel.rows() || columns != pixel.columns()) {
      throw new MalformedDicom(
          String.format(
              "a JPEG XL frame of %d x %d under the attributes of one of %d x %d",
              rows, columns, pixel.rows(), pixel.columns()));
    }
    long samples = (long) rows * columns * (image.colorChannels() + image.extras.size());
    if (samples > ImagePixel.MAX_SAMPLES) {
      throw new LimitExceeded("a JPEG XL frame of " + samples + " samples");
    }
    image.finish(headerBits);
    position = headerBits.position();
    room = (long) MAX_COVER * image.width * image.height + FREE_SAMPLES;
    if (image.hasPreview) {
      skipPreview();
    }
    return decodeFrames(pixel);
  }

  private void skipPreview() {
    JxlBits bits = new JxlBits(data, position, data.length);
    FrameHeader header = new FrameHeader(bits, image, image.previewWidth, image.previewHeight);
    cover(header);
    position = new Toc(bits, data, FrameDecoder.sections(header)).end();
  }

  private DecodedFrame decodeFrames(ImagePixel pixel) {
    while (true) {
      JxlBits bits = new JxlBits(data, position, data.length);
      FrameHeader header = new FrameHeader(bits, image, image.width, image.height);
      cover(header);
      Toc toc = new Toc(bits, data, FrameDecoder.sections(header));
      position = toc.end();
      FrameDecoder frame = new FrameDecoder(image, header, toc, references);
      frame.readGroups();
      count(header);
      if (header.ends() && frame.isPlain() && header.replaces(header.blending())) {
        return write(frame.samples().stream().map(this::samples).toList(), header, pixel);
      }
      List<Plane> picture = picture(header, frame.planes(shown, hidden));
      if (header.ends()) {
        return write(picture.stream().map(this::samples).toList(), header, pixel);
      }
    }
  }

  /** Frames that are shown, and those since the last of them: noise depends on it. */
  private void count(FrameHeader header) {
    shown += header.ends() ? 1 : 0;
    hidden = header.ends() ? 0 : hidden + 1;
  }

  /**
   * Takes account of a frame. One that is not shown may be somewhat larger than the image, one that
   * is put on another costs as much as the image, and all take a little.
   */
  private void cover(FrameHeader header) {
    long samples = (long) header.width * header.height;
    long whole = (long) image.width * image.height;
    boolean isLayer = header.isShown() && !header.replaces(header.blending());
    room -= Math.max(isLayer ? Math.max(whole, samples) : samples, FREE_SAMPLES >> 7);
    if (room < 0 || samples > 2 * whole + (1 << 16)) {
      throw new LimitExceeded("a JPEG XL frame of frames that are larger than it, or too many");
    }
  }

  /** The picture once a frame was put on it; what later frames refer to is saved. */
  private List<Plane> picture(FrameHeader header, List<Plane> planes) {
    if (header.type == FrameHeader.LF) {
      references.saveLf(header.lfLevel, planes);
      return planes;
    }
    if (header.savedBeforeColors) {
      references.savePlain(header.savedAs, planes.stream().map(Plane::copy).toList());
    }
    if (header.ycbcr) {
      ColorTransform.fromYcbcr(planes);
    } else if (image.xyb) {
      image.fromXyb(planes.subList(0, FrameDecoder.COLORS));
    }
    List<Plane> picture = header.isShown() ? blended(header, planes) : planes;
    if (!header.savedBeforeColors && (header.type == FrameHeader.REFERENCE || header.isSaved())) {
      references.saveShown(header.savedAs, picture);
    }
    return picture;
  }

  private List<Plane> blended(FrameHeader header, List<Plane> planes) {
    List<Plane> picture = new ArrayList<>();
    for (int i = 0; i < planes.size(); i++) {
      Blending blending = header.blendings.get(Math.max(0, i - 2));
      picture.add(
          header.replaces(blending)
              ? planes.get(i)
              : blending.put(planes, i, header, saved(blending.source()), image.extras));
    }
    return picture;
  }

  /** What a frame is put on; where nothing was saved, that is black. */
  private List<Plane> saved(int place) {
    List<Plane> saved = references.shown(place);
    if (saved == null) {
      return Collections.nCopies(
          FrameDecoder.COLORS + image.extras.size(), new Plane(image.width, image.height));
    }
    Plane first = saved.getFirst();
    if (first.width() != image.width || first.height() != image.height) {
      throw new MalformedDicom("a JPEG XL frame that is put on one of another size");
    }
    return saved;
  }

  /** The samples of a plain frame; those beyond the precision become its limits. */
  private Orientation.Samples samples(Channel channel) {
    int[] samples = channel.samples();
    int most = (1 << image.precision) - 1;
    return (x, y) -> Math.clamp(samples[y * image.width + x], 0, most);
  }

  /** Those of another: rounded, of 0 to 1 all that the precision has. */
  private Orientation.Samples samples(Plane plane) {
    float[] samples = plane.samples();
    int most = (1 << image.precision) - 1;
    return (x, y) -> Math.clamp((int) Math.rint(samples[plane.index(x, y)] * most), 0, most);
  }

  private DecodedFrame write(
      List<Orientation.Samples> samples, FrameHeader header, ImagePixel pixel) {
    ImagePixel meant = header.isLossless() ? pixel : withCodestreams(pixel);
    SampleLines lines = new SampleLines(meant, image.precision, image.components());
    Orientation orientation = Orientation.of(image.orientation);
    for (int i = 0; i < image.components(); i++) {
      orientation.write(samples.get(i), image.width, image.height, i, lines);
    }
    return lines.frame();
  }

  /** Of a frame with loss the codestream says colours, and bits unless there is a sign. */
  private ImagePixel withCodestreams(ImagePixel pixel) {
    ImagePixel bits = pixel.signed() ? pixel : pixel.withBits(image.precision);
    return image.components() == 1 ? bits : bits.compressed(PhotometricInterpretation.RGB);
  }
}
