package io.careline.sla;

import io.careline.sla.clock.Event;
import io.careline.sla.clock.History;
import io.careline.sla.policy.Target;
import io.careline.sla.policy.Traits;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.careline.ticket.TicketFacts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what happened to tickets from the journal, in the form that clocks are worked out from. */
final class Histories {
  private static final Sql TICKETS =
      new Sql(
          "sla.tickets",
          """
          SELECT t.id, t.channel, t.status::text AS status, t.priority::text AS priority, t.tags, t.fields, t.created_at,
                 t.tone, t.topic, t.signals,
                 t.team_id, t.assignee_id, t.subject, t.sla, m.name AS team, c.tier,
                 ARRAY(SELECT i.id FROM interaction i WHERE i.ticket_id = t.id AND i.automatic) AS automatic
            FROM ticket t JOIN customer c ON c.id = t.customer_id LEFT JOIN team m ON m.id = t.team_id
           WHERE t.id = ANY ($1) ORDER BY t.id\
          """);
  private static final Sql FACTS =
      new Sql(
          "sla.facts",
          """
          SELECT ticket_id, at, name, body FROM journal
           WHERE ticket_id = ANY ($1) AND (name LIKE 'ticket.%' OR name LIKE 'interaction.%' OR name = 'sla.due-set')
           ORDER BY seq\
          """);

  /** What policies go by and facts tell the changes of. */
  private static final List<String> TRAITS =
      List.of("team", "priority", "tags", "fields", "tone", "topic", "signals");

  private static final Set<String> ENDS = Set.of("solved", "closed");

  private Histories() {}

  /**
   * A ticket as its clocks see it.
   *
   * @param read tone, topic and signals as they are now, for those who are told
   */
  record Subject(
      long id,
      Fact.Place place,
      Priority priority,
      String subject,
      JsonArray shown,
      JsonObject read,
      History history) {}

  /** The tickets with these ids, in the order of their ids. */
  static List<Subject> of(SqlClient tx, Long[] ids) {
    Map<Long, List<Row>> facts = new HashMap<>();
    Db.run(tx, FACTS, new Object[] {ids})
        .forEach(
            row ->
                facts
                    .computeIfAbsent(row.getLong("ticket_id"), id -> new java.util.ArrayList<>())
                    .add(row));
    return Db.run(tx, TICKETS, new Object[] {ids}).stream()
        .map(row -> subject(row, facts.getOrDefault(row.getLong("id"), List.of())))
        .toList();
  }

  private static Subject subject(Row row, List<Row> facts) {
    return new Subject(
        row.getLong("id"),
        Fact.Place.of(row.getLong("id"), Rows.id(row, "team_id"), Rows.id(row, "assignee_id")),
        Priority.of(row.getString("priority")),
        row.getString("subject"),
        (JsonArray) row.getValue("sla"),
        read(row),
        history(row, facts));
  }

  private static History history(Row row, List<Row> facts) {
    Set<Long> automatic = new HashSet<>(Arrays.asList(row.getArrayOfLongs("automatic")));
    JsonObject initial = initial(row, facts);
    Telling telling = new Telling(traits(initial), first(row, facts));
    JsonObject known = initial.copy();
    for (Row fact : facts) {
      Instant at = Rows.instant(fact, "at");
      JsonObject body = fact.get(JsonObject.class, "body");
      switch (fact.getString("name")) {
        case "interaction.received" ->
            telling.received(at, automatic.contains(body.getLong("interaction")));
        case "interaction.sent" ->
            telling.sent(at, automatic.contains(body.getLong("interaction")));
        case "interaction.noted" -> telling.add(new Event.Said(telling.at(at)));
        case "sla.due-set" -> telling.due(at, body);
        case "ticket.merged" -> telling.merged(at, deadlines(body));
        default -> {}
      }
      JsonObject changes = body.getJsonObject("changes", new JsonObject());
      if (apply(known, changes)) {
        telling.add(new Event.TraitsSet(telling.at(at), traits(known)));
      }
      if (changes.containsKey("status")) {
        telling.moved(at, changes.getJsonArray("status").getString(1));
      }
    }
    return telling.history();
  }

