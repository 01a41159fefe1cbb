package org.pocketdicom.codecs.j2k;

/**
 * A sub-band of a tile-component (B.5).
 *
 * @param area in coordinates of the sub-band
 * @param bitPlanes magnitude bits of its coefficients, those of a region of interest included
 * @param stepSize 1 where the transform is reversible
 * @param offset where the first coefficient lies in the component's plane
 * @param blockWidth the binary logarithm of its code-blocks' width
 */
record Subband(
    Orientation orientation,
    Area area,
    int bitPlanes,
    float stepSize,
    int offset,
    int blockWidth,
    int blockHeight) {}
