package io.careline.sla.clock;

import io.careline.sla.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a target, such as the third answer that a customer waited for. It is there whatever
 * the policies say; they only decide what was promised for it. Changes while a history is replayed.
 */
final class Cycle {
  final Target target;
  final int number;
  final Instant start;

  /** When it came to an end; empty while it lasts. */
  Optional<Instant> end = Optional.empty();

  /** Whether it ended by what was promised, and not because there was nothing left to wait for. */
  boolean answered;

  /** The due time that a person set. */
  Optional<Instant> manual = Optional.empty();

  /** At most so much working time, whatever is promised: what a merged ticket had left. */
  Optional<Duration> limit = Optional.empty();

  /** What was promised when it ended; a change that comes later does not judge it anew. */
  Optional<Promise> promise = Optional.empty();

  /** The steps that have fired, and when. */
  final Map<String, Instant> fired = new LinkedHashMap<>();

  Cycle(Target target, int number, Instant start) {
    this.target = target;
    this.number = number;
    this.start = start;
  }

  boolean open() {
    return end.isEmpty();
  }

  void end(Instant at, boolean byAnswer, Optional<Promise> promised) {
    end = Optional.of(at);
    answered = byAnswer;
    promise = promised;
  }

  void reopen() {
    end = Optional.empty();
    answered = false;
    promise = Optional.empty();
  }
}
