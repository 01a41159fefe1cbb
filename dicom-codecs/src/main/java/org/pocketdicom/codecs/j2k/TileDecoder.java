package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/** Decodes a tile into the frame: packets, code-blocks, wavelets, components, in this order. */
final class TileDecoder {

  private final Codestream codestream;
  private final int discarded;
  private final Area image;
  private final List<BlockWorker> workers;

  /** Those of the tile before, whose memory is used again. */
  private List<Plane> planes = List.of();

  /**
   * @param discarded the highest resolutions that are not wanted
   * @param threads how many may decode code-blocks
   */
  TileDecoder(byte[] data, Codestream codestream, int discarded, int threads) {
    this.codestream = codestream;
    this.discarded = discarded;
    workers = Stream.generate(() -> new BlockWorker(data)).limit(threads).toList();
    image = codestream.size().image().reduced(discarded);
  }

  void decode(int index, FrameSamples frame) {
    TileParts parts = codestream.tile(index);
    Tile tile = new Tile(codestream.size(), index, parts.parameters(), discarded, parts.bytes());
    new Packets(tile, parts).read();
    requireAllPackets(tile);
    planes = planes(tile);
    decodeBlocks(tile);
    planes.forEach(Plane::synthesize);
    boolean shifted = true;
    switch (tile.parameters().tileStyle().transform()) {
      case NONE -> {}
      case FIRST_THREE -> new ComponentTransform(planes).undo();
      case COLLECTIONS -> {
        tile.parameters().collections().undo(planes);
        shifted = false;
      }
    }
    for (int c = 0; c < frame.step(); c++) {
      write(tile.area().reduced(discarded), planes.get(c), c, shifted, frame);
    }
  }

  private static void requireAllPackets(Tile tile) {
    int layers = tile.parameters().tileStyle().layers();
    for (Precinct precinct : tile.precincts()) {
      if (precinct.layers() < layers && isWanted(tile, precinct)) {
        throw new MalformedDicom(
            "a JPEG 2000 codestream ends early, in resolution "
                + precinct.resolution()
                + " of "
                + tile.components().get(precinct.component()).style().levels());
      }
    }
  }

  private static boolean isWanted(Tile tile, Precinct precinct) {
    return precinct.resolution() <= tile.components().get(precinct.component()).highest().index();
  }

  private List<Plane> planes(Tile tile) {
    List<Plane> made = new ArrayList<>();
    for (TileComponent component : tile.components()) {
      made.add(new Plane(component, planes.isEmpty() ? null : planes.get(made.size())));
    }
    return made;
  }

  private void decodeBlocks(Tile tile) {
    List<BlockWorker.Task> tasks = new ArrayList<>();
    for (Precinct precinct : tile.precincts()) {
      if (isWanted(tile, precinct)) {
        addTasks(precinct, planes.get(precinct.component()), tasks);
      }
    }
    AtomicInteger next = new AtomicInteger();
    Consumer<BlockWorker> work =
        worker -> {
          for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            worker.decode(tasks.get(i));
          }
        };
    if (workers.size() == 1) {
      work.accept(workers.getFirst());
    } else {
      workers.parallelStream().forEach(work);
    }
  }

  private static void addTasks(Precinct precinct, Plane plane, List<BlockWorker.Task> tasks) {
    for (Precinct.Band band : precinct.bands()) {
      for (CodeBlock block : band.blocks()) {
        if (block.passes() > 0) {
          tasks.add(new BlockWorker.Task(block, band.subband(), plane));
        }
      }
    }
  }

  private void write(Area tile, Plane plane, int index, boolean shifted, FrameSamples frame) {
    if (tile.isEmpty()) {
      return;
    }
    if (plane.area().isEmpty()) {
      throw new UnsupportedDicom("a JPEG 2000 tile without a sample of each component");
    }
    ImageSize.Component component = codestream.parts().get(index);
    int[] columns =
        placement(tile.x0(), tile.x1(), component.dx(), plane.area().x0(), plane.stride());
    int[] rows =
        placement(tile.y0(), tile.y1(), component.dy(), plane.area().y0(), plane.area().height());
    int[] samples = new int[plane.stride()];
    int[] line = component.dx() == 1 ? samples : new int[tile.width()];
    for (int y = 0; y < tile.height(); y++) {
      plane.readRow(rows[y], samples);
      shiftLevel(samples, component, shifted);
      if (component.dx() > 1) {
        for (int x = 0; x < line.length; x++) {
          line[x] = samples[columns[x]];
        }
      }
      frame.put(index, tile.y0() - image.y0() + y, tile.x0() - image.x0(), line, line.length);
    }
  }

  /** For each pixel its sample: the one at the same place of the reference grid or before it. */
  private static int[] placement(int from, int end, int step, int first, int count) {
    int[] samples = new int[end - from];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.clamp((from + i) / step - first, 0, count - 1);
    }
    return samples;
  }

  /** Undoes the level shift (G.1.2); what lossy coding brought beyond the range is clamped. */
  private static void shiftLevel(int[] samples, ImageSize.Component component, boolean shifted) {
    int half = 1 << (component.precision() - 1);
    int least = component.signed() || shifted ? -half : 0;
    int most = least + 2 * half - 1;
    int shift = component.signed() || !shifted ? 0 : half;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(least, Math.min(most, samples[i])) + shift;
    }
  }
}
