package io.careline.demo;

import io.careline.reading.MessageReading;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * One fact of a ticket before it has numbers.
 *
 * @param body without the interaction's id
 * @param teamId where the ticket is after it
 * @param agentId who wrote, where an agent did
 * @param reading what was read in it, where a customer wrote
 */
record Event(
    Instant at,
    String name,
    String actor,
    JsonObject body,
    Optional<Long> teamId,
    Optional<Long> assigneeId,
    Optional<Long> agentId,
    Optional<Said> said,
    Optional<MessageReading> reading) {

  /** The same with what was read in it. */
  Event with(Optional<MessageReading> found) {
    return new Event(at, name, actor, body, teamId, assigneeId, agentId, said, found);
  }

  /** A fact that follows from this one at once. */
  Event then(String fact, JsonObject says) {
    return new Event(
        at,
        fact,
        actor,
        says,
        teamId,
        assigneeId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
