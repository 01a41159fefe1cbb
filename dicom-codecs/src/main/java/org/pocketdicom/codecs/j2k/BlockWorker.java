package org.pocketdicom.codecs.j2k;

import org.pocketdicom.codecs.j2k.ht.HtBlockDecoder;
import org.pocketdicom.codecs.j2k.tier1.BlockDecoder;
import org.pocketdicom.codecs.j2k.tier1.CodewordSegments;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** Decodes code-blocks into the planes of their components, with buffers of its own. */
final class BlockWorker {

  /** What is to be done. */
  record Task(CodeBlock block, Subband subband, Plane plane) {}

  /** The decoders need a bit for the sign, and one for the middle of what is left open. */
  private static final int MAX_BIT_PLANES = 30;

  private static final int MAGNITUDE = Integer.MAX_VALUE;

  private final byte[] data;
  private final CodewordSegments segments = new CodewordSegments();
  private final BlockDecoder decoder = new BlockDecoder();
  private final HtBlockDecoder htDecoder = new HtBlockDecoder();
  private int[] samples = new int[1 << 12];

  BlockWorker(byte[] data) {
    this.data = data;
  }

  void decode(Task task) {
    CodeBlock block = task.block();
    Subband subband = task.subband();
    ComponentStyle style = task.plane().component().style();
    int bitPlanes = subband.bitPlanes() - block.zeroBitPlanes();
    if (bitPlanes <= 0) {
      throw new MalformedDicom("a JPEG 2000 code-block without bit planes");
    }
    if (bitPlanes > MAX_BIT_PLANES) {
      throw new UnsupportedDicom("JPEG 2000 with " + bitPlanes + " bit planes is not supported");
    }
    segments.clear();
    for (int i = 0; i < block.chunks(); i++) {
      segments.append(
          block.chunkSegment(i),
          block.chunkPasses(i),
          data,
          block.chunkOffset(i),
          block.chunkLength(i));
    }
    int width = block.area().width();
    int height = block.area().height();
    if (style.isHighThroughput()) {
      htDecoder.decode(segments, style.blockStyle(), bitPlanes, width, height, samples);
    } else {
      decoder.decode(
          segments,
          style.blockStyle(),
          subband.orientation().index(),
          bitPlanes,
          width,
          height,
          samples);
    }
    write(task, width, height);
  }

  private void write(Task task, int width, int height) {
    Plane plane = task.plane();
    int regionShift = plane.component().regionShift();
    if (regionShift > 0) {
      lowerRegion(width * height, regionShift);
    }
    Area area = task.block().area();
    int at = plane.place(task.subband(), area.x0(), area.y0());
    for (int y = 0; y < height; y++, at += plane.stride()) {
      if (plane.isReversible()) {
        writeIntegers(y * width, width, plane.integers(), at);
      } else {
        writeFloats(y * width, width, plane.floats(), at, task.subband().stepSize() / 2);
      }
    }
  }

  /** What lies above the background's bit planes is of the region of interest (H.1). */
  private void lowerRegion(int count, int shift) {
    for (int i = 0; i < count; i++) {
      int magnitude = samples[i] & MAGNITUDE;
      if (magnitude >>> 1 >= 1L << shift) {
        samples[i] = samples[i] & ~MAGNITUDE | magnitude >>> shift;
      }
    }
  }

  private void writeIntegers(int from, int count, int[] plane, int to) {
    for (int i = 0; i < count; i++) {
      int sample = samples[from + i];
      int sign = sample >> 31;
      plane[to + i] = ((sample & MAGNITUDE) >>> 1 ^ sign) - sign;
    }
  }

  private void writeFloats(int from, int count, float[] plane, int to, float factor) {
    for (int i = 0; i < count; i++) {
      int sample = samples[from + i];
      float magnitude = (sample & MAGNITUDE) * factor;
      plane[to + i] = sample < 0 ? -magnitude : magnitude;
    }
  }
}
