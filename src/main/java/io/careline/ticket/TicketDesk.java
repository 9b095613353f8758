package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.store.Wake;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Decides about tickets. Everything that changes one comes through here. */
public final class TicketDesk {
  private static final Sql RECEIVE =
      new Sql(
          "ticket.receive",
          """
          WITH said AS (
            INSERT INTO interaction (ticket_id, kind, channel, customer_id, text, html, automatic, mail, arrival_id)
            VALUES ($1, 'customer', $2, $3, $4, $5, $6, $7, $8) RETURNING id)
          UPDATE ticket SET status = $9::text::ticket_status, snippet = $10, version = version + 1,
                            updated_at = clock_timestamp()
           WHERE id = $1 RETURNING (SELECT id FROM said) AS id\
          """);

  private static final Sql SHOW =
      new Sql(
          "ticket.show-clocks",
          """
          UPDATE ticket t SET sla = n.sla, next_breach = n.next_breach, at_risk_at = n.at_risk_at
            FROM unnest($1::bigint[], $2::jsonb[], $3::timestamptz[], $4::timestamptz[])
                 AS n(id, sla, next_breach, at_risk_at)
           WHERE t.id = n.id\
          """);

  private final Db db;
  private final Wake wake;
  private final Directory directory;
  private final TicketReads reads;

  public TicketDesk(Db db, Wake wake, Directory directory, TicketReads reads) {
    this.db = db;
    this.wake = wake;
    this.directory = directory;
    this.reads = reads;
  }

  /**
   * Opens tickets in the caller's transaction; their facts are added to {@code facts} for the
   * caller to write.
   */
  public List<Opening.Opened> open(SqlClient tx, List<Opening> openings, List<Fact> facts) {
    return TicketOpener.open(tx, openings, facts);
  }

  /**
   * Adds what the customer said to a ticket, in the caller's transaction. Gives the interaction's
   * id; empty when the ticket is closed and a new one has to be opened.
   */
  public Optional<Long> receive(
      SqlClient tx, long ticketId, Opening.Message message, String actor, List<Fact> facts) {
    Locked ticket = Locked.ticket(tx, ticketId);
    if (ticket.status() == Status.CLOSED) {
      return Optional.empty();
    }
    // A machine's answer (away notes, bounces) does not wake a ticket that waits or is solved.
    Status after = message.automatic() ? ticket.status() : ticket.status().afterCustomer();
    long id =
        Db.run(
                tx,
                RECEIVE,
                ticketId,
                message.channel().word(),
                message.customerId(),
                message.text(),
                message.html().orElse(null),
                message.automatic(),
                message.mail().orElse(null),
                message.arrivalId().orElse(null),
                after.word(),
                TicketView.snippet(message.text()))
            .iterator()
            .next()
            .getLong("id");
    Hearing heard = Hearing.of(tx, ticket, id, message.reading(), actor);
    JsonObject changes = heard.changes();
    if (after != ticket.status()) {
      changes.mergeIn(moved(ticket.status(), after));
    }
    JsonObject body = new JsonObject().put("interaction", id);
    if (!changes.isEmpty()) {
      body.put("changes", changes);
    }
    facts.add(Fact.of(TicketFacts.RECEIVED, ticket.place(), actor, body));
    facts.addAll(heard.facts());
    return Optional.of(id);
  }

  /** Changes a ticket. With a version that has passed, nothing is changed. */
  public JsonObject change(Actor actor, String number, Optional<Long> version, JsonObject wish) {
    long id = TicketReads.id(number);
    db.inTransaction(
        tx -> {
          Locked ticket = lock(tx, actor, id);
          if (version.isPresent() && version.get() != ticket.version()) {
            throw new Refusal.Stale("The ticket has changed since you read it. Read it again.");
          }
          new Change(directory, actor.word(), Optional.of(actor.id()), wish)
              .write(tx, ticket)
              .ifPresent(fact -> Journal.write(tx, List.of(fact)));
          return null;
        });
    wake.committed();
    return reads.afterChange(id);
  }

  /**
   * Changes a ticket in the caller's transaction because a rule says so; its fact is added to
   * {@code facts} for the caller to write.
   */
  public void adjust(SqlClient tx, long id, JsonObject wish, List<Fact> facts) {
    new Change(directory, "careline", Optional.empty(), wish)
        .write(tx, Locked.ticket(tx, id))
        .ifPresent(facts::add);
  }

  /** Adds a tag that is not there yet, as {@link #adjust} does. */
  public void addTag(SqlClient tx, long id, String tag, List<Fact> facts) {
    JsonArray tags = Change.tags(tx, id);
    if (!tags.contains(tag)) {
      adjust(tx, id, new JsonObject().put("tags", tags.add(tag)), facts);
    }
  }

  /** How the clocks of a ticket stand, as lists show and sort them. */
  public record Clocks(
      long ticketId, JsonArray shown, Optional<Instant> nextBreach, Optional<Instant> atRiskAt) {}

  /** Shows clocks with their tickets. Not a new version: nobody's change is stale because of it. */
  public void show(SqlClient tx, List<Clocks> clocks) {
    Db.run(
        tx,
        SHOW,
        clocks.stream().map(Clocks::ticketId).toArray(Long[]::new),
        clocks.stream().map(Clocks::shown).toArray(),
        clocks.stream().map(one -> Rows.time(one.nextBreach())).toArray(OffsetDateTime[]::new),
        clocks.stream().map(one -> Rows.time(one.atRiskAt())).toArray(OffsetDateTime[]::new));
  }

  /** Locks a ticket that this actor sees. */
  static Locked lock(SqlClient tx, Actor actor, long id) {
    Locked ticket = Locked.ticket(tx, id);
    if (!actor.sees(ticket.place())) {
      throw new Refusal.NotFound("ticket");
    }
    return ticket;
  }

  static JsonObject moved(Status from, Status to) {
    return new JsonObject().put("status", new JsonArray().add(from.word()).add(to.word()));
  }
}
