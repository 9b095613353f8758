package io.careline.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** Dates as calendars write them. */
final class Dates {
  static final int FIRST_YEAR = 1970;
  static final int LAST_YEAR = 2100;
  static final String EXPECTED = "A date is YYYY-MM-DD, from 1970-01-01 to 2100-12-31.";

  private Dates() {}

  static Optional<LocalDate> date(String text) {
    if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text)).filter(Dates::known);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static boolean known(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  /** Month and day of {@code MM-dd}. */
  static Optional<MonthDay> monthDay(String text) {
    if (!text.matches("[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(MonthDay.parse("--" + text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The date that stands in a place. */
  static Optional<LocalDate> in(Place place) {
    Optional<String> text = place.text(EXPECTED);
    Optional<LocalDate> date = text.flatMap(Dates::date);
    if (text.isPresent() && date.isEmpty()) {
      place.fault(EXPECTED);
    }
    return date;
  }
}
