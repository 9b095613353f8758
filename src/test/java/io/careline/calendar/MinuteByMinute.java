package io.careline.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * The slow truth about some days of a calendar: each minute was asked by itself, by the local clock
 * of its zone, and working time is counted minute by minute.
 */
final class MinuteByMinute {
  final Instant start;
  final int minutes;
  private final Reason.Kind[] kinds;
  private final int[] workedBefore;

  MinuteByMinute(RandomCalendar calendar, Instant start, int minutes) {
    this.start = start;
    this.minutes = minutes;
    this.kinds = new Reason.Kind[minutes];
    this.workedBefore = new int[minutes + 1];
    for (int i = 0; i < minutes; i++) {
      kinds[i] = calendar.kind(start.plusSeconds(i * 60L).atZone(calendar.zone).toLocalDateTime());
      workedBefore[i + 1] = workedBefore[i] + (worked(i) ? 1 : 0);
    }
  }

  Reason.Kind kind(int minute) {
    return kinds[minute];
  }

  private boolean worked(int minute) {
    return kinds[minute] == Reason.Kind.WORKING || kinds[minute] == Reason.Kind.WORKDAY;
  }

  boolean open(Instant at) {
    return worked(minute(at));
  }

  /** Working time since the start. */
  Duration before(Instant at) {
    int minute = minute(at);
    Duration part = Duration.between(start.plusSeconds(minute * 60L), at);
    Duration whole = Duration.ofMinutes(workedBefore[minute]);
    return minute < minutes && worked(minute) ? whole.plus(part) : whole;
  }

  Duration total() {
    return Duration.ofMinutes(workedBefore[minutes]);
  }

  int minute(Instant at) {
    return (int) Duration.between(start, at).toMinutes();
  }
}
