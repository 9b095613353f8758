package io.careline.wallboard;

import io.careline.access.Actor;
import io.careline.access.Scope;
import io.careline.access.Watcher;
import java.util.Set;

/**
 * What somebody sees of the board. Whoever has the same view is shown the same text.
 *
 * @param agentId whose own tickets count as well; 0 where all are seen
 */
record View(Scope scope, Set<Long> teamIds, long agentId) {
  static final View ALL = new View(Scope.ALL, Set.of(), 0);

  static View of(Watcher watcher) {
    return switch (watcher) {
      case Watcher.Link link -> ALL;
      case Watcher.Agent(Actor actor) -> of(actor);
    };
  }

  static View of(Actor actor) {
    return switch (actor.scope()) {
      case ALL -> ALL;
      case TEAM -> new View(Scope.TEAM, actor.teamIds(), actor.id());
      case OWN -> new View(Scope.OWN, Set.of(), actor.id());
    };
  }

  /** The same rule as {@link Actor#sees}. */
  boolean sees(Spot spot) {
    boolean mine = spot.assigneeId() == agentId;
    return switch (scope) {
      case OWN -> mine;
      case TEAM -> mine || spot.teamId() == 0 || teamIds.contains(spot.teamId());
      case ALL -> true;
    };
  }

  /** Whether the whole of a team is in view; 0 for what has no team. */
  boolean seesTeam(long teamId) {
    return switch (scope) {
      case OWN -> false;
      case TEAM -> teamId == 0 || teamIds.contains(teamId);
      case ALL -> true;
    };
  }

  boolean sees(Staff.Member member) {
    return scope == Scope.ALL
        || member.id() == agentId
        || member.teamIds().stream().anyMatch(teamIds::contains);
  }

  /** Alarms are about a whole team, or about everything. */
  boolean seesAlarm(long teamId) {
    return scope == Scope.ALL || (scope == Scope.TEAM && teamIds.contains(teamId));
  }
}
