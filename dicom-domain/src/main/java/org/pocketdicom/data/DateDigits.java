package org.pocketdicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.pocketdicom.error.MalformedDicom;

/** Dates and times as digits (PS3.5 6.2, DA, TM and DT). */
final class DateDigits {

  static final LocalDate ANY_DAY = LocalDate.of(1970, 1, 1);

  private static final String START = "00000101000000000000";
  private static final int SECOND_DIGITS = 14;
  private static final int MINUTES_OF_HOUR = 60;

  private DateDigits() {}

  /**
   * Reads {@code YYYYMMDD}, or {@code YYYY.MM.DD} of ACR-NEMA.
   *
   * @throws MalformedDicom if it is neither, or no date
   */
  static LocalDate date(String text) {
    String date = text.strip();
    boolean points = date.length() == 10 && date.charAt(4) == '.' && date.charAt(7) == '.';
    DateTime read = read(points ? date.replace(".", "") : date, "DA");
    if (read.precision() != Precision.DAY) {
      throw malformed("DA");
    }
    return read.earliest().toLocalDate();
  }

  /** Reads digits from the year on, a point before the fraction of a second. */
  static DateTime read(String text, String vr) {
    int point = text.indexOf('.');
    String digits = text;
    if (point == SECOND_DIGITS) {
      int end = Math.min(text.length(), START.length() + 1);
      digits = text.substring(0, point) + text.substring(point + 1, end);
    }
    boolean fits =
        digits.length() >= 4
            && digits.length() <= START.length()
            && (digits.length() > SECOND_DIGITS) == (point == SECOND_DIGITS)
            && (digits.length() % 2 == 0 || point == SECOND_DIGITS);
    if (!fits || !text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
      throw malformed(vr);
    }
    try {
      return new DateTime(
          start(digits + START.substring(digits.length())),
          Precision.ofDigits(digits.length()),
          Optional.empty());
    } catch (DateTimeException | NumberFormatException e) {
      throw malformed(vr);
    }
  }

  private static LocalDateTime start(String digits) {
    int second = number(digits, 12, 14);
    return LocalDateTime.of(
        number(digits, 0, 4),
        number(digits, 4, 6),
        number(digits, 6, 8),
        number(digits, 8, 10),
        number(digits, 10, 12),
        second == 60 ? 59 : second,
        number(digits, 14, 20) * 1000);
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  /** Reads {@code ±HHMM}; from −1200 to +1400 (PS3.5 6.2). */
  static ZoneOffset offset(String text) {
    if (!isOffset(text)) {
      throw malformed("DT");
    }
    int minutes = number(text, 1, 3) * MINUTES_OF_HOUR + number(text, 3, 5);
    return ZoneOffset.ofTotalSeconds((text.charAt(0) == '-' ? -60 : 60) * minutes);
  }

  /** Whether this is a sign and four digits that are an offset from UTC. */
  static boolean isOffset(String text) {
    boolean form =
        text.length() == 5
            && (text.charAt(0) == '+' || text.charAt(0) == '-')
            && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return form
        && number(text, 3, 5) < MINUTES_OF_HOUR
        && number(text, 1, 5) <= (text.charAt(0) == '-' ? 1200 : 1400);
  }

  /** The form of {@link #offset}. */
  static String text(ZoneOffset offset) {
    int minutes = Math.abs(offset.getTotalSeconds()) / 60;
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    return sign + "%02d%02d".formatted(minutes / MINUTES_OF_HOUR, minutes % MINUTES_OF_HOUR);
  }

  /** All 20 digits, from the year to the microsecond. */
  static String all(LocalDateTime time) {
    return "%04d%02d%02d%02d%02d%02d%06d"
        .formatted(
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano() / 1000);
  }

  static MalformedDicom malformed(String vr) {
    return new MalformedDicom("not a date or time as PS3.5 6.2 has it (" + vr + ")");
  }
}
