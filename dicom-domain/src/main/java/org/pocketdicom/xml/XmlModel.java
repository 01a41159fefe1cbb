package org.pocketdicom.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.PersonName;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.model.ModelWriter;
import org.pocketdicom.model.ValueText;

/**
 * The elements of one Data Set in the Native DICOM Model, with what is nested in them (PS3.19 A.1).
 */
final class XmlModel extends ModelWriter {

  private final XmlOutput out;

  XmlModel(BulkDataLocator bulkData, int mostInline, XmlOutput out) {
    super(bulkData, mostInline);
    this.out = out;
  }

  void writeElements(DataSet dataSet) throws IOException {
    for (DataElement element : dataSet) {
      if (isWritten(element)) {
        beginElement(element, dataSet);
        if (element.isEmpty()) {
          out.emptyTag();
        } else {
          out.endTag();
          writeContent(element);
          out.end("DicomAttribute");
        }
      }
    }
  }

  private void beginElement(DataElement element, DataSet around) throws IOException {
    int tag = element.tag();
    Optional<String> creator = around.privateCreator(tag).filter(XmlOutput::canHold);
    out.beginTag("DicomAttribute");
    out.attribute("tag", Tag.toHex(creator.isPresent() ? tag & 0xFFFF00FF : tag));
    out.attribute("vr", element.statedVr().name());
    String keyword = DataDictionary.keyword(tag);
    if (!keyword.isEmpty()) {
      out.attribute("keyword", keyword);
    }
    if (creator.isPresent()) {
      out.attribute("privateCreator", creator.get());
    }
  }

  @Override
  protected void writeBytes(EncodedValue bytes, int unit) throws IOException {
    out.base64("InlineBinary", bytes, unit);
  }

  @Override
  protected void writeValues(Vr vr, List<String> values) throws IOException {
    if (!values.stream().allMatch(XmlOutput::canHold)) {
      byte[] utf8 = String.join("\\", values).getBytes(StandardCharsets.UTF_8);
      writeBytes(new EncodedValue(utf8, 0, utf8.length, false), 1);
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      writeOne(vr, values.get(i), i + 1);
    }
  }

  private void writeOne(Vr vr, String value, int number) throws IOException {
    if (vr != Vr.PN) {
      begin("Value", number).text(ValueText.of(vr, value), "Value");
      return;
    }
    PersonName name = PersonName.parse(value);
    begin("PersonName", number).endTag();
    writeGroup("Alphabetic", name.alphabetic());
    writeGroup("Ideographic", name.ideographic());
    writeGroup("Phonetic", name.phonetic());
    out.end("PersonName");
  }

  private void writeGroup(String element, PersonName.ComponentGroup group) throws IOException {
    if (!group.text().isEmpty()) {
      out.beginTag(element).endTag();
      writeComponent("FamilyName", group.familyName());
      writeComponent("GivenName", group.givenName());
      writeComponent("MiddleName", group.middleName());
      writeComponent("NamePrefix", group.prefix());
      writeComponent("NameSuffix", group.suffix());
      out.end(element);
    }
  }

  private void writeComponent(String element, String text) throws IOException {
    if (!text.isEmpty()) {
      out.beginTag(element).text(text, element);
    }
  }

  @Override
  protected void writeItems(List<DataSet> items) throws IOException {
    for (int i = 0; i < items.size(); i++) {
      begin("Item", i + 1).endTag();
      writeElements(items.get(i));
      out.end("Item");
    }
  }

  private XmlOutput begin(String element, int number) throws IOException {
    return out.beginTag(element).attribute("number", Integer.toString(number));
  }

  @Override
  protected void writeReference(String uri) throws IOException {
    boolean uuid = uri.startsWith(NativeXmlWriter.UUID);
    out.beginTag("BulkData")
        .attribute(uuid ? "uuid" : "uri", uuid ? uri.substring(NativeXmlWriter.UUID.length()) : uri)
        .emptyTag();
  }
}
