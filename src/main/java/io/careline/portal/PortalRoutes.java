package io.careline.portal;

import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Refusal;
import io.careline.intake.IntakeDesk;
import io.careline.intake.web.WebAdapter;
import io.careline.store.Db;
import io.careline.store.Room;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.ticket.Attachments;
import io.careline.ticket.InteractionView;
import io.careline.ticket.Seals;
import io.careline.ticket.TicketNumber;
import io.careline.ticket.TicketReads;
import io.careline.ticket.TicketRoutes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The customers' side: asking for help, and following a request with its secret. Nobody is signed
 * in here.
 */
public final class PortalRoutes {
  private static final Sql TICKET =
      new Sql(
          "portal.ticket",
          """
          SELECT t.id, t.subject, t.status::text AS status, t.assignee_id IS NOT NULL AS assigned, t.created_at,
                 t.updated_at, c.email, c.phone, c.name,
                 (SELECT max(i.id) FROM interaction i WHERE i.ticket_id = t.id AND i.kind = 'reply') AS asked
            FROM ticket t JOIN customer c ON c.id = t.customer_id WHERE t.id = $1\
          """);

  /**
   * Whose uploads these are until a message names them: anybody's who knows the file's key, which
   * is random (144 bits) and told to the uploader alone. Their address may change on the way.
   */
  private static final String VISITOR = "visitor";

  private final Db db;
  private final Room room;
  private final IntakeDesk intake;
  private final Seals seals;
  private final Limiter limiter;
  private final String publicUrl;
  private final WebAdapter adapter = new WebAdapter();

  public PortalRoutes(
      Db db, Room room, IntakeDesk intake, Seals seals, Limiter limiter, String publicUrl) {
    this.db = db;
    this.room = room;
    this.intake = intake;
    this.seals = seals;
    this.limiter = limiter;
    this.publicUrl = publicUrl;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings() {
    Map<String, Handling> handlings = new HashMap<>();
    handlings.put("portalRequest", this::request);
    handlings.put("portalUpload", Handling.in(room, this::upload));
    handlings.put("portalTicket", Handling.in(room, call -> Answer.ok(view(followed(call)))));
    handlings.put("portalAttachment", Handling.in(room, this::download));
    handlings.put(
        "portalReply", call -> room.call(() -> followed(call)).compose(row -> reply(call, row)));
    return handlings;
  }

  private Future<Answer> request(Call call) {
    limiter.count(call.address());
    if (!call.body().getString("website", "").isBlank()) {
      // A robot filled what people do not see. It gets an answer that looks right, and nothing is
      // stored.
      // The secret looks right and is no ticket's.
      JsonObject receipt = receipt(TicketNumber.of(1_000), seals.trackingSecret(-1));
      return Future.succeededFuture(Answer.json(201, receipt));
    }
    return intake
        .openByWeb(adapter, envelope(call), call.body(), Optional.empty(), VISITOR)
        .map(id -> Answer.created("/track?number=" + TicketNumber.of(id), receipt(id)));
  }

  private JsonObject receipt(long ticketId) {
    return receipt(TicketNumber.of(ticketId), seals.trackingSecret(ticketId));
  }

  private JsonObject receipt(String number, String secret) {
    return new JsonObject()
        .put("number", number)
        .put("secret", secret)
        .put("trackUrl", publicUrl + "/track?number=" + number + "&secret=" + secret);
  }

  private Answer upload(Call call) {
    limiter.count(call.address());
    JsonObject file =
        Attachments.put(
            db.client(),
            Optional.empty(),
            VISITOR,
            TicketRoutes.fileName(call),
            TicketRoutes.type(call),
            Optional.empty(),
            call.bytes());
    return Answer.json(201, file);
  }

  private static JsonObject envelope(Call call) {
    return new JsonObject()
        .put("window", window())
        .put("address", call.address())
        .put("files", call.body().getJsonArray("attachments", new JsonArray()));
  }

  /**
   * The ticket whose secret the caller shows; the same answer for a wrong number and a wrong
   * secret. Counted before it is looked at, or who has guessed too often would still be told when a
   * guess is right.
   */
  private Row followed(Call call) {
    long id = TicketReads.id(call.path("number"));
    limiter.count(call.address());
    if (!seals.tracks(id, call.header("X-Careline-Tracking").orElse(""))) {
      throw new Refusal.NotFound("request with this number and secret");
    }
    limiter.giveBack(call.address());
    return db.run(TICKET, id).stream()
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("request with this number and secret"));
  }

  private JsonObject view(Row row) {
    long id = row.getLong("id");
    return new JsonObject()
        .put("number", TicketNumber.of(id))
        .put("subject", row.getString("subject"))
        .put("status", row.getString("status"))
        .put("assigned", row.getBoolean("assigned"))
        .put("interactions", InteractionView.forCustomer(db.client(), id))
        .put("createdAt", Rows.time(row, "created_at"))
        .put("updatedAt", Rows.time(row, "updated_at"));
  }

  private Future<Answer> reply(Call call, Row row) {
    limiter.count(call.address());
    long id = row.getLong("id");
    // "Yes" to another question of ours is another message, even within the same minutes.
    JsonObject envelope = envelope(call).put("ticket", id + "/" + row.getLong("asked"));
    JsonObject said =
        call.body()
            .copy()
            .put("email", row.getString("email"))
            .put("phone", row.getString("phone"))
            .put("name", row.getString("name"))
            .put("subject", row.getString("subject"));
    return intake
        .openByWeb(adapter, envelope, said, Optional.of(id), VISITOR)
        .compose(into -> room.call(() -> Answer.json(201, said(id, into))));
  }

  /** What they said; with the number and secret of the new request when theirs was closed. */
  private JsonObject said(long to, long into) {
    return last(into).put("opened", into == to ? null : receipt(into));
  }

  /** A file of what the customer may read in this very request. */
  private Answer download(Call call) {
    long id = followed(call).getLong("id");
    return Attachments.read(db.client(), call.path("key"))
        .filter(file -> file.ofCustomers() && file.ticketId().filter(of -> of == id).isPresent())
        .map(TicketRoutes::download)
        .orElseThrow(() -> new Refusal.NotFound("attachment"));
  }

  private JsonObject last(long ticketId) {
    JsonArray all = InteractionView.forCustomer(db.client(), ticketId);
    return all.getJsonObject(all.size() - 1);
  }

  /** Ten minutes; a form that is sent twice within them is one message. */
  private static long window() {
    return System.currentTimeMillis() / 600_000;
  }
}
