package io.careline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When work is done: hours of the week, holidays, and days that are worked all the same, in one
 * time zone. Never changes and may be used by many threads at once.
 *
 * <p>An instant is worked if and only if its local date and time lie in an interval of that day, or
 * in one of the day before that goes past midnight; the start of an interval belongs to it, the end
 * does not. Working time is time that passes: an hour that the clock repeats counts twice, one that
 * it skips does not count. Everything is exact to the nanosecond.
 *
 * <p>A calendar answers for {@link #FIRST} to {@link #LAST}; anything outside is a {@link
 * BeyondCalendar}.
 */
public final class BusinessCalendar {
  /** The first instant that a calendar answers for; the local year 1970 lies behind it. */
  public static final Instant FIRST = Instant.ofEpochSecond(YearTable.startOf(Years.FIRST));

  /** Where a calendar ends; the local year 2100 lies before it. */
  public static final Instant LAST = Instant.ofEpochSecond(YearTable.startOf(Years.LAST + 1));

  private final Almanac almanac;
  private final CalendarTitle title;
  private final Years years;

  BusinessCalendar(Almanac almanac, CalendarTitle title) {
    this.almanac = almanac;
    this.title = title;
    this.years = new Years(almanac);
  }

  /** A calendar without names in which every instant is worked. */
  public static BusinessCalendar roundTheClock(ZoneId zone) {
    Day day = Day.usual(new Hours(List.of(new Interval(0, Interval.DAY))));
    Holidays none = new Holidays(new TreeMap<>(), Map.of(), Map.of());
    List<Day> week = List.of(day, day, day, day, day, day, day);
    return new BusinessCalendar(new Almanac(zone, week, none, Map.of()), CalendarTitle.NONE);
  }

  /** What the shape gives as {@code name}. */
  public Optional<String> name() {
    return title.name();
  }

  /** What people call it. */
  public Optional<DayName> title() {
    return title.title();
  }

  /** Where its holidays come from, as a text for a person. */
  public Optional<String> source() {
    return title.source();
  }

  /** The zone whose clock its hours mean. */
  public ZoneId zone() {
    return almanac.zone();
  }

  /** Whether an instant is working time. */
  public boolean open(Instant at) {
    within(at);
    return at.isBefore(LAST) && years.of(at).worked(at.getEpochSecond());
  }

  /**
   * The first instant at which so much working time has passed since {@code from}. Time that ends
   * exactly with an interval is due then, not at the next opening; no time at all is due at {@code
   * from} itself, open or not.
   *
   * @param working not negative
   * @throws BeyondCalendar when it is not reached within the calendar's years
   */
  public Instant plus(Instant from, Duration working) {
    within(from);
    if (working.isNegative()) {
      throw new IllegalArgumentException("Working time to add is not negative: " + working);
    }
    return working.isZero() ? from : years.plus(from, working);
  }

  /** The working time from one instant to another; negative when {@code to} is the earlier one. */
  public Duration between(Instant from, Instant to) {
    within(from);
    within(to);
    return to.isBefore(from) ? years.between(to, from).negated() : years.between(from, to);
  }

  /**
   * The time from one instant to another in pieces, in order and without gaps. Neighbours differ in
   * their reason, so a holiday of several days is one piece, and so is a night.
   *
   * @param from not after {@code to}
   * @throws BeyondCalendar when there are more than {@link Stretches#AT_MOST}
   */
  public List<Stretch> stretches(Instant from, Instant to) {
    within(from);
    within(to);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("Stretches go forward, not from " + from + " to " + to);
    }
    return Stretches.of(almanac, from, to);
  }

  private static void within(Instant at) {
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new BeyondCalendar(
          "Calendars answer for %s to %s; %s is outside.".formatted(FIRST, LAST, at));
    }
  }
}
