package org.pocketdicom.http.dicomweb;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.http.BlockStream;
import org.pocketdicom.image.FrameTable;

/**
 * Where the bytes of a value or a frame lie in an object, without Item headers (PS3.5 A.4), so that
 * one of any size can be sent without being held.
 */
final class Spans {

  private static final int ITEM_HEADER = 8;

  private record Span(long offset, long length) {}

  private final List<Span> spans;

  private Spans(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  static Spans of(Value.BulkData value, long length) {
    return new Spans(List.of(new Span(value.offset(), Math.min(length, value.length()))));
  }

  /** All fragments joined: a video. */
  static Spans of(Fragments fragments) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < fragments.count(); i++) {
      spans.add(new Span(fragments.offset(i), fragments.length(i)));
    }
    return new Spans(spans);
  }

  /**
   * A frame.
   *
   * @param frame from 0, one that there is
   * @throws MalformedDicom if its fragments are not what the frame table says
   */
  static Spans of(DicomImage image, int frame) {
    FrameTable table = image.frames();
    long offset = table.offset(frame);
    long end = offset + table.length(frame);
    if (!table.isEncapsulated()) {
      return new Spans(List.of(new Span(offset, end - offset)));
    }
    List<Span> spans = new ArrayList<>();
    while (offset < end) {
      byte[] header = image.bytes().read(offset, ITEM_HEADER);
      EncodedValue item = new EncodedValue(header, 0, ITEM_HEADER, false);
      long length = item.intAt(4) & 0xFFFFFFFFL;
      if (item.tagAt(0) != Tags.Item || length > end - offset - ITEM_HEADER) {
        throw new MalformedDicom("the fragments of a frame are not what they were");
      }
      spans.add(new Span(offset + ITEM_HEADER, length));
      offset += ITEM_HEADER + length;
    }
    return new Spans(spans);
  }

  /** In bytes. */
  long length() {
    return spans.stream().mapToLong(Span::length).sum();
  }

  /** A part of the bytes, read from an image that is closed with the stream. */
  InputStream open(DicomImage image, long first, long count) {
    return new Bytes(image, first, count);
  }

  private final class Bytes extends BlockStream {

    private final DicomImage image;
    private int span;
    // In the span.
    private long position;
    private long left;

    Bytes(DicomImage image, long first, long count) {
      this.image = image;
      position = first;
      left = count;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      while (span < spans.size() && position >= spans.get(span).length()) {
        position -= spans.get(span++).length();
      }
      if (length == 0 || left == 0 || span == spans.size()) {
        return length == 0 ? 0 : -1;
      }
      Span current = spans.get(span);
      long most = Math.min(left, current.length() - position);
      int n = (int) Math.min(length, most);
      int read = image.bytes().read(current.offset() + position, target, offset, n);
      position += Math.max(read, 0);
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public void close() {
      image.close();
    }
  }
}
