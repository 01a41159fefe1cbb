package org.pocketdicom.codecs.j2k;

/**
 * A code-block as it goes into a packet: one codeword segment; without passes where all is zero.
 */
final class EncodedBlock {

  private final byte[] data;
  private final int passes;
  private final int zeroBitPlanes;

  EncodedBlock(byte[] data, int passes, int zeroBitPlanes) {
    this.data = data;
    this.passes = passes;
    this.zeroBitPlanes = zeroBitPlanes;
  }

  byte[] data() {
    return data;
  }

  int passes() {
    return passes;
  }

  int zeroBitPlanes() {
    return zeroBitPlanes;
  }
}
