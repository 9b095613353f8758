package io.careline.sla;

import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.policy.Target;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The tables of clocks and of what has fired; many tickets share each statement. */
final class ClockTable {
  private static final Sql ENTER =
      new Sql(
          "sla.enter",
          "INSERT INTO sla_ticket (ticket_id) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING");
  private static final Sql LOCK =
      new Sql(
          "sla.lock",
          """
          SELECT ticket_id, version_id, clock_timestamp() AS now FROM sla_ticket
           WHERE ticket_id = ANY ($1) ORDER BY ticket_id FOR UPDATE\
          """);
  private static final Sql ENDED =
      new Sql(
          "sla.ended",
          """
          SELECT ticket_id, target, cycle FROM sla_clock
           WHERE ticket_id = ANY ($1) AND ended_at IS NOT NULL\
          """);
  private static final Sql FIRED =
      new Sql(
          "sla.fired",
          """
          SELECT ticket_id, target, cycle, step, fired_at FROM sla_firing
           WHERE ticket_id = ANY ($1) ORDER BY fired_at\
          """);
  private static final Sql FIRE =
      new Sql(
          "sla.fire",
          """
          INSERT INTO sla_firing (ticket_id, target, cycle, step, fired_at)
          SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::timestamptz[])\
          """);
  private static final Sql WRITE =
      new Sql(
          "sla.write",
          """
          INSERT INTO sla_clock AS c (ticket_id, target, cycle, policy, version_id, state, started_at, due_at, left_millis,
                                      pauses, manual, warned_at, breached_at, ended_at)
          SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::text[],
                               $7::timestamptz[], $8::timestamptz[], $9::bigint[], $10::jsonb[], $11::boolean[],
                               $12::timestamptz[], $13::timestamptz[], $14::timestamptz[])
          ON CONFLICT (ticket_id, target, cycle) DO UPDATE SET
            policy = excluded.policy, version_id = excluded.version_id, state = excluded.state,
            due_at = excluded.due_at, left_millis = excluded.left_millis, pauses = excluded.pauses,
            manual = excluded.manual, warned_at = excluded.warned_at, breached_at = excluded.breached_at,
            ended_at = excluded.ended_at\
          """);
  private static final Sql DROP =
      new Sql(
          "sla.drop",
          """
          DELETE FROM sla_clock c USING unnest($1::bigint[], $2::text[]) AS kept(ticket_id, keys)
           WHERE c.ticket_id = kept.ticket_id AND c.ended_at IS NULL
             AND NOT (c.target || ':' || c.cycle = ANY (string_to_array(kept.keys, ' ')))\
          """);
  private static final Sql SCHEDULE =
      new Sql(
          "sla.schedule",
          """
          UPDATE sla_ticket s SET version_id = $3, next_at = n.next_at
            FROM unnest($1::bigint[], $2::timestamptz[]) AS n(ticket_id, next_at)
           WHERE s.ticket_id = n.ticket_id\
          """);

  private ClockTable() {}

  /** What identifies a clock. */
  record Key(long ticketId, Target target, int cycle) {
    static Key of(Row row) {
      return new Key(
          row.getLong("ticket_id"), Target.of(row.getString("target")), row.getInteger("cycle"));
    }
  }

  /**
   * Tickets that are being reckoned, locked until the transaction ends.
   *
   * @param fresh those whose clocks were never reckoned before
   */
  record Locked(Set<Long> fresh, Instant now) {}

  static Locked lock(SqlClient tx, Long[] ids) {
    Db.run(tx, ENTER, new Object[] {ids});
    Set<Long> fresh = new HashSet<>();
    Instant now = Instant.EPOCH;
    for (Row row : Db.run(tx, LOCK, new Object[] {ids})) {
      now = row.getOffsetDateTime("now").toInstant();
      if (row.getLong("version_id") == null) {
        fresh.add(row.getLong("ticket_id"));
      }
    }
    return new Locked(fresh, now);
  }

  /** Clocks that have come to an end; what they say stays, whatever changes. */
  static Set<Key> ended(SqlClient tx, Long[] ids) {
    return new HashSet<>(Db.list(tx, ENDED, Key::of, new Object[] {ids}));
  }

  /** What has fired, by clock and step. */
  static Map<Key, Map<String, Instant>> fired(SqlClient tx, Long[] ids) {
    Map<Key, Map<String, Instant>> fired = new HashMap<>();
    for (Row row : Db.run(tx, FIRED, new Object[] {ids})) {
      fired
          .computeIfAbsent(Key.of(row), key -> new java.util.LinkedHashMap<>())
          .put(row.getString("step"), row.getOffsetDateTime("fired_at").toInstant());
    }
    return fired;
  }

  /** A step that fires now. */
  record Firing(Key clock, String step, Instant at) {}

  static void fire(SqlClient tx, List<Firing> firings) {
    if (!firings.isEmpty()) {
      Db.run(
          tx,
          FIRE,
          each(firings, f -> f.clock().ticketId()).toArray(Long[]::new),
          each(firings, f -> f.clock().target().word()).toArray(String[]::new),
          each(firings, f -> f.clock().cycle()).toArray(Integer[]::new),
          each(firings, Firing::step).toArray(String[]::new),
          each(firings, f -> time(f.at())).toArray(OffsetDateTime[]::new));
    }
  }

  /** A clock as it is kept. */
  record Kept(
      long ticketId,
      Clock clock,
      ClockState state,
      JsonArray pauses,
      Optional<Instant> warnedAt,
      Optional<Instant> breachedAt) {}

  static void write(SqlClient tx, List<Kept> clocks, long versionId) {
    if (!clocks.isEmpty()) {
      Db.run(
          tx,
          WRITE,
          each(clocks, Kept::ticketId).toArray(Long[]::new),
          each(clocks, k -> k.clock().target().word()).toArray(String[]::new),
          each(clocks, k -> k.clock().cycle()).toArray(Integer[]::new),
          each(clocks, k -> k.clock().policy()).toArray(String[]::new),
          each(clocks, k -> versionId).toArray(Long[]::new),
          each(clocks, k -> k.state().word()).toArray(String[]::new),
          each(clocks, k -> time(k.clock().startedAt())).toArray(OffsetDateTime[]::new),
          each(clocks, k -> Rows.time(k.clock().dueAt())).toArray(OffsetDateTime[]::new),
          each(clocks, k -> k.clock().left().toMillis()).toArray(Long[]::new),
          each(clocks, Kept::pauses).toArray(),
          each(clocks, k -> k.clock().manual()).toArray(Boolean[]::new),
          each(clocks, k -> Rows.time(k.warnedAt())).toArray(OffsetDateTime[]::new),
          each(clocks, k -> Rows.time(k.breachedAt())).toArray(OffsetDateTime[]::new),
          each(clocks, k -> Rows.time(k.clock().endedAt())).toArray(OffsetDateTime[]::new));
    }
  }

  /** Takes away open clocks that no policy promises any more; their keys are not among these. */
  static void drop(SqlClient tx, Long[] ids, String[] keptKeys) {
    Db.run(tx, DROP, ids, keptKeys);
  }

  /** Notes when each ticket has to be looked at again. */
  static void schedule(SqlClient tx, Long[] ids, OffsetDateTime[] nextAt, long versionId) {
    Db.run(tx, SCHEDULE, ids, nextAt, versionId);
  }

  private static <T, R> List<R> each(List<T> all, Function<T, R> property) {
    List<R> values = new java.util.ArrayList<>(all.size());
    all.forEach(one -> values.add(property.apply(one)));
    return values;
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
