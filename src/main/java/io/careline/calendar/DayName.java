package io.careline.calendar;

/** What people call a holiday, a workday or a calendar, in both languages. */
public record DayName(String en, String zh) {
  static DayName same(String text) {
    return new DayName(text, text);
  }
}
