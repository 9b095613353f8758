package io.careline.search.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Times as people type them: {@code 2026-01-31}, {@code 2026-01}, {@code today}, {@code yesterday},
 * and {@code -7d}, {@code -2w}, {@code -3m}, which mean since then.
 */
public final class Dates {
  static final String EXPECTED = "2026-01-31, 2026-01, -7d, -2w, -3m, today or yesterday";

  private static final ZonedDateTime ANY_TIME = Instant.EPOCH.atZone(ZoneOffset.UTC);

  /** From an instant until before another, in milliseconds since 1970; open ends are the longs'. */
  public record Range(long from, long until) {}

  /** A stretch of the calendar; one that was counted back from now has no end. */
  private record Stretch(Instant from, Optional<Instant> until) {
    Range range(Op op) {
      long start = from.toEpochMilli();
      long end = until.map(Instant::toEpochMilli).orElse(start);
      long last = until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
      return switch (op) {
        case EQUAL -> new Range(start, last);
        case LESS -> new Range(Long.MIN_VALUE, start);
        case AT_MOST -> new Range(Long.MIN_VALUE, end);
        case MORE -> new Range(end, Long.MAX_VALUE);
        case AT_LEAST -> new Range(start, Long.MAX_VALUE);
      };
    }
  }

  private Dates() {}

  /** Whether {@link #range} can read it. */
  public static boolean reads(String typed) {
    return stretch(typed, ANY_TIME).isPresent();
  }

  /**
   * The range that is meant.
   *
   * @throws IllegalArgumentException when {@link #reads} says no
   */
  public static Range range(Op op, String typed, ZoneId zone, Instant now) {
    return stretch(typed, now.atZone(zone))
        .orElseThrow(() -> new IllegalArgumentException(typed + " is no date"))
        .range(op);
  }

  private static Optional<Stretch> stretch(String typed, ZonedDateTime now) {
    try {
      return Optional.ofNullable(
          switch (typed) {
            case "today", "今天" -> days(now.toLocalDate(), now.getZone());
            case "yesterday", "昨天" -> days(now.toLocalDate().minusDays(1), now.getZone());
            default -> typed.startsWith("-") ? back(typed, now) : written(typed, now.getZone());
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stretch days(LocalDate day, ZoneId zone) {
    return stretch(day, day.plusDays(1), zone);
  }

  private static Stretch stretch(LocalDate from, LocalDate until, ZoneId zone) {
    Instant end = until.atStartOfDay(zone).toInstant();
    return new Stretch(from.atStartOfDay(zone).toInstant(), Optional.of(end));
  }

  private static Stretch written(String typed, ZoneId zone) {
    if (typed.matches("[0-9]{4}-[0-9]{2}")) {
      YearMonth month = YearMonth.parse(typed);
      return stretch(month.atDay(1), month.plusMonths(1).atDay(1), zone);
    }
    return typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? days(LocalDate.parse(typed), zone) : null;
  }

  private static Stretch back(String typed, ZonedDateTime now) {
    if (!typed.matches("-[0-9]{1,4}[dwm]")) {
      return null;
    }
    int count = Integer.parseInt(typed.substring(1, typed.length() - 1));
    ZonedDateTime from =
        switch (typed.charAt(typed.length() - 1)) {
          case 'd' -> now.minusDays(count);
          case 'w' -> now.minusWeeks(count);
          default -> now.minusMonths(count);
        };
    return new Stretch(from.toInstant(), Optional.empty());
  }
}
