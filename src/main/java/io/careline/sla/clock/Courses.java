package io.careline.sla.clock;

import io.careline.calendar.BusinessCalendar;
import io.careline.ticket.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts the ticket's statuses to one clock's course. */
final class Courses {
  private Courses() {}

  static Course of(
      BusinessCalendar calendar, Set<Status> pausedIn, List<StatusSpan> all, Cycle cycle) {
    Set<Status> paused = EnumSet.of(Status.SOLVED, Status.CLOSED);
    paused.addAll(pausedIn);
    Instant end = cycle.end.orElse(Instant.MAX);
    List<StatusSpan> spans = new ArrayList<>();
    for (StatusSpan span : all) {
      Instant from = span.from().isBefore(cycle.start) ? cycle.start : span.from();
      StatusSpan cut = new StatusSpan(from, span.to(), span.status());
      if (!cut.empty() && (from.isBefore(end) || spans.isEmpty())) {
        spans.add(cut);
      }
    }
    if (cycle.end.isPresent()) {
      last(spans, end, paused);
    }
    return new Course(calendar, paused, spans);
  }

  /**
   * What would have been due had nothing ended: the last status goes on or, when the clock stood
   * still in it, the clock goes on from the end.
   */
  private static void last(List<StatusSpan> spans, Instant end, Set<Status> paused) {
    StatusSpan last = spans.removeLast();
    if (!paused.contains(last.status())) {
      spans.add(new StatusSpan(last.from(), Instant.MAX, last.status()));
      return;
    }
    StatusSpan until = new StatusSpan(last.from(), end, last.status());
    if (!until.empty()) {
      spans.add(until);
    }
    Optional<Status> running =
        EnumSet.allOf(Status.class).stream().filter(one -> !paused.contains(one)).findFirst();
    spans.add(new StatusSpan(end, Instant.MAX, running.orElse(last.status())));
  }
}
