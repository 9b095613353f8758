package io.careline.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What each date is like: a listed workday, else a holiday, else the weekday.
 *
 * @param week seven days, Monday first
 * @param workdays by epoch day
 */
record Almanac(ZoneId zone, List<Day> week, Holidays holidays, Map<Long, Day> workdays) {
  private static final int THURSDAY = 3; // 1970-01-01

  /** The day of a date, given as epoch day. */
  Day day(long date) {
    Day workday = workdays.get(date);
    return workday != null ? workday : holidays.on(date).orElse(weekday(date));
  }

  /** The usual day of a date's weekday. */
  Day weekday(long date) {
    return week.get((int) Math.floorMod(date + THURSDAY, 7L));
  }
}
