package io.careline.wallboard;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agents who are active, and teams, both by name. */
record Staff(List<Member> members, Map<Long, String> teams) {
  private static final Sql MEMBERS =
      new Sql(
          "wallboard.agents",
          """
          SELECT a.id, a.name,
                 (SELECT coalesce(array_agg(m.team_id), '{}') FROM membership m WHERE m.agent_id = a.id) AS teams
            FROM agent a WHERE a.active ORDER BY a.name, a.id\
          """);
  private static final Sql TEAMS =
      new Sql("wallboard.teams", "SELECT id, name FROM team ORDER BY name, id");

  /** An agent. */
  record Member(long id, String name, List<Long> teamIds) {
    private static Member of(Row row) {
      return new Member(
          row.getLong("id"), row.getString("name"), List.of(row.getArrayOfLongs("teams")));
    }
  }

  static Staff read(SqlClient db) {
    Map<Long, String> teams = new LinkedHashMap<>();
    Db.run(db, TEAMS).forEach(row -> teams.put(row.getLong("id"), row.getString("name")));
    return new Staff(Db.list(db, MEMBERS, Member::of), teams);
  }

  /** A team's name; empty for 0, and for one that is newer than this. */
  Optional<String> team(long id) {
    return Optional.ofNullable(teams.get(id));
  }

  /** The names of a member's teams, in the order of names. */
  List<String> teamsOf(Member member) {
    return teams.entrySet().stream()
        .filter(team -> member.teamIds().contains(team.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
