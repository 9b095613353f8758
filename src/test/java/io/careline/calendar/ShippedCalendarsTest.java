package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calendars that come with Careline. */
class ShippedCalendarsTest {

  @Test
  void every_file_is_read_and_is_named_after_itself() throws IOException {
    List<Path> files = CalendarFiles.shipped();
    assertThat(files).hasSizeGreaterThanOrEqualTo(3);
    for (Path file : files) {
      BusinessCalendar calendar = CalendarFiles.read(file.getFileName().toString());
      assertThat(calendar.name().map(name -> name + ".yaml"))
          .contains(file.getFileName().toString());
      assertThat(calendar.title()).isPresent();
      assertThat(calendar.source()).isPresent();
    }
  }

  @Test
  void china_works_on_six_weekend_days_of_2026_and_on_none_of_its_holidays() {
    BusinessCalendar china = CalendarFiles.read("cn-mainland.yaml");
    List<LocalDate> weekends = new ArrayList<>();
    List<LocalDate> weekdaysOff = new ArrayList<>();
    days(2026)
        .forEach(
            date -> {
              boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
              boolean worked = !worked(china, date).isZero();
              if (worked && weekend) {
                weekends.add(date);
                assertThat(worked(china, date)).isEqualTo(Duration.ofHours(8));
              } else if (!worked && !weekend) {
                weekdaysOff.add(date);
              }
            });
    assertThat(weekends)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    assertThat(weekdaysOff).hasSize(2 + 6 + 1 + 3 + 1 + 1 + 5);
  }

  @Test
  void the_united_states_have_their_federal_holidays_on_weekdays() {
    BusinessCalendar us = CalendarFiles.read("us.yaml");
    // eleven a year; New Year's Day of 2028 is taken in 2027
    for (int year : new int[] {2026, 2027, 2028}) {
      assertThat(
              days(year)
                  .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                  .filter(date -> worked(us, date).isZero()))
          .hasSize(year == 2026 ? 11 : year == 2027 ? 12 : 10);
    }
  }

  private static Stream<LocalDate> days(int year) {
    return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
  }

  private static Duration worked(BusinessCalendar calendar, LocalDate date) {
    Instant start = date.atStartOfDay(calendar.zone()).toInstant();
    return calendar.between(start, date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
  }
}
