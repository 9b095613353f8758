package io.careline.access;

import io.careline.store.Fact;
import io.vertx.core.json.JsonObject;

/** The facts of this room. They are about no ticket; the live hub closes sockets by them. */
public final class AccessFacts {
  /** A session or token has ended; body {@code {sign}}. */
  public static final String SIGN_ENDED = "access.sign-ended";

  /** An agent's role, scope, teams or access have changed; body {@code {agent}}. */
  public static final String AGENT_CHANGED = "access.agent-changed";

  /** A team was added or renamed; body {@code {team}}. */
  public static final String TEAM_CHANGED = "access.team-changed";

  private AccessFacts() {}

  static Fact signEnded(String sign, String actor) {
    return Fact.of(SIGN_ENDED, Fact.Place.NONE, actor, new JsonObject().put("sign", sign));
  }

  static Fact agentChanged(long agentId, String actor) {
    return Fact.of(AGENT_CHANGED, Fact.Place.NONE, actor, new JsonObject().put("agent", agentId));
  }

  static Fact teamChanged(long teamId, String actor) {
    return Fact.of(TEAM_CHANGED, Fact.Place.NONE, actor, new JsonObject().put("team", teamId));
  }
}
