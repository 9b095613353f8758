package io.careline.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * When somebody works: nine to six on their days, where they live.
 *
 * @param days such as {@code 12345}; 1 is Monday
 */
record Shift(ZoneId zone, String days) {
  private static final LocalTime BEGIN = LocalTime.of(9, 0);
  private static final LocalTime END = LocalTime.of(18, 0);

  static Shift of(Company.Worker worker) {
    return new Shift(ZoneId.of(worker.zone()), worker.days());
  }

  boolean covers(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    return works(local.getDayOfWeek()) && !time.isBefore(BEGIN) && time.isBefore(END);
  }

  /** This moment when at work, else the beginning of the next day at work. */
  Instant next(Instant at) {
    if (covers(at)) {
      return at;
    }
    ZonedDateTime local = at.atZone(zone);
    ZonedDateTime begin = local.with(BEGIN);
    if (!begin.isAfter(local)) {
      begin = begin.plusDays(1);
    }
    while (!works(begin.getDayOfWeek())) {
      begin = begin.plusDays(1);
    }
    return begin.toInstant();
  }

  /**
   * When a piece of work is done that lies there from {@code at} on. What overnight lay there is
   * done in the morning.
   */
  Instant done(Instant at, Duration takes, Random random) {
    Instant begin = next(at);
    Instant end =
        begin.equals(at) ? at.plus(takes) : begin.plusSeconds(120 + random.nextInt(5_400));
    return covers(end) ? end : next(end).plusSeconds(60 + random.nextInt(3_600));
  }

  private boolean works(DayOfWeek day) {
    return days.indexOf('0' + day.getValue()) >= 0;
  }
}
