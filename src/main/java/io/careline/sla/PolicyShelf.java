package io.careline.sla;

import io.careline.sla.policy.PolicyBook;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions of the policies, as the database keeps them; all nodes work by the newest one. */
public final class PolicyShelf {
  private static final int REMEMBERED = 16;
  private static final Sql NEWEST =
      new Sql(
          "sla.newest-version", "SELECT max(id) AS id, clock_timestamp() AS now FROM sla_version");
  private static final Sql READ =
      new Sql(
          "sla.read-version",
          "SELECT id, hash, texts, installed_at FROM sla_version WHERE id = $1");
  private static final Sql INSTALL =
      new Sql(
          "sla.install-version",
          """
          INSERT INTO sla_version (hash, texts, node)
          SELECT $1, $2, $3 WHERE $1 IS DISTINCT FROM
            (SELECT hash FROM sla_version ORDER BY id DESC LIMIT 1)\
          """);

  /** A version that is, or was, in force. */
  public record Version(long id, String hash, Instant installedAt, PolicyBook book) {}

  private final Db db;
  private final Map<Long, Version> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Version> eldest) {
              return size() > REMEMBERED;
            }
          });
  private volatile Optional<Version> newest = Optional.empty();
  private volatile Optional<Instant> lookedAt = Optional.empty();

  public PolicyShelf(Db db) {
    this.db = db;
  }

  /** The newest version that this node knows of; empty before the first. */
  public Optional<Version> newest() {
    return newest;
  }

  /** When the shelf was looked at last, by the database's clock. */
  Optional<Instant> lookedAt() {
    return lookedAt;
  }

  /** Looks for a newer version. */
  Optional<Version> refresh() {
    Row row = db.run(NEWEST).iterator().next();
    lookedAt = Optional.of(Rows.instant(row, "now"));
    Long id = row.getLong("id");
    if (id != null && newest.map(Version::id).filter(id::equals).isEmpty()) {
      newest = Optional.of(version(db.client(), id));
    }
    return newest;
  }

  /** Puts a version into force, unless the newest one says the same. */
  boolean install(SqlClient tx, PolicyBook book, String node) {
    JsonObject texts = new JsonObject();
    book.texts().forEach(texts::put);
    return Db.run(tx, INSTALL, hash(texts), texts, node).rowCount() == 1;
  }

  /** A version by its id. */
  Version version(SqlClient client, long id) {
    Version known = remembered.get(id);
    if (known == null) {
      known = read(Db.run(client, READ, id).iterator().next());
      remembered.put(id, known);
    }
    return known;
  }

  private static Version read(Row row) {
    JsonObject texts = row.get(JsonObject.class, "texts");
    SortedMap<String, String> files = new TreeMap<>();
    texts.fieldNames().forEach(name -> files.put(name, texts.getString(name)));
    return new Version(
        row.getLong("id"),
        row.getString("hash"),
        Rows.instant(row, "installed_at"),
        PolicyBook.of(files));
  }

  private static String hash(JsonObject texts) {
    try {
      byte[] bytes = texts.encode().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
