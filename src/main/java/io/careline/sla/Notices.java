package io.careline.sla;

import io.careline.access.Actor;
import io.careline.access.Sight;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * What agents are told in the console: who they are, and the rows that wait until they are read.
 */
final class Notices {
  private static final Sql TEAM =
      new Sql(
          "sla.team-agents",
          """
          SELECT a.id FROM agent a JOIN membership m ON m.agent_id = a.id
           WHERE m.team_id = $1 AND a.active ORDER BY a.id\
          """);

  /** Supervisors of the team; without one, everybody who supervises all teams. */
  private static final Sql SUPERVISORS =
      new Sql(
          "sla.supervisors",
          """
          WITH of_team AS (
            SELECT a.id FROM agent a JOIN membership m ON m.agent_id = a.id
             WHERE m.team_id = $1 AND a.active AND a.role = 'supervisor')
          SELECT id FROM of_team
          UNION ALL
          SELECT a.id FROM agent a WHERE NOT EXISTS (SELECT 1 FROM of_team)
             AND a.active AND a.role IN ('supervisor', 'administrator') AND a.scope = 'all'
           ORDER BY 1\
          """);

  private static final Sql TELL =
      new Sql(
          "sla.tell",
          """
          INSERT INTO notice (agent_id, ticket_id, kind, body)
          SELECT a, $2, $3, $4 FROM unnest($1::bigint[]) AS a\
          """);
  private static final Sql OF_AGENT =
      new Sql(
          "sla.notices",
          """
          SELECT n.id, n.ticket_id, n.kind, n.body, n.created_at, n.read_at, t.subject
            FROM notice n JOIN ticket t ON t.id = n.ticket_id
           WHERE n.agent_id = $2 AND
          """
              + Sight.CLAUSE
              + " ORDER BY n.id DESC LIMIT 100");
  private static final Sql READ =
      new Sql(
          "sla.notices-read",
          "UPDATE notice SET read_at = now() WHERE agent_id = $1 AND id <= $2 AND read_at IS NULL");

  private Notices() {}

  static List<Long> team(SqlClient tx, long teamId) {
    return Db.list(tx, TEAM, row -> row.getLong("id"), teamId);
  }

  static List<Long> supervisors(SqlClient tx, Optional<Long> teamId) {
    return Db.list(tx, SUPERVISORS, row -> row.getLong("id"), teamId.orElse(null));
  }

  /** Tells agents about a ticket. */
  static void tell(SqlClient tx, List<Long> agents, long ticketId, String kind, JsonObject body) {
    Db.run(tx, TELL, agents.toArray(Long[]::new), ticketId, kind, body);
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
                        .put("number", io.careline.ticket.TicketNumber.of(row.getLong("ticket_id")))
                        .put("subject", row.getString("subject"))
                        .put("kind", row.getString("kind"))
                        .put("body", row.getValue("body"))
                        .put("createdAt", io.careline.store.Rows.time(row, "created_at"))
                        .put("readAt", io.careline.store.Rows.time(row, "read_at"))));
    return all;
  }

  /** Marks an agent's notices up to this one as read. */
  static void read(SqlClient db, long agentId, long upTo) {
    Db.run(db, READ, agentId, upTo);
  }
}
