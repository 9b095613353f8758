package io.careline.calendar;

import io.careline.calendar.Holidays.Holiday;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads holidays: dates, ranges, days of every year, and files. */
final class HolidayReader {
  /** A calendar lists so many holidays at most, which bounds what reading one costs. */
  static final int AT_MOST = 2_000;

  private static final String ENTRY =
      "A holiday is a date, a range such as \"2026-10-01/2026-10-07\", or an object with date, with"
          + " from and to, with every, or with ical.";
  private static final String YEARLY = "A day of every year is MM-DD, such as \"12-25\".";

  private final NavigableMap<Long, Holiday> listed = new TreeMap<>();
  private final Map<Long, Day> filed = new HashMap<>();
  private final Map<Integer, Day> yearly = new HashMap<>();
  private final Function<String, Optional<String>> ical;

  private HolidayReader(Function<String, Optional<String>> ical) {
    this.ical = ical;
  }

  static Holidays read(Place place, Function<String, Optional<String>> ical) {
    HolidayReader reader = new HolidayReader(ical);
    if (!place.absent()) {
      place.array("Holidays are a list.").ifPresent(entries -> reader.entries(place, entries));
    }
    return new Holidays(reader.listed, reader.filed, reader.yearly);
  }

  private void entries(Place place, JsonArray entries) {
    if (entries.size() > AT_MOST) {
      place.fault("At most " + AT_MOST + " holidays may be listed; use ranges.");
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      Place entry = place.item(entries, i);
      if (entry.value() instanceof JsonObject object) {
        object(entry, object);
      } else {
        entry.text(ENTRY).ifPresent(text -> plain(entry, text));
      }
    }
  }

  private void plain(Place entry, String text) {
    String[] ends = text.split("/", -1);
    Optional<LocalDate> from = Dates.date(ends[0]);
    Optional<LocalDate> to = Dates.date(ends[ends.length - 1]);
    if (ends.length > 2 || from.isEmpty() || to.isEmpty()) {
      entry.fault(ENTRY + " " + Dates.EXPECTED);
      return;
    }
    range(entry, from.get(), to.get(), Optional.empty());
  }

  private void object(Place entry, JsonObject object) {
    if (object.containsKey("ical")) {
      entry.only(object, List.of("ical"));
      file(entry.property(object, "ical"));
    } else if (object.containsKey("every")) {
      entry.only(object, List.of("every", "name"));
      every(entry.property(object, "every"), entry.property(object, "name").name());
    } else if (object.containsKey("date")) {
      entry.only(object, List.of("date", "name"));
      Optional<DayName> name = entry.property(object, "name").name();
      Place place = entry.property(object, "date");
      Dates.in(place).ifPresent(date -> range(place, date, date, name));
    } else if (object.containsKey("from") || object.containsKey("to")) {
      entry.only(object, List.of("from", "to", "name"));
      Optional<DayName> name = entry.property(object, "name").name();
      Optional<LocalDate> from = Dates.in(entry.property(object, "from"));
      Optional<LocalDate> to = Dates.in(entry.property(object, "to"));
      from.ifPresent(first -> to.ifPresent(last -> range(entry, first, last, name)));
    } else {
      entry.fault(ENTRY);
    }
  }

  private void range(Place place, LocalDate from, LocalDate to, Optional<DayName> name) {
    if (to.isBefore(from)) {
      place.fault("A range goes forward; %s is before %s.".formatted(to, from));
      return;
    }
    Map.Entry<Long, Holiday> before = listed.floorEntry(to.toEpochDay());
    if (before != null && before.getValue().last() >= from.toEpochDay()) {
      long twice = Math.max(before.getKey(), from.toEpochDay());
      place.fault(LocalDate.ofEpochDay(twice) + " is listed as a holiday already.");
      return;
    }
    listed.put(from.toEpochDay(), new Holiday(to.toEpochDay(), Day.holiday(name)));
  }

  private void every(Place place, Optional<DayName> name) {
    Optional<String> text = place.text(YEARLY);
    Optional<MonthDay> day = text.flatMap(Dates::monthDay);
    if (day.isEmpty()) {
      text.ifPresent(bad -> place.fault(YEARLY));
      return;
    }
    int key = day.get().getMonthValue() * 100 + day.get().getDayOfMonth();
    if (yearly.putIfAbsent(key, Day.holiday(name)) != null) {
      place.fault(text.get() + " of every year is listed already.");
    }
  }

  private void file(Place place) {
    Optional<String> name = place.text("The name of an iCalendar file is a text.");
    Optional<String> content = name.flatMap(ical);
    if (name.isPresent() && content.isEmpty()) {
      place.fault("There is no iCalendar file " + name.get() + ".");
    }
    content.ifPresent(text -> new IcalHolidays(place, filed).read(text));
  }
}
