package io.careline.calendar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of one day, in minutes after its local midnight: {@code 0 <= start < 1440}, {@code start <
 * end < start + 1440}, or all of {@code 0..1440}. An end beyond 1440 lies on the next day.
 */
record Interval(int start, int end) {
  static final int DAY = 24 * 60;

  private static final String CLOCK = "([01][0-9]|2[0-3]):([0-5][0-9])";
  private static final Pattern FORM = Pattern.compile(CLOCK + "-(?:" + CLOCK + "|24:00)");

  /** Reads {@code 09:00-12:00}; empty when it is not of this form or has no length. */
  static Optional<Interval> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int start = minutes(form.group(1), form.group(2));
    int end = form.group(3) == null ? DAY : minutes(form.group(3), form.group(4));
    if (end == start) {
      return Optional.empty();
    }
    return Optional.of(new Interval(start, end < start ? end + DAY : end));
  }

  private static int minutes(String hour, String minute) {
    return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
  }

  /** How far it reaches into the next day, in minutes; 0 when it does not. */
  int tail() {
    return Math.max(0, end - DAY);
  }

  @Override
  public String toString() {
    return clock(start) + "-" + (end == DAY ? "24:00" : clock(end % DAY));
  }

  static String clock(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
