package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.http.Refusal;
import io.careline.reading.MessageReader;
import io.careline.reading.MessageReading;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Outbox;
import io.careline.store.Sql;
import io.careline.store.StoreException;
import io.careline.store.Wake;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What agents write: replies, notes, and what a customer said to them by other ways. A reply, its
 * mail and its facts are one transaction; a repeated call with the same key writes nothing and
 * answers the first one's interaction.
 */
public final class WritingDesk {
  private static final Sql ID =
      new Sql("interaction.next-id", "SELECT nextval('interaction_id_seq') AS id");
  private static final Sql WRITE =
      new Sql(
          "interaction.write",
          """
          INSERT INTO interaction (id, ticket_id, kind, channel, customer_id, agent_id, text, html, mail)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
          """);
  private static final Sql TOUCH =
      new Sql(
          "ticket.touch",
          """
          UPDATE ticket SET status = $2::text::ticket_status, snippet = coalesce($3, snippet),
                            assignee_id = coalesce(assignee_id, $4), version = version + 1,
                            updated_at = clock_timestamp()
           WHERE id = $1\
          """);
  private static final Sql REMEMBER =
      new Sql(
          "ticket.remember-key",
          """
          INSERT INTO idempotency (actor, key, request_hash, ticket_id, interaction_id)
          VALUES ($1, $2, $3, $4, $5)\
          """);
  private static final Sql KNOWN =
      new Sql(
          "ticket.known-key",
          "SELECT request_hash, ticket_id, interaction_id FROM idempotency WHERE actor = $1 AND key"
              + " = $2");

  private final Db db;
  private final Wake wake;
  private final Correspondence correspondence;
  private final MessageReader messages;

  public WritingDesk(Db db, Wake wake, Correspondence correspondence, MessageReader messages) {
    this.db = db;
    this.wake = wake;
    this.correspondence = correspondence;
    this.messages = messages;
  }

  /** Writes an interaction; gives it as the API shows it. */
  public JsonObject write(Actor actor, String number, JsonObject wish, Optional<String> key) {
    long ticketId = TicketReads.id(number);
    byte[] hash = hash(number, wish);
    Optional<MessageReading> reading =
        wish.getString("kind").equals("customer")
            ? messages.read("", wish.getString("text")).await()
            : Optional.empty();
    try {
      JsonObject written =
          db.inTransaction(
              tx -> {
                Locked ticket = TicketDesk.lock(tx, actor, ticketId);
                Optional<Long> known = key.flatMap(word -> known(tx, actor, word, hash));
                long id =
                    known.orElseGet(() -> writeNew(tx, actor, ticket, wish, reading, key, hash));
                return InteractionView.one(tx, ticketId, id);
              });
      wake.committed();
      return written;
    } catch (StoreException e) {
      if (e.violates("idempotency_pkey")) {
        throw new Refusal.Conflict(
            "key-in-use", "This Idempotency-Key was used for another ticket.");
      }
      throw e;
    }
  }

  private static Optional<Long> known(SqlClient tx, Actor actor, String key, byte[] hash) {
    Optional<Row> row = Db.run(tx, KNOWN, actor.word(), key).stream().findFirst();
    if (row.isPresent()
        && !MessageDigest.isEqual(row.get().getBuffer("request_hash").getBytes(), hash)) {
      throw new Refusal.Invalid("header/Idempotency-Key", "was used for another call");
    }
    return row.map(r -> r.getLong("interaction_id"));
  }

  private long writeNew(
      SqlClient tx,
      Actor actor,
      Locked ticket,
      JsonObject wish,
      Optional<MessageReading> reading,
      Optional<String> key,
      byte[] hash) {
    String kind = wish.getString("kind");
    if (kind.equals("reply")) {
      refuseStale(tx, ticket, wish.getLong("seen"));
    }
    if (ticket.status() == Status.CLOSED && !kind.equals("note")) {
      throw new Refusal.Conflict(
          "ticket-closed", "The ticket is closed. Open a new one for the customer.");
    }
    long id = Db.run(tx, ID).iterator().next().getLong("id");
    JsonArray keys = wish.getJsonArray("attachments", new JsonArray());
    Optional<Correspondence.Letter> letter =
        kind.equals("reply") ? letter(tx, actor, ticket, id, wish) : Optional.empty();
    insert(tx, actor, ticket, id, wish, letter);
    Attachments.attach(tx, id, keys, actor.word());
    letter.ifPresent(mail -> Outbox.put(tx, List.of(mail.effect())));
    key.ifPresent(
        word -> Db.run(tx, REMEMBER, actor.word(), word, Buffer.buffer(hash), ticket.id(), id));
    Optional<Long> told = Whisper.tell(tx, actor, ticket, id, wish);
    Hearing heard = Hearing.of(tx, ticket, id, reading, actor.word());
    tell(tx, actor, ticket, id, wish, told, heard);
    return id;
  }

