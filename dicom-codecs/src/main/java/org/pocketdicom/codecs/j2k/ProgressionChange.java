package org.pocketdicom.codecs.j2k;

/**
 * A progression order and the packets it is for (POC, A.6.6); those that came already are left out.
 *
 * @param firstResolution the first of them; {@code endResolution} is behind the last
 */
record ProgressionChange(
    Progression progression,
    int firstResolution,
    int firstComponent,
    int endLayer,
    int endResolution,
    int endComponent) {

  static ProgressionChange read(MarkerSegment segment, int components) {
    int firstResolution = segment.u8();
    int firstComponent = segment.component(components);
    int endLayer = segment.u16();
    int endResolution = segment.u8();
    int endComponent = segment.component(components);
    // In one byte 256 is written as 0.
    return new ProgressionChange(
        Progression.of(segment.u8()),
        firstResolution,
        firstComponent,
        endLayer,
        endResolution,
        endComponent == 0 ? 256 : endComponent);
  }

  /** All packets of a tile. */
  static ProgressionChange all(TileStyle style) {
    return new ProgressionChange(
        style.progression(), 0, 0, style.layers(), Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  boolean holds(Precinct precinct) {
    return precinct.resolution() >= firstResolution
        && precinct.resolution() < endResolution
        && precinct.component() >= firstComponent
        && precinct.component() < endComponent;
  }
}
