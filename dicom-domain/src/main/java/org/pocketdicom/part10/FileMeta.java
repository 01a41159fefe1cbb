package org.pocketdicom.part10;

import java.util.Optional;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;

/**
 * The preamble and the File Meta Information (PS3.10 7.1), and what stands in for them where they
 * are missing or wrong.
 */
final class FileMeta {

  private static final int PREAMBLE = 128;

  private FileMeta() {}

  /**
   * Reads up to the first element that is not of group 0002; an empty Data Set where there is no
   * File Meta Information.
   */
  static DataSet read(HeaderInput input, Warnings warnings, ReadLimits limits) {
    if (!input.has(1)) {
      throw new MalformedDicom("the object is empty");
    }
    if (hasPrefix(input, PREAMBLE)) {
      input.position += PREAMBLE + 4;
    } else if (hasPrefix(input, 0)) {
      input.position += 4;
      warnings.add(Deviation.MISSING_PREAMBLE, "the beginning", 0);
    } else if (isMetaAt(input)) {
      warnings.add(Deviation.MISSING_PREAMBLE, "the beginning", 0);
    } else if (Encoding.recognise(input).isPresent()) {
      warnings.add(Deviation.MISSING_FILE_META, "the beginning", 0);
      return DataSet.empty();
    } else {
      throw new MalformedDicom(
          "not a DICOM file: no \"DICM\" at byte 128, and no Data Set at byte 0 (PS3.10 7.1)");
    }
    if (!isMetaAt(input)) {
      warnings.add(Deviation.MISSING_FILE_META, "behind the preamble", input.offset());
      return DataSet.empty();
    }
    return elements(input, warnings, limits);
  }

  /**
   * The encoding of the Data Set at the input's position: what the meta says, unless the content
   * contradicts it.
   */
  static TransferSyntax transferSyntax(DataSet meta, HeaderInput input, Warnings warnings) {
    Optional<String> uid = meta.string(Tags.TransferSyntaxUID);
    if (uid.isPresent() && Encoding.agrees(TransferSyntax.of(uid.get()), input)) {
      return TransferSyntax.of(uid.get());
    }
    Optional<TransferSyntax> content = Encoding.recognise(input);
    if (uid.isEmpty()) {
      TransferSyntax recognised =
          content.orElseThrow(() ->
              new MalformedDicom(
                  "no Transfer Syntax UID (0002,0010), and no Data Set is recognised at byte "
                      + input.offset()));
      if (meta.size() > 0) {
        warnings.add(Deviation.MISSING_TRANSFER_SYNTAX, "(0002,0010)", input.offset());
      }
      return recognised;
    }
    TransferSyntax said = TransferSyntax.of(uid.get());
    if (said.deflated() || content.isEmpty()) {
      return said;
    }
    warnings.add(Deviation.WRONG_TRANSFER_SYNTAX, "(0002,0010)", input.offset());
    TransferSyntax is = content.get();
    return new TransferSyntax(
        said.encapsulated() ? said.uid() : is.uid(),
        is.explicitVr(),
        is.bigEndian(),
        false,
        said.encapsulated());
  }

  private static DataSet elements(HeaderInput input, Warnings warnings, ReadLimits limits) {
    boolean explicit =
        Vr.of(input.buffer[input.position + 4], input.buffer[input.position + 5]).isPresent();
    TransferSyntax syntax =
        explicit ? TransferSyntax.EXPLICIT_LITTLE : TransferSyntax.IMPLICIT_LITTLE;
    long start = input.offset();
    DataSet meta = new DataSetParser(input, syntax, limits, warnings).parseGroup(2);
    checkLength(meta, input.offset() - start, warnings, start);
    return meta;
  }

  // (0002,0000) counts the bytes behind itself; itself it takes 12.
  private static void checkLength(DataSet meta, long length, Warnings warnings, long start) {
    long counted = meta.integer(Tags.FileMetaInformationGroupLength).orElse(-1);
    if (counted != length - 12) {
      warnings.add(
          Deviation.WRONG_META_GROUP_LENGTH,
          Tag.toString(Tags.FileMetaInformationGroupLength),
          start);
    }
  }

  private static boolean hasPrefix(HeaderInput input, int at) {
    if (!input.has(at + 4)) {
      return false;
    }
    byte[] b = input.buffer;
    int p = input.position + at;
    return b[p] == 'D' && b[p + 1] == 'I' && b[p + 2] == 'C' && b[p + 3] == 'M';
  }

  private static boolean isMetaAt(HeaderInput input) {
    if (!input.has(8)) {
      return false;
    }
    int tag = ElementHeader.tag(input, false);
    return Tag.group(tag) == 2 && !DataDictionary.keyword(tag).isEmpty();
  }
}
