package org.pocketdicom.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.model.ModelWriter;
import org.pocketdicom.model.ValueText;

/** One Data Set in the DICOM JSON Model, with what is nested in it (PS3.18 F.2). */
final class JsonModel extends ModelWriter {

  // PS3.5 6.2 has 16; BigDecimal would take its time for a million.
  private static final int MAX_DECIMAL = 64;
  private static final long MAX_EXACT = 1L << 53;

  private final JsonOutput out;

  JsonModel(BulkDataLocator bulkData, int mostInline, JsonOutput out) {
    super(bulkData, mostInline);
    this.out = out;
  }

  void write(DataSet dataSet) throws IOException {
    out.raw("{");
    boolean first = true;
    for (DataElement element : dataSet) {
      if (isWritten(element)) {
        out.raw(first ? "" : ",").raw("\"").raw(Tag.toHex(element.tag())).raw("\":{\"vr\":\"");
        out.raw(element.statedVr().name()).raw("\"");
        if (!element.isEmpty()) {
          writeContent(element);
        }
        out.raw("}");
        first = false;
      }
    }
    out.raw("}");
  }

  @Override
  protected void writeBytes(EncodedValue bytes, int unit) throws IOException {
    out.raw(",\"InlineBinary\":").base64(bytes, unit);
  }

  @Override
  protected void writeValues(Vr vr, List<String> values) throws IOException {
    if (values.isEmpty() || values.size() == 1 && values.getFirst().isEmpty()) {
      return;
    }
    out.raw(",\"Value\":[");
    for (int i = 0; i < values.size(); i++) {
      out.raw(i == 0 ? "" : ",");
      if (values.get(i).isEmpty()) {
        out.raw("null");
      } else {
        writeOne(vr, values.get(i));
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
    // BigDecimal also takes digits of other scripts.
    if (value.length() > MAX_DECIMAL || !value.chars().allMatch(c -> c < 0x80)) {
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

  @Override
  protected void writeItems(List<DataSet> items) throws IOException {
    out.raw(",\"Value\":[");
    for (int i = 0; i < items.size(); i++) {
      out.raw(i == 0 ? "" : ",");
      write(items.get(i));
    }
    out.raw("]");
  }

  @Override
  protected void writeReference(String uri) throws IOException {
    out.raw(",\"BulkDataURI\":").string(uri);
  }
}
