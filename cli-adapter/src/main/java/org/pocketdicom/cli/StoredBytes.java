package org.pocketdicom.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.port.Sha256;

/**
 * How two values compare byte by byte, words taken as little endian, fragments joined (PS3.5 A.4).
 * Both are streamed, whatever their size.
 *
 * @param mismatch the first byte that differs, or that one of them does not have; -1 for none
 * @param remark tells both values, which are too long to be shown, by their SHA-256
 */
record StoredBytes(long mismatch, String remark) {

  /** A whole number of words of every size. */
  private static final int BLOCK = 64 << 10;

  static StoredBytes compare(DataElement a, DiffSide left, DataElement b, DiffSide right)
      throws IOException {
    long mismatch = mismatch(a, left, b, right);
    return new StoredBytes(
        mismatch,
        mismatch < 0
            ? ""
            : "sha256 %s against %s, the first difference at byte %d"
                .formatted(sha256(a, left), sha256(b, right), mismatch));
  }

  private static long mismatch(DataElement a, DiffSide left, DataElement b, DiffSide right)
      throws IOException {
    try (InputStream x = open(a, left);
        InputStream y = open(b, right)) {
      for (long position = 0; ; position += BLOCK) {
        byte[] one = next(x, a, left);
        int at = Arrays.mismatch(one, next(y, b, right));
        if (at >= 0 || one.length == 0) {
          return at < 0 ? -1 : position + at;
        }
      }
    }
  }

  private static String sha256(DataElement element, DiffSide side) throws IOException {
    MessageDigest digest = Sha256.start();
    try (InputStream in = open(element, side)) {
      byte[] block;
      do {
        block = next(in, element, side);
        digest.update(block);
      } while (block.length > 0);
    }
    return Sha256.hex(digest);
  }

  private static byte[] next(InputStream in, DataElement element, DiffSide side)
      throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    return side.file().transferSyntax().bigEndian() && !(element.value() instanceof EncodedValue)
        ? new EncodedValue(block, 0, block.length, true).littleEndian(element.vr().unit())
        : block;
  }

  private static InputStream open(DataElement element, DiffSide side) {
    return switch (element.value()) {
      case EncodedValue value -> new ByteArrayInputStream(value.littleEndian(element.vr().unit()));
      case Value.BulkData bulk -> new Span(side.content(), bulk.offset(), bulk.length());
      case Fragments fragments -> joined(fragments, side.content());
      case Value.Sequence sequence -> throw new IllegalArgumentException("Items are no bytes");
      case Value.BulkDataUri uri -> throw new IllegalArgumentException("no file has a URI in it");
    };
  }

  private static InputStream joined(Fragments fragments, ByteSource content) {
    List<InputStream> spans = new ArrayList<>(fragments.count());
    for (int i = 0; i < fragments.count(); i++) {
      spans.add(new Span(content, fragments.offset(i), fragments.length(i)));
    }
    return new SequenceInputStream(Collections.enumeration(spans));
  }

  /** A part of a source, or as much of it as is there; it does not close the source. */
  private static final class Span extends InputStream {

    private final ByteSource source;
    private final long end;
    private long position;

    Span(ByteSource source, long offset, long length) {
      this.source = source;
      this.position = offset;
      this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int wanted = (int) Math.min(length, end - position);
      int n = wanted == 0 ? -1 : source.read(position, target, offset, wanted);
      position += Math.max(0, n);
      return n;
    }
  }
}
