package io.careline.ticket;

import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** Interactions as the API shows them. */
public final class InteractionView {
  /** Who may see notes: agents; the customer's side leaves them out in SQL. */
  private static final String SELECT =
      """
      SELECT i.id, i.kind, i.channel, i.text, i.html, i.automatic, i.mail, i.author, i.created_at,
             a.name AS a_name, a.email AS a_email, c.name AS c_name, c.email AS c_email, c.phone AS c_phone,
             o.state AS o_state, o.last_error AS o_error, files.list AS files,
             i.tone, i.tone_score, i.reading, said.corrected
        FROM interaction i
        LEFT JOIN agent a ON a.id = i.agent_id
        LEFT JOIN customer c ON c.id = i.customer_id
        LEFT JOIN outbox o ON i.kind = 'reply' AND o.cause = 'reply:' || i.id
        LEFT JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
                                              'sha256', f.sha256) ORDER BY f.created_at, f.id) AS list
            FROM attachment f WHERE f.interaction_id = i.id) files ON true
        LEFT JOIN LATERAL (
          SELECT jsonb_object_agg(newest.property, newest.is_now) AS corrected
            FROM (SELECT DISTINCT ON (k.property) k.property, k.is_now FROM reading_correction k
                   WHERE k.interaction_id = i.id AND i.reading IS NOT NULL
                   ORDER BY k.property, k.id DESC) newest) said ON true
      """;

  static final Sql ALL =
      new Sql("interaction.all", SELECT + " WHERE i.ticket_id = $1 ORDER BY i.id LIMIT 5000");
  private static final Sql AFTER =
      new Sql(
          "interaction.after",
          SELECT + " WHERE i.ticket_id = $1 AND i.id > $2 AND i.kind = 'customer' ORDER BY i.id");
  private static final Sql ONE =
      new Sql("interaction.one", SELECT + " WHERE i.ticket_id = $1 AND i.id = $2");
  private static final Sql PUBLIC =
      new Sql(
          "interaction.public",
          SELECT
              + " WHERE i.ticket_id = $1 AND i.kind IN ('customer', 'reply') ORDER BY i.id LIMIT"
              + " 5000");

  private InteractionView() {}

  /** Asks for every interaction of a ticket, oldest first. */
  static Future<JsonArray> ask(SqlClient db, long ticketId) {
    return Db.send(db, ALL, ticketId)
        .map(
            rows -> {
              JsonArray all = new JsonArray();
              rows.forEach(row -> all.add(of(row)));
              return all;
            });
  }

  /** What the customer wrote after this interaction. */
  static JsonArray after(SqlClient db, long ticketId, long seen) {
    return array(db, AFTER, ticketId, seen);
  }

  static JsonObject one(SqlClient db, long ticketId, long id) {
    return Db.run(db, ONE, ticketId, id).stream().findFirst().map(InteractionView::of).orElse(null);
  }

  /** What a customer may see of their own ticket: no notes, no agents' addresses. */
  public static JsonArray forCustomer(SqlClient db, long ticketId) {
    JsonArray all = new JsonArray();
    Db.run(db, PUBLIC, ticketId).forEach(row -> all.add(forCustomer(of(row))));
    return all;
  }

  private static JsonObject forCustomer(JsonObject interaction) {
    return new JsonObject()
        .put("id", interaction.getLong("id"))
        .put("kind", interaction.getString("kind"))
        .put("author", named(interaction.getJsonObject("author")))
        .put("text", interaction.getString("text"))
        .put("attachments", interaction.getJsonArray("attachments"))
        .put("createdAt", interaction.getString("createdAt"));
  }

  /** Of an agent whom an import knew by an address alone, the part that names no mailbox. */
  private static String named(JsonObject author) {
    String name = author.getString("name");
    boolean agent = author.getString("kind").equals("agent");
    return agent && name.indexOf('@') > 0 ? name.substring(0, name.indexOf('@')) : name;
  }

  private static JsonArray array(SqlClient db, Sql sql, Object... arguments) {
    JsonArray all = new JsonArray();
    Db.run(db, sql, arguments).forEach(row -> all.add(of(row)));
    return all;
  }

  private static JsonObject of(Row row) {
    Object files = row.getValue("files");
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("kind", row.getString("kind"))
        .put("channel", row.getString("channel"))
        .put("author", author(row))
        .put("text", row.getString("text"))
        .put("html", row.getString("html"))
        .put("attachments", files == null ? new JsonArray() : files)
        .put("sentiment", sentiment(row))
        .put("reading", reading(row))
        .put("automatic", row.getBoolean("automatic"))
        .put("mail", row.getValue("mail"))
        .put("delivery", delivery(row))
        .put("createdAt", Rows.time(row, "created_at"));
  }

  /** Evidence is of the label that was read; it speaks for no other. */
  private static JsonObject sentiment(Row row) {
    JsonObject sentiment = TicketView.sentiment(row);
    if (sentiment == null) {
      return null;
    }
    JsonObject read = (JsonObject) row.getValue("reading");
    boolean asRead = row.getString("tone").equals(read.getString("tone"));
    return sentiment.put("evidence", asRead ? read.getJsonArray("evidence") : new JsonArray());
  }

  private static JsonObject reading(Row row) {
    JsonObject read = (JsonObject) row.getValue("reading");
    if (read == null) {
      return null;
    }
    JsonObject shown = new JsonObject();
    List.of("language", "sentences", "signals", "topics")
        .forEach(part -> shown.put(part, read.getValue(part)));
    return shown.put("corrected", row.getValue("corrected"));
  }

  private static JsonObject delivery(Row row) {
    String state = row.getString("o_state");
    return state == null
        ? null
        : new JsonObject().put("state", state).put("detail", row.getString("o_error"));
  }

  private static JsonObject author(Row row) {
    if (row.getString("a_email") != null) {
      return author("agent", row.getString("a_name"), row.getString("a_email"));
    }
    if (row.getString("author") != null) {
      boolean customer = row.getString("kind").equals("customer");
      return author(customer ? "customer" : "agent", row.getString("author"), null);
    }
    String email = row.getString("c_email");
    String name = first(row.getString("c_name"), email, row.getString("c_phone"));
    return name == null ? author("system", "Careline", null) : author("customer", name, email);
  }

  private static String first(String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static JsonObject author(String kind, String name, String email) {
    return new JsonObject().put("kind", kind).put("name", name).put("email", email);
  }
}
