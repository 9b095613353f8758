package io.careline.ticket;

import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * The texts inside files: which of them wait to be looked into, and what was found. Times are the
 * database's; a node that dies loses its lease.
 */
public final class AttachmentTexts {
  private static final Sql CLAIM =
      new Sql(
          "attachment-text.claim",
          """
          WITH next AS MATERIALIZED (
            SELECT id FROM attachment_text
             WHERE state = 'waiting' AND (leased_until IS NULL OR leased_until < now())
             ORDER BY queued_at DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
          UPDATE attachment_text x SET attempts = x.attempts + 1, leased_until = now() + interval '1 minute'
            FROM next JOIN attachment f ON f.id = next.id
           WHERE x.id = next.id
          RETURNING x.id, x.attempts, f.name, f.type, f.size\
          """);
  private static final Sql RELEASE =
      new Sql(
          "attachment-text.release",
          "UPDATE attachment_text SET attempts = attempts - 1, leased_until = NULL WHERE id = $1"
              + " AND state = 'waiting'");
  private static final Sql DONE =
      new Sql(
          "attachment-text.done",
          """
          UPDATE attachment_text SET state = $2, text = $3, length = char_length($3), why = nullif($4, ''),
                                     leased_until = NULL, done_at = now()
           WHERE id = $1 AND state = 'waiting'\
          """);

  /** Locked, so that nobody moves the message into another ticket before the fact is told. */
  private static final Sql PLACE =
      new Sql(
          "attachment-text.place",
          """
          SELECT t.id, t.team_id, t.assignee_id
            FROM attachment f JOIN interaction i ON i.id = f.interaction_id JOIN ticket t ON t.id = i.ticket_id
           WHERE f.id = $1 FOR SHARE OF i\
          """);

  private AttachmentTexts() {}

  /**
   * A file that this node has claimed for a minute.
   *
   * @param attempts how often it was claimed, this time included
   */
  public record Claimed(String id, int attempts, String name, String type, long size) {}

  /** Claims the newest that waits. */
  public static Optional<Claimed> claim(SqlClient db) {
    return Db.run(db, CLAIM).stream().findFirst().map(AttachmentTexts::claimed);
  }

  private static Claimed claimed(Row row) {
    return new Claimed(
        row.getString("id"),
        row.getInteger("attempts"),
        row.getString("name"),
        row.getString("type"),
        row.getLong("size"));
  }

  /** As if it had not been claimed. */
  public static void release(SqlClient db, String id) {
    Db.run(db, RELEASE, id);
  }

  /** There is text in it; tells so, for those who search. */
  public static void found(Db db, String id, String text, String why) {
    db.inTransaction(
        tx -> {
          if (Db.run(tx, DONE, id, "found", text, why).rowCount() == 1) {
            Db.list(tx, PLACE, AttachmentTexts::extracted, id)
                .forEach(fact -> Journal.write(tx, List.of(fact)));
          }
          return null;
        });
  }

  private static Fact extracted(Row row) {
    Fact.Place place =
        Fact.Place.of(row.getLong("id"), Rows.id(row, "team_id"), Rows.id(row, "assignee_id"));
    return Fact.of(TicketFacts.TEXT_EXTRACTED, place, "careline", new JsonObject());
  }

  /** There is no text in it. */
  public static void none(SqlClient db, String id, String why) {
    Db.run(db, DONE, id, "none", "", why);
  }

  /** It cannot be looked into, and is not tried again. */
  public static void failed(SqlClient db, String id, String why) {
    Db.run(db, DONE, id, "failed", "", why);
  }
}
