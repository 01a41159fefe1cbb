package org.pocketdicom.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.EmbeddedOverlays;
import org.pocketdicom.image.FramePipeline;
import org.pocketdicom.image.FrameTimes;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.RenderOptions;
import org.pocketdicom.image.RenderedFrame;
import org.pocketdicom.image.StoredValues;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;

/** Decodes frames, renders them and encodes the pictures. Safe for use by several threads. */
public final class RenderFrame {

  private final DecodeFrames decoding;
  private final List<ImageEncoder> encoders;

  /**
   * @param codecs of the transfer syntaxes that can be decoded; the first that takes a syntax
   *     counts
   * @param encoders of the formats that pictures can be had in
   */
  public RenderFrame(List<FrameCodec> codecs, List<ImageEncoder> encoders) {
    this(new DecodeFrames(codecs), encoders);
  }

  RenderFrame(DecodeFrames decoding, List<ImageEncoder> encoders) {
    this.decoding = decoding;
    this.encoders = List.copyOf(encoders);
  }

  /**
   * Writes the picture that was asked for; of a format that holds one picture the first frame.
   * Waits while other large pictures take the memory that it needs.
   *
   * @throws NoSuchInstance if there is no such frame, or no Pixel Data
   * @throws UnsupportedDicom if the transfer syntax or the kind of image is not implemented
   * @throws MalformedDicom if the pixels contradict the attributes
   * @throws LimitExceeded if a frame needs more memory than there is
   * @throws IOException if {@code out} fails
   */
  public void render(DicomImage image, RenderRequest request, OutputStream out) throws IOException {
    int first = request.frame().orElse(0);
    int frames = request.frame().isPresent() ? 1 : frameCount(image);
    DecodeFrames.Memory memory = reserve(image, request, first);
    try (memory) {
      if (request.format().isStoredValues()) {
        writeStoredValues(image, request.format(), first, frames, out);
      } else {
        IntFunction<RenderedFrame> pictures = pictures(image, request);
        write(
            IntStream.range(first, first + frames).mapToObj(pictures).iterator(),
            request.format(),
            timed(request.options(), image.header(), first),
            out);
      }
    }
  }

  /**
   * The picture of one frame, the first where the request names none; its format says no more than
   * whether gray has 16 bits. Waits and fails as {@link #render} does.
   */
  public RenderedFrame picture(DicomImage image, RenderRequest request) {
    int frame = request.frame().orElse(0);
    DecodeFrames.Memory memory = reserve(image, request, frame);
    try (memory) {
      return pictures(image, request).apply(frame);
    }
  }

  /**
   * Writes pictures that were made already.
   *
   * @throws UnsupportedDicom if no encoder has the format
   * @throws IOException if {@code out} fails
   */
  public void write(
      Iterator<RenderedFrame> pictures,
      ImageFormat format,
      ImageEncoder.Options options,
      OutputStream out)
      throws IOException {
    encoder(format).encode(format, pictures, options, out);
  }

  private DecodeFrames.Memory reserve(DicomImage image, RenderRequest request, int frame) {
    decoding.checkFrame(image, frame);
    return decoding.reserve(image, otherKib(image, request));
  }

  private IntFunction<RenderedFrame> pictures(DicomImage image, RenderRequest request) {
    DataSet header = request.overlays() ? LongOverlays.of(image).header() : image.header();
    RenderOptions options =
        new RenderOptions(
            request.window(),
            request.format() == ImageFormat.PNG16,
            request.overlays(),
            request.size(),
            request.presentationState(),
            request.srgb());
    EmbeddedOverlays embedded =
        EmbeddedOverlays.of(image.header(), TransferSyntax.of(image.transferSyntax()));
    return i -> {
      DataSet whole =
          request.overlays()
              ? embedded.header(header, bits -> decoding.decode(image, i, bits))
              : header;
      return FramePipeline.render(decode(image, i), whole, i, options);
    };
  }

  private static ImageEncoder.Options timed(
      ImageEncoder.Options options, DataSet header, int first) {
    return options.frameMillis().isEmpty()
        ? new ImageEncoder.Options(options.quality(), FrameTimes.of(header, first))
        : options;
  }

  /**
   * The number of frames of an image.
   *
   * @throws NoSuchInstance if there is no Pixel Data
   * @throws org.pocketdicom.error.DicomException if the attributes of the image are broken
   */
  public int frameCount(DicomImage image) {
    return decoding.frameCount(image);
  }

  /**
   * The stored values of a frame.
   *
   * @param frame from 0
   */
  public DecodedFrame decode(DicomImage image, int frame) {
    return decoding.decode(image, frame);
  }

  /** The memory of what may be larger than the frame: overlays, and the picture as it is wanted. */
  private static long otherKib(DicomImage image, RenderRequest request) {
    long overlays = request.overlays() ? LongOverlays.of(image).bytes() : 0;
    ImagePixel pixel = ImagePixel.of(image.header());
    long side = Math.clamp(request.size().orElse(0), 0, RenderOptions.MAX_SIZE);
    long longer = Math.max(pixel.rows(), pixel.columns());
    long otherSide = side * Math.min(pixel.rows(), pixel.columns()) / longer + 1;
    int bytesPerPixel = pixel.photometric().isMonochrome() ? 2 : 3;
    return (side * otherSide * bytesPerPixel + overlays) / 1024;
  }

  private void writeStoredValues(
      DicomImage image, ImageFormat format, int first, int frames, OutputStream out)
      throws IOException {
    int bits = ImagePixel.of(image.header()).bitsAllocated();
    Iterator<DecodedFrame> decoded =
        IntStream.range(first, first + frames).mapToObj(i -> decode(image, i)).iterator();
    if (format == ImageFormat.NPY) {
      StoredValues.writeNpy(decoded, frames, bits, out);
      return;
    }
    while (decoded.hasNext()) {
      StoredValues.write(decoded.next(), bits, out);
    }
  }

  private ImageEncoder encoder(ImageFormat format) {
    for (ImageEncoder encoder : encoders) {
      if (encoder.formats().contains(format)) {
        return encoder;
      }
    }
    throw new UnsupportedDicom("no encoder writes " + format.term());
  }
}
