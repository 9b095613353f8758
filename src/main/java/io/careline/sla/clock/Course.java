package io.careline.sla.clock;

import io.careline.calendar.BusinessCalendar;
import io.careline.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way of one clock through time: it counts working time of its calendar, but for the spans in
 * which the ticket's status lets it stand still.
 *
 * @param spans the ticket's statuses from the clock's start on, without gaps; the last one lasts
 */
record Course(BusinessCalendar calendar, Set<Status> pausedIn, List<StatusSpan> spans) {

  boolean paused(StatusSpan span) {
    return pausedIn.contains(span.status());
  }

  /** Whether the clock stands still now, and will until the status changes. */
  boolean paused() {
    return paused(spans.getLast());
  }

  /**
   * The first instant at which so much has been counted; empty when the clock stands still before
   * that.
   */
  Optional<Instant> reach(Duration working) {
    Duration left = working;
    for (StatusSpan span : spans) {
      if (paused(span)) {
        continue;
      }
      if (span.lasts()) {
        return Optional.of(calendar.plus(span.from(), left));
      }
      Duration counted = calendar.between(span.from(), span.to());
      if (left.compareTo(counted) <= 0) {
        return Optional.of(calendar.plus(span.from(), left));
      }
      left = left.minus(counted);
    }
    return Optional.empty();
  }

  /** The working time that was counted until an instant. */
  Duration counted(Instant until) {
    Duration counted = Duration.ZERO;
    for (StatusSpan span : spans) {
      if (!paused(span) && span.from().isBefore(until)) {
        Instant to = span.to().isBefore(until) ? span.to() : until;
        counted = counted.plus(calendar.between(span.from(), to));
      }
    }
    return counted;
  }
}
