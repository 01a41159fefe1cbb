package org.pocketdicom.part10;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetColumns;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

/**
 * The compact form of a Data Set that an index keeps: values as they were encoded, references to
 * long values as references, and of encapsulated Pixel Data only that it is there. A form of our
 * own, because no transfer syntax can say "these bytes are elsewhere".
 *
 * <p>Version 1: a version byte, a byte order byte, then a Data Set: an int count, and for each
 * element an int tag, two letters of VR, a byte of kind, and by kind an int length and the bytes;
 * an int count and Data Sets; two longs; nothing; or an int length and a URI in UTF-8. Ints are big
 * endian.
 */
public final class HeaderCodec {

  private static final int VERSION = 1;
  private static final int BYTES = 0;
  private static final int ITEMS = 1;
  private static final int REFERENCE = 2;
  private static final int FRAGMENTS = 3;
  private static final int URI = 4;
  private static final int BIG_ENDIAN = 0x80;
  private static final int OF_VR_UN = 0x40;

  private static final Fragments ELSEWHERE =
      new Fragments(new long[0], new long[0], new long[0], new int[0]);

  private final byte[] bytes;
  private final ByteBuffer in;

  private HeaderCodec(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
  }

  /** The compact form of a Data Set. */
  public static byte[] encode(DataSet dataSet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 10);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(dataSet, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The Data Set of a compact form; its values refer to the array, which must not change.
   *
   * @throws MalformedDicom if the bytes are none
   */
  public static DataSet decode(byte[] bytes) {
    HeaderCodec codec = new HeaderCodec(bytes);
    try {
      if (codec.in.get() != VERSION) {
        throw new MalformedDicom("an indexed header of an unknown version");
      }
      return codec.read(SpecificCharacterSet.DEFAULT, 0);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new MalformedDicom("an indexed header is damaged", e);
    }
  }

  private static void write(DataSet dataSet, DataOutputStream out) throws IOException {
    out.writeInt(dataSet.size());
    for (DataElement element : dataSet) {
      out.writeInt(element.tag());
      out.writeBytes(element.vr().name());
      write(element.value(), out);
    }
  }

  private static void write(Value value, DataOutputStream out) throws IOException {
    switch (value) {
      case EncodedValue encoded -> {
        out.writeByte(
            BYTES | (encoded.isBigEndian() ? BIG_ENDIAN : 0) | (encoded.isOfVrUn() ? OF_VR_UN : 0));
        out.writeInt(encoded.length());
        out.write(encoded.toByteArray());
      }
      case Value.Sequence sequence -> {
        out.writeByte(ITEMS);
        out.writeInt(sequence.items().size());
        for (DataSet item : sequence.items()) {
          write(item, out);
        }
      }
      case Value.BulkData bulk -> {
        out.writeByte(REFERENCE);
        out.writeLong(bulk.offset());
        out.writeLong(bulk.length());
      }
      case Fragments fragments -> out.writeByte(FRAGMENTS);
      case Value.BulkDataUri bulk -> {
        byte[] uri = bulk.uri().getBytes(StandardCharsets.UTF_8);
        out.writeByte(URI);
        out.writeInt(uri.length);
        out.write(uri);
      }
    }
  }

  private DataSet read(SpecificCharacterSet inherited, int depth) {
    int count = checked(in.getInt(), in.remaining() / 7);
    DataSetColumns columns = new DataSetColumns(count);
    SpecificCharacterSet set = inherited;
    boolean bigEndian = false;
    for (int i = 0; i < count; i++) {
      int tag = in.getInt();
      Vr vr = Vr.of(in.get(), in.get()).orElse(Vr.UN);
      int kind = in.get();
      bigEndian |= (kind & BIG_ENDIAN) != 0;
      switch (kind & 0x3F) {
        case BYTES -> {
          int length = checked(in.getInt(), in.remaining());
          if ((kind & OF_VR_UN) != 0) {
            columns.add(tag, vr, ofVrUn(tag, vr, length, set));
          } else {
            columns.add(tag, vr, in.position(), length);
          }
          in.position(in.position() + length);
        }
        case ITEMS -> columns.add(tag, vr, items(set, depth));
        case REFERENCE -> columns.add(tag, vr, new Value.BulkData(in.getLong(), in.getLong()));
        case FRAGMENTS -> columns.add(tag, vr, ELSEWHERE);
        case URI -> columns.add(tag, vr, new Value.BulkDataUri(uri()));
        default -> throw new MalformedDicom("an indexed header is damaged");
      }
      if (tag == Tags.SpecificCharacterSet) {
        set = characterSet(columns, inherited);
      }
    }
    return columns.toDataSet(bytes, bigEndian, set);
  }

  private String uri() {
    byte[] uri = new byte[checked(in.getInt(), in.remaining())];
    in.get(uri);
    return new String(uri, StandardCharsets.UTF_8);
  }

  private Value ofVrUn(int tag, Vr vr, int length, SpecificCharacterSet set) {
    byte[] value = Arrays.copyOfRange(bytes, in.position(), in.position() + length);
    return EncodedValue.ofVrUn(
        value, 0, length, vr == Vr.UN ? DataSetParser.itemsOfVrUn(tag, value, set) : List.of());
  }

  private Value items(SpecificCharacterSet set, int depth) {
    if (depth == ReadLimits.MAX_DEPTH) {
      throw new MalformedDicom("an indexed header is damaged");
    }
    int count = checked(in.getInt(), in.remaining() / 4);
    List<DataSet> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(read(set, depth + 1));
    }
    return new Value.Sequence(items);
  }

  private SpecificCharacterSet characterSet(
      DataSetColumns columns, SpecificCharacterSet inherited) {
    return columns
        .last(Tags.SpecificCharacterSet, bytes, false, inherited)
        .map(DataElement::strings)
        .filter(terms -> !terms.isEmpty())
        .map(SpecificCharacterSet::of)
        .orElse(inherited);
  }

  private static int checked(int count, int most) {
    if (count < 0 || count > most) {
      throw new MalformedDicom("an indexed header is damaged");
    }
    return count;
  }
}
