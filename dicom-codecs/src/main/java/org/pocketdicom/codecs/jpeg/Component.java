package org.pocketdicom.codecs.jpeg;

/**
 * A component of a frame (B.2.2).
 *
 * @param index its place in a pixel
 * @param id what scan headers call it
 * @param horizontal sampling factor
 * @param vertical sampling factor
 * @param quantization the destination of its quantization table
 */
public record Component(int index, int id, int horizontal, int vertical, int quantization) {}
