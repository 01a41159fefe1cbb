package org.pocketdicom.http.dicomweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pocketdicom.http.Parameters;
import org.pocketdicom.http.multipart.HeaderValue;

/**
 * One alternative of what a client accepts (RFC 9110 12.5.1, PS3.18 8.7.4).
 *
 * @param type in lower case, e.g. {@code multipart/related} or {@code image/*}
 * @param part what the parts of a multipart answer are; empty text where that is not told
 * @param transferSyntaxes UIDs or {@code *} for the stored one, in the order of preference; none
 *     for the media type's default
 * @param quality 0 (not wanted) to 1
 */
record MediaRange(String type, String part, List<String> transferSyntaxes, double quality) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
  private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);
  private static final Pattern QUALITY = Pattern.compile("(0(\\.[0-9]*)?|1(\\.0*)?|\\.[0-9]+)");
  private static final Pattern SYNTAX = Pattern.compile("\\*|[0-9.]{1,64}");

  MediaRange {
    transferSyntaxes = List.copyOf(transferSyntaxes);
  }

  /** The alternatives of a list; what makes no sense in it is 400. */
  static List<MediaRange> list(String text) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String one : split(text, ',')) {
      if (!one.isBlank()) {
        ranges.add(of(one.strip()));
      }
    }
    return ranges;
  }

  private static MediaRange of(String text) {
    List<String> pieces = split(text, ';');
    String type = pieces.getFirst().strip().toLowerCase(Locale.ROOT);
    if (type.equals("*")) {
      type = "*/*"; // as java.net.HttpURLConnection has it
    }
    if (!TYPE.matcher(type).matches()) {
      throw Parameters.bad("what is accepted is no list of media types");
    }
    String part = "";
    List<String> syntaxes = new ArrayList<>();
    double quality = 1;
    for (String piece : pieces.subList(1, pieces.size())) {
      HeaderValue parameter = HeaderValue.parse(";" + piece);
      part = parameter.parameter("type").orElse(part).toLowerCase(Locale.ROOT);
      parameter.parameter("transfer-syntax").map(MediaRange::syntax).ifPresent(syntaxes::add);
      quality = parameter.parameter("q").map(MediaRange::quality).orElse(quality);
    }
    return new MediaRange(type, part, syntaxes, quality);
  }

  /** The same, wanted less than anything that is asked for in another way. */
  MediaRange weakened() {
    return new MediaRange(type, part, transferSyntaxes, quality / 1e6);
  }

  private static double quality(String text) {
    if (!QUALITY.matcher(text).matches()) {
      throw Parameters.bad("the q of an accepted media type is from 0 to 1 (RFC 9110 12.4.2)");
    }
    return Double.parseDouble(text);
  }

  private static String syntax(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw Parameters.bad("a transfer-syntax is a UID or * (PS3.18 8.7.3.5)");
    }
    return text;
  }

  /** Splits at a separator that is not in quotes. */
  private static List<String> split(String text, char separator) {
    List<String> pieces = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        i++;
      } else if (c == separator && !quoted) {
        pieces.add(text.substring(from, i));
        from = i + 1;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /**
   * How closely this names an offer: 0 not at all, 1 as anything, 2 by a part of its type, 3 by its
   * type, 4 by the type of its parts as well.
   */
  int closeness(Offer offer) {
    if (offer.isMultipart() && type.equals(Offer.MULTIPART)) {
      return part.isEmpty() ? 3 : nears(part, offer.part()) > 0 ? 1 + nears(part, offer.part()) : 0;
    }
    return nears(type, offer.type());
  }

  private static int nears(String pattern, String type) {
    if (pattern.equals(type)) {
      return 3;
    }
    if (pattern.equals("*/*")) {
      return 1;
    }
    return pattern.endsWith("/*") && type.startsWith(pattern.substring(0, pattern.length() - 1))
        ? 2
        : 0;
  }
}
