package io.careline.calendar;

import java.util.Optional;

/**
 * Why a stretch is worked or not.
 *
 * @param name what the holiday or workday is called, if the calendar says so; empty for the other
 *     kinds
 */
public record Reason(Kind kind, Optional<DayName> name) {
  /** The kinds of reasons. */
  public enum Kind {
    /** Worked: the usual hours of the weekday on which the interval starts. */
    WORKING,
    /** Worked: the hours of a day that the calendar lists as worked, such as 调休. */
    WORKDAY,
    /** Not worked: between two intervals of one day, such as lunch. */
    BREAK,
    /** Not worked: before the first or after the last interval of a day that has some. */
    CLOSED,
    /** Not worked: a weekday without hours. */
    DAY_OFF,
    /** Not worked: a holiday that is not listed as worked. */
    HOLIDAY
  }

  static final Reason WORKING = new Reason(Kind.WORKING, Optional.empty());
  static final Reason BREAK = new Reason(Kind.BREAK, Optional.empty());
  static final Reason CLOSED = new Reason(Kind.CLOSED, Optional.empty());
  static final Reason DAY_OFF = new Reason(Kind.DAY_OFF, Optional.empty());

  static Reason holiday(Optional<DayName> name) {
    return new Reason(Kind.HOLIDAY, name);
  }

  static Reason workday(Optional<DayName> name) {
    return new Reason(Kind.WORKDAY, name);
  }

  /** Whether time with this reason is working time. */
  public boolean worked() {
    return kind == Kind.WORKING || kind == Kind.WORKDAY;
  }
}
