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

  /** What the edge knows of a call; without a key the call has a name that no other call has. */
  static JsonObject envelope(String caller, Optional<String> key) {
    JsonObject envelope = new JsonObject().put("caller", caller);
    return key.map(given -> envelope.put("key", given))
        .orElseGet(() -> envelope.put("call", UUID.randomUUID().toString()));
  }

  @Override
  public String dedupKey(JsonObject envelope, byte[] raw) {
    String key = envelope.getString("key");
    return key == null
        ? "api:" + envelope.getString("call")
        : "api:" + envelope.getString("caller") + ":" + key;
  }

  @Override
  public InboundMessage read(JsonObject envelope, byte[] raw) {
    try {
      return read(OddText.without(new JsonObject(Buffer.buffer(raw))));
    } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
      throw new UnreadableMessage("the body is not the JSON of a ticket", e);
    }
  }

  private static InboundMessage read(JsonObject body) {
    InboundMessage.Sender sender = sender(object(body, "customer"));
    String text = body.getString("text");
    if (text == null || sender.email().or(sender::phone).or(sender::name).isEmpty()) {
      throw new UnreadableMessage("the body has no text or no customer");
    }
    return new InboundMessage(
        sender,
        Optional.ofNullable(body.getString("subject")).orElse(""),
        Plain.text(text),
        Optional.empty(),
        List.of(),
        InboundMessage.Thread.NONE,
        false,
        Optional.empty(),
        wishes(body));
  }

  private static InboundMessage.Sender sender(JsonObject customer) {
    return new InboundMessage.Sender(
        word(customer, "email"), word(customer, "phone"), word(customer, "name"), Optional.empty());
  }

  private static InboundMessage.Wishes wishes(JsonObject body) {
    List<String> tags =
        Optional.ofNullable(body.getJsonArray("tags")).orElseGet(JsonArray::new).stream()
            .map(tag -> Plain.line((String) tag))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList();
    return new InboundMessage.Wishes(
        word(body, "priority").map(Priority::of), word(body, "team"), tags, object(body, "fields"));
  }

  private static JsonObject object(JsonObject body, String name) {
    return Optional.ofNullable(body.getJsonObject(name)).orElseGet(JsonObject::new);
  }

  private static Optional<String> word(JsonObject object, String name) {
    return Optional.ofNullable(object.getString(name))
        .map(Plain::line)
        .filter(text -> !text.isEmpty());
  }
}
