package io.careline.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A piece of time that is worked, or not, for one reason.
 *
 * @param from belongs to the stretch
 * @param to does not belong to it any more
 */
public record Stretch(Instant from, Instant to, Reason reason) {
  /** Whether this is working time. */
  public boolean worked() {
    return reason.worked();
  }

  /** How long it is, as time passes; the clock on the wall may have jumped meanwhile. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