  /** Nobody answers past the customer: whoever has not seen the newest message reads it first. */
  private static void refuseStale(SqlClient tx, Locked ticket, Long seen) {
    if (seen != null && ticket.lastCustomerInteraction() > seen) {
      throw new Refusal.Conflict(
          "customer-wrote-meanwhile",
          "The customer has written meanwhile. Read it, then send again.",
          new JsonObject().put("newInteractions", InteractionView.after(tx, ticket.id(), seen)));
    }
  }

  private Optional<Correspondence.Letter> letter(
      SqlClient tx, Actor actor, Locked ticket, long id, JsonObject wish) {
    JsonArray files =
        Attachments.waiting(tx, wish.getJsonArray("attachments", new JsonArray()), actor.word());
    return correspondence.letter(
        tx,
        new Correspondence.Reply(
            ticket.id(),
            id,
            ticket.subject(),
            ticket.customerId(),
            actor.name(),
            wish.getString("text"),
            Optional.ofNullable(wish.getString("html")).map(Html::clean),
            files));
  }

  private static void insert(
      SqlClient tx,
      Actor actor,
      Locked ticket,
      long id,
      JsonObject wish,
      Optional<Correspondence.Letter> letter) {
    boolean customer = wish.getString("kind").equals("customer");
    String html = wish.getString("html") == null ? null : Html.clean(wish.getString("html"));
    Db.run(
        tx,
        WRITE,
        id,
        ticket.id(),
        wish.getString("kind"),
        letter.isPresent() ? Channel.MAIL.word() : Channel.API.word(),
        customer ? ticket.customerId() : null,
        customer ? null : actor.id(),
        wish.getString("text"),
        html,
        letter.map(Correspondence.Letter::mail).orElse(null));
  }

  /**
   * Moves the ticket where the writing moves it, and tells. A first reply makes the writer the
   * assignee.
   */
  private static void tell(
      SqlClient tx,
      Actor actor,
      Locked ticket,
      long id,
      JsonObject wish,
      Optional<Long> told,
      Hearing heard) {
    String kind = wish.getString("kind");
    boolean reply = kind.equals("reply");
    Status after =
        switch (kind) {
          case "reply" -> ticket.status().afterReply();
          case "customer" -> ticket.status().afterCustomer();
          default -> ticket.status();
        };
    boolean takes = reply && ticket.assigneeId().isEmpty();
    String snippet = kind.equals("note") ? null : TicketView.snippet(wish.getString("text"));
    Db.run(tx, TOUCH, ticket.id(), after.word(), snippet, takes ? actor.id() : null);
    JsonObject body = new JsonObject().put("interaction", id);
    told.ifPresent(agent -> body.put("told", new JsonArray().add(agent)));
    JsonObject changes = heard.changes();
    if (after != ticket.status()) {
      changes.mergeIn(TicketDesk.moved(ticket.status(), after));
    }
    if (takes) {
      changes.put("assignee", new JsonArray().addNull().add(actor.email()));
      body.put("before", ticket.before());
    }
    if (!changes.isEmpty()) {
      body.put("changes", changes);
    }
    Fact.Place place =
        Fact.Place.of(
            ticket.id(), ticket.teamId(), takes ? Optional.of(actor.id()) : ticket.assigneeId());
    String name =
        switch (kind) {
          case "reply" -> TicketFacts.SENT;
          case "customer" -> TicketFacts.RECEIVED;
          default -> TicketFacts.NOTED;
        };
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(name, place, actor.word(), body));
    facts.addAll(heard.facts());
    Journal.write(tx, facts);
  }

  private static byte[] hash(String number, JsonObject wish) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((number + wish.encode()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
