package io.careline.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event of whole days.
 *
 * @param days how many it lasts
 */
record IcalEvent(LocalDate from, int days, Optional<IcalYearly> yearly, Optional<DayName> name) {
  private static final int DAYS_AT_MOST = 366;
  private static final Pattern WEEKS_OR_DAYS = Pattern.compile("\\+?P([1-9][0-9]{0,2})([WD])");

  /** Why a line of an event cannot be a holiday; the message is a sentence. */
  static final class Unusable extends RuntimeException {
    final int line;

    Unusable(int line, String sentence) {
      super(sentence, null, false, false);
      this.line = line;
    }
  }

  /** Reads an event's lines, from {@code BEGIN} on; empty when it was cancelled. */
  static Optional<IcalEvent> of(List<IcalLine> lines) {
    int begin = lines.getFirst().number();
    LocalDate from = null;
    LocalDate to = null;
    int days = 1;
    Optional<IcalYearly> yearly = Optional.empty();
    Optional<DayName> name = Optional.empty();
    for (IcalLine line : lines) {
      switch (line.name()) {
        case "DTSTART" -> from = date(line);
        case "DTEND" -> to = date(line);
        case "DURATION" -> days = duration(line);
        case "SUMMARY" ->
            name = Optional.of(line.text()).filter(t -> !t.isEmpty()).map(DayName::same);
        case "RRULE" -> yearly = Optional.of(IcalYearly.of(line));
        case "STATUS" -> {
          if (line.value().equalsIgnoreCase("CANCELLED")) {
            return Optional.empty();
          }
        }
        case "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID" ->
            throw new Unusable(
                line.number(), line.name() + " is not read; list the dates instead.");
        default -> {} // nothing about when it is
      }
    }
    if (from == null) {
      throw new Unusable(begin, "This event has no DTSTART.");
    }
    return Optional.of(whole(begin, from, to, days, yearly, name));
  }

  private static IcalEvent whole(
      int line,
      LocalDate from,
      LocalDate to,
      int days,
      Optional<IcalYearly> yearly,
      Optional<DayName> name) {
    long length = to == null ? days : to.toEpochDay() - from.toEpochDay();
    if (length < 1 || length > DAYS_AT_MOST) {
      throw new Unusable(line, "This event lasts %d days; 1 to 366 are read.".formatted(length));
    }
    yearly.ifPresent(rule -> rule.matches(from));
    return new IcalEvent(from, (int) length, yearly, name);
  }

  static LocalDate date(IcalLine line) {
    try {
      LocalDate date = LocalDate.parse(line.value().strip(), DateTimeFormatter.BASIC_ISO_DATE);
      if (line.value().strip().length() == 8 && Dates.known(date)) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // told below, as what is no whole day
    }
    throw new Unusable(
        line.number(), line.name() + " of a holiday is a whole day from 1970 to 2100: YYYYMMDD.");
  }

  private static int duration(IcalLine line) {
    Matcher form = WEEKS_OR_DAYS.matcher(line.value().strip());
    if (!form.matches()) {
      throw new Unusable(line.number(), "DURATION of a holiday is whole days or weeks: P3D, P1W.");
    }
    return Integer.parseInt(form.group(1)) * (form.group(2).equals("W") ? 7 : 1);
  }

  /** The first days of this event, once or every year. */
  List<LocalDate> starts() {
    return yearly.map(rule -> rule.starts(from)).orElse(List.of(from));
  }
}
