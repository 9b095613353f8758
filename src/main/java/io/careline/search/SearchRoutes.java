package io.careline.search;

import io.careline.access.AccessRoutes;
import io.careline.access.Audit;
import io.careline.access.Gate;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.search.find.TicketSearch;
import io.careline.store.Db;
import io.careline.store.Room;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** HTTP for searching. */
public final class SearchRoutes {
  private static final int LIMIT = 20;
  private static final int SUGGESTIONS = 8;

  private final Db db;
  private final SearchDesk desk;

  public SearchRoutes(Db db, SearchDesk desk) {
    this.db = db;
    this.desk = desk;
  }

  public Map<String, Handling> handlings(Room room) {
    return Map.of(
        "search",
        Handling.in(room, this::search),
        "suggestSearch",
        Handling.in(room, this::suggest),
        "rebuildSearch",
        Handling.in(room, this::rebuild));
  }

  private Answer search(Call call) {
    int limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
    boolean facets = call.query("facets").map(Boolean::parseBoolean).orElse(false);
    boolean newest = call.query("sort").filter("-updatedAt"::equals).isPresent();
    Place place = Place.of(call);
    TicketSearch.Page page = new TicketSearch.Page(place.from(), limit, facets, newest);
    String question = call.query("q").orElse("");
    return Answer.ok(desk.search(Gate.actor(call), question, page, place.relaxed()));
  }

  private Answer suggest(Call call) {
    int limit = call.query("limit").map(Integer::parseInt).orElse(SUGGESTIONS);
    String question = call.query("q").orElse("");
    JsonArray items = desk.suggestions(Gate.actor(call), question, limit);
    return Answer.ok(new JsonObject().put("items", items));
  }

  private Answer rebuild(Call call) {
    db.inTransaction(
        tx -> {
          Audit.write(tx, AccessRoutes.source(call), "search.rebuilt", "search", new JsonObject());
          return null;
        });
    desk.rebuild();
    return Answer.nothing();
  }
}
