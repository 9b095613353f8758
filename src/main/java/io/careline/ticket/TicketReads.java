package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.access.Sight;
import io.careline.customer.CustomerDesk;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads tickets for somebody, and for the live hub. Sight is part of each statement. */
public final class TicketReads {
  private static final Sql ONE =
      new Sql("ticket.one", TicketView.SELECT + " WHERE " + Sight.CLAUSE + " AND t.id = $4");

  /** With the ticket's tasks, so that a ticket is read in two statements that travel together. */
  static final Sql WHOLE =
      new Sql(
          "ticket.whole",
          Tasks.beside(TicketView.SELECT) + " WHERE " + Sight.CLAUSE + " AND t.id = $4");

  private static final Sql BY_IDS =
      new Sql("ticket.by-ids", TicketView.SELECT + " WHERE t.id = ANY ($1)");
  private static final Sql OF_CUSTOMER =
      new Sql(
          "ticket.of-customer",
          TicketView.SELECT
              + " WHERE "
              + Sight.CLAUSE
              + " AND t.customer_id = $4 ORDER BY t.updated_at DESC LIMIT 50");
  private static final Sql COUNTS =
      new Sql(
          "ticket.counts",
          """
          SELECT count(*) FILTER (WHERE t.status < 'solved' AND t.assignee_id = $2) AS mine,
                 count(*) FILTER (WHERE t.status < 'solved' AND t.assignee_id IS NULL) AS unassigned,
                 count(*) FILTER (WHERE t.status < 'solved' AND t.team_id = ANY ($3)) AS team,
                 count(*) FILTER (WHERE t.status IN ('new', 'open')) AS open,
                 count(*) FILTER (WHERE t.at_risk_at <= now()) AS "atRisk",
                 count(*) FILTER (WHERE t.next_breach <= now()) AS breached,
                 count(*) FILTER (WHERE t.status = 'pending') AS pending,
                 count(*) FILTER (WHERE t.status = 'onHold') AS "onHold"
            FROM ticket t WHERE t.status < 'solved' AND
          """
              + Sight.CLAUSE);
  private static final Sql ENDED =
      new Sql(
          "ticket.counts-ended",
          "SELECT count(*) FILTER (WHERE t.status = 'solved') AS solved, count(*) AS all FROM"
              + " ticket t WHERE "
              + Sight.CLAUSE);

  private final Db db;
  private final Directory directory;

  public TicketReads(Db db, Directory directory) {
    this.db = db;
    this.directory = directory;
  }

  /** The id behind a number; a mistyped number is told apart from a ticket that is not there. */
  public static long id(String number) {
    return TicketNumber.id(number)
        .orElseThrow(
            () ->
                new Refusal.Invalid(
                    "path/number",
                    "is no ticket number; its check digit does not fit. Look for a typing error."));
  }

  /** A ticket with its interactions. */
  public JsonObject one(Actor actor, String number) {
    return ask(actor, number).await();
  }

  /** The same without waiting, for an event loop. */
  Future<JsonObject> ask(Actor actor, String number) {
    long id = id(number);
    // Asked for together; what was said is thrown away when the ticket is out of sight.
    Future<RowSet<Row>> ticket = Db.send(db.client(), WHOLE, Sight.arguments(actor, id));
    Future<JsonArray> said = InteractionView.ask(db.client(), id);
    return ticket.compose(
        rows ->
            rows.size() == 0
                ? Future.failedFuture(new Refusal.NotFound("ticket"))
                : said.map(interactions -> whole(rows.iterator().next(), interactions)));
  }

  private static JsonObject whole(Row row, JsonArray interactions) {
    Object tasks = row.getValue("tasks");
    return TicketView.of(row)
        .put("curve", curve(interactions))
        .put("interactions", interactions)
        .put("tasks", tasks == null ? new JsonArray() : tasks);
  }

  /** How the customer's messages sound, one after the other. */
  private static JsonArray curve(JsonArray interactions) {
    JsonArray curve = new JsonArray();
    for (int i = 0; i < interactions.size(); i++) {
      JsonObject one = interactions.getJsonObject(i);
      JsonObject sentiment = one.getJsonObject("sentiment");
      if (sentiment != null) {
        curve.add(
            new JsonObject()
                .put("interaction", one.getLong("id"))
                .put("at", one.getString("createdAt"))
                .put("label", sentiment.getString("label"))
                .put("score", sentiment.getValue("score")));
      }
    }
    return curve;
  }

