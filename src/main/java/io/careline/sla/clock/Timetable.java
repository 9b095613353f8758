package io.careline.sla.clock;

import io.careline.sla.policy.Mark;
import io.careline.sla.policy.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the steps of a clock are reached, as things stand.
 *
 * @param promised working time until the clock is due
 * @param manual the due time that a person set instead
 */
record Timetable(Course course, Duration promised, Optional<Instant> manual) {

  static Timetable of(Course course, Duration promised, Cycle cycle) {
    Duration limited = cycle.limit.filter(limit -> limit.compareTo(promised) < 0).orElse(promised);
    Duration time = cycle.manual.map(course::counted).orElse(limited);
    return new Timetable(course, time, cycle.manual);
  }

  /** Empty while the clock stands still before the mark. */
  Optional<Instant> at(Mark mark) {
    boolean due = mark instanceof Mark.Before(Duration left) && left.isZero();
    return due && manual.isPresent() ? manual : course.reach(mark.of(promised));
  }

  Optional<Instant> due() {
    return at(Mark.read(Mark.DUE));
  }

  /** The steps that are reached, the earliest first; those behind a standstill are left out. */
  List<Clock.Planned> planned(List<Step> ladder) {
    return ladder.stream()
        .flatMap(step -> at(step.mark()).map(at -> new Clock.Planned(step, at)).stream())
        .sorted(Comparator.comparing(Clock.Planned::at))
        .toList();
  }
}
