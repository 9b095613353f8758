package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Sql;
import io.careline.store.Wake;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/**
 * Puts one ticket into another: its messages and tasks move, it is closed, and what is written to
 * it later goes to the other. Nothing is thrown away; both histories stay.
 */
final class Merging {
  private static final Sql MOVE =
      new Sql("merge.interactions", "UPDATE interaction SET ticket_id = $2 WHERE ticket_id = $1");
  private static final Sql MOVE_TASKS =
      new Sql("merge.tasks", "UPDATE task SET ticket_id = $2 WHERE ticket_id = $1");
  private static final Sql CLOSE =
      new Sql(
          "merge.close",
          """
          UPDATE ticket SET status = CASE WHEN id = $1 THEN 'closed' ELSE status END, merged_into = $2,
                            signals = '{}', attention = attention(priority, tone, '{}'),
                            version = version + 1, updated_at = clock_timestamp()
           WHERE id = $1 OR merged_into = $1\
          """);
  private static final Sql KEEP =
      new Sql(
          "merge.keep",
          "UPDATE ticket SET version = version + 1, updated_at = clock_timestamp() WHERE id = $1");
  private static final Sql CLOCKS = new Sql("merge.clocks", "SELECT sla FROM ticket WHERE id = $1");

  private final Db db;
  private final Wake wake;

  Merging(Db db, Wake wake) {
    this.db = db;
    this.wake = wake;
  }

  /** Merges; gives the id of the ticket that stays. */
  long merge(Actor actor, String number, String into) {
    long from = TicketReads.id(number);
    long to =
        TicketNumber.id(into)
            .orElseThrow(() -> new Refusal.Invalid("/into", "is no ticket number"));
    if (from == to) {
      throw new Refusal.Invalid("/into", "is the same ticket");
    }
    db.inTransaction(
        tx -> {
          // Always in the order of their ids, so that two who merge never wait for each other.
          Locked first = TicketDesk.lock(tx, actor, Math.min(from, to));
          Locked second = TicketDesk.lock(tx, actor, Math.max(from, to));
          merge(tx, actor, from < to ? first : second, from < to ? second : first);
          return null;
        });
    wake.committed();
    return to;
  }

  private static void merge(SqlClient tx, Actor actor, Locked from, Locked to) {
    if (from.status() == Status.CLOSED || to.status() == Status.CLOSED) {
      throw new Refusal.Conflict("ticket-closed", "A closed ticket cannot be merged.");
    }
    JsonObject deadlines = deadlines(tx, from.id());
    Db.run(tx, MOVE, from.id(), to.id());
    Db.run(tx, MOVE_TASKS, from.id(), to.id());
    Db.run(tx, CLOSE, from.id(), to.id());
    Db.run(tx, KEEP, to.id());
    JsonObject changes = TicketDesk.moved(from.status(), Status.CLOSED);
    changes.mergeIn(from.impression().changes(from.impression().in(Status.CLOSED)));
    JsonObject closed =
        new JsonObject().put("changes", changes).put("into", TicketNumber.of(to.id()));
    JsonObject merged =
        new JsonObject()
            .put("from", TicketNumber.of(from.id()))
            .put("deadlines", deadlines)
            .put("changes", Hearing.together(tx, from.impression(), to));
    Journal.write(
        tx,
        List.of(
            Fact.of(TicketFacts.CHANGED, from.place(), actor.word(), closed),
            Fact.of(TicketFacts.MERGED, to.place(), actor.word(), merged)));
  }

  /** What is still due there, by target. */
  private static JsonObject deadlines(SqlClient tx, long id) {
    JsonObject deadlines = new JsonObject();
    JsonArray clocks = (JsonArray) Db.run(tx, CLOCKS, id).iterator().next().getValue("sla");
    for (Object one : clocks) {
      JsonObject clock = (JsonObject) one;
      if (clock.getString("endedAt") == null && clock.getString("dueAt") != null) {
        deadlines.put(clock.getString("target"), clock.getString("dueAt"));
      }
    }
    return deadlines;
  }
}
