package io.careline.demo;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * One fact of a ticket before it has numbers.
 *
 * @param body without the interaction's id
 * @param teamId where the ticket is after it
 * @param agentId who wrote, where an agent did
 */
record Event(
    Instant at,
    String name,
    String actor,
    JsonObject body,
    Optional<Long> teamId,
    Optional<Long> assigneeId,
    Optional<Long> agentId,
    Optional<Said> said) {}
