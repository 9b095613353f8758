package io.careline.sla;

import io.careline.sla.clock.Event;
import io.careline.sla.clock.History;
import io.careline.sla.policy.Target;
import io.careline.sla.policy.Traits;
import io.careline.ticket.Status;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers a history while it is read. */
final class Telling {
  private final Traits initial;
  private final List<Event> events = new ArrayList<>();

  Telling(Traits initial, Event first) {
    this.initial = initial;
    events.add(first);
  }

  void add(Event event) {
    events.add(event);
  }

  /** Times of facts never go back, even where a clock was set back meanwhile. */
  Instant at(Instant at) {
    Instant last = events.getLast().at();
    return at.isBefore(last) ? last : at;
  }

  void received(Instant at, boolean automatic) {
    add(automatic ? new Event.Said(at(at)) : new Event.CustomerWrote(at(at)));
  }

  void sent(Instant at, boolean automatic) {
    add(automatic ? new Event.Said(at(at)) : new Event.AgentReplied(at(at)));
  }

  void moved(Instant at, String status) {
    add(new Event.StatusSet(at(at), Status.of(status)));
  }

  void due(Instant at, JsonObject body) {
    add(
        new Event.DueSet(
            at(at),
            Optional.ofNullable(body.getString("target")).map(Target::of),
            Optional.ofNullable(body.getString("dueAt")).map(Instant::parse)));
  }

  void merged(Instant at, Map<Target, Instant> deadlines) {
    add(new Event.Merged(at(at), deadlines));
  }

  History history() {
    return new History(initial, events);
  }
}
