package io.careline.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The days off of a calendar by how exactly they were said: what is listed comes before what a file
 * says, and that before what comes back every year. Dates are epoch days.
 *
 * @param listed by first day; no range over another
 * @param filed day by day
 * @param yearly by month * 100 + day of month
 */
record Holidays(
    NavigableMap<Long, Holiday> listed, Map<Long, Day> filed, Map<Integer, Day> yearly) {

  /** A listed holiday, until its last day. */
  record Holiday(long last, Day day) {}

  Optional<Day> on(long date) {
    Map.Entry<Long, Holiday> before = listed.floorEntry(date);
    if (before != null && date <= before.getValue().last()) {
      return Optional.of(before.getValue().day());
    }
    Day day = filed.get(date);
    if (day == null && !yearly.isEmpty()) {
      LocalDate local = LocalDate.ofEpochDay(date);
      day = yearly.get(local.getMonthValue() * 100 + local.getDayOfMonth());
    }
    return Optional.ofNullable(day);
  }
}
