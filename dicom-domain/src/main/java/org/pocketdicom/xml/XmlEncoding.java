package org.pocketdicom.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pocketdicom.error.MalformedDicom;

/**
 * The encoding of a document, by its byte order mark or its declaration, else UTF-8 (XML 1.0
 * appendix F). The JDK's parser could tell too, but says on standard error what it cannot decode.
 */
final class XmlEncoding {

  private static final int DECLARATION = 256;
  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private XmlEncoding() {}

  /**
   * The characters of a document, without a byte order mark.
   *
   * @return fails with a {@link java.nio.charset.CharacterCodingException} on bytes that are none
   */
  static Reader reader(InputStream in) throws IOException {
    byte[] head = in.readNBytes(DECLARATION);
    PushbackInputStream whole = new PushbackInputStream(in, DECLARATION);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    int mark = start.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    whole.unread(head, mark, head.length - mark);
    return new InputStreamReader(whole, charset(start.substring(mark)).newDecoder());
  }

  private static Charset charset(String start) {
    if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
      return StandardCharsets.UTF_16;
    }
    if (start.startsWith("<\0")) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.startsWith("\0<")) {
      return StandardCharsets.UTF_16BE;
    }
    Matcher declared = DECLARED.matcher(start);
    // Some programs declare UTF-16 and then write the text in UTF-8; it would not be found here.
    if (!declared.lookingAt() || declared.group(1).regionMatches(true, 0, "UTF-16", 0, 6)) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException e) {
      throw new MalformedDicom("XML: the declared encoding is not known");
    }
  }
}
