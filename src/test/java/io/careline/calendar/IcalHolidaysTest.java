package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holidays from iCalendar files: strictly whole days, once or every year. */
class IcalHolidaysTest {
  private static final JsonObject WEEK = new JsonObject();

  static {
    for (String weekday : HoursReader.WEEKDAYS) {
      WEEK.put(weekday, new JsonArray().add("00:00-24:00"));
    }
  }

  private static CalendarReading read(String events, Object... more) {
    String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
    JsonArray holidays = new JsonArray().add(new JsonObject().put("ical", "a.ics"));
    List.of(more).forEach(holidays::add);
    return CalendarShape.read(
        new JsonObject().put("zone", "UTC").put("week", WEEK).put("holidays", holidays),
        name -> name.equals("a.ics") ? Optional.of(file) : Optional.empty());
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\r\nUID:1\r\n" + lines + "END:VEVENT\r\n";
  }

  /** Days off in a year, each as its date and name. */
  private static List<String> off(CalendarReading reading, int year) {
    Instant from = Instant.parse(year + "-01-01T00:00:00Z");
    Instant to = Instant.parse(year + 1 + "-01-01T00:00:00Z");
    return reading.orElseThrow().stretches(from, to).stream()
        .filter(stretch -> !stretch.worked())
        .map(
            stretch ->
                LocalDate.ofInstant(stretch.from(), java.time.ZoneOffset.UTC)
                    + "+"
                    + stretch.length().toDays()
                    + stretch.reason().name().map(name -> " " + name.en()).orElse(""))
        .toList();
  }

  private static void fault(String events, String part) {
    assertThat(read(events))
        .isInstanceOfSatisfying(
            CalendarReading.Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .singleElement()
                    .satisfies(
                        fault -> {
                          assertThat(fault.pointer()).isEqualTo("/holidays/0/ical");
                          assertThat(fault.detail()).contains(part).endsWith(".");
                        }));
  }

  @Test
  void an_event_ends_before_its_end_and_lasts_a_day_without_one() {
    String events =
        event("DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261008\r\nSUMMARY:国庆节\r\n")
            + event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\n")
            + event("DTSTART;VALUE=DATE:20260501\r\nDURATION:P3D\r\n");
    assertThat(off(read(events), 2026))
        .containsExactly("2026-05-01+3", "2026-10-01+7 国庆节", "2026-12-25+1 Christmas");
  }

  @Test
  void lines_are_unfolded_and_texts_are_unescaped() {
    String events =
        event(
            "DTSTART;X-P=\"a:b;c\";VALUE=DATE:2026\r\n 1001\r\nSUMMARY;LANGUAGE=en:A\\, b\\; c\r\n"
                + "\t and\\nd \\\\ e\r\n");
    assertThat(off(read(events), 2026)).containsExactly("2026-10-01+1 A, b; c and d \\ e");
  }

  @Test
  void what_comes_every_year_comes_from_its_first_year_on() {
    String rule =
        event("DTSTART;VALUE=DATE:20251224\r\nDTEND;VALUE=DATE:20251226\r\nRRULE:FREQ=YEARLY\r\n");
    assertThat(off(read(rule), 2024)).isEmpty();
    assertThat(off(read(rule), 2025)).containsExactly("2025-12-24+2");
    assertThat(off(read(rule), 2099)).containsExactly("2099-12-24+2");
    String twice = event("DTSTART:20250501\r\nRRULE:FREQ=YEARLY;COUNT=2;BYMONTH=5\r\n");
    assertThat(off(read(twice), 2026)).hasSize(1);
    assertThat(off(read(twice), 2027)).isEmpty();
    String until = event("DTSTART:20250501\r\nRRULE:FREQ=YEARLY;UNTIL=20260501T000000Z\r\n");
    assertThat(off(read(until), 2026)).hasSize(1);
    assertThat(off(read(until), 2027)).isEmpty();
    String leap = event("DTSTART:20240229\r\nRRULE:FREQ=YEARLY\r\n");
    assertThat(off(read(leap), 2027)).isEmpty();
    assertThat(off(read(leap), 2028)).containsExactly("2028-02-29+1");
  }

  @Test
  void what_is_cancelled_or_no_event_is_passed_over() {
    String events =
        "BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\n"
            + "END:VTIMEZONE\r\n"
            + event("STATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20261001\r\n")
            + event(
                "DTSTART;VALUE=DATE:20261002\r\nBEGIN:VALARM\r\nDURATION:PT5M\r\nEND:VALARM\r\n");
    assertThat(off(read(events), 2026)).containsExactly("2026-10-02+1");
  }

  @Test
  void what_is_listed_comes_before_the_file_and_the_file_before_every_year() {
    CalendarReading reading =
        read(
            event("DTSTART:20261001\r\nSUMMARY:File\r\n")
                + event("DTSTART:20261001\r\nSUMMARY:File again\r\n")
                + event("DTSTART:20261225\r\nSUMMARY:File\r\n"),
            new JsonObject().put("date", "2026-10-01").put("name", "Listed"),
            new JsonObject().put("every", "12-25").put("name", "Every year"));
    assertThat(off(reading, 2026)).containsExactly("2026-10-01+1 Listed", "2026-12-25+1 File");
    assertThat(off(reading, 2027)).containsExactly("2027-12-25+1 Every year");
  }

  @Test
  void what_is_not_understood_is_told_with_its_line() {
    fault(event("SUMMARY:Nothing\r\n"), "line 3: This event has no DTSTART");
    fault(event("DTSTART:20261001T090000Z\r\n"), "line 5: DTSTART of a holiday is a whole day");
    fault(event("DTSTART:20261001\r\nDTEND:20261001\r\n"), "lasts 0 days");
    fault(event("DTSTART:20261001\r\nDURATION:PT5H\r\n"), "DURATION");
    fault(event("DTSTART:20261001\r\nRRULE:FREQ=MONTHLY\r\n"), "line 6: Only FREQ=YEARLY");
    fault(event("DTSTART:20261126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"), "YEARLY");
    fault(event("DTSTART:20261126\r\nRRULE:FREQ=YEARLY;BYMONTH=10\r\n"), "YEARLY");
    fault(event("DTSTART:20261001\r\nEXDATE:20271001\r\n"), "EXDATE is not read");
    fault("BEGIN:VEVENT\r\nDTSTART:20261001\r\n", "END:VCALENDAR has no BEGIN");
    fault("END:VEVENT\r\n", "END:VEVENT has no BEGIN");
  }

  @Test
  void a_file_that_is_none_is_told() {
    JsonObject shape =
        new JsonObject()
            .put("zone", "UTC")
            .put("week", WEEK)
            .put("holidays", new JsonArray().add(new JsonObject().put("ical", "a.ics")));
    for (String text : List.of("", "<html>", "BEGIN:VCALENDAR\n")) {
      assertThat(CalendarShape.read(shape, name -> Optional.of(text)))
          .isInstanceOf(CalendarReading.Faulty.class);
    }
    assertThat(CalendarShape.read(shape, name -> Optional.empty()))
        .isInstanceOf(CalendarReading.Faulty.class);
  }
}
