package io.careline.admin;

import io.careline.access.AccessRoutes;
import io.careline.access.Audit;
import io.careline.access.Gate;
import io.careline.access.Sight;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Page;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Room;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.ticket.TicketNumber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** Outgoing mail for those who look after it, as far as they see its tickets. */
public final class OutboxRoutes {
  private static final String WITHIN_SIGHT =
      "(o.ticket_id IS NULL AND $1::text = 'all' OR EXISTS (SELECT FROM ticket t WHERE t.id ="
          + " o.ticket_id AND "
          + Sight.CLAUSE
          + "))";
  private static final Sql LIST =
      new Sql(
          "outbox.list",
          """
          SELECT o.id, o.kind, o.state, o.ticket_id, o.body, o.attempts, o.due_at, o.last_error, o.created_at
            FROM outbox o
           WHERE ($4::text IS NULL OR o.state = $4) AND ($5::bigint IS NULL OR o.id < $5) AND {sight}
           ORDER BY o.id DESC LIMIT $6\
          """
              .replace("{sight}", WITHIN_SIGHT));
  private static final Sql RETRY =
      new Sql(
          "outbox.retry",
          """
          UPDATE outbox o SET state = 'waiting', due_at = now(), done_at = NULL
           WHERE o.id = $4 AND o.state <> 'sent' AND {sight}\
          """
              .replace("{sight}", WITHIN_SIGHT));

  private final Db db;
  private final boolean relay;
  private final Runnable wake;

  /**
   * @param relay whether outgoing mail has somewhere to go
   * @param wake tells the sender that something is due
   */
  public OutboxRoutes(Db db, boolean relay, Runnable wake) {
    this.db = db;
    this.relay = relay;
    this.wake = wake;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    return Map.of(
        "listOutbox", Handling.in(room, this::list), "retryOutbox", Handling.in(room, this::retry));
  }

  private Answer list(Call call) {
    int limit = Page.limit(call);
    Long before = Page.before(call).isPresent() ? Page.before(call).getAsLong() : null;
    Object[] arguments =
        Sight.arguments(Gate.actor(call), call.query("state").orElse(null), before, limit);
    List<JsonObject> items = Db.list(db.client(), LIST, OutboxRoutes::view, arguments);
    String next =
        items.size() < limit ? null : Page.cursor(items.getLast().getLong("id").toString());
    return Answer.ok(
        new JsonObject().put("items", new JsonArray(items)).put("next", next).put("relay", relay));
  }

  private Answer retry(Call call) {
    db.inTransaction(
        tx -> {
          if (Db.run(tx, RETRY, Sight.arguments(Gate.actor(call), call.id())).rowCount() == 0) {
            throw new Refusal.NotFound("effect that could be tried again");
          }
          String subject = "outbox:" + call.id();
          Audit.write(tx, AccessRoutes.source(call), "outbox.retried", subject, new JsonObject());
          return null;
        });
    wake.run();
    return Answer.nothing();
  }

  private static JsonObject view(Row row) {
    JsonObject body = row.get(JsonObject.class, "body");
    JsonObject mail = row.getString("kind").equals("webhook") ? webhook(body) : body;
    Long ticket = row.getLong("ticket_id");
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("kind", row.getString("kind"))
        .put("state", row.getString("state"))
        .put("to", recipients(mail))
        .put("subject", mail.getString("subject", ""))
        .put("text", mail.getString("text", ""))
        .put("number", ticket == null ? null : TicketNumber.of(ticket))
        .put("attempts", row.getInteger("attempts"))
        .put("dueAt", Rows.time(row, "due_at"))
        .put("lastError", row.getString("last_error"))
        .put("createdAt", Rows.time(row, "created_at"));
  }

  /** A webhook in the words of a mail, for the same list. */
  private static JsonObject webhook(JsonObject body) {
    JsonObject payload = body.getJsonObject("payload");
    return new JsonObject()
        .put("to", new JsonArray().add(new JsonObject().put("email", body.getString("url"))))
        .put("subject", payload.getString("event", ""))
        .put("text", payload.encodePrettily());
  }

  private static String recipients(JsonObject mail) {
    return mail.getJsonArray("to", new JsonArray()).stream()
        .map(to -> ((JsonObject) to).getString("email"))
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
