package org.pocketdicom.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.model.Utf8Output;

/** Writes JSON text (RFC 8259) in UTF-8. Not for use by several threads. */
final class JsonOutput {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Utf8Output out;

  JsonOutput(OutputStream out) {
    this.out = new Utf8Output(out);
  }

  /** Hands on what is left; the stream is not flushed. */
  void finish() throws IOException {
    out.finish();
  }

  /** Writes ASCII text as it is. */
  JsonOutput raw(String ascii) throws IOException {
    out.raw(ascii);
    return this;
  }

  /** Writes bytes as a string in base64, words little endian. */
  void base64(EncodedValue value, int unit) throws IOException {
    out.put('"');
    out.base64(value, unit);
    out.put('"');
  }

  /** Writes a string in quotes, escaped (RFC 8259 7). */
  JsonOutput string(String text) throws IOException {
    out.put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        escape(c);
      } else {
        i += out.character(text, i);
      }
    }
    out.put('"');
    return this;
  }

  private void escape(char c) throws IOException {
    out.put('\\');
    switch (c) {
      case '"', '\\' -> out.put(c);
      case '\n' -> out.put('n');
      case '\r' -> out.put('r');
      case '\t' -> out.put('t');
      default -> {
        out.raw("u00");
        out.put(HEX[c >> 4]);
        out.put(HEX[c & 0xF]);
      }
    }
  }
}
