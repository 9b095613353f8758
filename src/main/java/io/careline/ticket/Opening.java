package io.careline.ticket;

import io.careline.reading.MessageReading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A ticket to be opened with its first interaction.
 *
 * @param mailboxId the address it came to, from which it is answered
 * @param actor who opens it, for the history
 */
public record Opening(
    Message message,
    String subject,
    Priority priority,
    Optional<Long> teamId,
    Optional<Long> mailboxId,
    JsonArray tags,
    JsonObject fields,
    String actor) {

  /**
   * What a customer said.
   *
   * @param html sanitised
   * @param automatic whether a machine wrote it
   * @param arrivalId the arrival that it came from; one arrival becomes one interaction
   * @param reading what was read in it; empty for a machine's writing
   */
  public record Message(
      long customerId,
      Channel channel,
      String text,
      Optional<String> html,
      boolean automatic,
      Optional<JsonObject> mail,
      Optional<Long> arrivalId,
      Optional<MessageReading> reading) {}

  /** What came of it. */
  public record Opened(long ticketId, long interactionId, JsonObject ticket) {}
}
