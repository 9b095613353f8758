package io.careline.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.search.query.Dates.Range;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-03-31T17:30:00Z"); // 1 April there

  private static Range range(Op op, String typed) {
    return Dates.range(op, typed, SHANGHAI, NOW);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2025-12-31T16:00:00Z, 2026-01-01T16:00:00Z",
    "2026-01, 2025-12-31T16:00:00Z, 2026-01-31T16:00:00Z",
    "2024-02, 2024-01-31T16:00:00Z, 2024-02-29T16:00:00Z",
    "today, 2026-03-31T16:00:00Z, 2026-04-01T16:00:00Z",
    "今天, 2026-03-31T16:00:00Z, 2026-04-01T16:00:00Z",
    "yesterday, 2026-03-30T16:00:00Z, 2026-03-31T16:00:00Z",
    "昨天, 2026-03-30T16:00:00Z, 2026-03-31T16:00:00Z",
  })
  void days_and_months(String typed, String from, String until) {
    assertThat(range(Op.EQUAL, typed)).isEqualTo(new Range(at(from), at(until)));
    assertThat(range(Op.LESS, typed)).isEqualTo(new Range(Long.MIN_VALUE, at(from)));
    assertThat(range(Op.AT_MOST, typed)).isEqualTo(new Range(Long.MIN_VALUE, at(until)));
    assertThat(range(Op.MORE, typed)).isEqualTo(new Range(at(until), Long.MAX_VALUE));
    assertThat(range(Op.AT_LEAST, typed)).isEqualTo(new Range(at(from), Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "-7d, 2026-03-24T17:30:00Z",
    "-2w, 2026-03-17T17:30:00Z",
    "-1m, 2026-02-28T17:30:00Z",
    "-3m, 2025-12-31T17:30:00Z",
    "-0d, 2026-03-31T17:30:00Z",
  })
  void counted_back_from_now(String typed, String from) {
    assertThat(range(Op.EQUAL, typed)).isEqualTo(new Range(at(from), Long.MAX_VALUE));
    assertThat(range(Op.MORE, typed)).isEqualTo(new Range(at(from), Long.MAX_VALUE));
    assertThat(range(Op.AT_LEAST, typed)).isEqualTo(new Range(at(from), Long.MAX_VALUE));
    assertThat(range(Op.LESS, typed)).isEqualTo(new Range(Long.MIN_VALUE, at(from)));
    assertThat(range(Op.AT_MOST, typed)).isEqualTo(new Range(Long.MIN_VALUE, at(from)));
  }

  @Test
  void a_day_of_23_hours() {
    Range day = Dates.range(Op.EQUAL, "2026-03-29", ZoneId.of("Europe/Berlin"), NOW);
    assertThat(day.until() - day.from()).isEqualTo(23 * 3_600_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-d", "-7", "-7x", "-12345d", "2026", "2026-13", "2026-02-30"})
  void no_dates(String typed) {
    assertThat(Dates.reads(typed)).isFalse();
    assertThatThrownBy(() -> range(Op.EQUAL, typed)).isInstanceOf(IllegalArgumentException.class);
  }
}
