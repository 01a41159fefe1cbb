package org.pocketdicom.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of JSON (RFC 8259). */
final class JsonParser {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final int MAX_DEPTH = 200;

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  Json whole() {
    Json value = value();
    space();
    check(at == text.length(), "something stands behind the JSON value");
    return value;
  }

  private Json value() {
    space();
    check(at < text.length(), "the JSON ends early");
    check(depth < MAX_DEPTH, "the JSON is nested too deep");
    depth++;
    Json value =
        switch (text.charAt(at)) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> new Json.Str(string());
          case 't' -> literal("true", Json.Literal.TRUE);
          case 'f' -> literal("false", Json.Literal.FALSE);
          case 'n' -> literal("null", Json.Literal.NULL);
          default -> number();
        };
    depth--;
    return value;
  }

  private Json object() {
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    if (ends('}')) {
      return new Json.Obj(members);
    }
    do {
      space();
      check(at < text.length() && text.charAt(at) == '"', "a JSON member has no name");
      String name = string();
      check(ends(':'), "a JSON member has no colon");
      check(members.put(name, value()) == null, "a JSON member comes twice: " + name);
    } while (ends(','));
    check(ends('}'), "a JSON object is not closed");
    return new Json.Obj(members);
  }

  private Json array() {
    List<Json> items = new ArrayList<>();
    at++;
    if (ends(']')) {
      return new Json.Arr(items);
    }
    do {
      items.add(value());
    } while (ends(','));
    check(ends(']'), "a JSON array is not closed");
    return new Json.Arr(items);
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      check(at < text.length(), "a JSON string is not closed");
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      check(c >= ' ', "a JSON string has a control character");
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    check(at < text.length(), "a JSON string is not closed");
    char c = text.charAt(at++);
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(simple);
    }
    check(
        c == 'u' && text.regionMatches(at, "0000", 0, 0) && at + 4 <= text.length(),
        "a JSON string has an unknown escape");
    String digits = text.substring(at, at + 4);
    check(digits.matches("[0-9A-Fa-f]{4}"), "a JSON string has an unknown escape");
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private Json literal(String word, Json value) {
    check(text.startsWith(word, at), "there is no JSON value");
    at += word.length();
    return value;
  }

  private Json number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    check(number.lookingAt(), "there is no JSON value");
    at = number.end();
    return new Json.Num(number.group());
  }

  /** Whether the next character is this one; then it is passed over. */
  private boolean ends(char c) {
    space();
    boolean is = at < text.length() && text.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void check(boolean holds, String message) {
    Violation.unless(holds, message + " (at character " + at + ")");
  }
}
