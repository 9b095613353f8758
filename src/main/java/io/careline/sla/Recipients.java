package io.careline.sla;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** Who is meant when a policy names a team or its supervisors. */
final class Recipients {
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

  private Recipients() {}

  static List<Long> team(SqlClient tx, long teamId) {
    return Db.list(tx, TEAM, row -> row.getLong("id"), teamId);
  }

  static List<Long> supervisors(SqlClient tx, Optional<Long> teamId) {
    return Db.list(tx, SUPERVISORS, row -> row.getLong("id"), teamId.orElse(null));
  }
}
