package io.careline.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A calendar made up at random, and a slow answer about any local minute of it that owes nothing to
 * the code under test.
 */
final class RandomCalendar {
  /** Hours of a day as minutes after midnight; an end beyond 1440 is on the next day. */
  record Shift(int start, int end) {}

  final ZoneId zone;
  final Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
  final Set<LocalDate> holidays = new HashSet<>();
  final Map<LocalDate, List<Shift>> workdays = new HashMap<>();
  private final Random random;
  private final boolean night; // hours may go past midnight, and none start before five

  RandomCalendar(Random random, ZoneId zone, LocalDate first, int days) {
    this.random = random;
    this.zone = zone;
    this.night = random.nextInt(3) == 0;
    boolean always = random.nextInt(25) == 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, always ? List.of(new Shift(0, 1440)) : shifts(5));
    }
    for (int i = 0; i < days; i++) {
      if (random.nextInt(6) == 0) {
        holidays.add(first.plusDays(i));
      }
      if (random.nextInt(8) == 0) {
        workdays.put(first.plusDays(i), random.nextInt(3) == 0 ? null : shifts(3));
      }
    }
  }

  private List<Shift> shifts(int atMost) {
    int count = random.nextInt(atMost);
    int grain = new int[] {1, 5, 15, 30, 60}[random.nextInt(5)];
    List<Shift> shifts = new ArrayList<>();
    int from = night ? 5 * 60 : 0;
    for (int i = 0; i < count && from + grain <= 1440; i++) {
      int start = from + grain * random.nextInt(300 / grain);
      int end = start + grain * (1 + random.nextInt(360 / grain));
      if (start >= 1440) {
        break;
      }
      shifts.add(new Shift(start, end > 1440 && !night ? 1440 : Math.min(end, 1440 + 5 * 60)));
      from = end + (random.nextInt(4) == 0 ? 0 : grain * random.nextInt(100 / grain + 1));
    }
    return shifts;
  }

  /** The shape of it. */
  JsonObject shape() {
    JsonObject days = new JsonObject();
    week.forEach((day, shifts) -> days.put(day.name().toLowerCase(Locale.ROOT), json(shifts)));
    JsonArray off = new JsonArray();
    holidays.forEach(date -> off.add(date.toString()));
    JsonObject on = new JsonObject();
    workdays.forEach(
        (date, shifts) -> on.put(date.toString(), shifts == null ? null : json(shifts)));
    return new JsonObject()
        .put("zone", zone.getId())
        .put("week", days)
        .put("holidays", off)
        .put("workdays", on);
  }

  private static JsonArray json(List<Shift> shifts) {
    JsonArray list = new JsonArray();
    shifts.forEach(shift -> list.add(clock(shift.start) + "-" + clock(shift.end)));
    return list;
  }

  private static String clock(int minutes) {
    int shown = minutes > 1440 ? minutes - 1440 : minutes;
    return "%02d:%02d".formatted(shown / 60, shown % 60);
  }

  @Override
  public String toString() {
    return shape().encode();
  }

  private List<Shift> hours(LocalDate date) {
    if (workdays.containsKey(date)) {
      List<Shift> own = workdays.get(date);
      return own != null
          ? own
          : week.values().stream().filter(day -> !day.isEmpty()).findFirst().orElse(List.of());
    }
    return holidays.contains(date) ? List.of() : week.get(date.getDayOfWeek());
  }

  /** Why a local minute is worked or not. */
  Reason.Kind kind(LocalDateTime local) {
    LocalDate date = local.toLocalDate();
    int minute = (int) ChronoUnit.MINUTES.between(date.atStartOfDay(), local);
    if (hours(date).stream().anyMatch(s -> minute >= s.start && minute < s.end)) {
      return workdays.containsKey(date) ? Reason.Kind.WORKDAY : Reason.Kind.WORKING;
    }
    LocalDate before = date.minusDays(1);
    if (hours(before).stream().anyMatch(s -> minute + 1440 < s.end)) {
      return workdays.containsKey(before) ? Reason.Kind.WORKDAY : Reason.Kind.WORKING;
    }
    if (holidays.contains(date) && !workdays.containsKey(date)) {
      return Reason.Kind.HOLIDAY;
    }
    if (hours(date).isEmpty()) {
      return Reason.Kind.DAY_OFF;
    }
    boolean begun = hours(date).stream().anyMatch(s -> s.end <= minute);
    boolean more = hours(date).stream().anyMatch(s -> s.start > minute);
    return begun && more ? Reason.Kind.BREAK : Reason.Kind.CLOSED;
  }
}
