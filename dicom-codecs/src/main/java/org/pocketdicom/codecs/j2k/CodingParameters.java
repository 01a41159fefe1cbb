package org.pocketdicom.codecs.j2k;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * What the marker segments of a header say of tiles and their components. A component's own segment
 * goes before the one for all, and a tile's before the main header's (A.6.1 to A.6.6).
 */
final class CodingParameters {

  private static final int MAX_CHANGES = 256;

  private final int components;
  private final @Nullable ComponentStyle[] styles;
  private final @Nullable Quantization[] quantizations;
  private final int[] regionShifts;
  private final boolean[] ownStyle;
  private final boolean[] ownQuantization;
  private @Nullable TileStyle tileStyle;
  private ComponentCollections collections = new ComponentCollections();
  private List<ProgressionChange> changes = new ArrayList<>();
  private boolean ownChanges;
  private boolean ownCollections;

  /** Those of the main header. */
  CodingParameters(int components) {
    this(
        components,
        new ComponentStyle[components],
        new Quantization[components],
        new int[components]);
  }

  private CodingParameters(
      int components,
      @Nullable ComponentStyle[] styles,
      @Nullable Quantization[] quantizations,
      int[] regionShifts) {
    this.components = components;
    this.styles = styles;
    this.quantizations = quantizations;
    this.regionShifts = regionShifts;
    ownStyle = new boolean[components];
    ownQuantization = new boolean[components];
  }

  /** Those of a tile, as long as its header says nothing else. */
  CodingParameters forTile() {
    CodingParameters tile =
        new CodingParameters(
            components, styles.clone(), quantizations.clone(), regionShifts.clone());
    tile.tileStyle = tileStyle;
    tile.collections = collections;
    tile.changes = changes;
    return tile;
  }

  /** Takes a marker segment in, where it is one of those that have parameters. */
  void read(int marker, MarkerSegment segment) {
    switch (marker) {
      case Marker.COD -> {
        int style = segment.u8();
        tileStyle = TileStyle.read(segment);
        setUnlessOwn(styles, ownStyle, ComponentStyle.read(segment, (style & 1) != 0));
      }
      case Marker.COC -> {
        int component = component(segment);
        ownStyle[component] = true;
        styles[component] = ComponentStyle.read(segment, (segment.u8() & 1) != 0);
      }
      case Marker.QCD -> setUnlessOwn(quantizations, ownQuantization, Quantization.read(segment));
      case Marker.QCC -> {
        int component = component(segment);
        ownQuantization[component] = true;
        quantizations[component] = Quantization.read(segment);
      }
      case Marker.RGN -> {
        int component = component(segment);
        if (segment.u8() != 0) {
          throw new MalformedDicom("a JPEG 2000 region of interest of an unknown style");
        }
        regionShifts[component] = segment.u8();
      }
      case Marker.POC -> readChanges(segment);
      case Marker.CBD -> ownCollections().readDepths(segment);
      case Marker.MCT -> ownCollections().readArray(segment);
      case Marker.MCC -> ownCollections().readStage(segment);
      case Marker.MCO -> ownCollections().readOrder(segment);
      default ->
          // Lengths, comments, registration and the like change nothing.
          Marker.ofPart2(marker)
              .ifPresent(name -> {
                throw new UnsupportedDicom("JPEG 2000 Part 2: " + name + " is not supported");
              });
    }
  }

  private ComponentCollections ownCollections() {
    if (!ownCollections) {
      collections = new ComponentCollections(collections);
      ownCollections = true;
    }
    return collections;
  }

  private void readChanges(MarkerSegment segment) {
    if (!ownChanges) {
      changes = new ArrayList<>();
      ownChanges = true;
    }
    int size = components < 257 ? 7 : 9;
    while (segment.remaining() >= size) {
      changes.add(ProgressionChange.read(segment, components));
    }
    // Each one goes through all precincts.
    if (changes.size() > MAX_CHANGES) {
      throw new MalformedDicom("a JPEG 2000 tile of " + changes.size() + " progressions");
    }
  }

  private static <T> void setUnlessOwn(@Nullable T[] values, boolean[] own, T value) {
    for (int i = 0; i < values.length; i++) {
      if (!own[i]) {
        values[i] = value;
      }
    }
  }

  private int component(MarkerSegment segment) {
    int component = segment.component(components);
    if (component >= components) {
      throw new MalformedDicom("JPEG 2000 parameters for component " + component);
    }
    return component;
  }

  TileStyle tileStyle() {
    return require(tileStyle);
  }

  ComponentCollections collections() {
    return collections;
  }

  ComponentStyle style(int component) {
    return require(styles[component]);
  }

  Quantization quantization(int component) {
    return require(quantizations[component]);
  }

  /** The bit planes that a region of interest was raised by (Annex H), else 0. */
  int regionShift(int component) {
    return regionShifts[component];
  }

  /** The progressions of the packets, one after the other. */
  List<ProgressionChange> progressions() {
    return changes.isEmpty() ? List.of(ProgressionChange.all(tileStyle())) : changes;
  }

  /** The decomposition levels that all components have. */
  int leastLevels() {
    return Arrays.stream(styles).mapToInt(style -> require(style).levels()).min().orElse(0);
  }

  private static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new MalformedDicom("a JPEG 2000 header without a COD or QCD segment");
    }
    return value;
  }
}
