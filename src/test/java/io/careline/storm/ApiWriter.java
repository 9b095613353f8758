package io.careline.storm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes through the API: openings, replies and notes, and calls that nobody may accept. */
final class ApiWriter extends Writer {
  /** What is wrong with a bad call. */
  private static final List<JsonObject> FAULTS =
      List.of(
          new JsonObject().put("priority", "whenever"),
          new JsonObject().put("colour", "green"),
          new JsonObject().put("customer", new JsonObject()),
          new JsonObject().put("team", "Nobody's team"),
          new JsonObject().putNull("subject"));

  private final ApiClient api;
  private Optional<String> usedKey = Optional.empty();

  ApiWriter(ApiClient api, String name, Ledger ledger, Random random, Instant end) {
    super(name, ledger, random, end);
    this.api = api;
  }

  @Override
  Message next(String marker) {
    int dice = random.nextInt(20);
    Optional<Ledger.Ticket> ticket = ledger.anyTicket();
    if (dice < 4 && ticket.isPresent()) {
      Message.Kind kind = dice < 3 ? Message.Kind.REPLY : Message.Kind.NOTE;
      return message(marker, kind, ticket.get().customer(), Optional.of(ticket.get().number()));
    }
    Message.Kind kind =
        dice < 6
            ? Message.Kind.BAD_CALL
            : dice < 14 ? Message.Kind.KEYED_OPENING : Message.Kind.BARE_OPENING;
    return message(marker, kind, customer(), Optional.empty());
  }

  private static Message message(
      String marker, Message.Kind kind, String customer, Optional<String> number) {
    return new Message(marker, kind, customer, number, Optional.empty());
  }

  @Override
  Outcome attempt(Message message, int tries) throws InterruptedException {
    return switch (message.kind()) {
      case KEYED_OPENING -> keyed(message);
      case BARE_OPENING -> api.post("tickets", opening(message), Optional.empty());
      case REPLY -> api.post(place(message), said(message, "reply"), Optional.of(message.marker()));
      case NOTE -> api.post(place(message), said(message, "note"), Optional.empty());
      case BAD_CALL -> bad(message);
      case MAIL, ANSWER, BAD_MAIL -> throw new IllegalArgumentException(message.toString());
    };
  }

  private Outcome keyed(Message message) throws InterruptedException {
    return random.nextInt(12) == 0
        ? api.postTwice("tickets", opening(message), message.marker())
        : api.post("tickets", opening(message), Optional.of(message.marker()));
  }

  /** Wrong in itself, or good but with a key that has opened another ticket. */
  private Outcome bad(Message message) throws InterruptedException {
    int fault = Math.floorMod(message.marker().hashCode(), FAULTS.size() + 1);
    if (fault == FAULTS.size() && usedKey.isPresent()) {
      return api.post("tickets", opening(message), usedKey);
    }
    JsonObject call = opening(message).mergeIn(FAULTS.get(fault % FAULTS.size()));
    return api.post("tickets", call, Optional.of(message.marker()));
  }

  private static JsonObject opening(Message message) {
    return new JsonObject()
        .put("subject", "About " + message.marker())
        .put("text", "The API says " + message.marker() + ".\n打不开，请帮忙。")
        .put("tags", new JsonArray().add("storm"))
        .put("customer", new JsonObject().put("email", message.customer()));
  }

  private static JsonObject said(Message message, String kind) {
    return new JsonObject().put("kind", kind).put("text", "An agent says " + message.marker());
  }

  private static String place(Message message) {
    return "tickets/" + message.number().orElseThrow() + "/interactions";
  }

  @Override
  void acknowledged(Message message, Outcome.Acknowledged how) {
    if (message.kind().opens()) {
      ledger.ticket(new Ledger.Ticket(how.answer().getString("number"), message.customer()));
    }
    if (message.kind() == Message.Kind.KEYED_OPENING) {
      usedKey = Optional.of(message.marker());
    }
    JsonObject mail = how.answer().getJsonObject("mail");
    if (message.kind() == Message.Kind.REPLY && mail != null) {
      Ledger.Ticket ticket = new Ledger.Ticket(message.number().orElseThrow(), message.customer());
      ledger.letter(new Ledger.Letter(ticket, mail.getString("messageId")));
    }
  }
}