  /** How a ticket came to be here: its first fact tells when that was not by opening it. */
  private static Event first(Row row, List<Row> facts) {
    return facts.stream()
        .findFirst()
        .filter(fact -> fact.getString("name").equals(TicketFacts.IMPORTED))
        .<Event>map(
            fact ->
                new Event.Imported(
                    Rows.instant(fact, "at"),
                    Status.of(fact.get(JsonObject.class, "body").getString("status"))))
        .orElseGet(() -> new Event.Opened(Rows.instant(row, "created_at")));
  }

  /** What a ticket was when it was opened: what it is now, with every change taken back. */
  private static JsonObject initial(Row row, List<Row> facts) {
    JsonObject state =
        new JsonObject()
            .put("channel", row.getString("channel"))
            .put("team", row.getString("team"))
            .put("priority", row.getString("priority"))
            .put("tier", row.getString("tier"))
            .put("tags", new JsonArray(Arrays.asList(row.getArrayOfStrings("tags"))))
            .put("fields", row.getValue("fields"))
            .mergeIn(read(row));
    for (Row fact : facts.reversed()) {
      JsonObject changes =
          fact.get(JsonObject.class, "body").getJsonObject("changes", new JsonObject());
      for (String property : TRAITS) {
        if (changes.containsKey(property)) {
          state.put(property, changes.getJsonArray(property).getValue(0));
        }
      }
    }
    return state;
  }

  private static JsonObject read(Row row) {
    return new JsonObject()
        .put("tone", row.getString("tone"))
        .put("topic", row.getString("topic"))
        .put("signals", new JsonArray(Arrays.asList(row.getArrayOfStrings("signals"))));
  }

  private static boolean apply(JsonObject known, JsonObject changes) {
    boolean changed = false;
    // Signals go when a ticket is solved, but what is promised to it does not change by its end.
    boolean ends = ended(changes, 1);
    if (ended(changes, 0) && !known.getJsonArray("signals").isEmpty()) {
      known.put("signals", new JsonArray());
      changed = true;
    }
    for (String property : TRAITS) {
      if (changes.containsKey(property) && !(ends && property.equals("signals"))) {
        known.put(property, changes.getJsonArray(property).getValue(1));
        changed = true;
      }
    }
    return changed;
  }

  /** Whether the ticket was at its end before (0) or after (1) it changed its status. */
  private static boolean ended(JsonObject changes, int side) {
    return changes.containsKey("status")
        && ENDS.contains(changes.getJsonArray("status").getString(side));
  }

  private static Traits traits(JsonObject state) {
    return new Traits(
        state.getString("channel"),
        Optional.ofNullable(state.getString("team")),
        Priority.of(state.getString("priority")),
        state.getString("tier"),
        Optional.ofNullable(state.getJsonObject("fields").getString("organisation")),
        words(state, "tags"),
        Optional.ofNullable(state.getString("topic")),
        Optional.ofNullable(state.getString("tone")),
        words(state, "signals"),
        state.getJsonObject("fields").copy());
  }

  private static Set<String> words(JsonObject state, String property) {
    Set<String> words = new HashSet<>();
    state.getJsonArray(property, new JsonArray()).forEach(word -> words.add((String) word));
    return words;
  }

  private static Map<Target, Instant> deadlines(JsonObject body) {
    Map<Target, Instant> deadlines = new LinkedHashMap<>();
    JsonObject due = body.getJsonObject("deadlines", new JsonObject());
    due.fieldNames()
        .forEach(word -> deadlines.put(Target.of(word), Instant.parse(due.getString(word))));
    return deadlines;
  }
}
