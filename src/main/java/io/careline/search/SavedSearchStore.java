package io.careline.search;

import io.careline.access.Actor;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** The rows of saved searches. */
final class SavedSearchStore {
  private static final String SELECT =
      """
      SELECT s.id, s.agent_id, s.name, s.question, s.sort, s.shared_with, s.team_id, s.position,
             s.created_at, s.updated_at, a.email AS owner, m.name AS team
        FROM saved_search s
        JOIN agent a ON a.id = s.agent_id
        LEFT JOIN team m ON m.id = s.team_id
       WHERE (s.agent_id = $1 OR s.shared_with = 'everybody' OR s.team_id = ANY ($2))
      """;
  private static final Sql LIST =
      new Sql(
          "saved-search.list",
          SELECT
              + """
               ORDER BY s.agent_id <> $1, CASE WHEN s.agent_id = $1 THEN s.position END,
                        lower(s.name), s.id LIMIT 400\
              """);
  private static final Sql ONE = new Sql("saved-search.one", SELECT + " AND s.id = $3");

  /** One agent's are changed one after the other, so that limit and order hold. */
  private static final Sql LOCK =
      new Sql("saved-search.lock", "SELECT id FROM agent WHERE id = $1 FOR UPDATE");

  private static final Sql COUNT =
      new Sql("saved-search.count", "SELECT count(*) AS n FROM saved_search WHERE agent_id = $1");
  private static final Sql ADD =
      new Sql(
          "saved-search.add",
          """
          INSERT INTO saved_search (agent_id, name, question, sort, shared_with, team_id, position)
          VALUES ($1, $2, $3, $4, $5, $6,
                  (SELECT coalesce(max(position) + 1, 0) FROM saved_search WHERE agent_id = $1))
          RETURNING id\
          """);
  private static final Sql CHANGE =
      new Sql(
          "saved-search.change",
          """
          UPDATE saved_search SET name = $2, question = $3, sort = $4, shared_with = $5,
                 team_id = $6, updated_at = now()
           WHERE id = $1\
          """);
  private static final Sql MOVE =
      new Sql(
          "saved-search.move",
          """
          UPDATE saved_search s SET position = o.place
            FROM (SELECT id, row_number() OVER (ORDER BY
                         CASE WHEN id = $2 THEN $3 * 2 + CASE WHEN now_at < $3 THEN 1 ELSE -1 END
                              ELSE now_at * 2 END) AS place
                    FROM (SELECT id, row_number() OVER (ORDER BY position, lower(name), id) - 1
                                 AS now_at
                            FROM saved_search WHERE agent_id = $1) AS present) AS o
           WHERE s.id = o.id\
          """);
  private static final Sql DELETE =
      new Sql("saved-search.delete", "DELETE FROM saved_search WHERE id = $1");

  private SavedSearchStore() {}

  /** What an actor sees: their own in their order, then what is shared with them, by name. */
  static List<SavedSearch> seen(SqlClient db, Actor actor) {
    return Db.list(db, LIST, SavedSearchStore::read, actor.id(), actor.teams());
  }

  static Optional<SavedSearch> seen(SqlClient db, Actor actor, long id) {
    return Db.list(db, ONE, SavedSearchStore::read, actor.id(), actor.teams(), id).stream()
        .findFirst();
  }

  /** How many an agent has; nobody adds to them until the transaction ends. */
  static long count(SqlClient tx, long agentId) {
    Db.run(tx, LOCK, agentId);
    return Db.run(tx, COUNT, agentId).iterator().next().getLong("n");
  }

  static long add(SqlClient tx, SavedSearch one) {
    Object team = one.teamId().orElse(null);
    return Db.run(
            tx, ADD, one.agentId(), one.name(), one.question(), one.sort(), one.sharedWith(), team)
        .iterator()
        .next()
        .getLong("id");
  }

  static void change(SqlClient tx, SavedSearch one) {
    Object team = one.teamId().orElse(null);
    Db.run(tx, CHANGE, one.id(), one.name(), one.question(), one.sort(), one.sharedWith(), team);
  }

  /** Puts one at a place among its owner's, from 0 on. */
  static void move(SqlClient tx, SavedSearch one, int place) {
    Db.run(tx, LOCK, one.agentId());
    Db.run(tx, MOVE, one.agentId(), one.id(), place);
  }

  static void delete(SqlClient tx, long id) {
    Db.run(tx, DELETE, id);
  }

  private static SavedSearch read(Row row) {
    return new SavedSearch(
        row.getLong("id"),
        row.getLong("agent_id"),
        row.getString("owner"),
        row.getString("name"),
        row.getString("question"),
        row.getString("sort"),
        row.getString("shared_with"),
        Rows.id(row, "team_id"),
        Optional.ofNullable(row.getString("team")),
        Rows.time(row, "created_at"),
        Rows.time(row, "updated_at"));
  }
}