  /** Fails unless the actor sees this ticket; gives its id. */
  public long visible(Actor actor, String number) {
    long id = id(number);
    if (db.run(ONE, Sight.arguments(actor, id)).size() == 0) {
      throw new Refusal.NotFound("ticket");
    }
    return id;
  }

  /** Where a ticket is that the actor sees. */
  public Fact.Place place(Actor actor, String number) {
    long id = id(number);
    return db.run(ONE, Sight.arguments(actor, id)).stream()
        .findFirst()
        .map(TicketReads::place)
        .orElseThrow(() -> new Refusal.NotFound("ticket"));
  }

  /** The ticket after the actor's own change, which may have taken it out of their sight. */
  JsonObject afterChange(long id) {
    return TicketView.of(db.run(BY_IDS, new Object[] {new Long[] {id}}).iterator().next());
  }

  /** A ticket as it is now, and where. */
  public record Present(JsonObject ticket, Fact.Place place) {}

  /** Tickets by id, as they are now; for frames that are filtered by recipient afterwards. */
  public Map<Long, Present> byIds(Long[] ids) {
    Map<Long, Present> found = new HashMap<>();
    db.run(BY_IDS, new Object[] {ids})
        .forEach(row -> found.put(row.getLong("id"), new Present(TicketView.of(row), place(row))));
    return found;
  }

  private static Fact.Place place(Row row) {
    return Fact.Place.of(row.getLong("id"), Rows.id(row, "team_id"), Rows.id(row, "assignee_id"));
  }

  /** The views and how many tickets each holds. */
  public JsonArray views(Actor actor) {
    Row active = db.run(COUNTS, Sight.arguments(actor)).iterator().next();
    Row ended = db.run(ENDED, Sight.arguments(actor)).iterator().next();
    JsonArray views = new JsonArray();
    List.of("mine", "unassigned", "team", "atRisk", "breached", "open", "pending", "onHold")
        .forEach(key -> views.add(view(key, active)));
    List.of("solved", "all").forEach(key -> views.add(view(key, ended)));
    return views;
  }

  private static JsonObject view(String key, Row row) {
    return new JsonObject().put("key", key).put("count", row.getLong(key));
  }

  /** A customer with those of their tickets that the actor sees. */
  public JsonObject customer(Actor actor, long id) {
    JsonArray tickets = new JsonArray();
    db.run(OF_CUSTOMER, Sight.arguments(actor, id)).forEach(row -> tickets.add(TicketView.of(row)));
    Optional<JsonObject> customer = CustomerDesk.one(db.client(), id);
    // Somebody who sees none of a customer's tickets learns nothing about the customer either.
    return customer
        .filter(one -> !tickets.isEmpty())
        .map(one -> one.put("tickets", tickets))
        .orElseThrow(() -> new Refusal.NotFound("customer"));
  }

  /** What happened to a ticket, for a person. */
  public JsonArray history(Actor actor, String number) {
    long id = visible(actor, number);
    JsonArray items = new JsonArray();
    Journal.ofTicket(db.client(), id).forEach(fact -> items.add(view(fact)));
    return items;
  }

  private JsonObject view(Fact fact) {
    return new JsonObject()
        .put("seq", fact.seq())
        .put("at", fact.at().toString())
        .put("name", fact.name())
        .put("actor", name(fact.actor()))
        .put("interactionId", fact.body().getLong("interaction"))
        .put("changes", fact.body().getJsonObject("changes", new JsonObject()))
        .put("detail", detail(fact));
  }

  /** What a fact says beyond interactions and changes, such as the step of a clock that fired. */
  private static JsonObject detail(Fact fact) {
    JsonObject detail = fact.body().copy();
    List.of("interaction", "changes", "before", "agents").forEach(detail::remove);
    return detail;
  }

  /** The name behind {@code agent:7} or {@code customer:12}. */
  public String name(String actor) {
    String[] parts = actor.split(":", 2);
    return switch (parts[0]) {
      case "agent" ->
          directory.agent(Long.parseLong(parts[1])).map(Directory.Person::name).orElse(actor);
      case "customer" ->
          CustomerDesk.one(db.client(), Long.parseLong(parts[1]))
              .flatMap(
                  one ->
                      Stream.of("name", "email", "phone")
                          .map(one::getString)
                          .filter(Objects::nonNull)
                          .findFirst())
              .orElse(actor);
      default -> "Careline";
    };
  }
}
