package org.pocketdicom.codecs.jpeg;

/** The second byte of the markers that are told apart (table B.1). */
final class Marker {

  static final int SOF0_BASELINE = 0xC0;
  static final int SOF1_EXTENDED = 0xC1;
  static final int DHT = 0xC4;
  static final int JPG = 0xC8;
  static final int DAC = 0xCC;
  static final int SOF15 = 0xCF;
  static final int RST0 = 0xD0;
  static final int RST7 = 0xD7;
  static final int SOI = 0xD8;
  static final int EOI = 0xD9;
  static final int SOS = 0xDA;
  static final int DQT = 0xDB;
  static final int DRI = 0xDD;
  static final int APP0 = 0xE0;
  static final int APP14 = 0xEE;
  static final int TEM = 0x01;

  private Marker() {}

  /** Whether this is a frame header, of whatever process. */
  static boolean isFrame(int marker) {
    return marker >= SOF0_BASELINE
        && marker <= SOF15
        && marker != DHT
        && marker != JPG
        && marker != DAC;
  }

  /** Whether no segment follows (B.1.1.3). */
  static boolean standsAlone(int marker) {
    return marker >= RST0 && marker <= EOI || marker == TEM;
  }
}
