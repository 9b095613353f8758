package io.careline.ticket;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;

/** What is to be done beside a ticket. Only agents see it. */
public final class Tasks {
  private static final Sql CREATE =
      new Sql(
          "task.create",
          "INSERT INTO task (ticket_id, title, team_id, created_by) VALUES ($1, $2, $3, $4)");
  private static final Sql OF_TICKET =
      new Sql(
          "task.of-ticket",
          """
          SELECT k.id, k.title, m.name AS team, k.created_by, k.created_at, k.done_by, k.done_at
            FROM task k LEFT JOIN team m ON m.id = k.team_id WHERE k.ticket_id = $1 ORDER BY k.id\
          """);
  private static final Sql DONE =
      new Sql(
          "task.done",
          """
          UPDATE task SET done_by = CASE WHEN $3 THEN coalesce(done_by, $4) END,
                          done_at = CASE WHEN $3 THEN coalesce(done_at, now()) END
           WHERE id = $2 AND ticket_id = $1\
          """);

  private Tasks() {}

  /** Creates a task in the caller's transaction. */
  public static void create(
      SqlClient tx, long ticketId, String title, Optional<Long> teamId, String createdBy) {
    Db.run(tx, CREATE, ticketId, title, teamId.orElse(null), createdBy);
  }

  /** Asks for a ticket's tasks, the oldest first. */
  static Future<JsonArray> ask(SqlClient db, long ticketId) {
    return Db.send(db, OF_TICKET, ticketId)
        .map(
            rows -> {
              JsonArray all = new JsonArray();
              rows.forEach(row -> all.add(view(row)));
              return all;
            });
  }

  private static JsonObject view(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("title", row.getString("title"))
        .put("team", row.getString("team"))
        .put("createdAt", Rows.time(row, "created_at"))
        .put("doneAt", Rows.time(row, "done_at"));
  }

  /** Ticks a task off, or takes that back. */
  static void done(SqlClient tx, long ticketId, long id, boolean done, String actor) {
    if (Db.run(tx, DONE, ticketId, id, done, actor).rowCount() == 0) {
      throw new Refusal.NotFound("task");
    }
  }
}
