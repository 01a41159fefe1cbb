package org.pocketdicom.archive;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.pocketdicom.dictionary.Uids;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.FrameTable;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.TransferSyntax;
import org.pocketdicom.port.FrameCodec;

/**
 * Decodes frames, and bounds the memory of all that are being worked at. Safe for use by several
 * threads.
 */
final class DecodeFrames {

  // All frames that are being worked at may take this much of the heap together. A frame is held as
  // it is stored, decoded and made into something else: three times at most.
  private static final int BUDGET_KIB =
      (int) Math.min(Runtime.getRuntime().maxMemory() / 1024 / 8 * 5, 1 << 30);
  private static final int COPIES = 3;

  private final List<FrameCodec> codecs;
  private final Semaphore memory = new Semaphore(BUDGET_KIB, true);

  DecodeFrames(List<FrameCodec> codecs) {
    this.codecs = List.copyOf(codecs);
  }

  /** Memory that was reserved, until it is closed. */
  @FunctionalInterface
  interface Memory extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits until there is the memory to work at one frame.
   *
   * @param otherKib what is needed beside the frame
   * @throws LimitExceeded if it will never be there
   */
  Memory reserve(DicomImage image, long otherKib) {
    int needed = checkedKib((long) frameKib(image) * COPIES + otherKib);
    memory.acquireUninterruptibly(needed);
    return () -> memory.release(needed);
  }

  /**
   * The number of frames of an image.
   *
   * @throws NoSuchInstance if there is no Pixel Data
   * @throws org.pocketdicom.error.DicomException if the attributes of the image are broken
   */
  int frameCount(DicomImage image) {
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
   * Makes sure that there is a frame.
   *
   * @throws NoSuchInstance if there is none
   */
  void checkFrame(DicomImage image, int frame) {
    int count = frameCount(image);
    if (frame < 0 || frame >= count) {
      throw new NoSuchInstance("there is no frame " + (frame + 1L) + " of " + count);
    }
  }

  /** The stored values of a frame. */
  DecodedFrame decode(DicomImage image, int frame) {
    return decode(image, frame, ImagePixel.of(image.header()));
  }

  /** The stored values of a frame under another description. */
  DecodedFrame decode(DicomImage image, int frame, ImagePixel pixel) {
    return codec(image.transferSyntax()).decode(payload(image, frame), pixel);
  }

  /** The frame as it is stored, see {@link FrameTable#payload}. */
  byte[] payload(DicomImage image, int frame) {
    long stored = image.frames().length(frame);
    if (stored > Math.min(1024L * frameKib(image), Integer.MAX_VALUE)) {
      throw new LimitExceeded(
          "a frame of " + stored + " stored bytes is too large for its pixels, or for an array");
    }
    byte[] span = image.bytes().read(image.frames().offset(frame), (int) stored);
    return image.frames().payload(frame, span);
  }

  /** Whether anything decodes a transfer syntax. */
  boolean decodes(String transferSyntax) {
    return codecs.stream().anyMatch(codec -> codec.decodes(transferSyntax));
  }

  /**
   * What decodes a transfer syntax.
   *
   * @throws UnsupportedDicom if nothing does
   */
  FrameCodec codec(String transferSyntax) {
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

  /** The memory of one copy of a frame; compressed, it may be somewhat larger than its pixels. */
  private static int frameKib(DicomImage image) {
    ImagePixel pixel = ImagePixel.of(image.header());
    int bytesPerSample = Math.ceilDiv(pixel.bitsAllocated(), Byte.SIZE);
    long kib = (long) pixel.frameSamples() * bytesPerSample * 9 / 8 / 1024 + 1024;
    return checkedKib(kib * COPIES) / COPIES;
  }

  private static int checkedKib(long kib) {
    if (kib > BUDGET_KIB) {
      throw new LimitExceeded("a picture of " + kib + " KiB needs more memory than there is");
    }
    return (int) kib;
  }
}
