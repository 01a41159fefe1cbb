package org.pocketdicom.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.pocketdicom.error.MalformedDicom;

/**
 * One value of VR DT (PS3.5 6.2): a date and time as precise as it was written.
 *
 * @param earliest the first moment that it may mean, at its place
 * @param precision from {@link Precision#YEAR} to {@link Precision#MICROSECOND}
 * @param offset of the place from UTC; where it is absent, Timezone Offset From UTC (0008,0201) of
 *     the object says it, or nothing does
 */
public record DateTime(LocalDateTime earliest, Precision precision, Optional<ZoneOffset> offset) {

  private static final int OFFSET_LENGTH = 5;

  /**
   * Reads {@code YYYY} to {@code YYYYMMDDHHMMSS.FFFFFF}, with or without an offset {@code ±HHMM}.
   * Second 60, which leap seconds have, is read as 59; digits behind the sixth of a fraction are
   * dropped.
   *
   * @throws MalformedDicom if it is none of these; the text is not quoted
   */
  public static DateTime parse(String text) {
    String value = text.strip();
    int sign = value.length() - OFFSET_LENGTH;
    if (sign < 0 || value.charAt(sign) != '+' && value.charAt(sign) != '-') {
      return DateDigits.read(value, "DT");
    }
    DateTime local = DateDigits.read(value.substring(0, sign), "DT");
    ZoneOffset offset = DateDigits.offset(value.substring(sign));
    return new DateTime(local.earliest, local.precision, Optional.of(offset));
  }

  /** The last nanosecond that it may mean: of {@code 2020} that is the last of that year. */
  public LocalDateTime latest() {
    return precision.last(earliest);
  }

  /** The form of the standard, as precise as this is, with the offset if there is one. */
  @Override
  public String toString() {
    String local = precision.cut(DateDigits.all(earliest), 0);
    return local + offset.map(DateDigits::text).orElse("");
  }
}
