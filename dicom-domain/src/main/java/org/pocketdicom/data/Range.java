package org.pocketdicom.data;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.pocketdicom.error.MalformedDicom;

/**
 * A range of dates or times as queries have it (PS3.4 C.2.2.2.5): {@code first-last}, {@code
 * -last}, {@code first-}, or one value, which is both ends. Both ends belong to it, each as long as
 * its precision says.
 *
 * @param <T> {@link LocalDate}, {@link TimeOfDay} or {@link DateTime}
 * @param first absent where the range has no beginning
 * @param last absent where the range has no end
 */
public record Range<T>(Optional<T> first, Optional<T> last) {

  private static final int OFFSET_LENGTH = 5;

  public Range {
    if (first.isEmpty() && last.isEmpty()) {
      throw new IllegalArgumentException("a range has at least one end");
    }
  }

  /**
   * Reads dates (DA), {@code 20200101-20201231}; dates of ACR-NEMA, {@code 2020.01.01}, are taken.
   *
   * @throws MalformedDicom if it is no range of dates
   */
  public static Range<LocalDate> ofDates(String text) {
    return of(text.strip(), text.strip().indexOf('-'), DateDigits::date);
  }

  /**
   * Reads times (TM), {@code 0800-1159}.
   *
   * @throws MalformedDicom if it is no range of times
   */
  public static Range<TimeOfDay> ofTimes(String text) {
    return of(text.strip(), text.strip().indexOf('-'), TimeOfDay::parse);
  }

  /**
   * Reads dates with times (DT). A hyphen before four digits that can be an offset from UTC, {@code
   * -0000} to {@code -1200}, begins an offset, any other separates: {@code 2020-0500} is one value,
   * {@code 2020-2021} are two.
   *
   * @throws MalformedDicom if it is no range of dates with times
   */
  public static Range<DateTime> ofDateTimes(String text) {
    String range = text.strip();
    int hyphen = range.indexOf('-');
    if (hyphen > 0 && isOffsetAt(range, hyphen)) {
      hyphen = range.indexOf('-', hyphen + 1);
    }
    return of(range, hyphen, DateTime::parse);
  }

  private static boolean isOffsetAt(String range, int hyphen) {
    int end = hyphen + OFFSET_LENGTH;
    return end <= range.length()
        && (end == range.length() || range.charAt(end) == '-')
        && DateDigits.isOffset(range.substring(hyphen, end));
  }

  private static <T> Range<T> of(String text, int hyphen, Function<String, T> value) {
    if (text.equals("-") || text.isEmpty()) {
      throw new MalformedDicom("a range of dates or times has at least one end (PS3.4 C.2.2.2.5)");
    }
    if (hyphen < 0) {
      Optional<T> only = Optional.of(value.apply(text));
      return new Range<>(only, only);
    }
    return new Range<>(
        end(text.substring(0, hyphen), value), end(text.substring(hyphen + 1), value));
  }

  private static <T> Optional<T> end(String text, Function<String, T> value) {
    return text.isBlank() ? Optional.empty() : Optional.of(value.apply(text));
  }
}
