package io.careline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The tables of all years, each made when it is first needed. A table follows from the almanac
 * alone, so two threads that make the same one at once make equal ones, and either may stay.
 */
final class Years {
  static final int FIRST = 1969;
  static final int LAST = 2101;

  private static final long DAY = 24 * 60 * 60;

  private final Almanac almanac;
  private final AtomicReferenceArray<YearTable> tables =
      new AtomicReferenceArray<>(LAST - FIRST + 1);

  Years(Almanac almanac) {
    this.almanac = almanac;
  }

  YearTable of(Instant at) {
    return table(year(at));
  }

  Duration between(Instant from, Instant to) {
    int last = year(to);
    Duration sum = worked(to).minus(worked(from));
    for (int year = year(from); year < last; year++) {
      sum = sum.plusSeconds(table(year).total());
    }
    return sum;
  }

  Instant plus(Instant from, Duration working) {
    if (working.getSeconds() <= (LAST - FIRST + 1) * 366 * DAY) {
      Duration left = working.plus(worked(from));
      for (int year = year(from); year <= LAST; year++) {
        YearTable table = table(year);
        long whole = left.getSeconds() + (left.getNano() > 0 ? 1 : 0);
        if (whole <= table.total()) {
          return Instant.ofEpochSecond(table.shiftAt(whole)).plus(left);
        }
        left = left.minusSeconds(table.total());
      }
    }
    throw new BeyondCalendar(
        "%s of working time after %s are not over before %s, where calendars end."
            .formatted(working, from, BusinessCalendar.LAST));
  }

  /** Working time from the beginning of an instant's year. */
  private Duration worked(Instant at) {
    YearTable table = of(at);
    long second = at.getEpochSecond();
    int nano = at.getNano() > 0 && table.worked(second) ? at.getNano() : 0;
    return Duration.ofSeconds(table.workedBefore(second), nano);
  }

  private static int year(Instant at) {
    // the very end of the last year is looked up in that year
    return Math.min(LAST, LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), DAY)).getYear());
  }

  private YearTable table(int year) {
    YearTable known = tables.get(year - FIRST);
    if (known != null) {
      return known;
    }
    YearTable made = YearTable.of(almanac, year);
    tables.set(year - FIRST, made);
    return made;
  }
}
