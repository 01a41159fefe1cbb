package org.pocketdicom.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.pocketdicom.data.DateTime;

/** The form in which values are compared: equal texts match, and times are in order as texts. */
final class KeyText {

  /** Longer texts are shortened, so that they fit into an index; their digest tells them apart. */
  static final int MAX_LENGTH = 512;

  private static final int KEPT = MAX_LENGTH - 64;
  private static final int MAX_SCALE = 100;

  // Years of four digits, as DA has them: texts of one length are in order.
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmssSSSSSS");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS");

  private KeyText() {}

  static String of(LocalDate date) {
    return DATE.format(date);
  }

  static String of(LocalTime time) {
    return TIME.format(time);
  }

  /** A moment: of UTC where its offset is known, else of wherever it was. */
  static String of(LocalDateTime local, DateTime from, ZoneOffset otherwise) {
    return DATE_TIME.format(local.minusSeconds(from.offset().orElse(otherwise).getTotalSeconds()));
  }

  static String of(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return Math.abs((long) plain.scale()) > MAX_SCALE ? plain.toString() : plain.toPlainString();
  }

  /** A person's name, or a part of one: folded, without empty components at its end. */
  static String ofName(String group) {
    String folded = Folding.fold(group).replaceAll("\\s*\\^\\s*", "^").strip();
    int end = folded.length();
    while (end > 0 && folded.charAt(end - 1) == '^') {
      end--;
    }
    return ofText(folded.substring(0, end));
  }

  /** Any other text, spaces around it apart. */
  static String ofText(String text) {
    String stripped = KeyValues.storable(text.strip());
    if (stripped.length() <= MAX_LENGTH) {
      return stripped;
    }
    int end = Character.isHighSurrogate(stripped.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return stripped.substring(0, end) + digest(stripped);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
