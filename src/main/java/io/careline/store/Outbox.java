package io.careline.store;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Effects to be done, one row for each cause, written in the transaction that wants them. All times
 * are the database's; a node that dies loses its lease, and another takes the row over.
 */
public final class Outbox {
  /**
   * How long a claimed row belongs to its node: well below the 30 seconds within which another node
   * takes over.
   */
  public static final Duration LEASE = Duration.ofSeconds(20);

  private static final Sql PUT =
      new Sql(
          "outbox.put",
          """
          INSERT INTO outbox (cause, kind, ticket_id, body)
          SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::jsonb[])
          ON CONFLICT (cause) DO NOTHING\
          """);
  private static final Sql CLAIM =
      new Sql(
          "outbox.claim",
          """
          UPDATE outbox SET leased_by = $2, leased_until = now() + $3 * interval '1 millisecond', attempts = attempts + 1
           WHERE id IN (SELECT id FROM outbox
                         WHERE state = 'waiting' AND kind = $1 AND due_at <= now()
                           AND (leased_until IS NULL OR leased_until < now())
                         ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
          RETURNING id, cause, kind, ticket_id, body, attempts\
          """);
  private static final Sql DONE =
      new Sql(
          "outbox.done",
          """
          UPDATE outbox SET state = 'sent', done_at = now(), leased_by = NULL, leased_until = NULL, last_error = NULL
           WHERE id = $1 AND leased_by = $2\
          """);
  private static final Sql LATER =
      new Sql(
          "outbox.later",
          """
          UPDATE outbox SET due_at = now() + $3 * interval '1 millisecond', last_error = $4,
                            leased_by = NULL, leased_until = NULL
           WHERE id = $1 AND leased_by = $2\
          """);
  private static final Sql FAILED =
      new Sql(
          "outbox.failed",
          """
          UPDATE outbox SET state = 'failed', done_at = now(), last_error = $3, leased_by = NULL, leased_until = NULL
           WHERE id = $1 AND leased_by = $2\
          """);

  private Outbox() {}

  /**
   * An effect that is wanted.
   *
   * @param cause unique for what caused it; a second row of the same cause is not written
   * @param kind which worker does it, such as {@code mail}
   */
  public record Effect(String cause, String kind, Optional<Long> ticketId, JsonObject body) {}

  /**
   * An effect that this node has claimed.
   *
   * @param attempts how often it was claimed, this time included
   */
  public record Claimed(
      long id, String cause, String kind, Optional<Long> ticketId, JsonObject body, int attempts) {}

  /** Writes effects in the caller's transaction. */
  public static void put(SqlClient tx, List<Effect> effects) {
    if (effects.isEmpty()) {
      return;
    }
    String[] causes = effects.stream().map(Effect::cause).toArray(String[]::new);
    String[] kinds = effects.stream().map(Effect::kind).toArray(String[]::new);
    Long[] tickets = effects.stream().map(e -> e.ticketId().orElse(null)).toArray(Long[]::new);
    Object[] bodies = effects.stream().map(Effect::body).toArray();
    Db.run(tx, PUT, causes, kinds, tickets, bodies);
  }

  /** Claims due rows of a kind for this node until {@link #LEASE} has passed. */
  public static List<Claimed> claim(SqlClient db, String kind, String node, int limit) {
    return Db.list(db, CLAIM, Outbox::claimed, kind, node, LEASE.toMillis(), limit);
  }

  /** The effect is done; false when the lease was lost meanwhile. */
  public static boolean done(SqlClient db, long id, String node) {
    return Db.run(db, DONE, id, node).rowCount() == 1;
  }

  /** Not now: try again after a while. */
  public static void later(SqlClient db, long id, String node, Duration after, String why) {
    Db.run(db, LATER, id, node, after.toMillis(), why);
  }

  /** Given up; the row stays for a person to look at. */
  public static void failed(SqlClient db, long id, String node, String why) {
    Db.run(db, FAILED, id, node, why);
  }

  private static Claimed claimed(Row row) {
    return new Claimed(
        row.getLong("id"),
        row.getString("cause"),
        row.getString("kind"),
        Optional.ofNullable(row.getLong("ticket_id")),
        row.get(JsonObject.class, "body"),
        row.getInteger("attempts"));
  }
}
