package io.careline.intake;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.delivery.Correspondent;
import io.careline.delivery.Mailboxes;
import io.careline.http.Refusal;
import io.careline.reading.MessageReader;
import io.careline.store.Db;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.careline.ticket.Channel;
import io.careline.ticket.Seals;
import io.careline.ticket.Tags;
import io.careline.ticket.TicketDesk;
import io.careline.ticket.TicketNumber;
import io.careline.ticket.TicketReads;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Opens tickets for those who wait for the answer: callers of the API and people at the web form.
 */
public final class IntakeDesk {
  private final Intake intake;
  private final Room room;
  private final Directory directory;
  private final TicketReads reads;

  private IntakeDesk(Intake intake, Room room, Directory directory, TicketReads reads) {
    this.intake = intake;
    this.room = room;
    this.directory = directory;
    this.reads = reads;
  }

  /** Wires the front door. */
  public static IntakeDesk open(
      Db db,
      Wake wake,
      Room room,
      Directory directory,
      TicketDesk tickets,
      TicketReads reads,
      Seals seals,
      Mailboxes mailboxes,
      Correspondent correspondent,
      MessageReader messages,
      List<ChannelAdapter> adapters) {
    Settlement settlement =
        new Settlement(
            tickets, directory, new Threading(seals), mailboxes, new Greetings(correspondent)::of);
    Intake intake = new Intake(db, wake, room, settlement, messages, adapters);
    return new IntakeDesk(intake, room, directory, reads);
  }

  public Intake intake() {
    return intake;
  }

  /** Opens a ticket by a call of the API; gives the ticket as the API shows it. */
  Future<JsonObject> openByApi(Actor actor, JsonObject body, Buffer raw, Optional<String> key) {
    ApiAdapter adapter = new ApiAdapter();
    JsonObject envelope = ApiAdapter.envelope(actor.word(), key);
    JsonArray files = body.getJsonArray("attachments", new JsonArray());
    Channel channel = Channel.of(body.getString("channel", Channel.API.word()));
    Tags.of(body.getJsonArray("tags", new JsonArray()));
    InboundMessage message = adapter.read(envelope, raw.getBytes());
    Arrival arrival =
        new Arrival(Channel.API, adapter.dedupKey(envelope, raw.getBytes()), envelope, raw);
    return destination(message)
        .compose(
            destination ->
                intake.open(
                    arrival,
                    new Settlement.Read(
                        channel,
                        Optional.empty(),
                        message,
                        Optional.of(actor.word()),
                        destination,
                        new Settlement.Uploads(files, actor.word()),
                        Optional.empty(),
                        Optional.empty())))
        .map(settled -> settled.ticket().orElseThrow())
        .recover(e -> repeated(e, arrival, id -> openedBefore(actor, id)));
  }

  /** The answer of the first call, as far as the caller may see the ticket now. */
  private JsonObject openedBefore(Actor actor, long ticketId) {
    String number = TicketNumber.of(ticketId);
    try {
      JsonObject ticket = reads.one(actor, number);
      ticket.remove("interactions");
      ticket.remove("tasks");
      ticket.remove("curve");
      return ticket;
    } catch (Refusal.NotFound e) {
      throw new Refusal.Conflict(
          "opened-out-of-sight",
          "The first call with this key opened ticket " + number + ", which you may not see.");
    }
  }

  /** Looks a team up without leaving the event loop when none is asked for. */
  private Future<Settlement.Destination> destination(InboundMessage message) {
    return message
        .wishes()
        .team()
        .map(
            name ->
                room.call(
                    () ->
                        new Settlement.Destination(
                            Optional.of(directory.teamOr("/team", name)), Optional.empty())))
        .orElseGet(() -> Future.succeededFuture(Settlement.Destination.NONE));
  }

  /**
   * Opens a ticket by the web form, or adds to one whose secret the sender has shown; gives the
   * ticket's id.
   */
  public Future<Long> openByWeb(
      ChannelAdapter adapter,
      JsonObject envelope,
      JsonObject body,
      Optional<Long> ticketId,
      String uploader) {
    JsonObject said = body.copy();
    JsonArray keys = body.getJsonArray("attachments", new JsonArray());
    Buffer raw = said.toBuffer();
    InboundMessage message = adapter.read(envelope, raw.getBytes());
    Arrival arrival =
        new Arrival(Channel.WEB, adapter.dedupKey(envelope, raw.getBytes()), envelope, raw);
    Settlement.Read read =
        new Settlement.Read(
            Channel.WEB,
            Optional.empty(),
            message,
            Optional.empty(),
            Settlement.Destination.NONE,
            new Settlement.Uploads(keys, uploader),
            ticketId,
            Optional.empty());
    return intake
        .open(arrival, read)
        .map(Settlement.Settled::ticketId)
        .recover(e -> repeated(e, arrival, id -> id));
  }

  private <T> Future<T> repeated(
      Throwable e, Arrival arrival, java.util.function.LongFunction<T> answer) {
    if (e instanceof Intake.Repeated) {
      return room.call(() -> answer.apply(intake.ticketOf(arrival)));
    }
    return Future.failedFuture(e);
  }
}
