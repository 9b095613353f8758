package io.careline.demo;

import io.careline.ticket.Channel;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One interaction.
 *
 * @param kind customer, reply or note
 * @param mail the header of a mail that came in
 * @param author the agent's name, where one wrote
 * @param file photo, log or label, where something is attached
 */
record Said(
    String kind,
    Channel channel,
    String text,
    Optional<String> html,
    boolean automatic,
    Optional<JsonObject> mail,
    Optional<String> author,
    Optional<String> file) {}
