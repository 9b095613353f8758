package io.careline.delivery;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mail to be sent, complete but for the bytes of its files; as JSON the body of an outbox row of
 * kind {@value #KIND}. Sent again it is the same mail: Message-ID and date do not change.
 *
 * @param messageId without angle brackets, like all Message-IDs here
 * @param references oldest first
 * @param automatic whether no person wrote it (RFC 3834)
 * @param only the addresses that still have to get it; empty for everybody
 */
public record OutgoingMail(
    String messageId,
    Instant date,
    Address from,
    List<Address> to,
    List<Address> cc,
    Optional<Address> replyTo,
    String subject,
    String text,
    Optional<String> html,
    Optional<String> inReplyTo,
    List<String> references,
    boolean automatic,
    List<Attached> attachments,
    List<String> only) {
  /** The kind of its outbox rows. */
  public static final String KIND = "mail";

  /**
   * A file that goes with the mail.
   *
   * @param id under which an {@link AttachmentSource} has the bytes
   */
  public record Attached(String id, String name, String type) {
    static Attached of(JsonObject json) {
      String type = json.getString("type", "application/octet-stream");
      return new Attached(json.getString("id"), json.getString("name"), type);
    }

    JsonObject json() {
      return new JsonObject().put("id", id).put("name", name).put("type", type);
    }
  }

  /** Files as the API shows them. */
  public static List<Attached> attached(JsonArray views) {
    return views.stream().map(view -> Attached.of((JsonObject) view)).toList();
  }

  /** Where bounces go: to the mailbox, and with its token to the ticket. */
  Address returnPath() {
    return replyTo.orElse(from);
  }

  /** Everybody who gets it now. */
  List<String> recipients() {
    List<String> all =
        Stream.concat(to.stream(), cc.stream()).map(Address::email).distinct().toList();
    return only.isEmpty() ? all : all.stream().filter(only::contains).toList();
  }

  /** The same mail for those who have not got it yet. */
  OutgoingMail only(List<String> rest) {
    return new OutgoingMail(
        messageId,
        date,
        from,
        to,
        cc,
        replyTo,
        subject,
        text,
        html,
        inReplyTo,
        references,
        automatic,
        attachments,
        rest);
  }

  /** {@code from, to, cc, subject, messageId} as the API shows them. */
  public JsonObject view() {
    return new JsonObject()
        .put("from", from.written())
        .put("to", new JsonArray(to.stream().map(Address::written).toList()))
        .put("cc", new JsonArray(cc.stream().map(Address::written).toList()))
        .put("subject", subject)
        .put("messageId", messageId);
  }

  /** The outbox row's body. */
  public JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("messageId", messageId)
            .put("date", date.toString())
            .put("from", from.json())
            .put("to", Address.json(to))
            .put("cc", Address.json(cc))
            .put("subject", subject)
            .put("text", text)
            .put("references", new JsonArray(references))
            .put("automatic", automatic)
            .put("attachments", new JsonArray(attachments.stream().map(Attached::json).toList()))
            .put("only", new JsonArray(only));
    replyTo.ifPresent(address -> json.put("replyTo", address.json()));
    html.ifPresent(rich -> json.put("html", rich));
    inReplyTo.ifPresent(id -> json.put("inReplyTo", id));
    return json;
  }

  /**
   * Reads an outbox row's body.
   *
   * @throws RuntimeException when it is none of ours
   */
  public static OutgoingMail of(JsonObject json) {
    return new OutgoingMail(
        json.getString("messageId"),
        Instant.parse(json.getString("date")),
        Address.of(json.getJsonObject("from")),
        Address.list(json.getJsonArray("to")),
        Address.list(json.getJsonArray("cc")),
        Optional.ofNullable(json.getJsonObject("replyTo")).map(Address::of),
        json.getString("subject"),
        json.getString("text"),
        Optional.ofNullable(json.getString("html")),
        Optional.ofNullable(json.getString("inReplyTo")),
        texts(json.getJsonArray("references")),
        json.getBoolean("automatic"),
        attached(json.getJsonArray("attachments")),
        texts(json.getJsonArray("only")));
  }

  private static List<String> texts(JsonArray json) {
    return json.stream().map(String.class::cast).toList();
  }
}
