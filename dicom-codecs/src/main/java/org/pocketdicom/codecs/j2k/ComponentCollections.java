package org.pocketdicom.codecs.j2k;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * What the segments of Part 2 say of transforms across components (CBD, MCT, MCC, MCO: T.801 A.3.6
 * to A.3.9). Of the transforms of T.801 Annex J the irreversible array-based decorrelation is done;
 * dependencies, wavelets and reversible arrays are refused.
 */
final class ComponentCollections {

  private static final int DECORRELATION = 1;
  private static final int OFFSETS = 2;
  private static final int MAX_STAGES = 8;
  private static final int WIDE_INDEXES = 0x8000;

  /**
   * Components that are transformed together.
   *
   * @param matrix the index of the array that they are multiplied by; 0 for none
   * @param offsets the index of what is added then; 0 for none
   */
  private record Collection(List<Integer> inputs, List<Integer> outputs, int matrix, int offsets) {}

  private final Map<Integer, double[]> matrices = new HashMap<>();
  private final Map<Integer, double[]> offsets = new HashMap<>();
  private final Map<Integer, List<Collection>> stages = new HashMap<>();
  private List<Integer> order = List.of();
  private List<Integer> depths = List.of();

  ComponentCollections() {}

  /** The same, to which a tile's header can add. */
  ComponentCollections(ComponentCollections other) {
    matrices.putAll(other.matrices);
    offsets.putAll(other.offsets);
    stages.putAll(other.stages);
    order = other.order;
    depths = other.depths;
  }

  /** CBD: the depth of each component once the transforms are undone, as SIZ has it (A.3.6). */
  void readDepths(MarkerSegment segment) {
    int count = segment.u16();
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < (count & ~WIDE_INDEXES); i++) {
      read.add(count >= WIDE_INDEXES && i > 0 ? read.getFirst() : segment.u8());
    }
    depths = read;
  }

  /** The depth of a component as SIZ writes it, where it is told. */
  Optional<Integer> depth(int component) {
    return component < depths.size() ? Optional.of(depths.get(component)) : Optional.empty();
  }

  /** MCT: an array (A.3.7). */
  void readArray(MarkerSegment segment) {
    requireWhole("MCT", segment.u16());
    int about = segment.u16();
    requireWhole("MCT", segment.u16());
    int index = about & 0xFF;
    double[] values = values(about >> 10 & 3, ByteBuffer.wrap(segment.rest()));
    switch (about >> 8 & 3) {
      case DECORRELATION -> matrices.put(index, values);
      case OFFSETS -> offsets.put(index, values);
      default -> throw new UnsupportedDicom("JPEG 2000 Part 2: MCT of a dependency transform");
    }
  }

  private static double[] values(int type, ByteBuffer bytes) {
    int size = new int[] {Short.BYTES, Integer.BYTES, Float.BYTES, Double.BYTES}[type];
    double[] values = new double[bytes.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case 0 -> bytes.getShort();
            case 1 -> bytes.getInt();
            case 2 -> bytes.getFloat();
            default -> bytes.getDouble();
          };
    }
    return values;
  }

  /** MCC: the collections of a stage (A.3.8). */
  void readStage(MarkerSegment segment) {
    requireWhole("MCC", segment.u16());
    int index = segment.u8();
    requireWhole("MCC", segment.u16());
    int count = segment.u16();
    List<Collection> collections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      collections.add(collection(segment));
    }
    stages.put(index, collections);
  }

  private static Collection collection(MarkerSegment segment) {
    if ((segment.u8() & 3) != DECORRELATION) {
      throw new UnsupportedDicom("JPEG 2000 Part 2: MCC of a dependency or wavelet transform");
    }
    List<Integer> inputs = components(segment);
    List<Integer> outputs = components(segment);
    boolean reversible = (segment.u8() & 1) != 0;
    int offsets = segment.u8();
    int matrix = segment.u8();
    if (reversible) {
      throw new UnsupportedDicom("JPEG 2000 Part 2: MCC of a reversible transform");
    }
    return new Collection(inputs, outputs, matrix, offsets);
  }

  private static List<Integer> components(MarkerSegment segment) {
    int count = segment.u16();
    List<Integer> components = new ArrayList<>();
    for (int i = 0; i < (count & ~WIDE_INDEXES); i++) {
      components.add(count >= WIDE_INDEXES ? segment.u16() : segment.u8());
    }
    return components;
  }

  /** MCO: the stages to go through (A.3.9). */
  void readOrder(MarkerSegment segment) {
    int count = segment.u8();
    if (count > MAX_STAGES) {
      throw new UnsupportedDicom("JPEG 2000 Part 2: MCO of " + count + " stages");
    }
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      read.add(segment.u8());
    }
    order = read;
  }

  private static void requireWhole(String marker, int number) {
    if (number != 0) {
      throw new UnsupportedDicom("JPEG 2000 Part 2: a series of " + marker + " segments");
    }
  }

  /**
   * Undoes the transforms. Their offsets stand for the level shift of Part 1, so that no other is
   * undone.
   *
   * @param planes of the components, all of one size; the results go into them
   */
  void undo(List<Plane> planes) {
    if (order.isEmpty()) {
      throw new MalformedDicom("JPEG 2000 Part 2: component transforms without an MCO segment");
    }
    for (int index : order) {
      List<Collection> stage = stages.get(index);
      if (stage == null) {
        throw new MalformedDicom("JPEG 2000 Part 2: MCO names no MCC segment");
      }
      requireEachOnce(stage, planes);
      stage.forEach(collection -> undo(collection, planes));
    }
  }

  private static void requireEachOnce(List<Collection> stage, List<Plane> planes) {
    List<Integer> outputs = stage.stream().flatMap(c -> c.outputs().stream()).sorted().toList();
    boolean alike = planes.stream().allMatch(p -> p.area().equals(planes.getFirst().area()));
    boolean closed = stage.stream().allMatch(c -> c.inputs().equals(c.outputs()));
    boolean all = outputs.size() == planes.size();
    for (int i = 0; all && i < outputs.size(); i++) {
      all = outputs.get(i) == i;
    }
    if (!alike || !closed || !all) {
      throw new UnsupportedDicom(
          "JPEG 2000 Part 2: MCC of components that are not alike, or not each once");
    }
  }

  private void undo(Collection collection, List<Plane> planes) {
    int count = collection.inputs().size();
    double[] matrix =
        collection.matrix() == 0
            ? identity(count)
            : array(matrices, collection.matrix(), count * count);
    double[] added =
        collection.offsets() == 0 ? new double[count] : array(offsets, collection.offsets(), count);
    Plane[] parts = collection.inputs().stream().map(planes::get).toArray(Plane[]::new);
    double[] in = new double[count];
    for (int i = 0; i < parts[0].size(); i++) {
      for (int c = 0; c < count; c++) {
        in[c] = parts[c].get(i);
      }
      for (int row = 0; row < count; row++) {
        double sum = added[row];
        for (int c = 0; c < count; c++) {
          sum += matrix[row * count + c] * in[c];
        }
        parts[row].set(i, sum);
      }
    }
  }

  private static double[] identity(int count) {
    double[] matrix = new double[count * count];
    for (int i = 0; i < count; i++) {
      matrix[i * count + i] = 1;
    }
    return matrix;
  }

  private static double[] array(Map<Integer, double[]> arrays, int index, int size) {
    double[] array = arrays.get(index);
    if (array == null || array.length != size) {
      throw new MalformedDicom("JPEG 2000 Part 2: MCC without an MCT segment of " + size);
    }
    return array;
  }
}
