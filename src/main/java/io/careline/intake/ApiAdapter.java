package io.careline.intake;

import io.careline.http.OddText;
import io.careline.ticket.Channel;
import io.careline.ticket.Priority;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The API as a channel: the body of {@code POST /tickets}. With an {@code Idempotency-Key} the
 * caller says which calls are the same; without one each call is another message.
 */
public final class ApiAdapter implements ChannelAdapter {
  @Override
  public Channel channel() {
    return Channel.API;
  }

  @Override
  public int largest() {
    return 1 << 20;
  }

  /** The envelope holds {@code caller} and, where one was given, {@code key}. */
  @Override
  public String dedupKey(JsonObject envelope, byte[] raw) {
    String key = envelope.getString("key");
    return key == null
        ? "api:" + UUID.randomUUID()
        : "api:" + envelope.getString("caller") + ":" + key;
  }

  @Override
  public InboundMessage read(JsonObject envelope, byte[] raw) {
    try {
      return read(OddText.without(new JsonObject(Buffer.buffer(raw))));
    } catch (DecodeException | ClassCastException e) {
      throw new UnreadableMessage("the body is not the JSON of a ticket", e);
    }
  }

  private static InboundMessage read(JsonObject body) {
    JsonObject customer = body.getJsonObject("customer", new JsonObject());
    String text = body.getString("text");
    if (text == null || customer.isEmpty()) {
      throw new UnreadableMessage("the body has no text or no customer");
    }
    return new InboundMessage(
        new InboundMessage.Sender(
            word(customer, "email"),
            word(customer, "phone"),
            word(customer, "name"),
            Optional.empty()),
        body.getString("subject", ""),
        Plain.text(text),
        Optional.empty(),
        List.of(),
        InboundMessage.Thread.NONE,
        false,
        Optional.empty(),
        new InboundMessage.Wishes(
            word(body, "priority").map(Priority::of),
            word(body, "team"),
            body.getJsonArray("tags", new JsonArray()).stream()
                .map(String.class::cast)
                .distinct()
                .toList(),
            body.getJsonObject("fields", new JsonObject())));
  }

  private static Optional<String> word(JsonObject object, String name) {
    return Optional.ofNullable(object.getString(name))
        .map(Plain::line)
        .filter(text -> !text.isEmpty());
  }
}
