package org.pocketdicom.codecs.jpeg;

import java.util.BitSet;
import org.pocketdicom.codecs.raw.SampleLines;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.DecodedFrame;
import org.pocketdicom.image.ImagePixel;

/** The lossless process (Annex H): each component has one scan, alone or with others. */
final class LosslessFrame implements FrameProcess {

  private final FrameHeader frame;
  private final ImagePixel pixel;
  private final SampleLines samples;
  private final BitSet scanned = new BitSet();

  LosslessFrame(FrameHeader frame, ImagePixel pixel) {
    this.frame = frame;
    this.pixel = pixel;
    samples = new SampleLines(pixel, frame.precision(), frame.components().size());
  }

  @Override
  public void decode(ScanHeader scan, Tables tables, Codestream stream) {
    check(scan);
    int count = scan.parts().size();
    DifferenceTable[] differences = new DifferenceTable[count];
    Predictor[] predictors = new Predictor[count];
    for (int i = 0; i < count; i++) {
      differences[i] = tables.differences(scan.parts().get(i).dcTable());
      predictors[i] = new Predictor(scan, frame.precision(), pixel.columns());
    }
    int[] line = new int[pixel.columns() * count];
    int interval = linesOf(tables.restartInterval());
    BitReader bits = new BitReader(stream.data(), stream.position());
    for (int row = 0; row < pixel.rows(); row++) {
      boolean restart = row % interval == 0;
      if (restart && row > 0) {
        bits.restart(stream.restart(bits.position(), row / interval - 1));
      }
      bits.differences(differences, line);
      for (int i = 0; i < count; i++) {
        int[] done = predictors[i].line(line, i, count, restart);
        samples.put(done, 0, row, scan.parts().get(i).component().index(), scan.low());
      }
    }
    stream.moveTo(bits.position());
  }

  private void check(ScanHeader scan) {
    boolean interleaved = scan.parts().size() > 1;
    if (frame.isSubsampled() || interleaved && frame.maxHorizontal() * frame.maxVertical() > 1) {
      throw new UnsupportedDicom("lossless JPEG with subsampled components is not supported");
    }
    if (scan.start() < 1 || scan.start() > 7 || scan.low() >= frame.precision()) {
      throw new MalformedDicom("a lossless JPEG scan without a predictor");
    }
    for (ScanHeader.Part part : scan.parts()) {
      if (scanned.get(part.component().index())) {
        throw new MalformedDicom("two JPEG scans of one component");
      }
      scanned.set(part.component().index());
    }
  }

  /** Restart intervals are whole lines (H.1.1). */
  private int linesOf(int restartInterval) {
    if (restartInterval % pixel.columns() != 0) {
      throw new MalformedDicom("a lossless JPEG restart interval of parts of a line");
    }
    return restartInterval == 0 ? pixel.rows() : restartInterval / pixel.columns();
  }

  @Override
  public boolean isComplete() {
    return scanned.cardinality() == frame.components().size();
  }

  @Override
  public void finish() {}

  DecodedFrame decoded() {
    return samples.frame();
  }
}
