package io.careline.ticket;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Files under random keys, in PostgreSQL beside what they belong to, so that one commit and one
 * backup hold both and every node has them. An upload that no message names within a day is swept
 * away.
 */
public final class Attachments {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String VIEW = "SELECT id, name, type, size, sha256 FROM attachment";
  private static final Sql PUT =
      new Sql(
          "attachment.put",
          """
          WITH file AS (
            INSERT INTO attachment (id, interaction_id, uploaded_by, name, type, size, sha256, content_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id),
          waiting AS (INSERT INTO attachment_text (id) SELECT id FROM file WHERE $2::bigint IS NOT NULL)
          INSERT INTO attachment_bytes (id, bytes) SELECT id, $9 FROM file\
          """);
  private static final Sql WAITING =
      new Sql(
          "attachment.waiting",
          VIEW
              + " WHERE id = ANY ($1) AND uploaded_by = $2 AND interaction_id IS NULL ORDER BY"
              + " created_at, id");
  private static final Sql ATTACH =
      new Sql(
          "attachment.attach",
          """
          WITH given AS (
            UPDATE attachment SET interaction_id = $1
             WHERE id = ANY ($2) AND uploaded_by = $3 AND interaction_id IS NULL RETURNING id)
          INSERT INTO attachment_text (id) SELECT id FROM given\
          """);
  private static final Sql READ =
      new Sql(
          "attachment.read",
          """
          SELECT f.id, f.name, f.type, f.size, f.sha256, f.uploaded_by, i.ticket_id, i.kind, b.bytes
            FROM attachment f JOIN attachment_bytes b ON b.id = f.id
            LEFT JOIN interaction i ON i.id = f.interaction_id
           WHERE f.id = $1\
          """);
  private static final Sql SWEEP =
      new Sql(
          "attachment.sweep",
          "DELETE FROM attachment WHERE interaction_id IS NULL AND created_at < now() - interval '1"
              + " day'");

  private Attachments() {}

  /**
   * A file that is stored.
   *
   * @param ticketId empty while it waits for its message
   * @param ofCustomers whether it belongs to what a customer may read: never to a note
   */
  public record Stored(
      JsonObject view,
      String uploadedBy,
      Optional<Long> ticketId,
      boolean ofCustomers,
      Buffer bytes) {}

  /** Stores a file and gives it as the API shows it. */
  public static JsonObject put(
      SqlClient tx,
      Optional<Long> interactionId,
      String uploadedBy,
      String name,
      String type,
      Optional<String> contentId,
      Buffer bytes) {
    byte[] random = new byte[18];
    RANDOM.nextBytes(random);
    String id = Base64.getUrlEncoder().encodeToString(random);
    String sha256 = sha256(bytes);
    Db.run(
        tx,
        PUT,
        id,
        interactionId.orElse(null),
        uploadedBy,
        name,
        type,
        (long) bytes.length(),
        sha256,
        contentId.orElse(null),
        bytes);
    return view(id, name, type, bytes.length(), sha256);
  }

  /** Uploads of this writer that wait for a message. */
  static JsonArray waiting(SqlClient tx, JsonArray keys, String uploadedBy) {
    JsonArray files = new JsonArray();
    if (!keys.isEmpty()) {
      Db.run(tx, WAITING, keys(keys), uploadedBy).forEach(row -> files.add(view(row)));
    }
    return files;
  }

  /** Gives a writer's uploads to their message; refused when one is not there. */
  public static void attach(SqlClient tx, long interactionId, JsonArray keys, String uploadedBy) {
    if (keys.isEmpty()) {
      return;
    }
    String[] ids = keys(keys);
    if (Db.run(tx, ATTACH, interactionId, ids, uploadedBy).rowCount() != ids.length) {
      throw new Refusal.Invalid(
          "/attachments",
          "names a file that was not uploaded by you, or is part of a message already");
    }
  }

  public static Optional<Stored> read(SqlClient db, String id) {
    return Db.run(db, READ, id).stream().findFirst().map(Attachments::stored);
  }

  /** Takes away uploads that were never sent. */
  public static int sweep(SqlClient db) {
    return Db.run(db, SWEEP).rowCount();
  }

  private static String[] keys(JsonArray keys) {
    return keys.stream().map(String.class::cast).distinct().toArray(String[]::new);
  }

  private static Stored stored(Row row) {
    return new Stored(
        view(row),
        row.getString("uploaded_by"),
        Optional.ofNullable(row.getLong("ticket_id")),
        Set.of("customer", "reply").contains(String.valueOf(row.getString("kind"))),
        row.getBuffer("bytes"));
  }

  private static JsonObject view(Row row) {
    return view(
        row.getString("id"),
        row.getString("name"),
        row.getString("type"),
        row.getLong("size"),
        row.getString("sha256"));
  }

  private static JsonObject view(String id, String name, String type, long size, String sha256) {
    return new JsonObject()
        .put("id", id)
        .put("name", name)
        .put("type", type)
        .put("size", size)
        .put("sha256", sha256);
  }

  private static String sha256(Buffer bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
