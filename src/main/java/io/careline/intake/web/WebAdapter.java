package io.careline.intake.web;

import io.careline.intake.ChannelAdapter;
import io.careline.intake.InboundMessage;
import io.careline.intake.Plain;
import io.careline.intake.UnreadableMessage;
import io.careline.ticket.Channel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The web form as a channel. A form that is sent twice from one address within the same minutes, by
 * a double tap or after a lost answer, is one message; the envelope's {@code window} says which
 * minutes. The address is part of it, because the answer holds the secret: who guesses somebody
 * else's words gets a ticket of their own. Files do better than that: their keys are secret and
 * good for one message, so a form with files is the same one from wherever and whenever it comes.
 */
public final class WebAdapter implements ChannelAdapter {
  @Override
  public Channel channel() {
    return Channel.WEB;
  }

  @Override
  public int largest() {
    return 1 << 20;
  }

  @Override
  public String dedupKey(JsonObject envelope, byte[] raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      JsonArray files = envelope.getJsonArray("files", new JsonArray());
      List<String> telling =
          files.isEmpty() ? List.of("window", "ticket", "address") : List.of("files");
      for (String name : telling) {
        digest.update(Buffer.buffer(String.valueOf(envelope.getValue(name))).getBytes());
      }
      return "web:" + HexFormat.of().formatHex(digest.digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public InboundMessage read(JsonObject envelope, byte[] raw) {
    try {
      return read(new JsonObject(Buffer.buffer(raw)));
    } catch (DecodeException | ClassCastException e) {
      throw new UnreadableMessage("the body is not the JSON of a form", e);
    }
  }

  private static InboundMessage read(JsonObject body) {
    String text = body.getString("text");
    InboundMessage.Sender sender =
        new InboundMessage.Sender(
            word(body, "email"), word(body, "phone"), word(body, "name"), word(body, "locale"));
    if (text == null || sender.email().or(sender::phone).or(sender::name).isEmpty()) {
      throw new UnreadableMessage("the form has no text or no sender");
    }
    return new InboundMessage(
        sender,
        word(body, "subject").orElse(""),
        Plain.text(text),
        Optional.empty(),
        List.of(),
        InboundMessage.Thread.NONE,
        false,
        Optional.empty(),
        InboundMessage.Wishes.NONE);
  }

  private static Optional<String> word(JsonObject object, String name) {
    return Optional.ofNullable(object.getString(name))
        .map(Plain::line)
        .filter(text -> !text.isEmpty());
  }
}
