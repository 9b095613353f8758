package io.careline.calendar;

import io.careline.calendar.IcalEvent.Unusable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the events of an iCalendar file as holidays, strictly: what is not understood is told. */
final class IcalHolidays {
  /** So many days are taken from all files of a calendar at most. */
  static final int DAYS_AT_MOST = 50_000;

  private static final int FAULTS_AT_MOST = 20;

  private final Place place;
  private final Map<Long, Day> days;
  private int faults;

  /**
   * @param days where the days go, by epoch day; the first event of a day counts
   */
  IcalHolidays(Place place, Map<Long, Day> days) {
    this.place = place;
    this.days = days;
  }

  void read(String text) {
    List<IcalLine> lines = IcalLine.of(text);
    if (lines.isEmpty() || !begins(lines.getFirst(), "VCALENDAR")) {
      fault(1, "An iCalendar file starts with BEGIN:VCALENDAR.");
      return;
    }
    List<IcalLine> event = new ArrayList<>();
    List<String> inside = new ArrayList<>();
    for (IcalLine line : lines) {
      if (line.name().equals("BEGIN")) {
        inside.add(line.value().strip().toUpperCase(Locale.ROOT));
      }
      if (inside.equals(List.of("VCALENDAR", "VEVENT"))) {
        event.add(line); // what is deeper inside, such as an alarm, says nothing about the day
      }
      if (line.name().equals("END")) {
        if (inside.isEmpty() || !inside.removeLast().equalsIgnoreCase(line.value().strip())) {
          fault(line.number(), "END:" + line.value() + " has no BEGIN.");
          return;
        }
        if (inside.size() == 1 && !event.isEmpty()) {
          event(event);
          event.clear();
        }
      }
    }
    if (!inside.isEmpty()) {
      fault(lines.getLast().number(), "END:" + inside.getLast() + " is missing.");
    }
  }

  private static boolean begins(IcalLine line, String what) {
    return line.name().equals("BEGIN") && line.value().strip().equalsIgnoreCase(what);
  }

  private void event(List<IcalLine> lines) {
    try {
      IcalEvent.of(lines).ifPresent(event -> add(event, lines.getFirst().number()));
    } catch (Unusable e) {
      fault(e.line, e.getMessage());
    }
  }

  private void add(IcalEvent event, int line) {
    Day day = Day.holiday(event.name());
    List<LocalDate> starts = event.starts();
    if (days.size() + (long) starts.size() * event.days() > DAYS_AT_MOST) {
      fault(line, "At most " + DAYS_AT_MOST + " days are taken from files.");
      return;
    }
    for (LocalDate start : starts) {
      for (long date = start.toEpochDay(); date < start.toEpochDay() + event.days(); date++) {
        days.putIfAbsent(date, day);
      }
    }
  }

  private void fault(int line, String sentence) {
    if (faults++ < FAULTS_AT_MOST) {
      place.fault("%s, line %d: %s".formatted(place.value(), line, sentence));
    }
  }
}
