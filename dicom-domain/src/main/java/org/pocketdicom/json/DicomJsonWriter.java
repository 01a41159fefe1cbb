package org.pocketdicom.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.model.ValueText;

/**
 * Writes Data Sets in the DICOM JSON Model (PS3.18 F.2), UTF-8, streaming.
 *
 * <p>Group lengths are left out, and Specific Character Set says what the text is in now, ISO_IR
 * 192. DS and IS are numbers, digit for digit, where they are numbers at all, else strings, as
 * F.2.3 allows; 64-bit integers beyond 2^53 are strings, because readers in JavaScript would round
 * them.
 *
 * <p>{@link DicomJsonReader} gives the same Data Set again, but for what has no meaning: padding,
 * the byte order and the character set; spellings of DS and IS that JSON has not ({@code +1},
 * {@code 007}, {@code 1.}); empty component groups at the end of a name; which NaN a NaN is.
 */
public final class DicomJsonWriter {

  // PS3.5 6.2 has 16; BigDecimal would take its time for a million.
  private static final int MAX_DECIMAL = 64;
  private static final long MAX_EXACT = 1L << 53;

  private final BulkDataLocator bulkData;
  private final int mostInline;
  private final JsonOutput out;

  private DicomJsonWriter(BulkDataLocator bulkData, int mostInline, JsonOutput out) {
    this.bulkData = bulkData;
    this.mostInline = mostInline;
    this.out = out;
  }

  /**
   * Writes one JSON object with every value that is in memory.
   *
   * @param bulkData asked for the URIs of values that are not in memory
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does
   */
  public static void write(DataSet dataSet, BulkDataLocator bulkData, OutputStream out)
      throws IOException {
    write(dataSet, bulkData, Integer.MAX_VALUE, out);
  }

  /**
   * Writes one JSON object.
   *
   * @param bulkData asked for the URIs of values that are long or not in memory
   * @param mostInline how many bytes an encoded value may have not to be long
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does
   */
  public static void write(
      DataSet dataSet, BulkDataLocator bulkData, int mostInline, OutputStream out)
      throws IOException {
    JsonOutput json = new JsonOutput(out);
    new DicomJsonWriter(bulkData, mostInline, json).write(dataSet);
    json.finish();
  }

  private void write(DataSet dataSet) throws IOException {
    out.raw("{");
    boolean first = true;
    for (DataElement element : dataSet) {
      if (!Tag.isGroupLength(element.tag())) {
        out.raw(first ? "" : ",").raw("\"").raw(Tag.toHex(element.tag())).raw("\":{\"vr\":\"");
        out.raw(element.statedVr().name()).raw("\"");
        writeValue(element);
        out.raw("}");
        first = false;
      }
    }
    out.raw("}");
  }

  private void writeValue(DataElement element) throws IOException {
    if (element.isEmpty()) {
      return;
    }
    switch (element.value()) {
      case EncodedValue encoded when element.statedVr() == Vr.SQ -> writeItems(encoded.items());
      case EncodedValue encoded -> {
        Optional<String> uri =
            encoded.length() > mostInline ? bulkData.uri(element) : Optional.empty();
        if (uri.isPresent()) {
          writeReference(uri);
        } else {
          writeInMemory(element, encoded);
        }
      }
      case Value.Sequence sequence -> writeItems(sequence.items());
      case Value.BulkData bulk -> writeReference(bulkData.uri(element));
      case Value.BulkDataUri bulk ->
          writeReference(bulkData.uri(element).or(() -> Optional.of(bulk.uri())));
      case Fragments fragments -> writeReference(bulkData.uri(element));
    }
  }

  private void writeInMemory(DataElement element, EncodedValue encoded) throws IOException {
    Vr vr = element.statedVr();
    if (vr.kind() == Vr.Kind.BYTES) {
      out.raw(",\"InlineBinary\":").base64(encoded, vr.unit());
      return;
    }
    List<String> values =
        element.tag() == Tags.SpecificCharacterSet ? List.of("ISO_IR 192") : element.strings();
    if (values.isEmpty() || values.size() == 1 && values.getFirst().isEmpty()) {
      return;
    }
    out.raw(",\"Value\":[");
    for (int i = 0; i < values.size(); i++) {
      out.raw(i == 0 ? "" : ",");
      if (values.get(i).isEmpty()) {
        out.raw("null");
      } else {
        writeOne(element.vr(), values.get(i));
      }
    }
    out.raw("]");
  }

  private void writeOne(Vr vr, String value) throws IOException {
    switch (vr) {
      case PN -> writeName(PersonName.parse(value));
      case DS, IS -> writeDecimal(value);
      case US, SS, UL, SL -> out.raw(value);
      case SV, UV -> writeLong(value);
      case FL, FD -> writeReal(ValueText.of(vr, value));
      case AT -> out.string(ValueText.of(vr, value));
      default -> out.string(value);
    }
  }

  private void writeName(PersonName name) throws IOException {
    out.raw("{");
    boolean written = writeGroup("Alphabetic", name.alphabetic().text(), false);
    written |= writeGroup("Ideographic", name.ideographic().text(), written);
    writeGroup("Phonetic", name.phonetic().text(), written);
    out.raw("}");
  }

  private boolean writeGroup(String name, String text, boolean after) throws IOException {
    if (text.isEmpty()) {
      return false;
    }
    out.raw(after ? "," : "").string(name).raw(":").string(text);
    return true;
  }

  private void writeDecimal(String value) throws IOException {
    if (JsonNumber.matches(value)) {
      out.raw(value);
      return;
    }
    if (value.length() > MAX_DECIMAL) {
      out.string(value);
      return;
    }
    // Spellings that PS3.5 allows and JSON does not: a plus sign, leading zeros, a bare point.
    try {
      out.raw(new BigDecimal(value).toString());
    } catch (NumberFormatException e) {
      out.string(value);
    }
  }

  private void writeLong(String value) throws IOException {
    BigDecimal number = new BigDecimal(value);
    if (number.abs().compareTo(BigDecimal.valueOf(MAX_EXACT)) <= 0) {
      out.raw(value);
    } else {
      out.string(value);
    }
  }

  // PS3.18 F.2.3 has strings for what JSON numbers can't say.
  private void writeReal(String value) throws IOException {
    if (value.endsWith("NaN") || value.endsWith("inf")) {
      out.string(value);
    } else {
      out.raw(value);
    }
  }

  private void writeItems(List<DataSet> items) throws IOException {
    out.raw(",\"Value\":[");
    for (int i = 0; i < items.size(); i++) {
      out.raw(i == 0 ? "" : ",");
      write(items.get(i));
    }
    out.raw("]");
  }

  private void writeReference(Optional<String> uri) throws IOException {
    if (uri.isPresent()) {
      out.raw(",\"BulkDataURI\":").string(uri.get());
    }
  }
}
