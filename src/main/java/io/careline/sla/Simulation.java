package io.careline.sla;

import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.clock.Replay;
import io.careline.sla.policy.PolicyBook;
import io.careline.sla.policy.PolicyFolder;
import io.careline.sla.policy.PolicySet;
import io.careline.sla.policy.Target;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.ticket.TicketNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Shows what a folder of policies would have done to tickets of the past. Changes nothing. */
public final class Simulation {
  private static final int BATCH = 500;
  private static final int NAMED_AT_MOST = 20;
  private static final Sql TICKETS =
      new Sql(
          "sla.simulated",
          """
          SELECT id, clock_timestamp() AS now FROM ticket
           WHERE created_at > now() - $1 * interval '1 day' AND id > $2 ORDER BY id LIMIT $3\
          """);
  private static final Sql TRULY =
      new Sql(
          "sla.truly",
          """
          SELECT c.target, c.state, count(*) AS n FROM sla_clock c JOIN ticket t ON t.id = c.ticket_id
           WHERE t.created_at > now() - $1 * interval '1 day' GROUP BY c.target, c.state\
          """);

  private final Db db;
  private final PolicySet policies;
  private final Map<Target, Map<ClockState, Long>> would = new EnumMap<>(Target.class);
  private final Map<String, Long> byPolicy = new TreeMap<>();
  private final List<String> breached = new java.util.ArrayList<>();
  private long tickets;

  private Simulation(Db db, PolicySet policies) {
    this.db = db;
    this.policies = policies;
  }

  /**
   * Plays the policies of a folder over the tickets of the last days and tells what came of it,
   * beside what truly was.
   */
  public static void run(Db db, Path folder, int days, Consumer<String> told) throws IOException {
    PolicyBook book = PolicyBook.of(PolicyFolder.read(folder));
    book.faults().forEach(fault -> told.accept(fault.sentence()));
    Simulation simulation = new Simulation(db, book.policies());
    simulation.play(days);
    simulation.tell(days, told);
  }

  private void play(int days) {
    long after = 0;
    for (List<Long> ids = next(days, after); !ids.isEmpty(); ids = next(days, after)) {
      Histories.of(db.client(), ids.toArray(Long[]::new)).forEach(this::play);
      after = ids.getLast();
    }
  }

  private Instant now = Instant.EPOCH;

  private List<Long> next(int days, long after) {
    return db.run(TICKETS, days, after, BATCH).stream()
        .map(
            row -> {
              now = Rows.instant(row, "now");
              return row.getLong("id");
            })
        .toList();
  }

  private void play(Histories.Subject subject) {
    tickets++;
    List<Clock> clocks = Replay.told(policies, policies::choose, subject.history(), now);
    clocks.stream().map(Clock::policy).distinct().forEach(p -> byPolicy.merge(p, 1L, Long::sum));
    for (Clock clock : clocks) {
      would
          .computeIfAbsent(clock.target(), target -> new EnumMap<>(ClockState.class))
          .merge(clock.state(), 1L, Long::sum);
      if (clock.state() == ClockState.BREACHED && breached.size() < NAMED_AT_MOST) {
        breached.add(
            "%s %s due %s"
                .formatted(
                    TicketNumber.of(subject.id()),
                    clock.target().word(),
                    clock.dueAt().map(Instant::toString).orElse("-")));
      }
    }
  }

  private void tell(int days, Consumer<String> told) {
    told.accept("%d tickets of the last %d days".formatted(tickets, days));
    byPolicy.forEach((policy, n) -> told.accept("  %s would apply to %d".formatted(policy, n)));
    Map<Target, Map<ClockState, Long>> was = truly(days);
    told.accept(
        "%-14s %8s %8s %8s %8s %8s   truly met / breached"
            .formatted("target", "met", "breached", "running", "paused", "ended"));
    for (Target target : Target.values()) {
      Map<ClockState, Long> here = would.getOrDefault(target, Map.of());
      Map<ClockState, Long> there = was.getOrDefault(target, Map.of());
      told.accept(
          "%-14s %8d %8d %8d %8d %8d   %d / %d"
              .formatted(
                  target.word(),
                  here.getOrDefault(ClockState.MET, 0L),
                  here.getOrDefault(ClockState.BREACHED, 0L),
                  here.getOrDefault(ClockState.RUNNING, 0L),
                  here.getOrDefault(ClockState.PAUSED, 0L),
                  here.getOrDefault(ClockState.ENDED, 0L),
                  there.getOrDefault(ClockState.MET, 0L),
                  there.getOrDefault(ClockState.BREACHED, 0L)));
    }
    if (!breached.isEmpty()) {
      told.accept("Would be breached, the first " + breached.size() + ":");
      breached.forEach(line -> told.accept("  " + line));
    }
  }

  private Map<Target, Map<ClockState, Long>> truly(int days) {
    Map<Target, Map<ClockState, Long>> was = new EnumMap<>(Target.class);
    db.run(TRULY, days)
        .forEach(
            row ->
                was.computeIfAbsent(
                        Target.of(row.getString("target")), t -> new EnumMap<>(ClockState.class))
                    .put(ClockState.of(row.getString("state")), row.getLong("n")));
    return was;
  }
}
