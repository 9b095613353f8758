package io.careline.ticket;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
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
          UPDATE task SET done_by = CASE WHEN $3 THEN $4 END, done_at = CASE WHEN $3 THEN now() END
           WHERE id = $2 AND ticket_id = $1 AND (done_at IS NOT NULL) <> $3 RETURNING title\
          """);

  private static final Sql EXISTS =
      new Sql("task.exists", "SELECT 1 FROM task WHERE id = $2 AND ticket_id = $1");

  private Tasks() {}

  /** Creates a task in the caller's transaction; gives its fact for the caller to write. */
  public static Fact create(
      SqlClient tx, Fact.Place place, String title, Optional<Long> teamId, String createdBy) {
    Db.run(tx, CREATE, place.ticketId().orElseThrow(), title, teamId.orElse(null), createdBy);
    return Fact.of(
        TicketFacts.TASK_CREATED, place, createdBy, new JsonObject().put("title", title));
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

  /** Ticks a task off, or takes that back; gives the fact where that changed something. */
  static Optional<Fact> done(SqlClient tx, Fact.Place place, long id, boolean done, String actor) {
    long ticketId = place.ticketId().orElseThrow();
    Optional<Row> changed = Db.run(tx, DONE, ticketId, id, done, actor).stream().findFirst();
    if (changed.isEmpty() && Db.run(tx, EXISTS, ticketId, id).size() == 0) {
      throw new Refusal.NotFound("task");
    }
    String name = done ? TicketFacts.TASK_DONE : TicketFacts.TASK_REOPENED;
    return changed.map(
        row -> Fact.of(name, place, actor, new JsonObject().put("title", row.getString("title"))));
  }
}
