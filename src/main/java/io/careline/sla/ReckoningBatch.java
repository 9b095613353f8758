package io.careline.sla;

import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.clock.Replay;
import io.careline.sla.policy.PolicySet;
import io.careline.sla.policy.Target;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.ticket.TicketDesk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets that are reckoned in one transaction, locked from the beginning; written at the end. */
final class ReckoningBatch {
  private final SqlClient tx;
  private final ClockTable.Locked locked;
  private final Set<ClockTable.Key> ended;
  private final Map<ClockTable.Key, Map<String, Instant>> fired;
  private final List<ClockTable.Firing> firings = new ArrayList<>();
  private final List<ClockTable.Kept> kept = new ArrayList<>();
  private final List<Long> ids = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<OffsetDateTime> nextAt = new ArrayList<>();
  private final List<TicketDesk.Clocks> shown = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Escalation.Reached> reached = new ArrayList<>();

  ReckoningBatch(SqlClient tx, Long[] ids) {
    this.tx = tx;
    this.locked = ClockTable.lock(tx, ids);
    this.ended = ClockTable.ended(tx, ids);
    this.fired = ClockTable.fired(tx, ids);
  }

  int fired() {
    return firings.size();
  }

  void reckon(Histories.Subject subject, PolicySet policies, boolean quietly) {
    boolean quiet = quietly && locked.fresh().contains(subject.id());
    Map<ClockTable.Key, Standing> standings = new LinkedHashMap<>();
    for (Clock clock : Replay.standing(policies, subject.history(), locked.now())) {
      ClockTable.Key key = new ClockTable.Key(subject.id(), clock.target(), clock.cycle());
      Standing standing = new Standing(clock, new HashMap<>(fired.getOrDefault(key, Map.of())));
      standings.put(key, standing);
      // What has ended stays as it was judged, whatever the policies say now.
      if (clock.open() || !ended.contains(key)) {
        fire(subject, key, standing, quiet);
        kept.add(standing.kept(subject.id()));
      }
    }
    gather(subject, standings, quiet);
  }

  /** Fires every step that has been reached and has not fired. */
  private void fire(
      Histories.Subject subject, ClockTable.Key key, Standing standing, boolean quiet) {
    Clock clock = standing.clock();
    for (Clock.Planned planned : standing.toCome()) {
      if (!reached(clock, planned.at())) {
        continue;
      }
      Instant at = quiet ? planned.at() : locked.now();
      standing.fired().put(planned.step().key(), at);
      firings.add(new ClockTable.Firing(key, planned.step().key(), at));
      if (!quiet) {
        facts.add(SlaFacts.fired(subject.place(), clock, planned.step()));
        reached.add(new Escalation.Reached(subject, clock, planned.step()));
      }
    }
    if (!quiet && !clock.open() && standing.state() == ClockState.MET) {
      facts.add(SlaFacts.met(subject.place(), clock));
    }
  }

  private boolean reached(Clock clock, Instant at) {
    return clock.endedAt().map(at::isBefore).orElse(!at.isAfter(locked.now()));
  }

  private void gather(
      Histories.Subject subject, Map<ClockTable.Key, Standing> standings, boolean quiet) {
    List<Standing> open = standings.values().stream().filter(s -> s.clock().open()).toList();
    JsonArray view = latest(standings);
    keys.add(
        String.join(
            " ",
            standings.keySet().stream()
                .map(key -> key.target().word() + ":" + key.cycle())
                .toList()));
    nextAt.add(first(open, Standing::next).map(ClockTable::time).orElse(null));
    ids.add(subject.id());
    if (view.equals(subject.shown())) {
      return;
    }
    shown.add(
        new TicketDesk.Clocks(
            subject.id(),
            view,
            first(open, standing -> standing.clock().dueAt()),
            first(open, Standing::atRiskAt)));
    if (!quiet) {
      facts.add(SlaFacts.reckoned(subject.place(), view));
    }
  }

  /** The last clock of each target, in the order of the targets. */
  private static JsonArray latest(Map<ClockTable.Key, Standing> standings) {
    Map<Target, JsonObject> latest = new java.util.EnumMap<>(Target.class);
    standings.forEach((key, standing) -> latest.put(key.target(), standing.shown()));
    return new JsonArray(new ArrayList<>(latest.values()));
  }

  private static Optional<Instant> first(
      List<Standing> open, java.util.function.Function<Standing, Optional<Instant>> when) {
    return open.stream().flatMap(one -> when.apply(one).stream()).min(Comparator.naturalOrder());
  }

  void write(TicketDesk tickets, Escalation escalation, long versionId) {
    Long[] all = ids.toArray(Long[]::new);
    ClockTable.fire(tx, firings);
    ClockTable.write(tx, kept, versionId);
    ClockTable.drop(tx, all, keys.toArray(String[]::new));
    ClockTable.schedule(tx, all, nextAt.toArray(OffsetDateTime[]::new), versionId);
    if (!shown.isEmpty()) {
      tickets.show(tx, shown);
    }
    reached.forEach(one -> escalation.act(tx, one, facts));
    Journal.write(tx, facts);
  }
}
