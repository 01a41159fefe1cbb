package org.pocketdicom.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.EmbeddedOverlays;
import org.pocketdicom.image.FramePipeline;
import org.pocketdicom.image.FrameTable;
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

  // All pictures that are being made may take this much of the heap together. A frame is held as it
  // is stored, decoded and rendered: three times at most.
  private static final int BUDGET_KIB =
      (int) Math.min(Runtime.getRuntime().maxMemory() / 1024 / 8 * 5, 1 << 30);
  private static final int COPIES = 3;

  private final List<FrameCodec> codecs;
  private final List<ImageEncoder> encoders;
  private final Semaphore memory = new Semaphore(BUDGET_KIB, true);

  /**
   * @param codecs of the transfer syntaxes that can be decoded; the first that takes a syntax
   *     counts
   * @param encoders of the formats that pictures can be had in
   */
  public RenderFrame(List<FrameCodec> codecs, List<ImageEncoder> encoders) {
    this.codecs = List.copyOf(codecs);
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
    int needed = reserve(image, request, first);
    try {
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
    } finally {
      memory.release(needed);
    }
  }

  /**
   * The picture of one frame, the first where the request names none; its format says no more than
   * whether gray has 16 bits. Waits and fails as {@link #render} does.
   */
  public RenderedFrame picture(DicomImage image, RenderRequest request) {
    int frame = request.frame().orElse(0);
    int needed = reserve(image, request, frame);
    try {
      return pictures(image, request).apply(frame);
    } finally {
      memory.release(needed);
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

  private int reserve(DicomImage image, RenderRequest request, int frame) {
    int count = frameCount(image);
    if (frame < 0 || frame >= count) {
      throw new NoSuchInstance("there is no frame " + (frame + 1L) + " of " + count);
    }
    int needed = checkedKib((long) frameKib(image) * COPIES + otherKib(image, request));
    memory.acquireUninterruptibly(needed);
    return needed;
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
          request.overlays() ? embedded.header(header, bits -> decode(image, i, bits)) : header;
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
    int count = image.frames().count();
    if (count == 0) {
      // There are images whose frames can't be told apart: say why.
      if (ImagePixel.isIn(image.header())) {
        codec(image.transferSyntax());
      }
      FrameTable.of(image.header(), TransferSyntax.of(image.transferSyntax()));
      throw new NoSuchInstance("the object has no Pixel Data (7FE0,0010)");
    }
    return count;
  }

  /**
   * The stored values of a frame.
   *
   * @param frame from 0
   */
  public DecodedFrame decode(DicomImage image, int frame) {
    return decode(image, frame, ImagePixel.of(image.header()));
  }

  private DecodedFrame decode(DicomImage image, int frame, ImagePixel pixel) {
    long stored = image.frames().length(frame);
    if (stored > Math.min(1024L * frameKib(image), Integer.MAX_VALUE)) {
      throw new LimitExceeded(
          "a frame of " + stored + " stored bytes is too large for its pixels, or for an array");
    }
    FrameCodec codec = codec(image.transferSyntax());
    byte[] span = image.bytes().read(image.frames().offset(frame), (int) stored);
    return codec.decode(image.frames().payload(frame, span), pixel);
  }

  /** The memory of one copy of a frame; compressed, it may be somewhat larger than its pixels. */
  private static int frameKib(DicomImage image) {
    ImagePixel pixel = ImagePixel.of(image.header());
    int bytesPerSample = Math.max(1, pixel.bitsAllocated() / 8);
    long kib = (long) pixel.frameSamples() * bytesPerSample * 9 / 8 / 1024 + 1024;
    return checkedKib(kib * COPIES) / COPIES;
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

  private static int checkedKib(long kib) {
    if (kib > BUDGET_KIB) {
      throw new LimitExceeded("a picture of " + kib + " KiB needs more memory than there is");
    }
    return (int) kib;
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

  private FrameCodec codec(String transferSyntax) {
    for (FrameCodec codec : codecs) {
      if (codec.decodes(transferSyntax)) {
        return codec;
      }
    }
    throw new UnsupportedDicom(
        "pixels in transfer syntax "
            + Uids.name(transferSyntax)
                .map(name -> name + " (" + transferSyntax + ")")
                .orElse("that is not in the standard")
            + " are not decoded");
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
