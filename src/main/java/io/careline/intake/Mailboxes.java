package io.careline.intake;

import io.careline.access.Audit;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The addresses that we receive for, each with the team that its mail belongs to. */
public final class Mailboxes {
  private static final String VIEW =
      "SELECT b.id, b.address, b.name, t.name AS team FROM mailbox b LEFT JOIN team t ON t.id ="
          + " b.team_id";
  private static final Sql LIST = new Sql("mailbox.list", VIEW + " ORDER BY b.id");
  private static final Sql KNOWN =
      new Sql("mailbox.known", "SELECT 1 FROM mailbox WHERE lower(address) = $1");
  private static final Sql TEAM =
      new Sql(
          "mailbox.team",
          "SELECT team_id FROM mailbox WHERE lower(address) = ANY ($1) AND team_id IS NOT NULL"
              + " ORDER BY id LIMIT 1");
  private static final Sql ADD =
      new Sql(
          "mailbox.add",
          "INSERT INTO mailbox (address, name, team_id) VALUES ($1, $2, $3) RETURNING id");
  private static final Sql FIRST =
      new Sql(
          "mailbox.first",
          """
          INSERT INTO mailbox (address, name) SELECT $1, $2
           WHERE NOT EXISTS (SELECT FROM mailbox) ON CONFLICT DO NOTHING\
          """);

  private final Db db;

  public Mailboxes(Db db) {
    this.db = db;
  }

  /**
   * Whether an address is ours; {@code support+token@host} counts as {@code support@host}. May run
   * on an event loop.
   */
  public Future<Boolean> known(String address) {
    return Db.send(db.client(), KNOWN, base(address)).map(rows -> rows.size() > 0);
  }

  /** The address without its plus part, folded. */
  static String base(String address) {
    String folded = address.strip().toLowerCase(Locale.ROOT);
    int at = folded.lastIndexOf('@');
    int plus = folded.indexOf('+');
    return plus > 0 && plus < at ? folded.substring(0, plus) + folded.substring(at) : folded;
  }

  static Optional<Long> teamOf(SqlClient db, JsonArray recipients) {
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    String[] bases = recipients.stream().map(to -> base((String) to)).toArray(String[]::new);
    return Db.run(db, TEAM, new Object[] {bases}).stream()
        .map(row -> row.getLong("team_id"))
        .findFirst();
  }

  /** Makes the first mailbox of an installation that has none. */
  public void first(String address) {
    db.run(FIRST, address, "Support");
  }

  public List<JsonObject> list() {
    return Db.list(db.client(), LIST, Mailboxes::view);
  }

  public JsonObject add(JsonObject wish, Directory directory, Audit.Source source) {
    Long team =
        wish.getString("team") == null ? null : directory.teamOr("/team", wish.getString("team"));
    String address = wish.getString("address").strip();
    if (!base(address).equals(address.toLowerCase(Locale.ROOT))) {
      throw new Refusal.Invalid(
          "/address", "may not contain a plus; what stands behind it is ours to fill");
    }
    try {
      return db.inTransaction(
          tx -> {
            long id =
                Db.run(tx, ADD, address, wish.getString("name"), team)
                    .iterator()
                    .next()
                    .getLong("id");
            Audit.write(tx, source, "mailbox.added", "mailbox:" + id, wish);
            return Db.list(tx, LIST, Mailboxes::view).stream()
                .filter(one -> one.getLong("id") == id)
                .findFirst()
                .orElseThrow();
          });
    } catch (StoreException e) {
      if (e.violates("mailbox_address_key")) {
        throw new Refusal.Invalid("/address", "We receive for this address already.");
      }
      throw e;
    }
  }

  private static JsonObject view(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("address", row.getString("address"))
        .put("name", row.getString("name"))
        .put("team", row.getString("team"));
  }
}
