package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a calendar may look like, and how everything that is wrong with it is told at once. */
class CalendarShapeTest {
  private static final Function<String, Optional<String>> NO_FILES = name -> Optional.empty();

  private static List<CalendarFault> faults(String json) {
    CalendarReading reading = CalendarShape.read(new JsonObject(json), NO_FILES);
    assertThat(reading).isInstanceOf(CalendarReading.Faulty.class);
    return ((CalendarReading.Faulty) reading).faults();
  }

  private static void fault(String json, String pointer, String part) {
    assertThat(faults(json))
        .singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo(pointer))
        .satisfies(fault -> assertThat(fault.detail()).contains(part).endsWith("."));
  }

  private static BusinessCalendar calendar(String json) {
    return CalendarShape.read(new JsonObject(json), NO_FILES).orElseThrow();
  }

  @Test
  void the_plain_form_is_read() {
    BusinessCalendar calendar =
        calendar(
            """
            {"zone": "Asia/Shanghai",
             "week": {"monday": ["09:00-12:00", "13:00-18:00"], "friday": ["09:00-18:00"]},
             "holidays": ["2026-10-01"],
             "workdays": {"2026-10-10": ["09:00-18:00"], "2026-10-11": null}}
            """);
    assertThat(calendar.open(Instant.parse("2026-10-10T01:00:00Z"))).isTrue();
    assertThat(calendar.open(Instant.parse("2026-10-10T10:00:00Z"))).isFalse();
    assertThat(
            calendar.between(
                Instant.parse("2026-10-09T00:00:00Z"), Instant.parse("2026-10-12T00:00:00Z")))
        .as("Friday and Saturday have nine hours, Sunday has Monday's eight")
        .isEqualTo(Duration.ofHours(26));
    assertThat(calendar.name()).isEmpty();
  }

  @Test
  void everything_wrong_is_told_at_once() {
    List<CalendarFault> faults =
        faults(
            """
            {"zone": "Asia/Shanghia", "colour": 1,
             "week": {"monday": ["9:00-12:00", "12:00-12:00"], "funday": [],
                      "tuesday": ["08:00-12:00", "11:00-13:00"], "friday": "09:00-18:00"},
             "holidays": ["2026-02-30", "2026-10-07/2026-10-01", {"every": "13-01"},
                          {"date": "2026-01-01"}, "2025-12-30/2026-01-02", {"ical": "no.ics"},
                          {"from": "2026-03-01"}, {"name": "x"}, 7],
             "workdays": {"10/10/2026": null, "2026-10-11": []}}
            """);
    assertThat(faults)
        .extracting(CalendarFault::pointer)
        .containsExactlyInAnyOrder(
            "/colour",
            "/zone",
            "/week/funday",
            "/week/monday/0",
            "/week/monday/1",
            "/week/tuesday/1",
            "/week/friday",
            "/holidays/0",
            "/holidays/1",
            "/holidays/2/every",
            "/holidays/4",
            "/holidays/5/ical",
            "/holidays/6/to",
            "/holidays/7",
            "/holidays/8",
            "/workdays/10~110~12026",
            "/workdays/2026-10-11");
    assertThat(faults).extracting(CalendarFault::detail).allMatch(detail -> detail.endsWith("."));
  }

  @Test
  void a_calendar_needs_zone_and_week_and_working_time() {
    assertThat(faults("{}"))
        .extracting(CalendarFault::pointer)
        .containsExactlyInAnyOrder("/zone", "/week");
    assertThat(faults("{\"zone\": \"Nowhere\", \"week\": {}, \"holidays\": [\"x\"]}"))
        .extracting(CalendarFault::pointer)
        .containsExactlyInAnyOrder("/zone", "/week", "/holidays/0");
    fault("{\"zone\": \"UTC\", \"week\": {\"monday\": []}}", "/week", "needs working time");
    fault(
        "{\"zone\": \"UTC\", \"week\": {}, \"workdays\": [\"2026-10-10\"]}",
        "/workdays/0",
        "hours of its own");
    assertThat(
            calendar(
                    "{\"zone\": \"UTC\", \"week\": {}, \"workdays\": {\"2026-10-10\":"
                        + " [\"09:00-10:00\"]}}")
                .open(Instant.parse("2026-10-10T09:30:00Z")))
        .isTrue();
  }

  @Test
  void hours_past_midnight_must_not_reach_into_hours_of_the_next_day() {
    fault(
        "{\"zone\": \"UTC\", \"week\": {\"monday\": [\"05:00-12:00\"], \"sunday\":"
            + " [\"22:00-06:00\"]}}",
        "/week/monday",
        "22:00-06:00 of the day before last until 06:00");
    fault(
        "{\"zone\": \"UTC\", \"week\": {\"friday\": [\"22:00-06:00\"]}, \"workdays\":"
            + " {\"2026-10-10\": [\"05:59-07:00\"]}}",
        "/workdays/2026-10-10",
        "2026-10-10: These hours start at 05:59");
    fault(
        "{\"zone\": \"UTC\", \"week\": {\"monday\": [\"05:00-12:00\"]}, \"workdays\":"
            + " {\"2026-10-11\": [\"22:00-05:01\"]}}",
        "/workdays/2026-10-11",
        "2026-10-12: These hours start at 05:00");
    fault(
        "{\"zone\": \"UTC\", \"week\": {\"monday\": [\"22:00-06:00\", \"05:00-23:00\"]}}",
        "/week/monday/0",
        "overlaps with 05:00-23:00");
    calendar(
        "{\"zone\": \"UTC\", \"week\": {\"monday\": [\"22:00-06:00\"], \"tuesday\":"
            + " [\"06:00-07:00\"]}}");
  }

  @Test
  void the_same_date_twice_is_told() {
    String start = "{\"zone\": \"UTC\", \"week\": {\"monday\": [\"09:00-10:00\"]}, ";
    fault(
        start + "\"holidays\": [\"2026-10-01/2026-10-07\", \"2026-10-07\"]}",
        "/holidays/1",
        "2026-10-07 is listed");
    fault(
        start + "\"holidays\": [{\"every\": \"12-25\"}, {\"every\": \"12-25\", \"name\": \"x\"}]}",
        "/holidays/1/every",
        "12-25");
    fault(
        start + "\"workdays\": [\"2026-10-10\", \"2026-10-10\"]}",
        "/workdays/1",
        "2026-10-10 is listed");
  }

  @Test
  void names_are_one_text_or_two() {
    BusinessCalendar calendar =
        calendar(
            """
            {"name": "office", "title": {"en": "Office", "zh": "办公室"}, "source": "House rules",
             "zone": "UTC", "week": {"monday": ["09:00-10:00"]},
             "holidays": [{"date": "2026-10-05", "name": "Party"},
                          {"date": "2026-10-12", "name": {"zh": "国庆节"}}]}
            """);
    assertThat(calendar.title()).contains(new DayName("Office", "办公室"));
    assertThat(calendar.source()).contains("House rules");
    assertThat(
            calendar.stretches(
                Instant.parse("2026-10-05T00:00:00Z"), Instant.parse("2026-10-13T00:00:00Z")))
        .extracting(Stretch::from, Stretch::reason)
        .containsExactly(
            tuple(
                Instant.parse("2026-10-05T00:00:00Z"),
                Reason.holiday(Optional.of(new DayName("Party", "Party")))),
            tuple(Instant.parse("2026-10-06T00:00:00Z"), Reason.DAY_OFF),
            tuple(
                Instant.parse("2026-10-12T00:00:00Z"),
                Reason.holiday(Optional.of(new DayName("国庆节", "国庆节")))));
  }
}
