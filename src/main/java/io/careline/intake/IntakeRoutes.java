package io.careline.intake;

import io.careline.access.AccessRoutes;
import io.careline.access.Directory;
import io.careline.access.Gate;
import io.careline.delivery.Mailboxes;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Page;
import io.careline.store.Room;
import io.careline.ticket.TicketRoutes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** HTTP for opening tickets, for what was set aside, and for mailboxes. */
public final class IntakeRoutes {
  private final IntakeDesk desk;
  private final Mailboxes mailboxes;
  private final Directory directory;

  public IntakeRoutes(IntakeDesk desk, Mailboxes mailboxes, Directory directory) {
    this.desk = desk;
    this.mailboxes = mailboxes;
    this.directory = directory;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    Map<String, Handling> handlings = new HashMap<>();
    handlings.put("openTicket", this::openTicket);
    handlings.put("listArrivals", Handling.in(room, this::list));
    handlings.put(
        "getArrivalRaw",
        Handling.in(
            room,
            call ->
                Answer.bytes("application/octet-stream", desk.intake().raw(call.id()))
                    .with(
                        "Content-Disposition",
                        "attachment; filename=\"arrival-" + call.id() + ".eml\"")));
    handlings.put(
        "retryArrival",
        Handling.in(
            room,
            call -> {
              desk.intake().retry(call.id(), AccessRoutes.source(call));
              return Answer.nothing();
            }));
    handlings.put(
        "listMailboxes",
        Handling.in(
            room,
            call -> Answer.ok(new JsonObject().put("items", new JsonArray(mailboxes.list())))));
    handlings.put("createMailbox", Handling.in(room, this::addMailbox));
    return handlings;
  }

  private Future<Answer> openTicket(Call call) {
    return desk.openByApi(
            Gate.actor(call), call.body(), call.bytes(), call.header("Idempotency-Key"))
        .map(
            ticket ->
                Answer.created("/api/v1/tickets/" + ticket.getString("number"), ticket)
                    .with("ETag", TicketRoutes.etag(ticket)));
  }

  private Answer list(Call call) {
    int limit = Page.limit(call);
    Long before = Page.before(call).isPresent() ? Page.before(call).getAsLong() : null;
    JsonArray items = desk.intake().list(call.query("state").orElse(null), before, limit);
    String next =
        items.size() < limit
            ? null
            : Page.cursor(items.getJsonObject(items.size() - 1).getLong("id").toString());
    return Answer.ok(new JsonObject().put("items", items).put("next", next));
  }

  private Answer addMailbox(Call call) {
    JsonObject mailbox = mailboxes.add(call.body(), directory, AccessRoutes.source(call));
    return Answer.created("/api/v1/mailboxes/" + mailbox.getLong("id"), mailbox);
  }
}
