package io.careline.sla;

import io.careline.calendar.BeyondCalendar;
import io.careline.http.Refusal;
import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.clock.LedgerEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A clock and its proof, as the API shows them. */
record ExplainView(Words words) {

  JsonObject target(Clock clock, ClockState state, Map<String, Instant> fired) {
    JsonArray firedAt = new JsonArray();
    JsonArray steps = new JsonArray();
    fired.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            one -> {
              firedAt.add(one.getValue().toString());
              steps.add(
                  new JsonObject().put("step", one.getKey()).put("at", one.getValue().toString()));
            });
    return new JsonObject()
        .put("target", clock.target().word())
        .put("cycle", clock.cycle())
        .put("policy", clock.policy())
        .put("startedAt", clock.startedAt().toString())
        .put("dueAt", clock.dueAt().map(Instant::toString).orElse(null))
        .put("endedAt", clock.endedAt().map(Instant::toString).orElse(null))
        .put("state", state.word())
        .put("manual", clock.manual())
        .put("leftSeconds", seconds(clock.left()))
        .put("firedAt", firedAt)
        .put("steps", steps)
        .put("ledger", ledger(clock));
  }

  private JsonArray ledger(Clock clock) {
    try {
      JsonArray ledger = new JsonArray();
      clock.ledger().entries().forEach(entry -> ledger.add(entry(entry)));
      return ledger;
    } catch (BeyondCalendar e) {
      throw new Refusal.Invalid("", e.getMessage());
    }
  }

  private JsonObject entry(LedgerEntry entry) {
    return new JsonObject()
        .put("from", entry.from().toString())
        .put("to", entry.to().toString())
        .put("counted", entry.counted())
        .put("seconds", seconds(entry.length()))
        .mergeIn(words.why(entry.why()));
  }

  /** Whole seconds as a whole number, else with their fraction. */
  private static Number seconds(Duration length) {
    if (length.getNano() == 0) {
      return length.toSeconds();
    }
    return length.toSeconds() + length.getNano() / 1e9;
  }
}
