package io.careline.intake;

import io.careline.access.Directory;
import io.careline.customer.CustomerDesk;
import io.careline.customer.CustomerHint;
import io.careline.delivery.Mailboxes;
import io.careline.reading.MessageReading;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Outbox;
import io.careline.ticket.Attachments;
import io.careline.ticket.Channel;
import io.careline.ticket.Html;
import io.careline.ticket.Opening;
import io.careline.ticket.Priority;
import io.careline.ticket.TicketDesk;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns read messages into interactions, in the caller's transaction: who wrote, which ticket, what
 * is told, and what is to be done. Many messages share the statements.
 */
final class Settlement {
  private final TicketDesk desk;
  private final Directory directory;
  private final Threading threading;
  private final Mailboxes mailboxes;
  private final Greeting greeting;

  Settlement(
      TicketDesk desk,
      Directory directory,
      Threading threading,
      Mailboxes mailboxes,
      Greeting greeting) {
    this.desk = desk;
    this.directory = directory;
    this.threading = threading;
    this.mailboxes = mailboxes;
    this.greeting = greeting;
  }

  /**
   * A message that was read.
   *
   * @param actor who brought it, such as {@code agent:7} for a call of the API; empty for the
   *     customer
   * @param uploads keys of files that the sender uploaded before, and under whose name
   * @param ticketId the ticket that it belongs to, where that is proved already
   * @param reading what was read in it; empty for a machine's writing
   */
  record Read(
      Channel channel,
      Optional<Long> arrivalId,
      InboundMessage message,
      Optional<String> actor,
      Destination destination,
      Uploads uploads,
      Optional<Long> ticketId,
      Optional<MessageReading> reading) {

    /** The same with the arrival that it came as. */
    Read of(long arrival) {
      return new Read(
          channel, Optional.of(arrival), message, actor, destination, uploads, ticketId, reading);
    }

    /** The same with what was read in it. */
    Read with(Optional<MessageReading> found) {
      return new Read(channel, arrivalId, message, actor, destination, uploads, ticketId, found);
    }
  }

  /** The team and the mailbox that a message is for. */
  record Destination(Optional<Long> teamId, Optional<Long> mailboxId) {
    static final Destination NONE = new Destination(Optional.empty(), Optional.empty());
  }

  /** Files that were uploaded before the message. */
  record Uploads(JsonArray keys, String uploadedBy) {
    static final Uploads NONE = new Uploads(new JsonArray(), "");
  }

  /** What a message became; {@code ticket} is there when it opened one. */
  record Settled(long ticketId, long interactionId, Optional<JsonObject> ticket) {}

  List<Settled> settle(SqlClient tx, List<Read> messages) {
    List<Long> customers =
        CustomerDesk.recognise(tx, messages.stream().map(Settlement::hint).toList());
    Map<Integer, Long> threads = threading.tickets(tx, messages);
    List<Fact> facts = new ArrayList<>();
    Settled[] settled = new Settled[messages.size()];
    threads.forEach(
        (i, ticket) ->
            settled[i] =
                receive(tx, ticket, messages.get(i), customers.get(i), facts).orElse(null));
    open(tx, messages, customers, settled, facts);
    for (int i = 0; i < settled.length; i++) {
      files(tx, messages.get(i), settled[i]);
    }
    Journal.write(tx, facts);
    Outbox.put(tx, greetings(messages, settled));
    return List.of(settled);
  }

  private Optional<Settled> receive(
      SqlClient tx, long ticketId, Read read, long customerId, List<Fact> facts) {
    String actor = read.actor().orElse("customer:" + customerId);
    return desk.receive(tx, ticketId, message(read, customerId), actor, facts)
        .map(id -> new Settled(ticketId, id, Optional.empty()));
  }

  /** Opens a ticket for each message that has none yet. */
  private void open(
      SqlClient tx,
      List<Read> messages,
      List<Long> customers,
      Settled[] settled,
      List<Fact> facts) {
    List<Integer> places = new ArrayList<>();
    List<Opening> openings = new ArrayList<>();
    for (int i = 0; i < settled.length; i++) {
      if (settled[i] == null) {
        places.add(i);
        openings.add(opening(messages.get(i), customers.get(i)));
      }
    }
    if (openings.isEmpty()) {
      return;
    }
    List<Opening.Opened> opened = desk.open(tx, openings, facts);
    for (int i = 0; i < places.size(); i++) {
      Opening.Opened one = opened.get(i);
      settled[places.get(i)] =
          new Settled(one.ticketId(), one.interactionId(), Optional.of(one.ticket()));
    }
  }

  private Opening opening(Read read, long customerId) {
    InboundMessage message = read.message();
    return new Opening(
        message(read, customerId),
        message.subject().isBlank() ? Subjects.of(message.text()) : message.subject(),
        message.wishes().priority().orElse(Priority.NORMAL),
        read.destination().teamId(),
        read.destination().mailboxId(),
        new JsonArray(message.wishes().tags()),
        message.wishes().fields(),
        read.actor().orElse("customer:" + customerId));
  }

  private static Opening.Message message(Read read, long customerId) {
    InboundMessage message = read.message();
    return new Opening.Message(
        customerId,
        read.channel(),
        message.text(),
        message.html().map(Html::clean),
        message.machine(),
        message.mail(),
        read.arrivalId(),
        read.reading());
  }

  private static CustomerHint hint(Read read) {
    InboundMessage.Sender sender = read.message().sender();
    return new CustomerHint(sender.email(), sender.phone(), sender.name(), sender.locale());
  }

  /** Stores what was attached, and points pictures in the text to it. */
  private static void files(SqlClient tx, Read read, Settled settled) {
    Attachments.attach(
        tx, settled.interactionId(), read.uploads().keys(), read.uploads().uploadedBy());
    Map<String, String> pictures = new HashMap<>();
    for (InboundMessage.Part part : read.message().attachments()) {
      JsonObject file =
          Attachments.put(
              tx,
              Optional.of(settled.interactionId()),
              "careline",
              part.name(),
              part.type(),
              part.contentId(),
              Buffer.buffer(part.bytes()));
      part.contentId().ifPresent(cid -> pictures.put(cid, file.getString("id")));
    }
    if (!pictures.isEmpty()) {
      Pictures.point(tx, settled.interactionId(), pictures);
    }
  }

  private List<Outbox.Effect> greetings(List<Read> messages, Settled[] settled) {
    List<Outbox.Effect> effects = new ArrayList<>();
    for (int i = 0; i < settled.length; i++) {
      if (settled[i].ticket().isPresent()) {
        greeting.of(messages.get(i), settled[i]).ifPresent(effects::add);
      }
    }
    return effects;
  }

  /** Who acknowledges a new ticket to its customer; wired to the delivery room. */
  @FunctionalInterface
  interface Greeting {
    Optional<Outbox.Effect> of(Read read, Settled settled);
  }

  /** Where a message belongs: the team it asks for, else that of the mailbox it came to. */
  Destination destination(InboundMessage message, JsonObject envelope) {
    List<String> recipients =
        envelope.getJsonArray("recipients", new JsonArray()).stream()
            .map(String.class::cast)
            .toList();
    Optional<Mailboxes.Mailbox> mailbox =
        recipients.isEmpty() ? Optional.empty() : mailboxes.among(recipients);
    Optional<Long> wanted = message.wishes().team().map(name -> directory.teamOr("/team", name));
    return new Destination(
        wanted.or(() -> mailbox.flatMap(Mailboxes.Mailbox::teamId)),
        mailbox.map(Mailboxes.Mailbox::id));
  }
}
