package org.pocketdicom.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.dictionary.TransferSyntaxes;
import org.pocketdicom.dictionary.Uids;

/**
 * What a Data Set says of compression with loss (PS3.3 C.7.6.1.1.5), which stays true whatever is
 * done to its pixels afterwards.
 */
final class LossyHistory {

  private static final int LONGEST_DESCRIPTION = 1024;

  private LossyHistory() {}

  /** Whether a Data Set tells of a loss. */
  static boolean isIn(DataSet header) {
    return header.string(Tags.LossyImageCompression).filter("01"::equals).isPresent();
  }

  /**
   * Adds a step, and forgets what the values were like before.
   *
   * @param transferSyntax in which it was done
   * @param ratio of the bytes before to those after
   */
  static DataSet withStep(DataSet header, String transferSyntax, double ratio) {
    String rounded = BigDecimal.valueOf(ratio).setScale(2, RoundingMode.HALF_UP).toPlainString();
    DataSetBuilder builder = header.toBuilder().put(Tags.LossyImageCompression, Vr.CS, "01");
    append(builder, header, Tags.LossyImageCompressionRatio, Vr.DS, rounded);
    append(builder, header, Tags.LossyImageCompressionMethod, Vr.CS, method(transferSyntax));
    return builder.build();
  }

  private static void append(DataSetBuilder builder, DataSet header, int tag, Vr vr, String value) {
    Stream<String> before = header.strings(tag).stream();
    builder.put(tag, vr, Stream.concat(before, Stream.of(value)).toArray(String[]::new));
  }

  /** The Defined Term of PS3.3 C.7.6.1.1.5.1. */
  private static String method(String transferSyntax) {
    return switch (transferSyntax) {
      case TransferSyntaxes.JPEGLSNearLossless -> "ISO_14495_1";
      case TransferSyntaxes.JPEG2000 -> "ISO_15444_1";
      case TransferSyntaxes.HTJ2K -> "ISO_15444_15";
      default -> "ISO_10918_1";
    };
  }

  /** Says that the pixels are not those of the source any more (PS3.3 C.7.6.1.1.2). */
  static DataSet withTypeDerived(DataSet header) {
    String[] type = header.strings(Tags.ImageType).toArray(String[]::new);
    if (type.length == 0) {
      return header;
    }
    type[0] = "DERIVED";
    return header.toBuilder().put(Tags.ImageType, Vr.CS, type).build();
  }

  /**
   * Makes the Data Set that of another instance, derived from the one that it was (PS3.3
   * C.7.6.1.1.5, C.12.4).
   *
   * @param transferSyntax in which it was compressed
   */
  static DataSet derived(DataSet header, String transferSyntax, Uid instance) {
    DataSetBuilder source =
        DataSet.builder()
            .put(Tags.PurposeOfReferenceCodeSequence, code("121320", "Uncompressed predecessor"));
    copy(header, Tags.SOPClassUID, source, Tags.ReferencedSOPClassUID);
    copy(header, Tags.SOPInstanceUID, source, Tags.ReferencedSOPInstanceUID);
    DataSetBuilder builder = header.toBuilder().put(Tags.SOPInstanceUID, Vr.UI, instance.value());
    append(builder, header, Tags.SourceImageSequence, source.build());
    append(builder, header, Tags.DerivationCodeSequence, code("113040", "Lossy Compression"));
    String description =
        Stream.of(
                header.get(Tags.DerivationDescription).map(DataElement::text).orElse(""),
                Uids.name(transferSyntax).orElse(transferSyntax))
            .filter(text -> !text.isEmpty())
            .reduce((before, step) -> before + "; " + step)
            .orElseThrow();
    if (description.length() <= LONGEST_DESCRIPTION) {
      builder.put(Tags.DerivationDescription, Vr.ST, description);
    }
    return builder.build();
  }

  private static void copy(DataSet from, int tag, DataSetBuilder to, int toTag) {
    from.get(tag).ifPresent(uid -> to.put(new DataElement(toTag, Vr.UI, uid.value())));
  }

  private static void append(DataSetBuilder builder, DataSet header, int sequence, DataSet item) {
    List<DataSet> before = header.items(sequence);
    builder.put(sequence, Stream.concat(before.stream(), Stream.of(item)).toArray(DataSet[]::new));
  }

  private static DataSet code(String value, String meaning) {
    return DataSet.builder()
        .put(Tags.CodeValue, Vr.SH, value)
        .put(Tags.CodingSchemeDesignator, Vr.SH, "DCM")
        .put(Tags.CodeMeaning, Vr.LO, meaning)
        .build();
  }
}
