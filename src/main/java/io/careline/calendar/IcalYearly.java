package io.careline.calendar;

import io.careline.calendar.IcalEvent.Unusable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rule {@code FREQ=YEARLY} of an event: the same day every year, until a date or a count. */
record IcalYearly(IcalLine line, LocalDate until, int count, int month, int dayOfMonth) {
  private static final String EXPECTED =
      "Only FREQ=YEARLY on the day of DTSTART is read, with COUNT or UNTIL; list other dates.";

  static IcalYearly of(IcalLine line) {
    Map<String, String> parts = new HashMap<>();
    for (String part : line.value().strip().toUpperCase(Locale.ROOT).split(";")) {
      String[] sides = part.split("=", 2);
      parts.put(sides[0], sides.length == 2 ? sides[1] : "");
    }
    try {
      boolean plain =
          "YEARLY".equals(parts.remove("FREQ")) && number(parts.remove("INTERVAL"), 1) == 1;
      parts.remove("WKST"); // says nothing about a yearly day
      IcalYearly rule =
          new IcalYearly(
              line,
              until(parts.remove("UNTIL")),
              number(parts.remove("COUNT"), Integer.MAX_VALUE),
              number(parts.remove("BYMONTH"), 0),
              number(parts.remove("BYMONTHDAY"), 0));
      if (plain && parts.isEmpty()) {
        return rule;
      }
    } catch (NumberFormatException | DateTimeException e) {
      // told below, like any other part that is not read
    }
    throw new Unusable(line.number(), EXPECTED);
  }

  private static int number(String text, int absent) {
    return text == null ? absent : Integer.parseInt(text);
  }

  private static LocalDate until(String text) {
    if (text == null) {
      return LocalDate.of(Dates.LAST_YEAR, 12, 31);
    }
    String day = text.length() > 8 && text.charAt(8) == 'T' ? text.substring(0, 8) : text;
    return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** Makes sure that month and day of the rule, if any, are those of the event. */
  void matches(LocalDate from) {
    if ((month != 0 && month != from.getMonthValue())
        || (dayOfMonth != 0 && dayOfMonth != from.getDayOfMonth())) {
      throw new Unusable(line.number(), EXPECTED);
    }
  }

  /** The day in each year; 29 February in leap years only. */
  List<LocalDate> starts(LocalDate from) {
    List<LocalDate> starts = new ArrayList<>();
    for (int year = from.getYear(); year <= Dates.LAST_YEAR && starts.size() < count; year++) {
      LocalDate start = from.withYear(year);
      if (start.isAfter(until)) {
        break;
      }
      if (start.getDayOfMonth() == from.getDayOfMonth()) {
        starts.add(start);
      }
    }
    return starts;
  }
}
