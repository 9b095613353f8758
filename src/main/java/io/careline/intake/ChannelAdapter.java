package io.careline.intake;

import io.careline.ticket.Channel;
import io.vertx.core.json.JsonObject;

/**
 * What a channel has to know: when two deliveries are the same message, and what a message says.
 * Both are pure, so a message can be read again after a fault is mended. {@code AdapterKit} is the
 * test that every adapter passes.
 */
public interface ChannelAdapter {
  Channel channel();

  /** A message of more bytes than this is refused at the edge, before it is stored. */
  int largest();

  /** The same for each delivery of the same message, and for no other message. */
  String dedupKey(JsonObject envelope, byte[] raw);

  /**
   * Reads a message.
   *
   * @throws UnreadableMessage with the reason for an administrator; the message is set aside
   */
  InboundMessage read(JsonObject envelope, byte[] raw);
}
