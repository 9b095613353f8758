package io.careline.calendar;

import java.util.Optional;

/** What a calendar says about itself. */
record CalendarTitle(Optional<String> name, Optional<DayName> title, Optional<String> source) {
  static final CalendarTitle NONE =
      new CalendarTitle(Optional.empty(), Optional.empty(), Optional.empty());
}
