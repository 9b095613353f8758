package io.careline.sla.clock;

import io.careline.ticket.Status;
import java.time.Instant;

/**
 * How long a ticket had a status.
 *
 * @param to the end, which does not belong to it; {@link Instant#MAX} while it lasts
 */
record StatusSpan(Instant from, Instant to, Status status) {
  boolean lasts() {
    return to.equals(Instant.MAX);
  }

  boolean empty() {
    return !from.isBefore(to);
  }
}
