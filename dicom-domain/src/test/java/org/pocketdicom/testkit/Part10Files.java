package org.pocketdicom.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/**
 * DICOM files for tests, built in memory: Explicit VR Little Endian, Items of defined length, Pixel
 * Data native or in fragments.
 */
public final class Part10Files {

  private static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";

  private Part10Files() {}

  /**
   * A grey image of 8 × 8 pixels, 16 bits allocated, 12 stored, value = 16 · row + column, with a
   * window that shows it.
   */
  public static DataSet smallImage(String study, String series, String instance) {
    byte[] pixels = new byte[128];
    for (int i = 0; i < 64; i++) {
      pixels[2 * i] = (byte) (16 * (i / 8) + i % 8);
    }
    return DataSet.builder()
        .put(Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
        .put(Tags.SOPInstanceUID, Vr.UI, instance)
        .put(Tags.Modality, Vr.CS, "CT")
        .put(Tags.PatientName, Vr.PN, "Doe^Jane")
        .put(Tags.PatientID, Vr.LO, "4711")
        .put(Tags.StudyInstanceUID, Vr.UI, study)
        .put(Tags.SeriesInstanceUID, Vr.UI, series)
        .put(Tags.SamplesPerPixel, Vr.US, 1)
        .put(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
        .put(Tags.Rows, Vr.US, 8)
        .put(Tags.Columns, Vr.US, 8)
        .put(Tags.BitsAllocated, Vr.US, 16)
        .put(Tags.BitsStored, Vr.US, 12)
        .put(Tags.HighBit, Vr.US, 11)
        .put(Tags.PixelRepresentation, Vr.US, 0)
        .put(Tags.WindowCenter, Vr.DS, "60")
        .put(Tags.WindowWidth, Vr.DS, "120")
        .put(Tags.PixelData, Vr.OW, pixels)
        .build();
  }

  /** The file of a Data Set in Explicit VR Little Endian. */
  public static byte[] file(DataSet dataSet) {
    return file(dataSet, EXPLICIT_LITTLE);
  }

  /**
   * The file of a Data Set that is encoded in Explicit VR Little Endian and says to be in another
   * syntax.
   */
  public static byte[] file(DataSet dataSet, String transferSyntax) {
    return file(dataSet, meta(dataSet, transferSyntax));
  }

  /**
   * The file of a Data Set in Explicit VR Little Endian that lacks nothing of the File Meta
   * Information, as those of {@link #file} do (PS3.10 7.1).
   */
  public static byte[] conforming(DataSet dataSet) {
    DataSet meta =
        meta(dataSet, EXPLICIT_LITTLE).toBuilder()
            .put(Tags.ImplementationClassUID, Vr.UI, "2.25.1")
            .build();
    return file(dataSet, meta);
  }

  private static byte[] file(DataSet dataSet, DataSet fileMeta) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[128]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    byte[] meta = encode(fileMeta);
    out.writeBytes(
        encode(
            DataSet.builder()
                .put(Tags.FileMetaInformationGroupLength, Vr.UL, meta.length)
                .build()));
    out.writeBytes(meta);
    out.writeBytes(encode(dataSet));
    return out.toByteArray();
  }

  /**
   * The file whose Data Set is these bytes.
   *
   * @param hex in hexadecimal, with spaces where they help to read
   */
  public static byte[] file(String transferSyntax, String hex) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(file(DataSet.empty(), transferSyntax));
    out.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    return out.toByteArray();
  }

  /**
   * The file of a Data Set without Pixel Data, followed by Pixel Data in fragments, with an empty
   * Basic Offset Table.
   */
  public static byte[] encapsulated(DataSet dataSet, String transferSyntax, byte[]... fragments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(file(dataSet, transferSyntax));
    out.writeBytes(header(Tags.PixelData, Vr.OB, -1));
    out.writeBytes(item(0xFFFEE000, 0));
    for (byte[] fragment : fragments) {
      out.writeBytes(item(0xFFFEE000, fragment.length));
      out.writeBytes(fragment);
    }
    out.writeBytes(item(0xFFFEE0DD, 0));
    return out.toByteArray();
  }

  /** The elements of a Data Set, Explicit VR Little Endian. */
  public static byte[] encode(DataSet dataSet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (DataElement element : dataSet) {
      byte[] value = value(element.value());
      out.writeBytes(header(element.tag(), element.vr(), value.length));
      out.writeBytes(value);
    }
    return out.toByteArray();
  }

  private static DataSet meta(DataSet dataSet, String transferSyntax) {
    return DataSet.builder()
        .put(Tags.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
        .put(Tags.MediaStorageSOPClassUID, Vr.UI, dataSet.string(Tags.SOPClassUID).orElse("1.2"))
        .put(
            Tags.MediaStorageSOPInstanceUID,
            Vr.UI,
            dataSet.string(Tags.SOPInstanceUID).orElse("1.2"))
        .put(Tags.TransferSyntaxUID, Vr.UI, transferSyntax)
        .build();
  }

  private static byte[] value(Value value) {
    if (value instanceof EncodedValue encoded) {
      return encoded.toByteArray();
    }
    if (!(value instanceof Value.Sequence sequence)) {
      throw new IllegalArgumentException("only values in memory");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (DataSet item : sequence.items()) {
      byte[] bytes = encode(item);
      out.writeBytes(item(0xFFFEE000, bytes.length));
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] header(int tag, Vr vr, int length) {
    ByteBuffer header =
        ByteBuffer.allocate(vr.hasLongLength() ? 12 : 8).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort((short) Tag.group(tag)).putShort((short) Tag.element(tag));
    header.put(vr.name().getBytes(StandardCharsets.US_ASCII));
    if (vr.hasLongLength()) {
      header.putShort((short) 0).putInt(length);
    } else {
      header.putShort((short) length);
    }
    return header.array();
  }

  private static byte[] item(int tag, int length) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) Tag.group(tag))
        .putShort((short) Tag.element(tag))
        .putInt(length)
        .array();
  }
}
