package io.careline.sla.clock;

import io.careline.sla.policy.Mark;
import io.careline.sla.policy.Step;
import io.careline.sla.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clock at one instant: what was promised, how it stands, and why.
 *
 * @param cycle from 1 on; a ticket has many next responses
 * @param policy the name of the policy that made the promise
 * @param dueAt empty while the clock stands still before it is due
 * @param left working time until it is due; below zero when it is overdue
 * @param endedAt when it was answered or had nothing left to wait for
 * @param manual whether a person set the due time
 * @param fired the steps that have fired, and when, in that order
 * @param steps all steps of the ladder with the instant at which each is reached; those that are
 *     not reached while the clock stands still are left out
 */
public record Clock(
    Target target,
    int cycle,
    String policy,
    Instant startedAt,
    ClockState state,
    Optional<Instant> dueAt,
    Duration left,
    Optional<Instant> endedAt,
    boolean manual,
    Map<String, Instant> fired,
    List<Planned> steps,
    Ledger ledger) {

  /** A step and when it is reached as things stand. */
  public record Planned(Step step, Instant at) {}

  /** When the due time was found to have passed. */
  public Optional<Instant> breachedAt() {
    return Optional.ofNullable(fired.get(Mark.DUE));
  }

  public boolean open() {
    return endedAt.isEmpty();
  }
}
