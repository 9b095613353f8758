package io.careline.search;

import io.careline.access.AccessRoutes;
import io.careline.access.Audit;
import io.careline.access.Gate;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Page;
import io.careline.search.find.TicketSearch;
import io.careline.store.Db;
import io.careline.store.Room;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** HTTP for searching. */
public final class SearchRoutes {
  private static final int LIMIT = 20;

  /** Places move with each change, so nobody gets anywhere by turning a hundred pages. */
  private static final int DEEPEST = 1_000;

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
        "rebuildSearch",
        Handling.in(room, this::rebuild));
  }

  private Answer search(Call call) {
    int limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
    boolean facets = call.query("facets").map(Boolean::parseBoolean).orElse(false);
    boolean newest = call.query("sort").filter("-updatedAt"::equals).isPresent();
    TicketSearch.Page page = new TicketSearch.Page(from(call), limit, facets, newest);
    return Answer.ok(desk.search(Gate.actor(call), call.query("q").orElse(""), page));
  }

  private static int from(Call call) {
    try {
      int from = Page.position(call).map(Integer::parseInt).orElse(0);
      if (from >= 0 && from <= DEEPEST) {
        return from;
      }
    } catch (NumberFormatException e) {
      // Not ours either.
    }
    throw Page.foreign();
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
