package io.careline.calendar;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Goes through time piece by piece and says the reason of each. Between two changes of the zone's
 * offset the local clock runs evenly, so each such run is walked by local days and cut at its ends:
 * an hour that the clock repeats is in two runs and comes twice, one that it skips is in none.
 */
final class Walk {
  /** Takes pieces in order, without gaps, in epoch seconds; neighbours may have one reason. */
  interface Sink {
    void piece(long from, long to, Reason reason);
  }

  private static final long DAY = 24 * 60 * 60;

  private final Almanac almanac;
  private final Sink sink;
  private long runStart;
  private long runEnd;
  private long offset;

  private Walk(Almanac almanac, Sink sink) {
    this.almanac = almanac;
    this.sink = sink;
  }

  /** Walks from {@code from} until {@code to}, both in epoch seconds. */
  static void through(Almanac almanac, long from, long to, Sink sink) {
    ZoneRules rules = almanac.zone().getRules();
    Walk walk = new Walk(almanac, sink);
    for (long at = from; at < to; at = walk.runEnd) {
      Instant start = Instant.ofEpochSecond(at);
      ZoneOffsetTransition next = rules.nextTransition(start);
      walk.runStart = at;
      walk.runEnd = next == null ? to : Math.min(to, next.toEpochSecond());
      walk.offset = rules.getOffset(start).getTotalSeconds();
      walk.run();
    }
  }

  private void run() {
    long date = Math.floorDiv(runStart + offset, DAY);
    Day yesterday = almanac.day(date - 1);
    for (; date * DAY - offset < runEnd; date++) {
      Day today = almanac.day(date);
      day(date * DAY - offset, yesterday, today);
      yesterday = today;
    }
  }

  private void day(long midnight, Day yesterday, Day today) {
    int done = Math.min(yesterday.hours().tail(), Interval.DAY);
    piece(midnight, 0, done, yesterday.worked());
    List<Interval> intervals = today.hours().intervals();
    for (int i = 0; i < intervals.size(); i++) {
      Interval interval = intervals.get(i);
      piece(midnight, done, interval.start(), i == 0 ? today.idle() : Reason.BREAK);
      int end = Math.min(interval.end(), Interval.DAY);
      piece(midnight, Math.max(done, interval.start()), end, today.worked());
      done = Math.max(done, end);
    }
    piece(midnight, done, Interval.DAY, today.idle());
  }

  private void piece(long midnight, int startMinute, int endMinute, Reason reason) {
    long from = Math.max(runStart, midnight + startMinute * 60L);
    long to = Math.min(runEnd, midnight + endMinute * 60L);
    if (from < to) {
      sink.piece(from, to, reason);
    }
  }
}
