package org.pocketdicom.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.model.ValueText;

/**
 * Writes Data Sets in the Native DICOM Model (PS3.19 A.1), XML 1.0 in UTF-8, streaming.
 *
 * <p>Group lengths are left out, and Specific Character Set says what the text is in now, ISO_IR
 * 192. Private elements have the tag {@code gggg00ee} and their creator beside it; those of a block
 * that nobody reserved keep their tag. Private Creators are elements as well. Text with characters
 * that XML 1.0 has not, such as a form feed, is InlineBinary of its UTF-8, so that nothing is lost.
 *
 * <p>{@link NativeXmlReader} gives the same Data Set again, but for what has no meaning: padding,
 * the byte order and the character set; empty components and groups at the end of a name; which NaN
 * a NaN is; and of blocks of one group that have the same creator, which one an element was in.
 */
public final class NativeXmlWriter {

  private static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";
  static final String UUID = "urn:uuid:";

  private final BulkDataLocator bulkData;
  private final int mostInline;
  private final XmlOutput out;

  private NativeXmlWriter(BulkDataLocator bulkData, int mostInline, XmlOutput out) {
    this.bulkData = bulkData;
    this.mostInline = mostInline;
    this.out = out;
  }

  /**
   * Writes one document with every value that is in memory.
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
   * Writes one document.
   *
   * @param bulkData asked for the URIs of values that are long or not in memory; one that begins
   *     with {@code urn:uuid:} is written as a UUID
   * @param mostInline how many bytes an encoded value may have not to be long
   * @param out neither flushed nor closed
   * @throws IOException if {@code out} does
   */
  public static void write(
      DataSet dataSet, BulkDataLocator bulkData, int mostInline, OutputStream out)
      throws IOException {
    XmlOutput xml = new XmlOutput(out);
    xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    xml.beginTag("NativeDicomModel").attribute("xmlns", NAMESPACE);
    xml.attribute("xml:space", "preserve").endTag();
    new NativeXmlWriter(bulkData, mostInline, xml).writeElements(dataSet);
    xml.end("NativeDicomModel");
    xml.finish();
  }

  private void writeElements(DataSet dataSet) throws IOException {
    for (DataElement element : dataSet) {
      if (!Tag.isGroupLength(element.tag())) {
        beginElement(element, dataSet);
        if (element.isEmpty()) {
          out.emptyTag();
        } else {
          out.endTag();
          writeValue(element);
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

  private void writeValue(DataElement element) throws IOException {
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
    if (element.statedVr().kind() == Vr.Kind.BYTES) {
      out.base64("InlineBinary", encoded, element.statedVr().unit());
      return;
    }
    List<String> values =
        element.tag() == Tags.SpecificCharacterSet ? List.of("ISO_IR 192") : element.strings();
    if (!values.stream().allMatch(XmlOutput::canHold)) {
      byte[] utf8 = String.join("\\", values).getBytes(StandardCharsets.UTF_8);
      out.base64("InlineBinary", new EncodedValue(utf8, 0, utf8.length, false), 1);
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      writeOne(element.vr(), values.get(i), i + 1);
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

  private void writeItems(List<DataSet> items) throws IOException {
    for (int i = 0; i < items.size(); i++) {
      begin("Item", i + 1).endTag();
      writeElements(items.get(i));
      out.end("Item");
    }
  }

  private XmlOutput begin(String element, int number) throws IOException {
    return out.beginTag(element).attribute("number", Integer.toString(number));
  }

  private void writeReference(Optional<String> uri) throws IOException {
    if (uri.isPresent()) {
      boolean uuid = uri.get().startsWith(UUID);
      out.beginTag("BulkData")
          .attribute(uuid ? "uuid" : "uri", uuid ? uri.get().substring(UUID.length()) : uri.get())
          .emptyTag();
    }
  }
}
