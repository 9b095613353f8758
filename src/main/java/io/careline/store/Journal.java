package io.careline.store;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts in the order of their numbers, written in the transaction that made them true and never
 * skipped by a reader.
 *
 * <p>Numbers are drawn before commit, so number 4 may become visible after number 5. A reader
 * therefore goes on only while the numbers are whole, and stops at a gap until every transaction
 * that could own the missing number has ended (it was rolled back then). See {@code
 * docs/decisions.md}, "The late commit".
 */
public final class Journal {
  private static final Sql WRITE =
      new Sql(
          "journal.write",
          """
          INSERT INTO journal (name, ticket_id, team_id, assignee_id, actor, body)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::jsonb[])\
          """);
  private static final Sql READ =
      new Sql(
          "journal.read",
          """
          SELECT seq, at, name, ticket_id, team_id, assignee_id, actor, body
            FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2\
          """);
  private static final Sql OF_TICKET =
      new Sql(
          "journal.of-ticket",
          """
          SELECT seq, at, name, ticket_id, team_id, assignee_id, actor, body
            FROM journal WHERE ticket_id = $1 AND name NOT LIKE $2 || '%' ORDER BY seq LIMIT 1000\
          """);
  private static final Sql LAST =
      new Sql("journal.last", "SELECT coalesce(max(seq), 0) AS seq FROM journal");

  /** Gaps are looked for by number alone, so that no facts have to be read. */
  private static final Sql WHOLE =
      new Sql(
          "journal.whole",
          """
          WITH start AS (SELECT greatest(coalesce(max(seq), 0) - $1, 0) AS seq FROM journal),
               near AS (SELECT journal.seq, lag(journal.seq, 1, start.seq) OVER (ORDER BY journal.seq) AS before
                          FROM journal, start WHERE journal.seq > start.seq)
          SELECT coalesce(min(before) FILTER (WHERE before + 1 < seq), max(seq), 0) AS seq FROM near\
          """);

  private Journal() {}

  /** Writes facts in the caller's transaction. */
  public static void write(SqlClient tx, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    int n = facts.size();
    String[] names = new String[n];
    Long[] tickets = new Long[n];
    Long[] teams = new Long[n];
    Long[] assignees = new Long[n];
    String[] actors = new String[n];
    Object[] bodies = new Object[n];
    for (int i = 0; i < n; i++) {
      Fact fact = facts.get(i);
      names[i] = fact.name();
      tickets[i] = fact.place().ticketId().orElse(null);
      teams[i] = fact.place().teamId().orElse(null);
      assignees[i] = fact.place().assigneeId().orElse(null);
      actors[i] = fact.actor();
      bodies[i] = fact.body();
    }
    Db.run(tx, WRITE, names, tickets, teams, assignees, actors, bodies);
  }

  /**
   * Rows after a number as they are visible now, gaps and all; {@link JournalReader} makes them
   * whole.
   */
  static List<Fact> visibleAfter(SqlClient db, long seq, int limit) {
    return Db.list(db, READ, Journal::fact, seq, limit);
  }

  /**
   * Facts behind one number up to another that a reader has reached, so that nothing can come
   * between them late.
   */
  public static List<Fact> between(SqlClient db, long from, long to, int limit) {
    return visibleAfter(db, from, limit).stream().filter(fact -> fact.seq() <= to).toList();
  }

  /** A ticket's history without what is inward, oldest first, the first thousand facts. */
  public static List<Fact> ofTicket(SqlClient db, long ticketId) {
    return Db.list(db, OF_TICKET, Journal::fact, ticketId, Fact.INWARD);
  }

  /** The highest number visible now. Facts below it may still be on their way. */
  public static long last(SqlClient db) {
    return Db.run(db, LAST).iterator().next().getLong("seq");
  }

  /**
   * A number from which a reader may go on without passing over a late commit: that before the
   * first gap among the last so many, or the last number when there is no gap. What is under way
   * for so long that more numbers than that have become visible since is not looked for.
   */
  public static long whole(SqlClient db, long near) {
    return Db.run(db, WHOLE, near).iterator().next().getLong("seq");
  }

  private static Fact fact(Row row) {
    OffsetDateTime at = row.getOffsetDateTime("at");
    Fact.Place place =
        new Fact.Place(
            Optional.ofNullable(row.getLong("ticket_id")),
            Optional.ofNullable(row.getLong("team_id")),
            Optional.ofNullable(row.getLong("assignee_id")));
    return new Fact(
        row.getLong("seq"),
        at.toInstant(),
        row.getString("name"),
        place,
        row.getString("actor"),
        row.get(JsonObject.class, "body"));
  }

  /** The longest run without a gap, starting right behind {@code seq}. */
  static List<Fact> whole(long seq, List<Fact> visible) {
    List<Fact> run = new ArrayList<>(visible.size());
    long next = seq + 1;
    for (Fact fact : visible) {
      if (fact.seq() != next++) {
        break;
      }
      run.add(fact);
    }
    return run;
  }
}
