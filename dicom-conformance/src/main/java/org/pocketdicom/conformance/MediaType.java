package org.pocketdicom.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type as a header field says it (RFC 9110 8.3.1), read strictly.
 *
 * @param name type and subtype, in lower case
 * @param parameters by their names in lower case
 */
record MediaType(String name, Map<String, String> parameters) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern NAME = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \t]*;[ \t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*)\")");
  // application/dicom has no quotes in the examples of PS3.18, though the slash asks for them.
  private static final Pattern UNQUOTED_TYPE =
      Pattern.compile("[ \t]*;[ \t]*([Tt][Yy][Pp][Ee])=(" + TOKEN + "/" + TOKEN + ")()");

  static MediaType parse(String text) {
    Matcher name = NAME.matcher(text);
    Violation.unless(name.lookingAt(), "\"" + text + "\" is no media type");
    Map<String, String> parameters = new LinkedHashMap<>();
    int at = name.end();
    while (at < text.length()) {
      Matcher parameter = parameter(text, at);
      String value =
          parameter.group(2) != null
              ? parameter.group(2)
              : parameter.group(3).replaceAll("\\\\(.)", "$1");
      String before = parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value);
      Violation.unless(before == null, "\"" + text + "\" has a parameter twice");
      at = parameter.end();
    }
    return new MediaType(name.group(1).toLowerCase(Locale.ROOT), parameters);
  }

  private static Matcher parameter(String text, int at) {
    for (Pattern pattern : List.of(UNQUOTED_TYPE, PARAMETER)) {
      Matcher matcher = pattern.matcher(text).region(at, text.length());
      if (matcher.lookingAt()) {
        return matcher;
      }
    }
    throw new Violation("\"" + text + "\" is no media type from character " + at + " on");
  }

  String parameter(String parameter) {
    String value = parameters.get(parameter);
    if (value == null) {
      throw new Violation(name + " has no parameter " + parameter);
    }
    return value;
  }
}
