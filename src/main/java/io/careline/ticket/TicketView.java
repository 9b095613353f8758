package io.careline.ticket;

import io.careline.customer.CustomerDesk;
import io.careline.store.Rows;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;

/** A ticket as the API shows it; the one place that knows its properties. */
public final class TicketView {
  /** The columns and tables that {@link #of} reads; a ticket is called {@code t}. */
  static final String SELECT =
      """
      SELECT t.id, t.subject, t.status::text AS status, t.priority::text AS priority, t.channel, t.tags, t.fields,
             t.tone, t.tone_score, t.topic, t.topic_score, t.signals, t.attention, t.language, t.snippet, t.sla, t.next_breach, t.merged_into, t.external_id, t.version, t.created_at, t.updated_at, t.team_id, t.assignee_id,
             m.name AS team, a.email AS assignee, c.id AS customer_id, c.name AS c_name, c.email AS c_email,
             c.phone AS c_phone, c.tier AS c_tier
        FROM ticket t
        JOIN customer c ON c.id = t.customer_id
        LEFT JOIN team m ON m.id = t.team_id
        LEFT JOIN agent a ON a.id = t.assignee_id
      """;

  private TicketView() {}

  static JsonObject of(Row row) {
    return new JsonObject()
        .put("number", TicketNumber.of(row.getLong("id")))
        .put("externalId", row.getString("external_id"))
        .put("subject", row.getString("subject"))
        .put("status", row.getString("status"))
        .put("priority", row.getString("priority"))
        .put("channel", row.getString("channel"))
        .put("team", row.getString("team"))
        .put("assignee", row.getString("assignee"))
        .put("customer", CustomerDesk.view(row, "customer_id", "c_"))
        .put("tags", Rows.array(row, "tags"))
        .put("fields", row.getValue("fields"))
        .put("sentiment", sentiment(row))
        .put("topic", row.getString("topic"))
        .put("topicScore", row.getValue("topic_score"))
        .put("language", row.getString("language"))
        .put("signals", Rows.array(row, "signals"))
        .put("attention", row.getValue("attention"))
        .put("sla", row.getValue("sla"))
        .put("nextBreach", Rows.time(row, "next_breach"))
        .put("mergedInto", Rows.id(row, "merged_into").map(TicketNumber::of).orElse(null))
        .put("snippet", row.getString("snippet"))
        .put("version", row.getLong("version"))
        .put("createdAt", Rows.time(row, "created_at"))
        .put("updatedAt", Rows.time(row, "updated_at"));
  }

  /** How something sounds, or null while nothing was read. */
  static JsonObject sentiment(Row row) {
    return row.getString("tone") == null
        ? null
        : new JsonObject()
            .put("label", row.getString("tone"))
            .put("score", row.getValue("tone_score"));
  }

  /** The beginning of a message in one line, at most 160 characters. */
  public static String snippet(String text) {
    String start = text.length() > 600 ? text.substring(0, 600) : text;
    String line = start.strip().replaceAll("\\s+", " ");
    return line.length() <= 160
        ? line
        : line.substring(
                0, line.offsetByCodePoints(0, Math.min(159, line.codePointCount(0, line.length()))))
            + "…";
  }
}
