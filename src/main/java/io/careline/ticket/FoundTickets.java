package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.access.Sight;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tickets for search: those that an index found, as they are now, or found without one. */
public final class FoundTickets {
  private static final Sql SEEN =
      new Sql("ticket.seen", TicketView.SELECT + " WHERE " + Sight.CLAUSE + " AND t.id = ANY ($4)");

  /** Slow, for want of an index: bounded by a time limit. */
  private static final Sql CONTAINING =
      new Sql(
          "ticket.containing",
          TicketView.SELECT
              + " WHERE "
              + Sight.CLAUSE
              + """
               AND NOT EXISTS (
                 SELECT FROM unnest($4::text[]) AS word
                  WHERE t.subject NOT ILIKE word
                    AND NOT EXISTS (SELECT FROM interaction i WHERE i.ticket_id = t.id AND i.text ILIKE word))
               ORDER BY t.updated_at DESC LIMIT $5\
              """);

  private static final Sql HURRY = new Sql("ticket.hurry", "SET LOCAL statement_timeout = 2000");

  private FoundTickets() {}

  /** Those of these tickets that the actor sees now, by id. */
  public static Map<Long, JsonObject> seen(Db db, Actor actor, Long[] ids) {
    Map<Long, JsonObject> found = new HashMap<>();
    db.run(SEEN, Sight.arguments(actor, (Object) ids))
        .forEach(row -> found.put(row.getLong("id"), TicketView.of(row)));
    return found;
  }

  /**
   * The newest tickets that the actor sees, in whose subject or messages all of these words stand.
   *
   * @param words as they are written there; large and small letters are the same
   */
  public static JsonArray containing(Db db, Actor actor, List<String> words, int limit) {
    Object patterns = words.stream().map(FoundTickets::pattern).toArray(String[]::new);
    JsonArray found = new JsonArray();
    db.inTransaction(
            tx -> {
              Db.run(tx, HURRY);
              return Db.run(tx, CONTAINING, Sight.arguments(actor, patterns, limit));
            })
        .forEach(row -> found.add(TicketView.of(row)));
    return found;
  }

  private static String pattern(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
