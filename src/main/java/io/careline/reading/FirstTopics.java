package io.careline.reading;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Plants the tree of topics that comes with Careline in an installation that has none. */
public final class FirstTopics {
  private static final Sql LOCK =
      new Sql("topic.first-lock", "SELECT pg_advisory_xact_lock(7201008)");
  private static final Sql ANY = new Sql("topic.any", "SELECT 1 FROM topic LIMIT 1");
  private static final Sql PLANT =
      new Sql(
          "topic.plant",
          """
          INSERT INTO topic (key, parent, name_en, name_zh, position)
          SELECT key, nullif(parent, ''), en, zh, place FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[])
              AS t(key, parent, en, zh, place)
           ORDER BY parent <> '', place\
          """);

  private FirstTopics() {}

  /** Plants it, unless there are topics already; many nodes may try at once. */
  public static void plant(Db db) {
    if (db.run(ANY).size() > 0) {
      return;
    }
    db.inTransaction(
        tx -> {
          Db.run(tx, LOCK);
          if (Db.run(tx, ANY).size() == 0) {
            plant(tx, shipped());
          }
          return null;
        });
  }

  /** The tree in the jar: {@code [{key, en, zh, children: [{key, en, zh}]}]}. */
  private static JsonArray shipped() {
    try (InputStream json = FirstTopics.class.getResourceAsStream("/language/topics.json")) {
      return new JsonArray(new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void plant(SqlClient tx, JsonArray tree) {
    Rows rows = new Rows();
    rows.add("", tree);
    Db.run(
        tx,
        PLANT,
        rows.column("key"),
        rows.column("parent"),
        rows.column("en"),
        rows.column("zh"),
        rows.all.stream()
            .map(row -> ((JsonObject) row).getInteger("position"))
            .toArray(Integer[]::new));
  }

  /** The tree as rows. */
  private static final class Rows {
    private final JsonArray all = new JsonArray();

    private void add(String parent, JsonArray siblings) {
      for (int i = 0; i < siblings.size(); i++) {
        JsonObject topic = siblings.getJsonObject(i);
        all.add(topic.copy().put("parent", parent).put("position", i));
        add(topic.getString("key"), topic.getJsonArray("children", new JsonArray()));
      }
    }

    private String[] column(String name) {
      return all.stream().map(row -> ((JsonObject) row).getString(name)).toArray(String[]::new);
    }
  }
}
