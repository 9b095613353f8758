package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A million answers about calendars made up at random, most of them around changes of the clock,
 * against counting minute by minute. Repeat a run with {@code -Dcareline.seed=…}.
 */
class OracleTest {
  private static final long SEED = Long.getLong("careline.seed", 20_261_122L);
  private static final int CALENDARS = 800;
  private static final int ROUNDS = 450; // three answers each, if there is working time left
  private static final int DAYS = 14;
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Shanghai",
          "Asia/Kathmandu",
          "Africa/Casablanca",
          "Pacific/Apia",
          "Pacific/Kwajalein",
          "Pacific/Chatham",
          "Antarctica/Troll",
          "America/St_Johns",
          "America/Havana",
          "America/Sao_Paulo",
          "Asia/Tehran",
          "Asia/Pyongyang",
          "Europe/Dublin",
          "America/Caracas",
          "UTC");
  private static final Instant EARLIEST = Instant.parse("1972-02-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-11-01T00:00:00Z");

  private final Random random = new Random(SEED);
  private int answers;

  @Test
  void a_million_answers_agree_with_counting_minutes() {
    int made = 0;
    while (made < CALENDARS) {
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      Instant start = start(zone);
      LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC).minusDays(2);
      RandomCalendar calendar = new RandomCalendar(random, zone, first, DAYS + 4);
      switch (CalendarShape.read(calendar.shape(), name -> Optional.empty())) {
        case CalendarReading.Readable(BusinessCalendar readable) -> {
          made++;
          compare(readable, new MinuteByMinute(calendar, start, DAYS * 24 * 60), calendar);
        }
        case CalendarReading.Faulty(List<CalendarFault> faults) ->
            assertThat(faults)
                .as("what chance makes wrong")
                .allMatch(
                    fault ->
                        fault.detail().contains("of the day before last until")
                            || fault.detail().contains("needs hours of its own")
                            || fault.detail().contains("needs an interval")
                            || fault.detail().contains("needs working time"));
      }
    }
    assertThat(answers).isGreaterThanOrEqualTo(1_000_000);
  }

  /** A beginning some days before a change of the clock, if the zone has any. */
  private Instant start(ZoneId zone) {
    long span = LATEST.getEpochSecond() - EARLIEST.getEpochSecond();
    Instant any = EARLIEST.plusSeconds((long) (random.nextDouble() * span));
    ZoneOffsetTransition change = zone.getRules().nextTransition(any);
    if (change == null && random.nextBoolean()) {
      change = zone.getRules().previousTransition(any);
    }
    boolean near = change != null && change.getInstant().isAfter(EARLIEST);
    Instant start = near ? change.getInstant().minusSeconds(random.nextInt(12 * 86_400)) : any;
    return Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), 60) * 60);
  }

  private void compare(BusinessCalendar calendar, MinuteByMinute truth, RandomCalendar what) {
    for (int round = 0; round < ROUNDS; round++) {
      Instant a = instant(calendar.zone(), truth);
      Instant b = instant(calendar.zone(), truth);
      if (calendar.open(a) != truth.open(a)) {
        throw wrong("open(" + a + ")", calendar, what);
      }
      Duration expected = truth.before(b).minus(truth.before(a));
      if (!calendar.between(a, b).equals(expected)) {
        throw wrong("between(" + a + ", " + b + ") is not " + expected, calendar, what);
      }
      plus(calendar, truth, a, what);
      answers += 2;
    }
    stretches(calendar, truth, what);
  }

  /**
   * The first instant with so much working time behind it: as much as wanted lies before it, and
   * what comes just before it is worked.
   */
  private void plus(
      BusinessCalendar calendar, MinuteByMinute truth, Instant from, RandomCalendar what) {
    Duration there = truth.total().minus(truth.before(from));
    if (there.isZero()) {
      return;
    }
    long nanos = 1 + (long) (random.nextDouble() * (there.toNanos() - 1));
    Duration working =
        switch (random.nextInt(4)) {
          case 0 -> Duration.ofNanos(nanos);
          case 1 -> there;
          default -> Duration.ofMinutes(Math.max(1, there.toMinutes() * random.nextInt(100) / 100));
        };
    if (working.compareTo(there) > 0) {
      working = there;
    }
    Instant due = calendar.plus(from, working);
    boolean right =
        truth.before(due).minus(truth.before(from)).equals(working)
            && truth.open(due.minusNanos(1))
            && calendar.between(from, due).equals(working);
    answers++;
    if (!right) {
      throw wrong("plus(" + from + ", " + working + ") = " + due, calendar, what);
    }
  }

  private void stretches(BusinessCalendar calendar, MinuteByMinute truth, RandomCalendar what) {
    Instant from = instant(calendar.zone(), truth);
    Instant to = instant(calendar.zone(), truth);
    if (!from.isBefore(to)) {
      return;
    }
    List<Stretch> stretches = calendar.stretches(from, to);
    Instant at = from;
    Duration worked = Duration.ZERO;
    Stretch last = null;
    for (Stretch stretch : stretches) {
      boolean follows = stretch.from().equals(at) && stretch.to().isAfter(at);
      if (!follows || (last != null && last.reason().equals(stretch.reason()))) {
        throw wrong("stretches at " + at, calendar, what);
      }
      for (int minute = truth.minute(at);
          minute <= truth.minute(stretch.to().minusNanos(1));
          minute++) {
        if (truth.kind(minute) != stretch.reason().kind()) {
          throw wrong(stretch + " should be " + truth.kind(minute), calendar, what);
        }
      }
      worked = stretch.worked() ? worked.plus(stretch.length()) : worked;
      at = stretch.to();
      last = stretch;
    }
    if (!at.equals(to) || !worked.equals(calendar.between(from, to))) {
      throw wrong("stretches from " + from + " to " + to, calendar, what);
    }
  }

  /** An instant of the days that are known, often near a change of the clock or of a minute. */
  private Instant instant(ZoneId zone, MinuteByMinute truth) {
    long seconds = truth.minutes * 60L;
    long second = (long) (random.nextDouble() * seconds);
    ZoneOffsetTransition change = zone.getRules().nextTransition(truth.start);
    if (change != null && random.nextInt(3) > 0) {
      long near =
          Duration.between(truth.start, change.getInstant()).toSeconds()
              + random.nextInt(6 * 3600)
              - 3 * 3600;
      second = near >= 1 && near < seconds ? near : second;
    }
    Instant at = truth.start.plusSeconds(second);
    return switch (random.nextInt(4)) {
      case 0 -> at;
      case 1 -> at.plusNanos(random.nextInt(1_000_000_000));
      case 2 -> truth.start.plusSeconds(second / 60 * 60);
      default -> truth.start.plusSeconds(Math.max(60, second / 60 * 60)).minusNanos(1);
    };
  }

  private static AssertionError wrong(
      String answer, BusinessCalendar calendar, RandomCalendar what) {
    return new AssertionError(
        "%s in %s, seed %d, %s".formatted(answer, calendar.zone(), SEED, what));
  }
}
