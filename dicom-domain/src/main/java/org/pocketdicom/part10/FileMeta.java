package org.pocketdicom.part10;

import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
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
    } else if (encodingOfMeta(input).isPresent()) {
      warnings.add(Deviation.MISSING_PREAMBLE, "the beginning", 0);
    } else if (Encoding.recognise(input).isPresent()) {
      warnings.add(Deviation.MISSING_FILE_META, "the beginning", 0);
      return DataSet.empty();
    } else {
      throw new MalformedDicom(
          "not a DICOM file: no \"DICM\" at byte 128, and no Data Set at byte 0 (PS3.10 7.1)");
    }
    Optional<TransferSyntax> encoding = encodingOfMeta(input);
    if (encoding.isEmpty()) {
      warnings.add(Deviation.MISSING_FILE_META, "behind the preamble", input.offset());
      return DataSet.empty();
    }
    if (!encoding.get().equals(TransferSyntax.EXPLICIT_LITTLE)) {
      warnings.add(Deviation.WRONG_META_ENCODING, "the beginning", input.offset());
    }
    return elements(input, encoding.get(), warnings, limits);
  }

  /**
   * The encoding of the Data Set at the input's position: what the meta says, unless the content
   * contradicts it.
   */
  static TransferSyntax transferSyntax(DataSet meta, HeaderInput input, Warnings warnings) {
    Optional<String> uid = meta.string(Tags.TransferSyntaxUID);
    TransferSyntax is =
        uid.map(said -> agreed(TransferSyntax.of(said), input, warnings))
            .orElseGet(() -> recognised(meta, input, warnings));
    if (is.equals(TransferSyntax.IMPLICIT_BIG)) {
      warnings.add(Deviation.IMPLICIT_BIG_ENDIAN, "the Data Set", input.offset());
    }
    return is;
  }

  private static TransferSyntax recognised(DataSet meta, HeaderInput input, Warnings warnings) {
    TransferSyntax is =
        Encoding.recognise(input)
            .or(() -> Deflation.recognise(input))
            .orElseThrow(() ->
                new MalformedDicom(
                    "no Transfer Syntax UID (0002,0010), and no Data Set is recognised at byte "
                        + input.offset()));
    if (meta.size() > 0) {
      warnings.add(Deviation.MISSING_TRANSFER_SYNTAX, "(0002,0010)", input.offset());
    }
    return is;
  }

  private static TransferSyntax agreed(TransferSyntax said, HeaderInput input, Warnings warnings) {
    if (said.deflated() ? Deflation.recognise(input).isPresent() : Encoding.agrees(said, input)) {
      return said;
    }
    Optional<TransferSyntax> content =
        Encoding.recognise(input).or(() -> Deflation.recognise(input));
    if (content.isEmpty()) {
      return said;
    }
    warnings.add(Deviation.WRONG_TRANSFER_SYNTAX, "(0002,0010)", input.offset());
    TransferSyntax is = content.get();
    return said.encapsulated() && !is.deflated()
        ? new TransferSyntax(said.uid(), is.explicitVr(), is.bigEndian(), false, true)
        : is;
  }

  private static DataSet elements(
      HeaderInput input, TransferSyntax encoding, Warnings warnings, ReadLimits limits) {
    long start = input.offset();
    DataSet meta = new DataSetParser(input, encoding, limits, warnings).parseGroup(2);
    checkLength(meta, input.offset() - start, warnings, start);
    return meta;
  }

  // (0002,0000) counts the bytes behind itself; itself it takes 12.
  private static void checkLength(DataSet meta, long length, Warnings warnings, long start) {
    boolean right =
        meta.get(Tags.FileMetaInformationGroupLength)
            .flatMap(DataElement::encoded)
            .filter(value -> value.length() == 4 && value.intAt(0) == length - 12)
            .isPresent();
    if (!right) {
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

  /** How the elements of group 0002 are encoded that stand at the input's position. */
  private static Optional<TransferSyntax> encodingOfMeta(HeaderInput input) {
    if (!input.has(8)) {
      return Optional.empty();
    }
    boolean explicit = Encoding.hasVr(input);
    if (isMeta(ElementHeader.tag(input, false))) {
      return Optional.of(
          explicit ? TransferSyntax.EXPLICIT_LITTLE : TransferSyntax.IMPLICIT_LITTLE);
    }
    return explicit && isMeta(ElementHeader.tag(input, true))
        ? Optional.of(TransferSyntax.EXPLICIT_BIG)
        : Optional.empty();
  }

  private static boolean isMeta(int tag) {
    return Tag.group(tag) == 2 && !DataDictionary.keyword(tag).isEmpty();
  }
}
