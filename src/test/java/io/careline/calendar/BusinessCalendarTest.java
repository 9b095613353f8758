package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the tables of cases do not say: seconds, nanoseconds, the ends of time, and threads. */
class BusinessCalendarTest {
  private static final BusinessCalendar ALWAYS =
      BusinessCalendar.roundTheClock(ZoneId.of("Asia/Shanghai"));

  private static BusinessCalendar office(String zone) {
    JsonObject week = new JsonObject();
    for (String weekday : HoursReader.WEEKDAYS.subList(0, 5)) {
      week.put(weekday, new JsonArray().add("09:00-17:00"));
    }
    return CalendarFiles.calendar(new JsonObject().put("zone", zone).put("week", week));
  }

  @Test
  void an_interval_begins_with_its_start_and_ends_before_its_end() {
    BusinessCalendar office = office("UTC");
    Instant nine = Instant.parse("2026-11-23T09:00:00Z");
    Instant five = Instant.parse("2026-11-23T17:00:00Z");
    assertThat(office.open(nine)).isTrue();
    assertThat(office.open(nine.minusNanos(1))).isFalse();
    assertThat(office.open(five.minusNanos(1))).isTrue();
    assertThat(office.open(five)).isFalse();
    assertThat(office.between(nine.minusNanos(1), nine.plusNanos(1)))
        .isEqualTo(Duration.ofNanos(1));
    assertThat(office.plus(five.minusNanos(1), Duration.ofNanos(1))).isEqualTo(five);
    assertThat(office.plus(five.minusNanos(1), Duration.ofNanos(2)))
        .isEqualTo(Instant.parse("2026-11-24T09:00:00.000000001Z"));
  }

  @Test
  void offsets_with_seconds_are_exact() {
    // Monrovia's clock stood 44 minutes and 30 seconds behind UTC until 7 January 1972
    BusinessCalendar monrovia = office("Africa/Monrovia");
    Instant nine = Instant.parse("1971-12-01T09:44:30Z");
    assertThat(monrovia.open(nine)).isTrue();
    assertThat(monrovia.open(nine.minusSeconds(1))).isFalse();
    assertThat(
            monrovia.between(
                Instant.parse("1972-01-06T23:00:00Z"), Instant.parse("1972-01-07T23:00:00Z")))
        .isEqualTo(Duration.ofHours(8));
    Instant midnight = Instant.parse("1972-01-07T00:44:30Z"); // skipped until 00:44:30
    assertThat(monrovia.stretches(midnight.minusSeconds(1), midnight.plusSeconds(1))).hasSize(1);
  }

  @Test
  void going_back_is_negative_and_adding_less_than_nothing_is_refused() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    BusinessCalendar office = office("UTC");
    assertThat(office.between(noon, noon.minus(Duration.ofDays(1))))
        .isEqualTo(Duration.ofHours(-3));
    assertThatIllegalArgumentException().isThrownBy(() -> office.plus(noon, Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> office.stretches(noon, noon.minusNanos(1)));
    assertThat(office.stretches(noon, noon)).isEmpty();
  }

  @Test
  void time_has_ends_and_a_sentence_about_them() {
    Instant before = BusinessCalendar.FIRST.minusNanos(1);
    assertThatThrownBy(() -> ALWAYS.open(before))
        .isInstanceOf(BeyondCalendar.class)
        .hasMessageContaining("1968-12-31T23:59:59.999999999Z is outside.");
    assertThatThrownBy(() -> ALWAYS.between(BusinessCalendar.FIRST, Instant.MAX))
        .isInstanceOf(BeyondCalendar.class);
    assertThat(ALWAYS.open(BusinessCalendar.FIRST)).isTrue();
    assertThat(ALWAYS.open(BusinessCalendar.LAST)).isFalse();
    Duration all = Duration.between(BusinessCalendar.FIRST, BusinessCalendar.LAST);
    assertThat(ALWAYS.between(BusinessCalendar.FIRST, BusinessCalendar.LAST)).isEqualTo(all);
    assertThat(ALWAYS.plus(BusinessCalendar.FIRST, all)).isEqualTo(BusinessCalendar.LAST);
    assertThatThrownBy(() -> ALWAYS.plus(BusinessCalendar.FIRST, all.plusNanos(1)))
        .isInstanceOf(BeyondCalendar.class)
        .hasMessageContaining("where calendars end");
    assertThatThrownBy(
            () ->
                ALWAYS.plus(
                    BusinessCalendar.FIRST, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)))
        .isInstanceOf(BeyondCalendar.class);
    assertThat(ALWAYS.stretches(BusinessCalendar.FIRST, BusinessCalendar.LAST)).hasSize(1);
  }

  @Test
  void too_many_stretches_are_refused() {
    BusinessCalendar office = office("Europe/Berlin");
    Instant from = Instant.parse("2000-01-01T00:00:00Z");
    assertThat(office.stretches(from, Instant.parse("2030-01-01T00:00:00Z")).size())
        .isBetween(15_000, Stretches.AT_MOST);
    assertThatThrownBy(() -> office.stretches(from, Instant.parse("2090-01-01T00:00:00Z")))
        .isInstanceOf(BeyondCalendar.class)
        .hasMessageContaining("more than 20000 stretches");
  }

  @Test
  void a_year_of_many_short_intervals_is_whole() {
    JsonArray hours = new JsonArray();
    for (int hour = 0; hour < 24; hour++) {
      hours.add("%02d:00-%02d:30".formatted(hour, hour));
    }
    JsonObject week = new JsonObject();
    HoursReader.WEEKDAYS.forEach(weekday -> week.put(weekday, hours));
    BusinessCalendar calendar =
        CalendarFiles.calendar(new JsonObject().put("zone", "UTC").put("week", week));
    Duration all = Duration.between(BusinessCalendar.FIRST, BusinessCalendar.LAST);
    assertThat(calendar.between(BusinessCalendar.FIRST, BusinessCalendar.LAST))
        .isEqualTo(all.dividedBy(2));
    assertThat(calendar.plus(BusinessCalendar.FIRST, all.dividedBy(2)))
        .isEqualTo(BusinessCalendar.LAST.minusSeconds(1800));
  }

  @Test
  void many_threads_get_the_same_answers() throws Exception {
    for (int round = 0; round < 20; round++) {
      BusinessCalendar fresh = office("America/New_York");
      Callable<Duration> work = () -> fresh.between(BusinessCalendar.FIRST, BusinessCalendar.LAST);
      List<Future<Duration>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        for (int i = 0; i < 8; i++) {
          answers.add(threads.submit(work));
        }
      }
      for (Future<Duration> answer : answers) {
        assertThat(answer.get()).isEqualTo(work.call());
      }
    }
  }
}
