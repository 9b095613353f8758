package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.access.Gate;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * HTTP for tickets, their interactions and files. Opening one is intake's, like every message that
 * comes in.
 */
public final class TicketRoutes {
  /** Mails are written for white paper; on a dark screen the paper gets a margin. */
  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank">
      <style>body{margin:0;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%}
      @media (prefers-color-scheme:dark){body{padding:8px 12px}}</style><body>\
      """;

  private final Db db;
  private final Wake wake;
  private final Directory directory;
  private final TicketReads reads;
  private final TicketDesk desk;
  private final WritingDesk writing;
  private final Merging merging;
  private final Corrections corrections;

  public TicketRoutes(
      Db db,
      Wake wake,
      Directory directory,
      TicketReads reads,
      TicketDesk desk,
      WritingDesk writing) {
    this.db = db;
    this.wake = wake;
    this.directory = directory;
    this.reads = reads;
    this.desk = desk;
    this.writing = writing;
    this.merging = new Merging(db, wake);
    this.corrections = new Corrections(db, wake);
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    Map<String, Function<Call, Answer>> work = new HashMap<>();
    work.put(
        "listTickets",
        call -> Answer.ok(new TicketList(directory, Gate.actor(call), call).page(db)));
    work.put("changeTicket", this::change);
    work.put("changeTickets", this::changeMany);
    work.put("addInteraction", this::write);
    work.put("correctReading", this::correct);
    work.put("mergeTicket", this::merge);
    work.put("createTask", this::createTask);
    work.put("changeTask", this::changeTask);
    work.put("getInteractionBody", this::body);
    work.put(
        "getHistory",
        call ->
            Answer.ok(
                new JsonObject()
                    .put("items", reads.history(Gate.actor(call), call.path("number")))));
    work.put(
        "listViews",
        call -> Answer.ok(new JsonObject().put("items", reads.views(Gate.actor(call)))));
    work.put("getCustomer", call -> Answer.ok(reads.customer(Gate.actor(call), call.id())));
    work.put("uploadAttachment", this::upload);
    work.put("getAttachment", this::download);
    work.put("listNotices", this::notices);
    work.put("readNotices", this::readNotices);
    Map<String, Handling> handlings = new HashMap<>();
    work.forEach((id, one) -> handlings.put(id, Handling.in(room, one)));
    // The one call that is made all day: two statements and no decision, so no room is entered.
    handlings.put("getTicket", this::read);
    return handlings;
  }

  /** A ticket with its ETag. */
  public static Answer ticket(JsonObject ticket) {
    return Answer.ok(ticket).with("ETag", etag(ticket));
  }

  public static String etag(JsonObject ticket) {
    return "\"" + ticket.getLong("version") + "\"";
  }

  private Future<Answer> read(Call call) {
    return reads.ask(Gate.actor(call), call.path("number")).map(TicketRoutes::ticket);
  }

  private Answer change(Call call) {
    Optional<Long> version =
        call.header("If-Match").filter(tag -> !tag.equals("*")).map(TicketRoutes::version);
    return ticket(desk.change(Gate.actor(call), call.path("number"), version, call.body()));
  }

  private Answer changeMany(Call call) {
    JsonObject wish = call.body();
    return Answer.ok(
        new JsonObject()
            .put(
                "items",
                new Bulk(desk)
                    .change(
                        Gate.actor(call),
                        wish.getJsonArray("numbers"),
                        wish.getJsonObject("change"))));
  }

  private Answer notices(Call call) {
    return Answer.ok(new JsonObject().put("items", Notices.of(db.client(), Gate.actor(call))));
  }

  private Answer readNotices(Call call) {
    Notices.read(db.client(), Gate.actor(call).id(), call.body().getLong("upTo"));
    return Answer.nothing();
  }

  private static long version(String tag) {
    String digits = tag.replaceFirst("^W/", "").replace("\"", "");
    if (!digits.matches("[0-9]{1,18}")) {
      throw new Refusal.Invalid("header/If-Match", "is not an ETag of a ticket, such as \"3\"");
    }
    return Long.parseLong(digits);
  }

  private Answer merge(Call call) {
    String into = call.body().getString("into");
    return ticket(reads.afterChange(merging.merge(Gate.actor(call), call.path("number"), into)));
  }

  private Answer correct(Call call) {
    return Answer.ok(
        corrections.correct(Gate.actor(call), call.path("number"), call.id(), call.body()));
  }

  private Answer createTask(Call call) {
    Actor actor = Gate.actor(call);
    Fact.Place place = reads.place(actor, call.path("number"));
    String title = call.body().getString("title").strip();
    if (title.isEmpty()) {
      throw new Refusal.Invalid("/title", "is blank");
    }
    Optional<Long> team =
        Optional.ofNullable(call.body().getString("team"))
            .map(name -> directory.teamOr("/team", name));
    told(tx -> Optional.of(Tasks.create(tx, place, title, team, actor.word())));
    return Answer.nothing();
  }

  private Answer changeTask(Call call) {
    Actor actor = Gate.actor(call);
    Fact.Place place = reads.place(actor, call.path("number"));
    boolean done = call.body().getBoolean("done");
    told(tx -> Tasks.done(tx, place, call.id(), done, actor.word()));
    return Answer.nothing();
  }

  /** Works in a transaction and writes what happened in it. */
  private void told(Function<SqlClient, Optional<Fact>> work) {
    db.inTransaction(
        tx -> {
          work.apply(tx).ifPresent(fact -> Journal.write(tx, List.of(fact)));
          return null;
        });
    wake.committed();
  }

  private Answer write(Call call) {
    JsonObject interaction =
        writing.write(
            Gate.actor(call), call.path("number"), call.body(), call.header("Idempotency-Key"));
    // As we write it: the caller's own way of writing may hold spaces and line breaks.
    String number = TicketNumber.of(TicketReads.id(call.path("number")));
    String location = "/api/v1/tickets/" + number + "/interactions/" + interaction.getLong("id");
    return Answer.created(location, interaction);
  }

  /** A page for a sandboxed frame: it may run nothing and fetch nothing but pictures of ours. */
  private Answer body(Call call) {
    long ticketId = reads.visible(Gate.actor(call), call.path("number"));
    JsonObject interaction = InteractionView.one(db.client(), ticketId, call.id());
    if (interaction == null) {
      throw new Refusal.NotFound("interaction");
    }
    String html = interaction.getString("html");
    String inner = html == null ? Html.ofText(interaction.getString("text")) : html;
    String page = PAGE + inner;
    return Answer.bytes("text/html; charset=utf-8", Buffer.buffer(page))
        .with(
            "Content-Security-Policy",
            "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
                + " allow-popups allow-popups-to-escape-sandbox");
  }

  private Answer upload(Call call) {
    Actor actor = Gate.actor(call);
    JsonObject file =
        Attachments.put(
            db.client(),
            Optional.empty(),
            actor.word(),
            fileName(call),
            type(call),
            Optional.empty(),
            call.bytes());
    return Answer.created("/api/v1/attachments/" + file.getString("id"), file);
  }

  /** A file's name as its uploader gave it, without folders and control characters. */
  public static String fileName(Call call) {
    String name = call.query("name").orElse("file").replaceAll("[\\p{Cntrl}/\\\\]", "_");
    return name.isBlank() ? "file" : name;
  }

  public static String type(Call call) {
    return call.header("Content-Type")
        .filter(type -> type.matches("[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,80}"))
        .orElse("application/octet-stream");
  }

  private Answer download(Call call) {
    Actor actor = Gate.actor(call);
    Attachments.Stored file =
        Attachments.read(db.client(), call.path("key"))
            .orElseThrow(() -> new Refusal.NotFound("attachment"));
    if (file.ticketId().isPresent()) {
      reads.visible(actor, TicketNumber.of(file.ticketId().get()));
    } else if (!file.uploadedBy().equals(actor.word())) {
      throw new Refusal.NotFound("attachment");
    }
    return send(file);
  }

  /**
   * Bytes from outside are never shown as a page of ours: pictures inline, everything else as a
   * download.
   */
  public static Answer send(Attachments.Stored file) {
    String type = file.view().getString("type");
    boolean picture = type.matches("image/(png|jpeg|gif|webp)");
    return send(
            file, picture ? type : "application/octet-stream", picture ? "inline" : "attachment")
        .with("Cache-Control", "private, max-age=3600");
  }

  /** For people who are not signed in: always a download, and nothing keeps it. */
  public static Answer download(Attachments.Stored file) {
    return send(file, "application/octet-stream", "attachment");
  }

  private static Answer send(Attachments.Stored file, String type, String disposition) {
    String name =
        java.net.URLEncoder.encode(
                file.view().getString("name"), java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20");
    return Answer.bytes(type, file.bytes())
        .with("Content-Disposition", disposition + "; filename*=UTF-8''" + name)
        .with("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
