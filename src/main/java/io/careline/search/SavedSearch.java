package io.careline.search;

import io.careline.access.Actor;
import io.careline.access.Permission;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A question that somebody keeps under a name.
 *
 * @param owner the address of the agent who keeps it
 * @param sharedWith {@code nobody}, {@code team} or {@code everybody}
 * @param createdAt as the API writes it; null while it is new
 */
record SavedSearch(
    long id,
    long agentId,
    String owner,
    String name,
    String question,
    String sort,
    String sharedWith,
    Optional<Long> teamId,
    Optional<String> team,
    String createdAt,
    String updatedAt) {
  static final String NOBODY = "nobody";
  static final String TEAM = "team";
  static final String EVERYBODY = "everybody";

  boolean shared() {
    return !sharedWith.equals(NOBODY);
  }

  /** Whether somebody who sees it may change it: what is shared is kept by those who may share. */
  boolean changedBy(Actor actor) {
    return agentId == actor.id() && !shared() || actor.may(Permission.SEARCH_SHARE);
  }

  /** Whether somebody who sees it may delete it; one's own always. */
  boolean deletedBy(Actor actor) {
    return agentId == actor.id() || changedBy(actor);
  }

  /** As the API shows it to somebody. */
  JsonObject view(Actor actor) {
    return new JsonObject()
        .put("id", id)
        .put("name", name)
        .put("q", question)
        .put("sort", sort)
        .put("sharedWith", sharedWith)
        .put("team", team.orElse(null))
        .put("owner", owner)
        .put("mine", agentId == actor.id())
        .put("mayChange", changedBy(actor))
        .put("createdAt", createdAt)
        .put("updatedAt", updatedAt);
  }
}
