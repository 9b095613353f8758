package io.careline.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the days that are worked although they are weekend or holiday. */
final class WorkdayReader {
  static final int AT_MOST = 2_000;

  private static final String EXPECTED =
      "Workdays are an object with a date for each, or a list of dates.";

  private final Map<Long, Day> workdays = new HashMap<>();
  private final Hours usual;

  private WorkdayReader(Hours usual) {
    this.usual = usual;
  }

  /**
   * Reads them.
   *
   * @param usual the hours of a workday that has none of its own
   * @return days by epoch day
   */
  static Map<Long, Day> read(Place place, Hours usual) {
    WorkdayReader reader = new WorkdayReader(usual);
    if (place.value() instanceof JsonArray dates) {
      reader.list(place, dates);
    } else if (!place.absent()) {
      place.object(EXPECTED).ifPresent(days -> reader.object(place, days));
    }
    return reader.workdays;
  }

  private void list(Place place, JsonArray dates) {
    if (tooMany(place, dates.size())) {
      return;
    }
    for (int i = 0; i < dates.size(); i++) {
      Place item = place.item(dates, i);
      Dates.in(item).ifPresent(date -> add(item, date, usual(item), Optional.empty()));
    }
  }

  private void object(Place place, JsonObject days) {
    if (tooMany(place, days.size())) {
      return;
    }
    for (String key : days.fieldNames()) {
      Place day = place.property(days, key);
      Optional<LocalDate> date = Dates.date(key);
      if (date.isEmpty()) {
        day.fault(Dates.EXPECTED);
      }
      if (day.value() instanceof JsonObject object) {
        day.only(object, List.of("hours", "name"));
        Optional<DayName> name = day.property(object, "name").name();
        Hours hours = hours(day.property(object, "hours"));
        date.ifPresent(known -> add(day, known, hours, name));
      } else {
        Hours hours = hours(day);
        date.ifPresent(known -> add(day, known, hours, Optional.empty()));
      }
    }
  }

  private static boolean tooMany(Place place, int size) {
    if (size > AT_MOST) {
      place.fault("At most " + AT_MOST + " workdays may be listed.");
    }
    return size > AT_MOST;
  }

  private Hours hours(Place place) {
    if (place.absent()) {
      return usual(place);
    }
    if (place.value() instanceof JsonArray own && own.isEmpty()) {
      place.fault("A workday needs an interval; write null for the usual hours.");
    }
    return HoursReader.hours(place);
  }

  private Hours usual(Place place) {
    if (usual.none()) {
      place.fault("A workday needs hours of its own when no weekday has any.");
    }
    return usual;
  }

  private void add(Place place, LocalDate date, Hours hours, Optional<DayName> name) {
    if (workdays.putIfAbsent(date.toEpochDay(), Day.workday(hours, name)) != null) {
      place.fault(date + " is listed as a workday already.");
    }
  }
}
