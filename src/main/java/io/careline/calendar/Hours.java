package io.careline.calendar;

import java.util.List;

/** The hours of one day: intervals in order, none over another, only the last past midnight. */
record Hours(List<Interval> intervals) {
  static final Hours NONE = new Hours(List.of());

  Hours {
    intervals = List.copyOf(intervals);
  }

  boolean none() {
    return intervals.isEmpty();
  }

  /** How far the last interval reaches into the next day, in minutes. */
  int tail() {
    return none() ? 0 : intervals.getLast().tail();
  }
}
