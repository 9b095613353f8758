package io.careline.ticket;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;

/**
 * A ticket that is being changed, its row locked until the transaction ends. Everything that
 * changes a ticket starts here, so interactions of one ticket are written one after the other and
 * their ids grow in the order of commit.
 */
record Locked(
    long id,
    Status status,
    long version,
    Optional<Long> teamId,
    Optional<Long> assigneeId,
    long customerId,
    String subject,
    long lastCustomerInteraction,
    Impression impression) {
  private static final Sql LOCK =
      new Sql(
          "ticket.lock",
          """
          SELECT t.id, t.status::text AS status, t.version, t.team_id, t.assignee_id, t.customer_id, t.subject,
                 (SELECT coalesce(max(i.id), 0) FROM interaction i WHERE i.ticket_id = t.id AND i.kind = 'customer')
                   AS last_customer,
                 t.tone, t.tone_score, t.topic, t.signals, heard.tone AS heard, heard.tone_score AS heard_score
            FROM ticket t
            LEFT JOIN LATERAL (
              SELECT i.tone, i.tone_score FROM interaction i
               WHERE i.ticket_id = t.id AND i.kind = 'customer' AND i.tone IS NOT NULL ORDER BY i.id DESC LIMIT 1
            ) heard ON true
           WHERE t.id = $1 FOR UPDATE OF t\
          """);

  /** Locks the ticket with this id. */
  static Locked ticket(SqlClient tx, long id) {
    return Db.run(tx, LOCK, id).stream()
        .findFirst()
        .map(Locked::of)
        .orElseThrow(() -> new Refusal.NotFound("ticket"));
  }

  private static Locked of(Row row) {
    return new Locked(
        row.getLong("id"),
        Status.of(row.getString("status")),
        row.getLong("version"),
        Rows.id(row, "team_id"),
        Rows.id(row, "assignee_id"),
        row.getLong("customer_id"),
        row.getString("subject"),
        row.getLong("last_customer"),
        Impression.of(row));
  }

  Fact.Place place() {
    return Fact.Place.of(id, teamId, assigneeId);
  }

  /** Where the ticket was, for those who lose sight of it by a change. */
  JsonObject before() {
    return new JsonObject()
        .put("team", teamId.orElse(null))
        .put("assignee", assigneeId.orElse(null));
  }
}
