package io.careline.access;

import io.careline.store.Fact;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * An agent who is doing something, and by which sign-in.
 *
 * @param teamIds the teams they belong to
 * @param sign the sign-in behind the call, such as {@code session:12}; sockets are closed by it
 */
public record Actor(
    long id,
    String email,
    String name,
    Role role,
    Scope scope,
    Set<Long> teamIds,
    String locale,
    String sign) {

  /** The word under which facts and audit rows name this actor. */
  public String word() {
    return "agent:" + id;
  }

  public boolean may(Permission permission) {
    return role.permissions().contains(permission);
  }

  /** Whether a ticket at this place is in sight. The same rule as {@link Sight} in SQL. */
  public boolean sees(Optional<Long> teamId, Optional<Long> assigneeId) {
    boolean mine = assigneeId.isPresent() && assigneeId.get() == id;
    return switch (scope) {
      case OWN -> mine;
      case TEAM -> mine || teamId.isEmpty() || teamIds.contains(teamId.get());
      case ALL -> true;
    };
  }

  public boolean sees(Fact.Place place) {
    return sees(place.teamId(), place.assigneeId());
  }

  /** The teams as the statements of {@link Sight} take them. */
  public Long[] teams() {
    Long[] ids = teamIds.toArray(Long[]::new);
    Arrays.sort(ids);
    return ids;
  }
}
