package io.careline.reading;

import io.careline.language.ModelSet;
import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.ModelFile;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Models that were made here and stand in for shipped ones: the table that all nodes share. */
public final class InstalledModels {
  /** Told when another model is present from now on. */
  public static final String CHANNEL = "careline_models";

  /** So many switches of a model can be undone one after the other. */
  private static final int KEPT = 5;

  private static final String IN_FORCE = "undone_at IS NULL AND bytes IS NOT NULL";
  private static final Sql LOCK =
      new Sql("model.lock", "SELECT pg_advisory_xact_lock(7201009, hashtext($1))");
  private static final Sql NEWEST =
      new Sql(
          "model.newest",
          "SELECT DISTINCT ON (name) id, name, version, shipped, card, installed_at, installed_by"
              + " FROM model WHERE "
              + IN_FORCE
              + " ORDER BY name, id DESC");
  private static final Sql BYTES = new Sql("model.bytes", "SELECT bytes FROM model WHERE id = $1");
  private static final Sql INSTALL =
      new Sql(
          "model.install",
          """
          INSERT INTO model (name, version, parent, shipped, card, bytes, installed_by)
          VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id\
          """);
  private static final Sql WEED =
      new Sql(
          "model.weed",
          """
          UPDATE model SET bytes = NULL WHERE name = $1 AND bytes IS NOT NULL AND id NOT IN (
            SELECT id FROM model WHERE name = $1 AND undone_at IS NULL ORDER BY id DESC LIMIT $2)\
          """);
  private static final Sql UNDO =
      new Sql(
          "model.undo",
          """
          UPDATE model SET undone_at = clock_timestamp(), undone_by = $2
           WHERE name = $1 AND {force} AND ($3 OR id = (SELECT max(id) FROM model WHERE name = $1 AND {force}))
          RETURNING id, version\
          """
              .replace("{force}", IN_FORCE));
  private static final Sql TELL = new Sql("model.tell", "SELECT pg_notify($1, '')");

  private InstalledModels() {}

  /**
   * A model that was installed.
   *
   * @param shipped the version of the shipped model at that time
   */
  public record Installed(
      long id, String name, String version, String shipped, ModelCard card, Instant at, String by) {
    private static Installed of(Row row) {
      return new Installed(
          row.getLong("id"),
          row.getString("name"),
          row.getString("version"),
          row.getString("shipped"),
          new ModelCard(row.get(JsonObject.class, "card")),
          Rows.instant(row, "installed_at"),
          row.getString("installed_by"));
    }
  }

  /** The newest of each name that is not undone, whether it can be read or not. */
  public static List<Installed> newest(SqlClient db) {
    return Db.list(db, NEWEST, Installed::of);
  }

  /**
   * The weights of one of them.
   *
   * @throws IOException when what is stored is no model
   */
  static LinearModel read(SqlClient db, Installed installed) throws IOException {
    Buffer bytes =
        Db.run(db, BYTES, installed.id()).stream()
            .findFirst()
            .map(row -> row.getBuffer("bytes"))
            .orElseThrow(() -> new IOException("its bytes are gone"));
    try {
      return ModelFile.read(new ByteArrayInputStream(bytes.getBytes()));
    } catch (RuntimeException e) {
      throw new IOException("its header is broken", e);
    }
  }

  /** Makes others wait who want to change which model of this name is present. */
  public static void lock(SqlClient tx, String name) {
    Db.run(tx, LOCK, name);
  }

  /** Puts a model in place, in the caller's transaction; all nodes use it soon after the commit. */
  public static long install(
      SqlClient tx, ModelSet shipped, String name, ModelCard card, byte[] bytes, String by) {
    long id =
        Db.run(
                tx,
                INSTALL,
                name,
                card.version(),
                card.json().getString("parent"),
                shipped.model(name).card().version(),
                card.json(),
                Buffer.buffer(bytes),
                by)
            .iterator()
            .next()
            .getLong("id");
    Db.run(tx, WEED, name, KEPT);
    Db.run(tx, TELL, CHANNEL);
    return id;
  }

  /**
   * Undoes the newest switch, or all, in the caller's transaction.
   *
   * @return the version that was present; empty when it was the shipped one
   */
  public static Optional<String> undo(SqlClient tx, String name, boolean all, String by) {
    lock(tx, name);
    Optional<Row> newest =
        Db.run(tx, UNDO, name, by, all).stream()
            .max(java.util.Comparator.comparing(row -> row.getLong("id")));
    Db.run(tx, TELL, CHANNEL);
    return newest.map(row -> row.getString("version"));
  }
}
