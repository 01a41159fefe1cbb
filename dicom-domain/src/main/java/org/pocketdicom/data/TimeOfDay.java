package org.pocketdicom.data;

import java.time.LocalTime;
import org.pocketdicom.error.MalformedDicom;

/**
 * One value of VR TM (PS3.5 6.2): a time of day as precise as it was written.
 *
 * @param earliest the first moment that it may mean
 * @param precision {@link Precision#HOUR} or finer
 */
public record TimeOfDay(LocalTime earliest, Precision precision) {

  public TimeOfDay {
    if (precision.compareTo(Precision.HOUR) < 0) {
      throw new IllegalArgumentException("a time has an hour");
    }
  }

  /**
   * Reads {@code HH}, {@code HHMM}, {@code HHMMSS} or {@code HHMMSS.F} to {@code HHMMSS.FFFFFF}. Of
   * ACR-NEMA the form {@code HH:MM:SS} is taken, with or without its later parts; second 60, which
   * leap seconds have, is read as 59; digits behind the sixth of a fraction are dropped.
   *
   * @throws MalformedDicom if it is none of these; the text is not quoted
   */
  public static TimeOfDay parse(String text) {
    String time = text.strip();
    boolean colons = time.length() > 2 && time.charAt(2) == ':';
    String digits = colons ? time.replace(":", "") : time;
    if (digits.isEmpty() || colons && time.length() > 5 && time.charAt(5) != ':') {
      throw DateDigits.malformed("TM");
    }
    // On any day, so that one reader does for both.
    DateTime any = DateDigits.read("19700101" + digits, "TM");
    return new TimeOfDay(any.earliest().toLocalTime(), any.precision());
  }

  /** The last nanosecond that it may mean: of {@code 10} that is 10:59:59.999999999. */
  public LocalTime latest() {
    return precision.last(earliest);
  }

  /** The form of the standard, as precise as this is. */
  @Override
  public String toString() {
    return precision.cut(
        DateDigits.all(earliest.atDate(DateDigits.ANY_DAY)), Precision.DATE_DIGITS);
  }
}
