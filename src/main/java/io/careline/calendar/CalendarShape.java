package io.careline.calendar;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a calendar from the shape that files and calls give it; see {@code docs/calendars.md}. */
public final class CalendarShape {
  private static final List<String> KNOWN =
      List.of("name", "title", "source", "zone", "week", "holidays", "workdays");
  private static final String ZONE = "A zone is a name such as \"Asia/Shanghai\" or \"UTC\".";

  private CalendarShape() {}

  /**
   * Reads a shape, and finds everything that is wrong with it at once.
   *
   * @param ical the text of an iCalendar file by the name that the shape gives it; empty when there
   *     is no such file
   */
  public static CalendarReading read(JsonObject shape, Function<String, Optional<String>> ical) {
    List<CalendarFault> faults = new ArrayList<>();
    Place root = new Place("", shape, faults);
    root.only(shape, KNOWN);
    CalendarTitle title =
        new CalendarTitle(
            root.optional(shape, "name", "The name of a calendar is a text."),
            root.property(shape, "title").name(),
            root.optional(shape, "source", "The source of a calendar is a text."));
    Optional<ZoneId> zone = zone(root.property(shape, "zone"));
    List<Hours> week = HoursReader.week(root.property(shape, "week"));
    Holidays holidays = HolidayReader.read(root.property(shape, "holidays"), ical);
    Hours usual = week.stream().filter(hours -> !hours.none()).findFirst().orElse(Hours.NONE);
    Map<Long, Day> workdays = WorkdayReader.read(root.property(shape, "workdays"), usual);
    Almanac almanac =
        new Almanac(
            zone.orElse(ZoneOffset.UTC),
            week.stream().map(Day::usual).toList(),
            holidays,
            workdays);
    whole(root, almanac);
    return faults.isEmpty()
        ? new CalendarReading.Readable(new BusinessCalendar(almanac, title))
        : new CalendarReading.Faulty(faults);
  }

  private static Optional<ZoneId> zone(Place place) {
    Optional<String> text = place.text(ZONE);
    try {
      return text.map(ZoneId::of);
    } catch (DateTimeException e) {
      place.fault(ZONE);
      return Optional.empty();
    }
  }

  /** What only shows when all parts are there; not looked for while hours are at fault. */
  private static void whole(Place root, Almanac almanac) {
    if (root.faults().stream().anyMatch(fault -> fault.pointer().matches("/(week|workdays).*"))) {
      return;
    }
    JsonObject shape = (JsonObject) root.value();
    if (almanac.workdays().isEmpty()
        && almanac.week().stream().allMatch(day -> day.hours().none())) {
      root.property(shape, "week").fault("A calendar needs working time; no day has hours.");
    }
    if (root.faults().isEmpty()) { // a holiday that could not be read would have no hours
      Place workdays = root.property(shape, "workdays");
      almanac.workdays().keySet().stream()
          .sorted()
          .forEach(date -> overlaps(workdays, almanac, date));
    }
  }

  private static void overlaps(Place workdays, Almanac almanac, long date) {
    Place place =
        workdays.value() instanceof JsonObject days
            ? workdays.property(days, LocalDate.ofEpochDay(date).toString())
            : workdays;
    Hours own = almanac.day(date).hours();
    HoursReader.overlap(almanac.day(date - 1).hours(), own)
        .ifPresent(sentence -> place.fault(LocalDate.ofEpochDay(date) + ": " + sentence));
    if (!almanac.workdays().containsKey(date + 1)) {
      HoursReader.overlap(own, almanac.day(date + 1).hours())
          .ifPresent(sentence -> place.fault(LocalDate.ofEpochDay(date + 1) + ": " + sentence));
    }
  }
}
