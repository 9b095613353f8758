package io.careline.sla.policy;

import io.careline.ticket.Priority;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a ticket when its policy is chosen.
 *
 * @param topic the key of what it is about, such as {@code delivery/late}
 * @param tone how its conversation sounds; empty while nothing was read
 * @param signals urgency and anger, as far as the customer showed them
 * @param fields the ticket's custom fields
 */
public record Traits(
    String channel,
    Optional<String> team,
    Priority priority,
    String tier,
    Optional<String> organisation,
    Set<String> tags,
    Optional<String> topic,
    Optional<String> tone,
    Set<String> signals,
    JsonObject fields) {

  /** A ticket about which nothing is known but its priority. */
  public static Traits of(Priority priority) {
    return new Traits(
        "api",
        Optional.empty(),
        priority,
        "standard",
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        new JsonObject());
  }

  /** The same ticket with another priority. */
  public Traits with(Priority other) {
    return new Traits(channel, team, other, tier, organisation, tags, topic, tone, signals, fields);
  }
}
