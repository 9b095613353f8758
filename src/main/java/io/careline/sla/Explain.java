package io.careline.sla;

import io.careline.access.Actor;
import io.careline.calendar.BeyondCalendar;
import io.careline.http.Refusal;
import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.clock.Replay;
import io.careline.sla.policy.PolicySet;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.ticket.TicketReads;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Explains deadlines: those of a ticket, or those of a posted hypothesis. */
final class Explain {
  private static final Sql CLOCKS =
      new Sql(
          "sla.clocks",
          """
          SELECT ticket_id, target, cycle, state, version_id FROM sla_clock
           WHERE ticket_id = $1 ORDER BY started_at, target, cycle\
          """);
  private static final Sql NOW = new Sql("sla.now", "SELECT clock_timestamp() AS now");

  private final Db db;
  private final PolicyShelf shelf;
  private final TicketReads reads;

  Explain(Db db, PolicyShelf shelf, TicketReads reads) {
    this.db = db;
    this.shelf = shelf;
    this.reads = reads;
  }

  /** Answers a question in a language. */
  JsonObject answer(Actor actor, JsonObject question, Words words) {
    ExplainView view = new ExplainView(words);
    JsonArray targets =
        question.containsKey("number")
            ? ticket(reads.visible(actor, question.getString("number")), view)
            : hypothesis(question, view);
    return new JsonObject().put("targets", targets);
  }

  private JsonArray hypothesis(JsonObject question, ExplainView view) {
    PolicySet inForce =
        shelf.newest().map(version -> version.book().policies()).orElse(PolicySet.NONE);
    try {
      JsonArray targets = new JsonArray();
      new Hypothesis(inForce, question)
          .clocks(now())
          .forEach(clock -> targets.add(view.target(clock, clock.state(), clock.fired())));
      return targets;
    } catch (BeyondCalendar e) {
      throw new Refusal.Invalid("/events", e.getMessage());
    }
  }

  private Instant now() {
    return db.run(NOW).iterator().next().getOffsetDateTime("now").toInstant();
  }

  /** Each clock by the version of the policies under which it was reckoned. */
  private JsonArray ticket(long id, ExplainView view) {
    Long[] ids = {id};
    Histories.Subject subject = Histories.of(db.client(), ids).getFirst();
    Map<ClockTable.Key, Map<String, Instant>> fired = ClockTable.fired(db.client(), ids);
    Map<Long, List<Clock>> byVersion = new HashMap<>();
    JsonArray targets = new JsonArray();
    Instant now = now();
    for (Row row : db.run(CLOCKS, id)) {
      ClockTable.Key key = ClockTable.Key.of(row);
      byVersion
          .computeIfAbsent(
              row.getLong("version_id"),
              version ->
                  Replay.standing(
                      shelf.version(db.client(), version).book().policies(),
                      subject.history(),
                      now))
          .stream()
          .filter(clock -> clock.target() == key.target() && clock.cycle() == key.cycle())
          .findFirst()
          .ifPresent(
              clock ->
                  targets.add(
                      view.target(
                          clock,
                          ClockState.of(row.getString("state")),
                          fired.getOrDefault(key, Map.of()))));
    }
    return targets;
  }
}
