package io.careline.ticket;

import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads tickets as search indexes them, whoever may see them: sight is part of the question there.
 * Of a very long ticket the newest messages are read.
 */
public final class TicketTexts {
  /** UTF-16 units of one ticket's messages. */
  private static final int LONGEST = 1_000_000;

  private static final Sql TICKETS =
      new Sql(
          "ticket.texts",
          """
          SELECT t.id, t.version, t.team_id, t.assignee_id, t.status::text AS status, t.priority::text AS priority,
                 t.channel, t.tone, t.topic, t.language, t.tags, t.signals, t.created_at, t.updated_at, t.next_breach,
                 t.at_risk_at, t.sla @> '[{"state": "paused"}]' AS paused, t.merged_into IS NOT NULL AS merged,
                 t.subject, t.fields || jsonb_strip_nulls(jsonb_build_object('externalId', t.external_id)) AS fields, c.id AS c_id, c.name AS c_name, c.email AS c_email, c.phone AS c_phone,
                 ARRAY(SELECT k.value FROM customer_identity k WHERE k.customer_id = c.id ORDER BY k.kind, k.value
                        LIMIT 20) AS c_identities, m.space, m.vector
            FROM ticket t JOIN customer c ON c.id = t.customer_id
            LEFT JOIN ticket_meaning m ON m.ticket_id = t.id
           WHERE t.id = ANY ($1) ORDER BY t.id\
          """);
  private static final Sql SAID =
      new Sql(
          "ticket.texts-said",
          """
          SELECT t.id AS ticket_id, i.id, i.kind, i.text
            FROM unnest($1::bigint[]) AS t(id)
           CROSS JOIN LATERAL (
             SELECT id, kind, left(text, 200000) AS text FROM interaction
              WHERE ticket_id = t.id ORDER BY id DESC LIMIT 5000) i\
          """);
  private static final Sql FILES =
      new Sql(
          "ticket.texts-files",
          """
          SELECT f.ticket_id, f.interaction_id, f.name,
                 CASE WHEN f.sum <= 1000000 THEN (SELECT text FROM attachment_text x WHERE x.id = f.id) END AS text
            FROM (SELECT i.ticket_id, f.interaction_id, f.id, f.name, f.created_at,
                         sum(coalesce(x.length, 0)) OVER (PARTITION BY i.ticket_id
                                                          ORDER BY f.created_at DESC, f.id DESC) AS sum
                    FROM interaction i JOIN attachment f ON f.interaction_id = i.id
                    LEFT JOIN attachment_text x ON x.id = f.id
                   WHERE i.ticket_id = ANY ($1)) f
           ORDER BY f.created_at, f.id\
          """);
  private static final Sql SIZES =
      new Sql(
          "ticket.texts-sizes",
          """
          SELECT t.id, coalesce(sum(x.length), 0)::bigint AS length
            FROM unnest($1::bigint[]) WITH ORDINALITY AS t(id, place)
            LEFT JOIN interaction i ON i.ticket_id = t.id
            LEFT JOIN attachment f ON f.interaction_id = i.id
            LEFT JOIN attachment_text x ON x.id = f.id
           GROUP BY t.id, t.place ORDER BY t.place\
          """);
  private static final Sql BEHIND =
      new Sql("ticket.ids-behind", "SELECT id FROM ticket WHERE id > $1 ORDER BY id LIMIT $2");

  /** UTF-16 units of files' texts that are in memory at once, as near as whole tickets allow. */
  private static final long TOGETHER = 8_000_000;

  private TicketTexts() {}

  /**
   * These tickets in portions that can be read at once, however long the texts of their files are.
   */
  public static List<Long[]> portions(SqlClient db, Long[] ids) {
    List<Long[]> portions = new ArrayList<>();
    List<Long> portion = new ArrayList<>();
    long length = 0;
    for (Row row : Db.run(db, SIZES, new Object[] {ids})) {
      length += Math.min(LONGEST, row.getLong("length"));
      if (length > TOGETHER && !portion.isEmpty()) {
        portions.add(portion.toArray(Long[]::new));
        portion.clear();
        length = Math.min(LONGEST, row.getLong("length"));
      }
      portion.add(row.getLong("id"));
    }
    portions.add(portion.toArray(Long[]::new));
    return portions;
  }

  /** Those of these tickets that are there, by id. */
  public static List<TicketText> read(SqlClient db, Long[] ids) {
    Map<Long, List<TicketText.Said>> said = said(db, ids);
    Map<Long, List<TicketText.File>> files = new HashMap<>();
    Db.run(db, FILES, new Object[] {ids})
        .forEach(
            row ->
                files
                    .computeIfAbsent(row.getLong("ticket_id"), none -> new ArrayList<>())
                    .add(file(row)));
    return Db.list(db, TICKETS, row -> of(row, said, files), new Object[] {ids});
  }

  private static TicketText.File file(Row row) {
    return new TicketText.File(
        row.getLong("interaction_id"), row.getString("name"), word(row, "text").orElse(""));
  }

  /** The ids of the tickets behind one, in order. */
  public static Long[] behind(SqlClient db, long id, int limit) {
    return Db.list(db, BEHIND, row -> row.getLong("id"), id, limit).toArray(Long[]::new);
  }

  private static Map<Long, List<TicketText.Said>> said(SqlClient db, Long[] ids) {
    Map<Long, List<TicketText.Said>> said = new HashMap<>();
    Map<Long, Integer> lengths = new HashMap<>();
    for (Row row : Db.run(db, SAID, new Object[] {ids})) {
      long ticket = row.getLong("ticket_id");
      String text = row.getString("text");
      if (lengths.merge(ticket, text.length(), Integer::sum) <= LONGEST) {
        said.computeIfAbsent(ticket, none -> new ArrayList<>())
            .addFirst(new TicketText.Said(row.getLong("id"), row.getString("kind"), text));
      }
    }
    return said;
  }

  private static TicketText of(
      Row row, Map<Long, List<TicketText.Said>> said, Map<Long, List<TicketText.File>> files) {
    long id = row.getLong("id");
    return new TicketText(
        id,
        row.getLong("version"),
        Rows.id(row, "team_id"),
        Rows.id(row, "assignee_id"),
        Status.of(row.getString("status")),
        Priority.of(row.getString("priority")),
        row.getString("channel"),
        word(row, "tone"),
        word(row, "topic"),
        word(row, "language"),
        List.of(row.getArrayOfStrings("tags")),
        List.of(row.getArrayOfStrings("signals")),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("next_breach")).map(at -> at.toInstant()),
        Optional.ofNullable(row.getOffsetDateTime("at_risk_at")).map(at -> at.toInstant()),
        row.getBoolean("paused"),
        row.getBoolean("merged"),
        row.getString("subject"),
        row.get(JsonObject.class, "fields"),
        customer(row),
        said.getOrDefault(id, List.of()),
        files.getOrDefault(id, List.of()),
        meant(row));
  }

  static Optional<TicketText.Meant> meant(Row row) {
    return Optional.ofNullable(row.getBuffer("vector"))
        .map(bytes -> new TicketText.Meant(row.getString("space"), bytes.getBytes()));
  }

  private static TicketText.Customer customer(Row row) {
    return new TicketText.Customer(
        row.getLong("c_id"),
        word(row, "c_name"),
        word(row, "c_email"),
        word(row, "c_phone"),
        List.of(row.getArrayOfStrings("c_identities")));
  }

  private static Optional<String> word(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }
}
