package io.careline.wallboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.stream.IntStream;

/** A day of the installation's zone. */
record Today(ZoneId zone, LocalDate date) {
  static Today at(Instant now, ZoneId zone) {
    return new Today(zone, now.atZone(zone).toLocalDate());
  }

  Instant start() {
    return date.atStartOfDay(zone).toInstant();
  }

  Instant end() {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The same weekday a week ago. */
  Today before() {
    return new Today(zone, date.minusDays(7));
  }

  /** Whether an instant is on this day. */
  boolean has(Instant at) {
    return !at.isBefore(start()) && at.isBefore(end());
  }

  int hour(Instant at) {
    return at.atZone(zone).getHour();
  }

  /**
   * When each hour begins. An hour that the clock leaves out begins and ends at once; one that it
   * repeats is twice as long.
   */
  OffsetDateTime[] hours() {
    return IntStream.range(0, Cell.HOURS)
        .mapToObj(hour -> ZonedDateTime.of(date, java.time.LocalTime.of(hour, 0), zone))
        .map(time -> time.toInstant().atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
