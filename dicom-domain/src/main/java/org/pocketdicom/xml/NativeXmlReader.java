package org.pocketdicom.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.PersonName.ComponentGroup;
import org.pocketdicom.data.Tag;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.model.DataSetAssembly;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.xml.XmlInput.Event;

/**
 * Reads a Data Set in the Native DICOM Model (PS3.19 A.1), streaming.
 *
 * <p>The result is in memory, little endian, its text in UTF-8 under ISO_IR 192. Bulk data stays a
 * {@link org.pocketdicom.data.Value.BulkDataUri}, a UUID as {@code urn:uuid:…}; nothing is fetched.
 * Group lengths are dropped. A private element goes to the block of its creator, which is reserved
 * where the document has no element for it; a creator's second block in one group is told from its
 * first by the order of the elements.
 *
 * <p>The document may be in any encoding that it declares. Document types are refused, so there are
 * no entities. The namespace does not count; unknown elements and attributes are passed over. Of
 * the model, these departures are understood: no vr, or one that is unknown, and values as {@link
 * org.pocketdicom.json.DicomJsonReader} takes them; InlineBinary for text, in UTF-8; values without
 * a number; private tags with their block.
 */
public final class NativeXmlReader {

  // A number costs a few bytes, the empty values before it are not to cost megabytes.
  private static final int MOST_MISSING = 256;

  private static final List<String> COMPONENTS =
      List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");
  private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  /** An attribute that is open. */
  private static final class Open {
    private final String vr;
    private int values;

    Open(String vr) {
      this.vr = vr;
    }
  }

  private final XmlInput xml;
  private final DataSetAssembly assembly;
  private final Deque<Open> open = new ArrayDeque<>();

  private NativeXmlReader(InputStream in, ReadLimits limits) throws IOException {
    // Each level is an attribute and an Item, and a person's name takes three more.
    int depth = Math.addExact(Math.multiplyExact(2, limits.depth()), 8);
    this.xml = new XmlInput(in, limits.headerBytes(), depth);
    this.assembly = new DataSetAssembly(limits);
  }

  /**
   * Reads one document.
   *
   * @param in the caller closes it
   * @throws IOException if {@code in} fails
   * @throws MalformedDicom if the input is not a document in the Native DICOM Model
   * @throws org.pocketdicom.error.LimitExceeded if it needs more than the limits allow
   */
  public static DataSet read(InputStream in, ReadLimits limits) throws IOException {
    return new NativeXmlReader(in, limits).read();
  }

  private DataSet read() throws IOException {
    if (xml.next() != Event.START || !xml.name().equals("NativeDicomModel")) {
      throw xml.malformed("the root is not NativeDicomModel");
    }
    boolean inAttribute = false;
    while (true) {
      switch (xml.next()) {
        case START -> inAttribute = inAttribute ? inAttribute() : inDataSet();
        case TEXT -> {
          if (!xml.isBlank()) {
            throw xml.malformed("text stands where an element is due");
          }
        }
        case END -> {
          if (inAttribute) {
            assembly.endElement(open.pop().vr);
          } else if (!open.isEmpty()) {
            assembly.endItem();
          }
          inAttribute = !inAttribute;
        }
        case END_OF_DOCUMENT -> {
          return assembly.finish();
        }
      }
    }
  }

  /** Begins an attribute; returns whether it is one. */
  private boolean inDataSet() throws IOException {
    if (!xml.name().equals("DicomAttribute")) {
      xml.skip();
      return false;
    }
    String name = xml.attribute("tag");
    OptionalInt tag = name.length() == 8 ? Tag.parse(name) : OptionalInt.empty();
    String creator = xml.attribute("privateCreator").strip();
    begin(tag.orElseThrow(() -> xml.malformed("an attribute has no tag, as 00100020")), creator);
    open.push(new Open(xml.attribute("vr")));
    return true;
  }

  private void begin(int tag, String creator) {
    if (creator.isEmpty() || !Tag.isPrivate(tag) || Tag.element(tag) >= 0x1000) {
      assembly.beginElement(tag);
    } else {
      assembly.beginPrivateElement(tag, creator);
    }
  }

  /** Takes what is in an attribute; returns whether the attribute goes on behind it. */
  private boolean inAttribute() throws IOException {
    switch (xml.name()) {
      case "Value" -> {
        passMissing();
        assembly.value(xml.text());
      }
      case "PersonName" -> {
        passMissing();
        personName();
      }
      case "InlineBinary" -> assembly.base64(xml.bytes());
      case "BulkData" -> bulkData();
      case "Item" -> {
        assembly.beginItem();
        return false;
      }
      default -> xml.skip();
    }
    return true;
  }

  // Values are numbered from 1 without a gap (PS3.19 A.1.5); a gap is taken for empty values.
  private void passMissing() {
    Open attribute = open.element();
    String text = xml.attribute("number");
    int number = text.isEmpty() ? attribute.values + 1 : number(text);
    if (number <= attribute.values) {
      throw xml.malformed("values are not in the order of their numbers");
    }
    if (number - attribute.values > MOST_MISSING) {
      throw xml.malformed("more than " + MOST_MISSING + " values are missing before a number");
    }
    while (++attribute.values < number) {
      assembly.value("");
    }
  }

  private int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw xml.malformed("a value's number is none");
    }
  }

  private void personName() throws IOException {
    String[] groups = {"", "", ""};
    while (nextChild()) {
      int group = GROUPS.indexOf(xml.name());
      if (group < 0) {
        xml.skip();
      } else {
        groups[group] = componentGroup();
      }
    }
    assembly.name(groups[0], groups[1], groups[2]);
  }

  private String componentGroup() throws IOException {
    List<String> texts = new ArrayList<>(List.of("", "", "", "", ""));
    while (nextChild()) {
      int component = COMPONENTS.indexOf(xml.name());
      if (component < 0) {
        xml.skip();
      } else {
        texts.set(component, xml.text());
      }
    }
    return ComponentGroup.of(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4))
        .text();
  }

  /** Whether another element begins before the one that is open ends; text between is passed. */
  private boolean nextChild() throws IOException {
    Event event;
    do {
      event = xml.next();
    } while (event == Event.TEXT);
    return event == Event.START;
  }

  private void bulkData() throws IOException {
    String uuid = xml.attribute("uuid");
    String uri = xml.attribute("uri");
    if (uuid.isEmpty() == uri.isEmpty()) {
      throw xml.malformed("bulk data has one uuid or uri");
    }
    assembly.bulkData(uuid.isEmpty() ? uri : NativeXmlWriter.UUID + uuid);
    xml.skip();
  }
}
