package org.pocketdicom.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first part of a multipart body (RFC 2046 5.1.1), in memory that does not grow with it. */
final class FirstPart {

  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";]{1,70})");
  private static final int WINDOW = 256 << 10;
  private static final int LONGEST_LINE = 8 << 10;

  private FirstPart() {}

  /**
   * Copies it; of a body that is not multipart all.
   *
   * @param contentType of the body
   * @throws IOException if the body ends before the part does
   */
  static void copy(String contentType, InputStream body, OutputStream out) throws IOException {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      body.transferTo(out);
      return;
    }
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new IOException("the server's answer has no boundary");
    }
    String delimiter = "--" + boundary.group(1).strip();
    while (!line(body).equals(delimiter)) {
      // what comes before the first part
    }
    while (!line(body).isEmpty()) {
      // its header
    }
    copyTo(("\r\n" + delimiter).getBytes(ISO_8859_1), body, out);
  }

  private static String line(InputStream body) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = body.read(); b != '\n'; b = body.read()) {
      if (b < 0 || line.size() == LONGEST_LINE) {
        throw cut();
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).strip();
  }

  private static void copyTo(byte[] delimiter, InputStream body, OutputStream out)
      throws IOException {
    byte[] window = new byte[WINDOW];
    int held = 0;
    while (true) {
      int n = body.read(window, held, window.length - held);
      if (n < 0) {
        throw cut();
      }
      int filled = held + n;
      int end = find(delimiter, window, filled);
      if (end >= 0) {
        out.write(window, 0, end);
        return;
      }
      // The last bytes may be the beginning of the delimiter.
      int safe = Math.max(0, filled - delimiter.length + 1);
      out.write(window, 0, safe);
      held = filled - safe;
      System.arraycopy(window, safe, window, 0, held);
    }
  }

  private static int find(byte[] wanted, byte[] window, int filled) {
    for (int i = 0; i <= filled - wanted.length; i++) {
      if (window[i] == '\r'
          && Arrays.equals(window, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static IOException cut() {
    return new IOException("the server's answer ends before the object does");
  }
}
