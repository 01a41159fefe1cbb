package org.pocketdicom.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;

/**
 * Reads JSON texts (RFC 8259) in UTF-8, token by token, as strictly as the RFC says, but for two
 * things met in practice: a byte order mark is passed over, and NaN, Infinity and −Infinity are
 * numbers. Several texts may follow each other. Memory is one buffer, one string and one bit for
 * each level. Not for use by several threads.
 */
final class JsonInput {

  /** What {@link #next} met; a name, a string or a number has a text. */
  enum Token {
    BEGIN_OBJECT,
    END_OBJECT,
    BEGIN_ARRAY,
    END_ARRAY,
    NAME,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    END
  }

  private static final Set<String> NO_FINITE_NUMBER = Set.of("NaN", "Infinity", "-Infinity");
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};
  private static final int MAX_NUMBER = 1024;
  private static final int MAX_DEPTH = 1 << 20;

  private final InputStream in;
  private final int maxText;
  private final byte[] buffer = new byte[16 << 10];
  private long base;
  private int position;
  private int limit;

  // One bit for each level: whether it is an object.
  private final BitSet objects = new BitSet();
  private int depth;
  private boolean first;
  private boolean valueDue;

  private boolean inString;
  private final ByteBuffer escaped = ByteBuffer.allocate(4).limit(0);
  private byte[] text = new byte[256];
  private String number = "";

  /**
   * @param maxText the longest string that {@link #text} may give, in bytes of UTF-8
   */
  JsonInput(InputStream in, int maxText) {
    this.in = in;
    this.maxText = maxText;
  }

  /** The next token; a string that nobody asked for is passed over. */
  Token next() throws IOException {
    passText();
    int c = visible();
    if (depth == 0) {
      if (c == BYTE_ORDER_MARK[0] && base + position == 0) {
        c = passByteOrderMark();
      }
      return c < 0 ? Token.END : value(c);
    }
    if (valueDue) {
      valueDue = false;
      expect(c, ':');
      return value(visible());
    }
    boolean object = objects.get(depth - 1);
    if (c == (object ? '}' : ']')) {
      position++;
      depth--;
      first = false;
      return object ? Token.END_OBJECT : Token.END_ARRAY;
    }
    if (!first) {
      expect(c, ',');
      c = visible();
    }
    first = false;
    if (!object) {
      return value(c);
    }
    if (c != '"') {
      throw malformed("there is no name");
    }
    valueDue = true;
    return beginString(Token.NAME);
  }

  /** The text of the token, which is a name, a string or a number; can be asked for once. */
  String text() throws IOException {
    if (!number.isEmpty()) {
      String result = number;
      number = "";
      return result;
    }
    int length = 0;
    int signs = 0;
    for (int n; (n = content(text, length, text.length - length)) >= 0; length += n) {
      for (int i = length; i < length + n; i++) {
        signs |= text[i];
      }
      if (length + n == text.length) {
        grow();
      }
    }
    return signs >= 0
        ? new String(text, 0, length, StandardCharsets.ISO_8859_1)
        : decoded(ByteBuffer.wrap(text, 0, length));
  }

  private void grow() {
    if (text.length >= maxText) {
      throw new LimitExceeded("a string is longer than " + maxText + " bytes");
    }
    text = Arrays.copyOf(text, (int) Math.min(text.length * 2L, maxText));
  }

  private String decoded(ByteBuffer utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw malformed("a string is not UTF-8");
    }
  }

  /** The bytes of the token, which is a string, in UTF-8; in place of {@link #text}. */
  InputStream bytes() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        return length == 0 ? 0 : content(target, offset, length);
      }
    };
  }

  /** Passes over the value that begins with the next token. */
  void skip() throws IOException {
    int outside = depth;
    do {
      next();
    } while (depth > outside);
  }

  /** A failure that says where it is. */
  MalformedDicom malformed(String what) {
    return new MalformedDicom("JSON: " + what + " at byte " + (base + position));
  }

  private int passByteOrderMark() throws IOException {
    for (int expected : BYTE_ORDER_MARK) {
      if (peek() != expected) {
        throw malformed("there is no value");
      }
      position++;
    }
    return visible();
  }

  private Token value(int c) throws IOException {
    return switch (c) {
      case '{', '[' -> begin(c == '{');
      case '"' -> beginString(Token.STRING);
      case -1 -> throw malformed("the text ends too early");
      default -> word();
    };
  }

  private Token beginString(Token token) {
    position++;
    inString = true;
    return token;
  }

  private Token begin(boolean object) {
    if (depth == MAX_DEPTH) {
      throw new LimitExceeded("JSON is nested deeper than " + MAX_DEPTH);
    }
    position++;
    objects.set(depth++, object);
    first = true;
    return object ? Token.BEGIN_OBJECT : Token.BEGIN_ARRAY;
  }

  private Token word() throws IOException {
    StringBuilder word = new StringBuilder();
    while ((position < limit || fill()) && isOfWord(buffer[position])) {
      if (word.length() == MAX_NUMBER) {
        throw new LimitExceeded("a number is longer than " + MAX_NUMBER + " characters");
      }
      word.append((char) buffer[position++]);
    }
    String found = word.toString();
    return switch (found) {
      case "true" -> Token.TRUE;
      case "false" -> Token.FALSE;
      case "null" -> Token.NULL;
      default -> {
        if (!JsonNumber.matches(found) && !NO_FINITE_NUMBER.contains(found)) {
          throw malformed("there is no value");
        }
        number = found;
        yield Token.NUMBER;
      }
    };
  }

  private static boolean isOfWord(byte c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private void passText() throws IOException {
    number = "";
    while (inString) {
      content(text, 0, text.length);
    }
  }

  /** Copies some of the string's content; returns −1 behind its end. */
  private int content(byte[] target, int offset, int length) throws IOException {
    if (escaped.hasRemaining()) {
      int n = Math.min(length, escaped.remaining());
      escaped.get(target, offset, n);
      return n;
    }
    if (!inString) {
      return -1;
    }
    int c = peek();
    if (c == '\\') {
      position++;
      escape();
      return content(target, offset, length);
    }
    if (c == '"') {
      position++;
      inString = false;
      return -1;
    }
    int from = position;
    int most = Math.min(limit, from + length);
    while (position < most && isPlain(buffer[position])) {
      position++;
    }
    if (position == from) {
      throw malformed("a control character stands in a string");
    }
    System.arraycopy(buffer, from, target, offset, position - from);
    return position - from;
  }

  private static boolean isPlain(byte c) {
    return (c >= 0x20 || c < 0) && c != '"' && c != '\\';
  }

  private void escape() throws IOException {
    int c = peek();
    position++;
    int character =
        switch (c) {
          case '"', '\\', '/' -> c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> character();
          default -> throw malformed("an escape sequence is none of RFC 8259");
        };
    byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    escaped.clear().put(bytes).flip();
  }

  // A character beyond U+FFFF is two escape sequences (RFC 8259 7).
  private int character() throws IOException {
    char unit = unit();
    if (!Character.isSurrogate(unit)) {
      return unit;
    }
    if (Character.isHighSurrogate(unit) && peek() == '\\') {
      position++;
      if (peek() == 'u') {
        position++;
        char low = unit();
        if (Character.isLowSurrogate(low)) {
          return Character.toCodePoint(unit, low);
        }
      }
    }
    throw malformed("half a surrogate pair is no character");
  }

  private char unit() throws IOException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int c = peek();
      if (!HexFormat.isHexDigit(c)) {
        throw malformed("an escape sequence is none of RFC 8259");
      }
      unit = unit << 4 | HexFormat.fromHexDigit(c);
      position++;
    }
    return (char) unit;
  }

  private void expect(int c, char expected) {
    if (c != expected) {
      throw malformed("there is no '" + expected + "'");
    }
    position++;
  }

  /** The next byte that is not white space, which is not passed; −1 at the end. */
  private int visible() throws IOException {
    while (position < limit || fill()) {
      byte c = buffer[position];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c & 0xFF;
      }
      position++;
    }
    return -1;
  }

  private int peek() throws IOException {
    if (position == limit && !fill()) {
      throw malformed("the text ends too early");
    }
    return buffer[position] & 0xFF;
  }

  private boolean fill() throws IOException {
    base += limit;
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }
}
