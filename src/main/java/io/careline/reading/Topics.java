package io.careline.reading;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.store.StoreException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The installation's tree of topics: branches, and topics below them. */
public final class Topics {
  private static final String COLUMNS = " key, parent, name_en, name_zh, position, retired_at";
  private static final Sql ALL =
      new Sql(
          "topic.all",
          "SELECT t.key, t.parent, t.name_en, t.name_zh, t.position, t.retired_at FROM topic t LEFT"
              + " JOIN topic b ON b.key = t.parent ORDER BY coalesce(b.position, t.position),"
              + " coalesce(b.key, t.key), t.parent IS NOT NULL, t.position, t.key");
  private static final Sql IN_USE =
      new Sql("topic.in-use", "SELECT 1 FROM topic WHERE key = $1 AND retired_at IS NULL");
  private static final Sql ALL_IN_USE =
      new Sql("topic.all-in-use", "SELECT key FROM topic WHERE retired_at IS NULL");
  private static final Sql NAMED =
      new Sql(
          "topic.named",
          "SELECT key FROM topic WHERE lower($1) IN (key, lower(name_en), lower(name_zh))");
  private static final Sql UNDER =
      new Sql("topic.under", "SELECT key FROM topic WHERE key = $1 OR parent = $1");
  private static final Sql CREATE =
      new Sql(
          "topic.create",
          """
          INSERT INTO topic (key, parent, name_en, name_zh, position)
          VALUES ($1, $2, $3, $4, coalesce($5, (SELECT coalesce(max(position), -1) + 1 FROM topic
                                                 WHERE parent IS NOT DISTINCT FROM $2)))
          RETURNING
          """
              + COLUMNS);
  private static final Sql CHANGE =
      new Sql(
          "topic.change",
          """
          UPDATE topic SET name_en = coalesce($2, name_en), name_zh = coalesce($3, name_zh),
                           position = coalesce($4, position),
                           retired_at = CASE WHEN $5::boolean THEN coalesce(retired_at, now())
                                             WHEN NOT $5::boolean THEN NULL ELSE retired_at END
           WHERE key = $1 RETURNING
          """
              + COLUMNS);
  private static final Sql BELOW =
      new Sql(
          "topic.retire-below",
          "UPDATE topic SET retired_at = now() WHERE parent = $1 AND retired_at IS NULL");

  private Topics() {}

  /** All topics, each branch before what is below it, as the API shows them. */
  static JsonArray all(SqlClient db) {
    JsonArray all = new JsonArray();
    Db.run(db, ALL).forEach(row -> all.add(view(row)));
    return all;
  }

  /** The keys of all topics that are not retired. */
  public static Set<String> inUse(SqlClient db) {
    return Set.copyOf(Db.list(db, ALL_IN_USE, row -> row.getString("key")));
  }

  /** Refuses a key, at this pointer, that is no topic or is retired. */
  public static void known(SqlClient db, String pointer, String key) {
    if (Db.run(db, IN_USE, key).size() == 0) {
      throw new Refusal.Invalid(pointer, "There is no topic " + key + " in use.");
    }
  }

  /** The keys of topics and branches that are called so, in either language or by their key. */
  public static List<String> named(SqlClient db, String name) {
    return Db.list(db, NAMED, row -> row.getString("key"), name.strip());
  }

  /** A topic's key, or those of a branch and all below it; none when there is no such topic. */
  public static String[] under(SqlClient db, String key) {
    return Db.list(db, UNDER, row -> row.getString("key"), key).toArray(String[]::new);
  }

  static JsonObject create(SqlClient db, JsonObject wish) {
    String key = wish.getString("key");
    Optional<String> branch = branch(key);
    branch.ifPresent(parent -> known(db, "/key", parent));
    try {
      return view(
          Db.run(
                  db,
                  CREATE,
                  key,
                  branch.orElse(null),
                  wish.getString("en").strip(),
                  wish.getString("zh").strip(),
                  wish.getInteger("position"))
              .iterator()
              .next());
    } catch (StoreException e) {
      if (e.violates("topic_pkey")) {
        throw new Refusal.Conflict("topic-exists", "There is a topic " + key + " already.");
      }
      throw e;
    }
  }

  /** Changes a topic in the caller's transaction; a branch takes those below it with it. */
  static JsonObject change(SqlClient tx, JsonObject wish) {
    String key = wish.getString("key");
    Boolean retired = wish.getBoolean("retired");
    if (Boolean.FALSE.equals(retired)) {
      branch(key).ifPresent(parent -> known(tx, "/retired", parent));
    }
    Row row =
        Db.run(
                tx,
                CHANGE,
                key,
                word(wish, "en"),
                word(wish, "zh"),
                wish.getInteger("position"),
                retired)
            .stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("topic"));
    if (Boolean.TRUE.equals(retired)) {
      Db.run(tx, BELOW, key);
    }
    return view(row);
  }

  private static String word(JsonObject wish, String name) {
    return Optional.ofNullable(wish.getString(name)).map(String::strip).orElse(null);
  }

  /** The key of the branch that a topic is below; empty for a branch. */
  static Optional<String> branch(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(key.substring(0, slash));
  }

  private static JsonObject view(Row row) {
    return new JsonObject()
        .put("key", row.getString("key"))
        .put("parent", row.getString("parent"))
        .put("en", row.getString("name_en"))
        .put("zh", row.getString("name_zh"))
        .put("position", row.getInteger("position"))
        .put("retiredAt", Rows.time(row, "retired_at"));
  }
}
