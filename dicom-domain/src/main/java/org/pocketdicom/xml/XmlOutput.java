package org.pocketdicom.xml;

import java.io.IOException;
import java.io.OutputStream;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.model.Utf8Output;

/** Writes XML 1.0 in UTF-8, each element on a line. Not for use by several threads. */
final class XmlOutput {

  private final Utf8Output out;
  private int depth;

  XmlOutput(OutputStream out) {
    this.out = new Utf8Output(out);
  }

  /** Whether a document can hold the text (XML 1.0 2.2): most control characters it cannot. */
  static boolean canHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c >= 0xFFFE) {
        return false;
      }
    }
    return true;
  }

  /** Hands on what is left; the stream is not flushed. */
  void finish() throws IOException {
    out.finish();
  }

  /** Writes markup on a line of its own. */
  void line(String markup) throws IOException {
    indent();
    out.raw(markup).put('\n');
  }

  /** Begins a start tag, which attributes and {@link #endTag} or {@link #emptyTag} follow. */
  XmlOutput beginTag(String name) throws IOException {
    indent();
    out.raw("<").raw(name);
    return this;
  }

  XmlOutput attribute(String name, String value) throws IOException {
    out.raw(" ").raw(name).raw("=\"");
    escaped(value);
    out.put('"');
    return this;
  }

  /** Ends a start tag; what is in the element is indented. */
  void endTag() throws IOException {
    out.raw(">\n");
    depth++;
  }

  /** Ends the tag of an empty element. */
  void emptyTag() throws IOException {
    out.raw("/>\n");
  }

  /** Ends the element that was begun last. */
  void end(String name) throws IOException {
    depth--;
    line("</" + name + ">");
  }

  /** Ends a start tag, and writes an element's text and its end. */
  void text(String text, String name) throws IOException {
    out.put('>');
    escaped(text);
    out.raw("</").raw(name).raw(">\n");
  }

  /** Writes an element with bytes in base64, words little endian. */
  void base64(String name, EncodedValue value, int unit) throws IOException {
    indent();
    out.raw("<").raw(name).raw(">");
    out.base64(value, unit);
    out.raw("</").raw(name).raw(">\n");
  }

  private void indent() throws IOException {
    for (int i = 0; i < depth; i++) {
      out.put(' ');
    }
  }

  // White space that a reader would normalise is written as a reference (XML 1.0 2.11, 3.3.3).
  private void escaped(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> out.raw("&amp;");
        case '<' -> out.raw("&lt;");
        case '>' -> out.raw("&gt;");
        case '"' -> out.raw("&quot;");
        case '\t' -> out.raw("&#9;");
        case '\n' -> out.raw("&#10;");
        case '\r' -> out.raw("&#13;");
        default -> i += out.character(text, i);
      }
    }
  }
}
