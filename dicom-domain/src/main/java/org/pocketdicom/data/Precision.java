package org.pocketdicom.data;

import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/** How much of a date and time was written (PS3.5 6.2, DT and TM). */
public enum Precision {
  /** The year. */
  YEAR(4, ChronoUnit.YEARS, 1),
  /** The year and the month. */
  MONTH(6, ChronoUnit.MONTHS, 1),
  /** The date. */
  DAY(8, ChronoUnit.DAYS, 1),
  /** The hour. */
  HOUR(10, ChronoUnit.HOURS, 1),
  /** The hour and the minute. */
  MINUTE(12, ChronoUnit.MINUTES, 1),
  /** Whole seconds. */
  SECOND(14, ChronoUnit.SECONDS, 1),
  /** One digit behind the point. */
  DECISECOND(15, ChronoUnit.MICROS, 100_000),
  /** Two digits behind the point. */
  CENTISECOND(16, ChronoUnit.MICROS, 10_000),
  /** Three digits behind the point. */
  MILLISECOND(17, ChronoUnit.MICROS, 1_000),
  /** Four digits behind the point. */
  HUNDRED_MICROSECONDS(18, ChronoUnit.MICROS, 100),
  /** Five digits behind the point. */
  TEN_MICROSECONDS(19, ChronoUnit.MICROS, 10),
  /** Six digits behind the point, all there can be. */
  MICROSECOND(20, ChronoUnit.MICROS, 1);

  /** The digits of the date in a DT. */
  static final int DATE_DIGITS = 8;

  private static final int SECOND_DIGITS = 14;

  private final int digits;
  private final ChronoUnit unit;
  private final int amount;

  Precision(int digits, ChronoUnit unit, int amount) {
    this.digits = digits;
    this.unit = unit;
    this.amount = amount;
  }

  /** The precision of a DT of so many digits; there must be one. */
  static Precision ofDigits(int digits) {
    for (Precision precision : values()) {
      if (precision.digits == digits) {
        return precision;
      }
    }
    throw new IllegalArgumentException("no precision has " + digits + " digits");
  }

  /** Of the 20 digits of a DT, from the given one on, those that this has, with the point. */
  String cut(String all, int from) {
    return digits <= SECOND_DIGITS
        ? all.substring(from, digits)
        : all.substring(from, SECOND_DIGITS) + "." + all.substring(SECOND_DIGITS, digits);
  }

  /** The last nanosecond of what begins at a time and is as long as this says. */
  @SuppressWarnings("unchecked") // java.time promises the same type again
  <T extends Temporal> T last(T start) {
    return (T) start.plus(amount, unit).minus(1, ChronoUnit.NANOS);
  }
}
