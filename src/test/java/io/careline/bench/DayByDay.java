package io.careline.bench;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Business time the usual way: walk day by day with java.time and add up the intervals. */
record DayByDay(
    ZoneId zone,
    Map<DayOfWeek, List<Shift>> week,
    Set<LocalDate> holidays,
    Map<LocalDate, List<Shift>> workdays) {

  /** An interval of one day. */
  record Shift(LocalTime start, LocalTime end) {}

  private List<Shift> hours(LocalDate date) {
    List<Shift> own = workdays.get(date);
    if (own != null) {
      return own;
    }
    return holidays.contains(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  Instant plus(Instant from, Duration working) {
    Duration left = working;
    for (LocalDate date = LocalDate.ofInstant(from, zone); ; date = date.plusDays(1)) {
      for (Shift shift : hours(date)) {
        Instant start = later(from, date.atTime(shift.start).atZone(zone).toInstant());
        Instant end = date.atTime(shift.end).atZone(zone).toInstant();
        if (start.isBefore(end)) {
          Duration length = Duration.between(start, end);
          if (length.compareTo(left) >= 0) {
            return start.plus(left);
          }
          left = left.minus(length);
        }
      }
    }
  }

  Duration between(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(to, zone);
    for (LocalDate date = LocalDate.ofInstant(from, zone);
        !date.isAfter(last);
        date = date.plusDays(1)) {
      for (Shift shift : hours(date)) {
        Instant start = later(from, date.atTime(shift.start).atZone(zone).toInstant());
        Instant end = date.atTime(shift.end).atZone(zone).toInstant();
        end = end.isAfter(to) ? to : end;
        if (start.isBefore(end)) {
          sum = sum.plus(Duration.between(start, end));
        }
      }
    }
    return sum;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
