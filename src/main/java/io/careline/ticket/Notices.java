package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.access.Sight;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** What agents are told in the console: rows that wait until they are read. */
public final class Notices {
  /** A note that was meant for somebody; body {@code interaction}, {@code from}, {@code text}. */
  static final String WHISPER = "whisper";

  private static final Sql TELL =
      new Sql(
          "notice.tell",
          """
          INSERT INTO notice (agent_id, ticket_id, kind, body)
          SELECT a, $2, $3, $4 FROM unnest($1::bigint[]) AS a\
          """);

  /** An active agent who sees the ticket; the rule is that of sight. */
  private static final Sql WHO_SEES =
      new Sql(
          "notice.who-sees",
          """
          SELECT a.id FROM agent a JOIN ticket t ON t.id = $2
           WHERE lower(a.email) = lower($1) AND a.active
             AND (a.scope = 'all' OR t.assignee_id = a.id
                  OR (a.scope = 'team' AND (t.team_id IS NULL
                      OR EXISTS (SELECT 1 FROM membership m WHERE m.agent_id = a.id AND m.team_id = t.team_id))))\
          """);

  private static final Sql OF_AGENT =
      new Sql(
          "notice.of-agent",
          """
          SELECT n.id, n.ticket_id, n.kind, n.body, n.created_at, n.read_at, t.subject
            FROM notice n JOIN ticket t ON t.id = n.ticket_id
           WHERE n.agent_id = $2 AND
          """
              + Sight.CLAUSE
              + " ORDER BY n.id DESC LIMIT 100");
  private static final Sql READ =
      new Sql(
          "notice.read",
          "UPDATE notice SET read_at = now() WHERE agent_id = $1 AND id <= $2 AND read_at IS NULL");

  private Notices() {}

  /** Tells agents about a ticket. */
  public static void tell(
      SqlClient tx, List<Long> agents, long ticketId, String kind, JsonObject body) {
    Db.run(tx, TELL, agents.toArray(Long[]::new), ticketId, kind, body);
  }

  /** The active agent of this e-mail, when they see the ticket. */
  static Optional<Long> whoSees(SqlClient tx, String email, long ticketId) {
    return Db.run(tx, WHO_SEES, email.strip(), ticketId).stream()
        .findFirst()
        .map(row -> row.getLong("id"));
  }

  /** An agent's last hundred notices about tickets in their sight, the newest first. */
  static JsonArray of(SqlClient db, Actor actor) {
    JsonArray all = new JsonArray();
    Db.run(db, OF_AGENT, Sight.arguments(actor))
        .forEach(
            row ->
                all.add(
                    new JsonObject()
                        .put("id", row.getLong("id"))
                        .put("number", TicketNumber.of(row.getLong("ticket_id")))
                        .put("subject", row.getString("subject"))
                        .put("kind", row.getString("kind"))
                        .put("body", row.getValue("body"))
                        .put("createdAt", Rows.time(row, "created_at"))
                        .put("readAt", Rows.time(row, "read_at"))));
    return all;
  }

  /** Marks an agent's notices up to this one as read. */
  static void read(SqlClient db, long agentId, long upTo) {
    Db.run(db, READ, agentId, upTo);
  }
}
