package io.careline.sla.clock;

import io.careline.calendar.Reason;
import io.careline.ticket.Status;
import java.time.Duration;
import java.time.Instant;

/**
 * A piece of time between a clock's start and its due time.
 *
 * @param counted whether it is part of the promised time
 */
public record LedgerEntry(Instant from, Instant to, boolean counted, Why why) {

  /** Why time counts or not. */
  public sealed interface Why {
    /** The calendar says so. */
    record Hours(Reason reason) implements Why {}

    /** The ticket had a status in which the clock stands still. */
    record Paused(Status status) implements Why {}
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** This entry and the one right behind it, which has the same reason. */
  LedgerEntry and(LedgerEntry next) {
    return new LedgerEntry(from, next.to, counted, why);
  }
}
