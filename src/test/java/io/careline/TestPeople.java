package io.careline;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** People of a workspace, for tests about who sees what. */
public final class TestPeople {
  private TestPeople() {}

  /** A token of a new agent who sees tickets of one team. */
  public static String agentOf(TestCareline app, String email, String team) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", "team")
            .put("teams", new JsonArray().add(team)));
    return app.post("tokens", new JsonObject().put("name", "t").put("agent", email))
        .json()
        .getString("token");
  }
}
