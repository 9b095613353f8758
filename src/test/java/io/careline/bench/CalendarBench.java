package io.careline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.careline.bench.DayByDay.Shift;
import io.careline.calendar.BusinessCalendar;
import io.careline.calendar.CalendarShape;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (h) Business time, against walking day by day. */
@Tag("bench")
@Timeout(600)
class CalendarBench {
  private static final int ROUNDS = 7;
  private static final int WARM_UP = 6;
  private static final int CASES = 2_000;
  private static final Path FILE = Path.of("sla-policies/calendars/cn-mainland.yaml");
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final JsonObject shape = new JsonObject(new YAMLMapper().readTree(yaml()).toString());
  private final BusinessCalendar calendar = read();
  private final DayByDay walk = walk();
  private long sum; // keeps the work from being optimised away

  CalendarBench() throws Exception {}

  private static String yaml() throws Exception {
    return Files.readString(FILE);
  }

  private BusinessCalendar read() {
    return CalendarShape.read(shape, name -> Optional.empty()).orElseThrow();
  }

  /** The same calendar in the form that the walk needs. */
  private DayByDay walk() {
    List<Shift> hours =
        List.of(
            new Shift(LocalTime.of(9, 0), LocalTime.of(12, 0)),
            new Shift(LocalTime.of(13, 0), LocalTime.of(18, 0)));
    Map<DayOfWeek, List<Shift>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        week.put(day, hours);
      }
    }
    Set<LocalDate> holidays = new HashSet<>();
    for (Object entry : shape.getJsonArray("holidays")) {
      JsonObject holiday = (JsonObject) entry;
      String from = holiday.getString("from", holiday.getString("date"));
      String to = holiday.getString("to", holiday.getString("date"));
      LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(holidays::add);
    }
    Map<LocalDate, List<Shift>> workdays = new HashMap<>();
    shape
        .getJsonObject("workdays")
        .fieldNames()
        .forEach(date -> workdays.put(LocalDate.parse(date), hours));
    return new DayByDay(calendar.zone(), week, holidays, workdays);
  }

  @Test
  void business_time() {
    Figures.tell("%n## (h) Business time, cn-mainland%n");
    Figures.tell("| what | Careline, ns | day by day, ns | times faster |");
    Figures.tell("| --- | --- | --- | --- |");
    for (int hours : new int[] {4, 24, 160, 1_000}) {
      compare("plus of %,d working hours".formatted(hours), Duration.ofHours(hours), true);
    }
    for (int days : new int[] {1, 7, 30, 365}) {
      compare("between, over %d day(s)".formatted(days), Duration.ofDays(days), false);
    }
    assertThat(sum).isNotZero();
    building();
  }

  private void compare(String what, Duration step, boolean plus) {
    Random random = new Random(7);
    Instant[] from = new Instant[CASES];
    for (int i = 0; i < CASES; i++) {
      from[i] = START.plusSeconds(random.nextInt(300 * 86_400));
      if (plus) {
        assertThat(calendar.plus(from[i], step)).isEqualTo(walk.plus(from[i], step));
      } else {
        Instant to = from[i].plus(step);
        assertThat(calendar.between(from[i], to)).isEqualTo(walk.between(from[i], to));
      }
    }
    ObjIntConsumer<Instant[]> ours =
        plus
            ? (at, i) -> sum += calendar.plus(at[i], step).getEpochSecond()
            : (at, i) -> sum += calendar.between(at[i], at[i].plus(step)).getSeconds();
    ObjIntConsumer<Instant[]> theirs =
        plus
            ? (at, i) -> sum += walk.plus(at[i], step).getEpochSecond()
            : (at, i) -> sum += walk.between(at[i], at[i].plus(step)).getSeconds();
    double[] fast = new double[ROUNDS];
    double[] slow = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double one = nanos(from, ours);
      double other = nanos(from, theirs);
      if (round >= 0) {
        fast[round] = one;
        slow[round] = other;
        ratio[round] = other / one;
      }
    }
    Figures.tell(
        "| %s | %.0f | %.0f | %s |",
        what, Figures.median(fast), Figures.median(slow), Figures.spread(ratio));
  }

  /** Nanoseconds for a call, over a quarter of a second of them. */
  private static double nanos(Instant[] from, ObjIntConsumer<Instant[]> call) {
    long start = System.nanoTime();
    long calls = 0;
    long spent = 0;
    while (spent < 250_000_000) {
      for (int i = 0; i < CASES; i++) {
        call.accept(from, i);
      }
      calls += CASES;
      spent = System.nanoTime() - start;
    }
    return (double) spent / calls;
  }

  /**
   * Reading a shape and answering the first question, as a call with its own calendar does. CPU
   * time, since other work on the machine would be counted otherwise.
   */
  private void building() {
    int calls = 2_000;
    double[] micros = new double[calls];
    for (int i = 0; i < calls; i++) {
      long start = CPU.getCurrentThreadCpuTime();
      sum += read().plus(START, Duration.ofHours(4)).getEpochSecond();
      micros[i] = (CPU.getCurrentThreadCpuTime() - start) / 1_000.0;
    }
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    Figures.tell(
        "%nReading the calendar and a first answer: median %.0f µs, 99 of 100 below %.0f µs, most"
            + " %.0f µs.",
        Figures.median(micros), sorted[calls * 99 / 100], sorted[calls - 1]);
    memory();
  }

  /** How much a thousand calendars hold that have answered about three years each. */
  private void memory() {
    BusinessCalendar[] many = new BusinessCalendar[1_000];
    long before = used();
    for (int i = 0; i < many.length; i++) {
      many[i] = read();
      many[i].between(START, START.plus(Duration.ofDays(800)));
    }
    long after = used();
    assertThat(many).doesNotContainNull();
    Figures.tell("A calendar that has answered about three years: %d KiB.", (after - before) >> 20);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
