package io.careline.wallboard;

import io.careline.language.Tone;
import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the figures are made of, as the database has it. */
final class Reading {
  private static final int PAGE = 5_000;

  /** $1: from when on a clock has ended today. */
  private static final String TICKET =
      """
      SELECT t.id, t.team_id, t.assignee_id, t.status < 'solved' AS open, t.updated_at, t.tone,
             t.status IN ('new', 'open') AND coalesce(m.kind, 'customer') = 'customer' AS waiting,
             o.due_at, o.since, e.firsts, e.mets, e.seconds
        FROM ticket t
        LEFT JOIN LATERAL (
          SELECT i.kind FROM interaction i
           WHERE i.ticket_id = t.id AND i.kind <> 'note' AND NOT i.automatic AND t.status < 'solved'
           ORDER BY i.id DESC LIMIT 1) m ON true
        LEFT JOIN LATERAL (
          SELECT min(c.due_at) AS due_at,
                 min(c.started_at) FILTER (WHERE c.target IN ('firstResponse', 'nextResponse')) AS since
            FROM sla_clock c WHERE c.ticket_id = t.id AND c.ended_at IS NULL) o ON true
        LEFT JOIN LATERAL (
          SELECT array_agg(c.target = 'firstResponse') AS firsts, array_agg(c.state = 'met') AS mets,
                 array_agg(extract(epoch FROM c.ended_at - c.started_at)::bigint) AS seconds
            FROM sla_clock c
           WHERE c.ticket_id = t.id AND c.ended_at >= $1 AND c.state IN ('met', 'breached')
             AND c.target IN ('firstResponse', 'resolution')) e ON true
       WHERE\
      """;

  private static final Sql OPEN =
      new Sql(
          "wallboard.open",
          TICKET + " t.id > $2 AND t.status < 'solved' ORDER BY t.id LIMIT " + PAGE);
  private static final Sql SOME = new Sql("wallboard.some", TICKET + " t.id = ANY ($2)");
  private static final Sql ENDED =
      new Sql(
          "wallboard.ended-today",
          """
          SELECT DISTINCT c.ticket_id AS id FROM sla_clock c
            JOIN ticket t ON t.id = c.ticket_id
           WHERE c.ended_at >= $1 AND t.status >= 'solved'
             AND c.target IN ('firstResponse', 'resolution') AND c.state IN ('met', 'breached')\
          """);
  private static final Sql HAPPENED =
      new Sql(
          "wallboard.happened",
          """
          SELECT what, team_id, assignee_id, hour - 1 AS hour, count(*) AS times
            FROM (SELECT {what} AS what, team_id, assignee_id,
                         width_bucket(at, $1::timestamptz[]) AS hour
                    FROM journal
                   WHERE at >= ($1::timestamptz[])[1] AND at < $2 AND seq <= $3) h
           WHERE what IS NOT NULL GROUP BY 1, 2, 3, 4\
          """
              .replace("{what}", Happening.SQL));
  private static final Sql SENT =
      new Sql(
          "wallboard.sent",
          """
          SELECT at, team_id, assignee_id FROM journal
           WHERE at > $1 AND seq <= $2 AND name = 'interaction.sent' ORDER BY seq\
          """);
  private static final Sql NOW = new Sql("wallboard.now", "SELECT clock_timestamp() AS at");

  private final Db db;

  Reading(Db db) {
    this.db = db;
  }

  /** The database's time. */
  Instant now() {
    return Rows.instant(db.run(NOW).iterator().next(), "at");
  }

  /** Every ticket that is open, or of which a clock has ended since this instant. */
  void tickets(Instant since, Consumer<Counted> each) {
    long last = 0;
    List<Counted> page;
    do {
      page = Db.list(db.client(), OPEN, Reading::counted, time(since), last);
      page.forEach(each);
      last = page.isEmpty() ? last : page.getLast().id();
    } while (page.size() == PAGE);
    List<Long> ended = Db.list(db.client(), ENDED, row -> row.getLong("id"), time(since));
    for (int from = 0; from < ended.size(); from += PAGE) {
      some(ended.subList(from, Math.min(ended.size(), from + PAGE)), since).forEach(each);
    }
  }

  /** These tickets as they are now. */
  List<Counted> some(List<Long> ids, Instant since) {
    return ids.isEmpty()
        ? List.of()
        : Db.list(db.client(), SOME, Reading::counted, time(since), ids.toArray(Long[]::new));
  }

  /** Adds what happened on a day, up to a number of the journal. */
  void happened(Today day, boolean before, long seq, Count count) {
    for (Row row : db.run(HAPPENED, day.hours(), time(day.end()), seq)) {
      count.happened(
          Happening.valueOf(row.getString("what")),
          spot(row),
          before,
          row.getInteger("hour"),
          row.getInteger("times"));
    }
  }

  /** Adds the answers since an instant, up to a number of the journal. */
  void sent(Instant since, long seq, Count count) {
    for (Row row : db.run(SENT, time(since), seq)) {
      count.sent(spot(row), micros(Rows.instant(row, "at")));
    }
  }

  private static Counted counted(Row row) {
    OffsetDateTime due = row.getOffsetDateTime("due_at");
    String waits = row.getOffsetDateTime("since") == null ? "updated_at" : "since";
    return new Counted(
        row.getLong("id"),
        spot(row),
        row.getBoolean("open"),
        row.getBoolean("waiting"),
        due == null ? Counted.NEVER : micros(due.toInstant()),
        micros(Rows.instant(row, waits)),
        Optional.ofNullable(row.getString("tone")).map(Tone::of),
        ended(row));
  }

  private static List<Counted.Ended> ended(Row row) {
    Long[] seconds = row.getArrayOfLongs("seconds");
    if (seconds == null) {
      return List.of();
    }
    Boolean[] firsts = row.getArrayOfBooleans("firsts");
    Boolean[] mets = row.getArrayOfBooleans("mets");
    List<Counted.Ended> ended = new ArrayList<>(seconds.length);
    for (int i = 0; i < seconds.length; i++) {
      ended.add(new Counted.Ended(firsts[i], mets[i], seconds[i].intValue()));
    }
    return ended;
  }

  private static Spot spot(Row row) {
    return new Spot(Rows.id(row, "team_id").orElse(0L), Rows.id(row, "assignee_id").orElse(0L));
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
