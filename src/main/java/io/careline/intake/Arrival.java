package io.careline.intake;

import io.careline.ticket.Channel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * A message as it came in, before anyone has read it. What an adapter's edge hands to the {@link
 * FrontDoor}.
 *
 * @param dedupKey the same for each delivery of the same message, and for no other message
 * @param envelope what the edge knows besides the bytes: sender, recipients, address, time
 * @param raw the bytes as they came
 */
public record Arrival(Channel channel, String dedupKey, JsonObject envelope, Buffer raw) {}
