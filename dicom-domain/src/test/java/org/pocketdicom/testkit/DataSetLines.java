package org.pocketdicom.testkit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import org.pocketdicom.data.ByteSource;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.port.Sha256;

/**
 * A Data Set as lines of text, one for each element with its path, its VR and its value, so that
 * equal Data Sets have equal lines, and a test that finds a difference shows it.
 *
 * <p>In both forms numbers and words count as what they are, whatever their byte order was; a value
 * that was left in the object counts as one in memory with the same bytes; group lengths (PS3.5
 * 7.2) and the length forms of sequences are encoding and do not count; empty values and absent
 * elements are different, as are an absent and an empty sequence.
 */
public final class DataSetLines {

  private DataSetLines() {}

  /**
   * Equal where the values are: text is compared decoded and without the padding that is not
   * significant (PS3.5 6.2), bytes without regard to padding.
   *
   * <p>Specific Character Set (0008,0005) does not count, as it tells how text is encoded.
   *
   * @param content what references count in; empty for a Data Set without any
   * @param bigEndian the order of the words there
   */
  public static List<String> ofValues(DataSet dataSet, ByteSource content, boolean bigEndian) {
    return ofValues(dataSet, new Lines(content, bigEndian, DataSetLines::value));
  }

  /** {@link #ofValues(DataSet, ByteSource, boolean)} of a Data Set that is all in memory. */
  public static List<String> ofValues(DataSet dataSet) {
    return ofValues(dataSet, ByteSource.of(new byte[0]), false);
  }

  /**
   * {@link #ofValues(DataSet)}, each value in a form of one's own.
   *
   * @param form of an element's value; {@link #value} is the usual one
   */
  public static List<String> ofValues(
      DataSet dataSet, BiFunction<DataElement, EncodedValue, String> form) {
    return ofValues(dataSet, new Lines(ByteSource.of(new byte[0]), false, form));
  }

  private static List<String> ofValues(DataSet dataSet, Lines form) {
    List<String> lines = form.of(dataSet, "", new ArrayList<>());
    lines.removeIf(line -> line.contains("(0008,0005)"));
    return lines;
  }

  /**
   * Equal where the encoded values are, byte for byte, text too; but an odd length counts as the
   * even one that it becomes when it is written.
   *
   * @param content what references count in; empty for a Data Set without any
   * @param bigEndian the order of the words there
   */
  public static List<String> ofBytes(DataSet dataSet, ByteSource content, boolean bigEndian) {
    return new Lines(content, bigEndian, DataSetLines::hex).of(dataSet, "", new ArrayList<>());
  }

  /** {@link #ofBytes(DataSet, ByteSource, boolean)} of a Data Set that is all in memory. */
  public static List<String> ofBytes(DataSet dataSet) {
    return ofBytes(dataSet, ByteSource.of(new byte[0]), false);
  }

  private record Lines(
      ByteSource content, boolean bigEndian, BiFunction<DataElement, EncodedValue, String> form) {

    List<String> of(DataSet dataSet, String path, List<String> lines) {
      for (DataElement element : dataSet) {
        if (!Tag.isGroupLength(element.tag())) {
          String where = path + Tag.toString(element.tag());
          lines.add(where + " " + element.vr() + " " + describe(element));
          List<DataSet> items = element.items();
          for (int i = 0; i < items.size(); i++) {
            of(items.get(i), where + "[" + i + "].", lines);
          }
        }
      }
      return lines;
    }

    private String describe(DataElement element) {
      return switch (element.value()) {
        case EncodedValue encoded -> form.apply(element, encoded);
        case Value.BulkData bulk when bulk.length() <= 1 << 20 ->
            form.apply(element, read(bulk.offset(), bulk.length()));
        case Value.BulkData bulk -> bulk.length() + " bytes, " + digest(element.vr(), bulk);
        case Value.Sequence sequence -> sequence.items().size() + " items";
        case Value.BulkDataUri uri -> uri.toString();
        case Fragments fragments -> describe(fragments);
      };
    }

    private String describe(Fragments fragments) {
      StringBuilder text = new StringBuilder("table");
      for (int i = 0; i < fragments.basicOffsetCount(); i++) {
        text.append(' ').append(fragments.basicOffset(i));
      }
      for (int i = 0; i < fragments.count(); i++) {
        Value.BulkData bulk = new Value.BulkData(fragments.offset(i), fragments.length(i));
        text.append(", ").append(bulk.length()).append(' ').append(digest(Vr.OB, bulk));
      }
      return text.toString();
    }

    private EncodedValue read(long offset, long length) {
      int here = (int) Math.min(length, Math.max(0, content.size() - offset));
      return new EncodedValue(content.read(offset, here), 0, here, bigEndian);
    }

    private String digest(Vr vr, Value.BulkData bulk) {
      MessageDigest digest = Sha256.start();
      for (long done = 0; done < bulk.length(); done += 1 << 20) {
        long length = Math.min(1 << 20, bulk.length() - done);
        digest.update(even(read(bulk.offset() + done, length), vr));
      }
      return Sha256.hex(digest);
    }
  }

  /** Text decoded, anything else in hexadecimal digits. */
  public static String value(DataElement element, EncodedValue encoded) {
    return switch (element.vr().kind()) {
      case TEXT ->
          new DataElement(element.tag(), element.vr(), encoded, element.characterSet())
              .strings()
              .toString();
      case BINARY, BYTES, SEQUENCE -> hex(element, encoded);
    };
  }

  private static String hex(DataElement element, EncodedValue encoded) {
    return HexFormat.of().formatHex(even(encoded, element.vr()));
  }

  private static byte[] even(EncodedValue encoded, Vr vr) {
    int length = encoded.length();
    byte[] bytes = encoded.littleEndian(vr == Vr.AT ? 2 : vr.unit());
    if (length % 2 == 1) {
      bytes = Arrays.copyOf(bytes, length + 1);
      bytes[length] = vr.padding();
    }
    return bytes;
  }
}
