package io.careline.intake;

import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.ticket.Channel;
import io.careline.ticket.TicketNumber;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of what arrived. */
final class Arrivals {
  private static final Sql STORE =
      new Sql(
          "arrival.store",
          """
          INSERT INTO arrival (channel, dedup_key, envelope, raw, state, read_at)
          SELECT channel, dedup_key, envelope, raw, $5, CASE WHEN $5 = 'read' THEN now() END
            FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::bytea[]) AS a(channel, dedup_key, envelope, raw)
          ON CONFLICT (dedup_key) DO NOTHING RETURNING id, dedup_key\
          """);
  private static final Sql KNOWN =
      new Sql("arrival.known", "SELECT id, dedup_key FROM arrival WHERE dedup_key = ANY ($1)");
  private static final Sql WAITING =
      new Sql(
          "arrival.waiting",
          """
          SELECT id, channel, envelope, raw, attempts FROM arrival WHERE state = 'waiting'
           ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED\
          """);
  private static final Sql READ =
      new Sql(
          "arrival.read",
          "UPDATE arrival SET state = 'read', read_at = now(), error = NULL WHERE id = ANY ($1)");
  private static final Sql SET_ASIDE =
      new Sql(
          "arrival.set-aside",
          """
          UPDATE arrival SET state = 'quarantined', attempts = attempts + 1, error = $2
           WHERE id = $1 AND state = 'waiting'\
          """);
  private static final Sql RETRY =
      new Sql(
          "arrival.retry",
          "UPDATE arrival SET state = 'waiting' WHERE id = $1 AND state = 'quarantined'");
  private static final Sql RAW = new Sql("arrival.raw", "SELECT raw FROM arrival WHERE id = $1");
  private static final Sql LIST =
      new Sql(
          "arrival.list",
          """
          SELECT a.id, a.channel, a.state, a.error, octet_length(a.raw) AS size, a.attempts, a.envelope, a.received_at,
                 i.ticket_id
            FROM arrival a LEFT JOIN interaction i ON i.arrival_id = a.id
           WHERE ($1::text IS NULL OR a.state = $1) AND ($2::bigint IS NULL OR a.id < $2)
           ORDER BY a.id DESC LIMIT $3\
          """);
  private static final Sql BACKLOG =
      new Sql(
          "arrival.backlog",
          """
          SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
                 count(*) FILTER (WHERE state = 'quarantined') AS quarantined
            FROM arrival WHERE state IN ('waiting', 'quarantined')\
          """);
  private static final Sql TICKET =
      new Sql(
          "arrival.ticket",
          """
          SELECT i.ticket_id, a.raw FROM arrival a JOIN interaction i ON i.arrival_id = a.id WHERE a.dedup_key = $1\
          """);

  private Arrivals() {}

  /** A row that waits to be read, locked by the reader's transaction. */
  record Waiting(long id, Channel channel, JsonObject envelope, byte[] raw) {}

  /** Stores arrivals; gives the ids of those that were not there before, by their dedup keys. */
  static Map<String, Long> store(SqlClient tx, List<Arrival> arrivals, boolean read) {
    String[] channels = arrivals.stream().map(a -> a.channel().word()).toArray(String[]::new);
    String[] keys = arrivals.stream().map(Arrival::dedupKey).toArray(String[]::new);
    Object[] envelopes = arrivals.stream().map(Arrival::envelope).toArray();
    Buffer[] raws = arrivals.stream().map(Arrival::raw).toArray(Buffer[]::new);
    return ids(
        Db.list(tx, STORE, row -> row, channels, keys, envelopes, raws, read ? "read" : "waiting"));
  }

  /** The ids of arrivals that are there already. */
  static Map<String, Long> known(SqlClient db, List<String> keys) {
    return ids(Db.list(db, KNOWN, row -> row, new Object[] {keys.toArray(String[]::new)}));
  }

  private static Map<String, Long> ids(List<Row> rows) {
    Map<String, Long> ids = new HashMap<>();
    rows.forEach(row -> ids.put(row.getString("dedup_key"), row.getLong("id")));
    return ids;
  }

  static List<Waiting> waiting(SqlClient tx, int limit) {
    return Db.list(tx, WAITING, Arrivals::waiting, limit);
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        row.getLong("id"),
        Channel.of(row.getString("channel")),
        row.get(JsonObject.class, "envelope"),
        row.getBuffer("raw").getBytes());
  }

  static void read(SqlClient tx, List<Long> ids) {
    Db.run(tx, READ, new Object[] {ids.toArray(Long[]::new)});
  }

  static void setAside(SqlClient tx, long id, String why) {
    Db.run(tx, SET_ASIDE, id, why);
  }

  static boolean retry(SqlClient tx, long id) {
    return Db.run(tx, RETRY, id).rowCount() == 1;
  }

  static Optional<Buffer> raw(SqlClient db, long id) {
    return Db.run(db, RAW, id).stream().map(row -> row.getBuffer("raw")).findFirst();
  }

  /** How many wait to be read and how many were set aside. */
  static long[] backlog(SqlClient db) {
    Row row = Db.run(db, BACKLOG).iterator().next();
    return new long[] {row.getLong("waiting"), row.getLong("quarantined")};
  }

  /** The ticket that an arrival became, and the bytes it came with. */
  static Optional<Map.Entry<Long, Buffer>> ticket(SqlClient db, String dedupKey) {
    return Db.run(db, TICKET, dedupKey).stream()
        .map(row -> Map.entry(row.getLong("ticket_id"), row.getBuffer("raw")))
        .findFirst();
  }

  static List<JsonObject> list(SqlClient db, String state, Long before, int limit) {
    return Db.list(db, LIST, Arrivals::view, state, before, limit);
  }

  private static JsonObject view(Row row) {
    Long ticket = row.getLong("ticket_id");
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("channel", row.getString("channel"))
        .put("state", row.getString("state"))
        .put("error", row.getString("error"))
        .put("size", row.getInteger("size"))
        .put("attempts", row.getInteger("attempts"))
        .put("number", ticket == null ? null : TicketNumber.of(ticket))
        .put("envelope", row.getValue("envelope"))
        .put("receivedAt", Rows.time(row, "received_at"));
  }
}
