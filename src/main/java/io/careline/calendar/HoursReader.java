package io.careline.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the hours of days, and of the week. */
final class HoursReader {
  /** A day may have so many intervals, which bounds the tables that a calendar makes. */
  static final int AT_MOST = 48;

  static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final String LIST =
      "Hours are a list of intervals such as [\"09:00-12:00\", \"13:00-18:00\"].";
  private static final String INTERVAL =
      "An interval is HH:MM-HH:MM with an end other than its start; 24:00 ends a day, and an end"
          + " before the start lies on the next day.";

  private HoursReader() {}

  /** An interval and where it was written. */
  private record Written(Interval interval, Place place) {}

  /** Hours by weekday, Monday first; a weekday that is not written has none. */
  static List<Hours> week(Place place) {
    List<Hours> week = new ArrayList<>();
    Optional<JsonObject> object =
        place.object("A calendar needs its week: an object with hours for monday to sunday.");
    object.ifPresent(days -> place.only(days, WEEKDAYS));
    for (String weekday : WEEKDAYS) {
      week.add(
          object
              .map(days -> place.property(days, weekday))
              .filter(hours -> !hours.absent())
              .map(HoursReader::hours)
              .orElse(Hours.NONE));
    }
    object.ifPresent(days -> neighbours(place, days, week));
    return week;
  }

  private static void neighbours(Place place, JsonObject days, List<Hours> week) {
    for (int day = 0; day < 7; day++) {
      overlap(week.get((day + 6) % 7), week.get(day))
          .ifPresent(place.property(days, WEEKDAYS.get(day))::fault);
    }
  }

  /** What is wrong when hours of a day go past midnight into hours of the next one. */
  static Optional<String> overlap(Hours day, Hours next) {
    if (next.none() || day.tail() <= next.intervals().getFirst().start()) {
      return Optional.empty();
    }
    return Optional.of(
        "These hours start at %s, but %s of the day before last until %s."
            .formatted(
                Interval.clock(next.intervals().getFirst().start()),
                day.intervals().getLast(),
                Interval.clock(day.tail())));
  }

  /** The hours of one day, in order of time. */
  static Hours hours(Place place) {
    Optional<JsonArray> array = place.array(LIST);
    List<Written> written = new ArrayList<>();
    array.ifPresent(items -> read(place, items, written));
    written.sort(Comparator.comparingInt(each -> each.interval().start()));
    for (int i = 1; i < written.size(); i++) {
      Interval earlier = written.get(i - 1).interval();
      if (earlier.end() > written.get(i).interval().start()) {
        written
            .get(i)
            .place()
            .fault("This interval overlaps with " + earlier + " of the same day.");
      }
    }
    return new Hours(written.stream().map(Written::interval).toList());
  }

  private static void read(Place place, JsonArray items, List<Written> written) {
    if (items.size() > AT_MOST) {
      place.fault("A day has at most " + AT_MOST + " intervals.");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      Place item = place.item(items, i);
      Optional<String> text = item.text(INTERVAL);
      Optional<Interval> interval = text.flatMap(Interval::of);
      if (text.isPresent() && interval.isEmpty()) {
        item.fault(INTERVAL);
      }
      interval.ifPresent(read -> written.add(new Written(read, item)));
    }
  }
}
