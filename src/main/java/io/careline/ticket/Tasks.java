package io.careline.ticket;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Sql;
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

  /** A ticket's tasks, the oldest first, as the API shows them; the ticket is called {@code t}. */
  private static final String OF_TICKET =
      """
      , (SELECT jsonb_agg(jsonb_build_object(
                  'id', k.id, 'title', k.title, 'team', km.name,
                  'createdAt', to_char(k.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                  'doneAt', to_char(k.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) ORDER BY k.id)
           FROM task k LEFT JOIN team km ON km.id = k.team_id WHERE k.ticket_id = t.id) AS tasks
        FROM ticket t\
      """;

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

  /** The columns of a ticket with its tasks as {@code tasks}, null when there are none. */
  static String beside(String select) {
    return select.replaceFirst(
        "\\s+FROM ticket t", java.util.regex.Matcher.quoteReplacement(OF_TICKET));
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
