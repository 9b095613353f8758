package io.careline.calendar;

import java.util.Optional;

/**
 * One date of a calendar.
 *
 * @param worked the reason of its hours
 * @param idle the reason of what is before, after, or instead of them
 */
record Day(Hours hours, Reason worked, Reason idle) {
  static Day usual(Hours hours) {
    return new Day(hours, Reason.WORKING, hours.none() ? Reason.DAY_OFF : Reason.CLOSED);
  }

  static Day holiday(Optional<DayName> name) {
    return new Day(Hours.NONE, Reason.WORKING, Reason.holiday(name));
  }

  static Day workday(Hours hours, Optional<DayName> name) {
    return new Day(hours, Reason.workday(name), Reason.CLOSED);
  }
}
