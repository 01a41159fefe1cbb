package org.pocketdicom.codecs.jpeg;

import org.pocketdicom.error.MalformedDicom;

/** The bytes of a frame and the place that was read up to: markers and their segments (B.1.1). */
public final class Codestream {

  private final byte[] data;
  private int position;

  /** A codestream from its SOI on. */
  public Codestream(byte[] data) {
    this.data = data;
    if (data.length < 2 || data[0] != (byte) 0xFF || (data[1] & 0xFF) != Marker.SOI) {
      throw new MalformedDicom("a JPEG frame does not begin with SOI");
    }
    position = 2;
  }

  /** All bytes; not to be changed. */
  public byte[] data() {
    return data;
  }

  /** The place that was read up to. */
  public int position() {
    return position;
  }

  /** The bytes that are left. */
  public int remaining() {
    return data.length - position;
  }

  /** Goes to another place. */
  public void moveTo(int newPosition) {
    position = newPosition;
  }

  /**
   * Goes behind the next marker, over fill bytes (B.1.1.2) and whatever padding stands before it.
   */
  public int nextMarker() {
    while (position + 1 < data.length) {
      int marker = data[position + 1] & 0xFF;
      if (data[position++] == (byte) 0xFF && marker != 0 && marker != 0xFF) {
        position++;
        return marker;
      }
    }
    throw new MalformedDicom("a JPEG frame ends before its last scan");
  }

  /** Goes behind the segment that begins here, and gives its parameters. */
  public Segment segment() {
    int length = new Segment(data, position, data.length).u16();
    if (length < 2 || length > data.length - position) {
      throw new MalformedDicom("a JPEG segment of " + length + " bytes at " + position);
    }
    Segment segment = new Segment(data, position + 2, position + length);
    position += length;
    return segment;
  }

  /**
   * Goes behind a restart marker. Some encoders do not count them as T.81 E.1.4 has it; an interval
   * that was lost is missing at the end.
   *
   * @param from where the bits before it ended
   * @param number of the marker, from 0
   * @return the place behind it
   */
  public int restart(int from, int number) {
    position = from;
    if ((nextMarker() & ~7) != Marker.RST0) {
      throw new MalformedDicom("JPEG restart marker " + number + " is missing");
    }
    return position;
  }
}
