package io.careline.search;

import io.careline.access.AccessRoutes;
import io.careline.access.Gate;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.store.Room;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** HTTP for saved searches. */
public final class SavedSearchRoutes {
  private static final String PATH = "/api/v1/saved-searches";

  private final SavedSearchDesk desk;

  public SavedSearchRoutes(SavedSearchDesk desk) {
    this.desk = desk;
  }

  public Map<String, Handling> handlings(Room room) {
    return Map.of(
        "listSavedSearches",
        Handling.in(room, this::list),
        "createSavedSearch",
        Handling.in(room, this::create),
        "changeSavedSearch",
        Handling.in(room, this::change),
        "deleteSavedSearch",
        Handling.in(room, this::delete));
  }

  private Answer list(Call call) {
    boolean counts = call.query("counts").map(Boolean::parseBoolean).orElse(false);
    return Answer.ok(new JsonObject().put("items", desk.list(Gate.actor(call), counts)));
  }

  private Answer create(Call call) {
    JsonObject saved = desk.create(Gate.actor(call), call.body(), AccessRoutes.source(call));
    return Answer.created(PATH + "/" + saved.getLong("id"), saved);
  }

  private Answer change(Call call) {
    return Answer.ok(
        desk.change(Gate.actor(call), call.id(), call.body(), AccessRoutes.source(call)));
  }

  private Answer delete(Call call) {
    desk.delete(Gate.actor(call), call.id(), AccessRoutes.source(call));
    return Answer.nothing();
  }
}
