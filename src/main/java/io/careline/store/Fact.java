package io.careline.store;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that became true, in the past tense and room first: {@code ticket.opened}.
 *
 * @param seq its number in the journal; 0 while it is not written yet
 * @param at when, on the database's clock
 * @param place the ticket, its team and its assignee as they are after the fact; decides who may
 *     see it
 * @param actor who did it: {@code agent:7}, {@code customer:12} or {@code careline}
 * @param body what changed, in the words of the API
 */
public record Fact(long seq, Instant at, String name, Place place, String actor, JsonObject body) {
  /** Names of facts that only search needs to know begin so; no person is told of them. */
  public static final String INWARD = "search.";

  /** Whether no person is to be told of it. */
  public boolean inward() {
    return name.startsWith(INWARD);
  }

  /** Where a fact happened, as far as sight is concerned. Absent for facts about no ticket. */
  public record Place(Optional<Long> ticketId, Optional<Long> teamId, Optional<Long> assigneeId) {
    public static final Place NONE =
        new Place(Optional.empty(), Optional.empty(), Optional.empty());

    public static Place of(long ticketId, Optional<Long> teamId, Optional<Long> assigneeId) {
      return new Place(Optional.of(ticketId), teamId, assigneeId);
    }
  }

  /** A fact still to be written; number and time come from the database. */
  public static Fact of(String name, Place place, String actor, JsonObject body) {
    return new Fact(0, Instant.EPOCH, name, place, actor, body);
  }
}
