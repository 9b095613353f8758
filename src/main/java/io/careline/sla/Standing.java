package io.careline.sla;

import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.clock.LedgerEntry;
import io.careline.sla.policy.Mark;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clock together with what has really fired on it.
 *
 * @param fired the steps that have fired, and when
 */
record Standing(Clock clock, Map<String, Instant> fired) {
  /** Without a warning in the policy, a clock counts as at risk so long before it is due. */
  private static final Duration AT_RISK = Duration.ofMinutes(60);

  /** A breach that was told is never taken back. */
  ClockState state() {
    return fired.containsKey(Mark.DUE) ? ClockState.BREACHED : clock.state();
  }

  Optional<Instant> breachedAt() {
    return Optional.ofNullable(fired.get(Mark.DUE));
  }

  /** When the first warning fired. */
  Optional<Instant> warnedAt() {
    return clock.steps().stream()
        .filter(planned -> !planned.step().mark().breach())
        .flatMap(planned -> Optional.ofNullable(fired.get(planned.step().key())).stream())
        .min(Comparator.naturalOrder());
  }

  /** The steps that are still to come, the next one first. */
  List<Clock.Planned> toCome() {
    return clock.steps().stream().filter(step -> !fired.containsKey(step.step().key())).toList();
  }

  /** When it has to be looked at again; empty when it has ended or stands still. */
  Optional<Instant> next() {
    return clock.open() ? toCome().stream().findFirst().map(Clock.Planned::at) : Optional.empty();
  }

  /** From when on it counts as at risk: its first warning, or an hour before it is due. */
  Optional<Instant> atRiskAt() {
    Optional<Instant> warning =
        warnedAt()
            .or(
                () ->
                    clock.steps().stream()
                        .filter(planned -> !planned.step().mark().breach())
                        .findFirst()
                        .map(Clock.Planned::at));
    return warning.or(() -> clock.dueAt().map(due -> due.minus(AT_RISK)));
  }

  /** As a ticket shows it. */
  JsonObject shown() {
    JsonObject view =
        new JsonObject()
            .put("target", clock.target().word())
            .put("dueAt", clock.dueAt().map(Instant::toString).orElse(null))
            .put("state", state().word())
            .put("cycle", clock.cycle())
            .put("policy", clock.policy())
            .put("startedAt", clock.startedAt().toString())
            .put("endedAt", clock.endedAt().map(Instant::toString).orElse(null))
            .put("atRiskAt", clock.open() ? atRiskAt().map(Instant::toString).orElse(null) : null)
            .put("manual", clock.manual());
    return state() == ClockState.PAUSED ? view.put("leftSeconds", clock.left().toSeconds()) : view;
  }

  /** As the table keeps it. */
  ClockTable.Kept kept(long ticketId) {
    JsonArray pauses = new JsonArray();
    clock.ledger().pauses().forEach(pause -> pauses.add(pause(pause)));
    return new ClockTable.Kept(ticketId, clock, state(), pauses, warnedAt(), breachedAt());
  }

  private static JsonObject pause(LedgerEntry entry) {
    String to = entry.to().equals(Instant.MAX) ? null : entry.to().toString();
    LedgerEntry.Why.Paused paused = (LedgerEntry.Why.Paused) entry.why();
    return new JsonObject()
        .put("from", entry.from().toString())
        .put("to", to)
        .put("status", paused.status().word());
  }
}
