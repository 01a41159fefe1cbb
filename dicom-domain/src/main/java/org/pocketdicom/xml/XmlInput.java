package org.pocketdicom.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/**
 * Reads an XML document, event by event. Document types, and with them entities, are refused;
 * nothing is ever opened. Namespaces do not count. Not for use by several threads.
 */
final class XmlInput {

  /** What {@link #next} met; comments and processing instructions are passed over. */
  enum Event {
    START,
    TEXT,
    END,
    END_OF_DOCUMENT
  }

  private static final String NO_LIMIT = "0";

  private final MeteredStream in;
  private final XMLStreamReader reader;
  private final int maxText;

  /**
   * @param maxText the longest text that {@link #text} may give, in units of UTF-16
   * @param maxDepth how deep elements may be nested
   */
  XmlInput(InputStream in, int maxText, int maxDepth) throws IOException {
    this.in = new MeteredStream(in);
    this.maxText = maxText;
    try {
      this.reader = factory(maxDepth).createXMLStreamReader(XmlEncoding.reader(this.in));
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  // Always the JDK's own: what else is on a class path may not know these properties. Its limits of
  // entities would count &amp; as well, and without document types there are no others.
  private static XMLInputFactory factory(int maxDepth) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", NO_LIMIT);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", NO_LIMIT);
    factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(maxDepth));
    return factory;
  }

  /** The next start tag, end tag or piece of text. */
  Event next() throws IOException {
    while (true) {
      in.refill();
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return Event.START;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return Event.END;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          return Event.TEXT;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return Event.END_OF_DOCUMENT;
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw malformed("a document type or an entity is not taken");
      }
    }
  }

  private int step() throws IOException {
    try {
      return reader.next();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  /** The name of the element that begins or ends, without a prefix. */
  String name() {
    return reader.getLocalName();
  }

  /** An attribute of the element that begins; empty text where it has none of that name. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Whether the piece of text is nothing but white space. */
  boolean isBlank() {
    return reader.getText().isBlank();
  }

  /** The text of the element that begins, to its end. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    while (nextOfText()) {
      if (text.length() > maxText - reader.getTextLength()) {
        throw new LimitExceeded("a text is longer than " + maxText + " characters");
      }
      text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }
    return text.toString();
  }

  /** The text of the element that begins, to its end, as bytes of ASCII without white space. */
  InputStream bytes() {
    return new InputStream() {
      private String piece = "";
      private int at;
      private boolean ended;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int n = 0;
        while (n < length && hasNext()) {
          char c = piece.charAt(at++);
          if (!Character.isWhitespace(c)) {
            target[offset + n++] = c < 0x80 ? (byte) c : 0; // which is in no base64 either
          }
        }
        return n == 0 && length > 0 ? -1 : n;
      }

      private boolean hasNext() throws IOException {
        while (at == piece.length() && !ended) {
          ended = !nextOfText();
          piece = ended ? "" : reader.getText();
          at = 0;
        }
        return !ended;
      }
    };
  }

  private boolean nextOfText() throws IOException {
    return switch (next()) {
      case TEXT -> true;
      case END -> false;
      case START, END_OF_DOCUMENT -> throw malformed("an element stands where text is due");
    };
  }

  /** Passes over the rest of the element that begins. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0; ) {
      switch (next()) {
        case START -> depth++;
        case END -> depth--;
        case TEXT, END_OF_DOCUMENT -> {}
      }
    }
  }

  /** A failure that says where it is. */
  MalformedDicom malformed(String what) {
    return malformed(what, reader.getLocation());
  }

  private static MalformedDicom malformed(String what, Location place) {
    return new MalformedDicom(
        "XML: "
            + what
            + " at line "
            + place.getLineNumber()
            + ", column "
            + place.getColumnNumber());
  }

  // The parser's own message may quote the document.
  private static MalformedDicom failure(XMLStreamException e) throws IOException {
    if (e.getNestedException() instanceof IOException failed
        && !(failed instanceof CharacterCodingException)) {
      throw failed;
    }
    Location place = e.getLocation();
    return place == null
        ? new MalformedDicom("XML: the document is not well-formed")
        : malformed("the document is not well-formed", place);
  }
}
