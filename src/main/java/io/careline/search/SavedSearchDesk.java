package io.careline.search;

import io.careline.access.Actor;
import io.careline.access.Audit;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.StoreException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * Questions that are kept. What one finds is asked anew by whoever opens it, so it shows nobody
 * more than they see, and {@code assignee:me} is they themselves.
 */
public final class SavedSearchDesk {
  private static final int MOST = 100; // of one agent

  private final Db db;
  private final SearchDesk search;
  private final SavedSearchReader reader;

  public SavedSearchDesk(Db db, SearchDesk search, SavedSearchReader reader) {
    this.db = db;
    this.search = search;
    this.reader = reader;
  }

  /**
   * @param counts whether it is counted how many tickets in the actor's sight each finds
   */
  JsonArray list(Actor actor, boolean counts) {
    List<SavedSearch> seen = SavedSearchStore.seen(db.client(), actor);
    List<String> questions = seen.stream().map(SavedSearch::question).toList();
    List<Optional<Integer>> found =
        counts ? search.counts(actor, questions) : questions.stream().map(_ -> none()).toList();
    JsonArray items = new JsonArray();
    for (int i = 0; i < seen.size(); i++) {
      items.add(seen.get(i).view(actor).put("count", found.get(i).orElse(null)));
    }
    return items;
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  JsonObject create(Actor actor, JsonObject wish, Audit.Source source) {
    SavedSearch wanted = reader.created(actor, wish);
    return named(
        wanted,
        tx -> {
          if (SavedSearchStore.count(tx, actor.id()) >= MOST) {
            throw new Refusal.Conflict(
                "too-many-saved-searches", "You keep 100 searches already; delete one first.");
          }
          long id = SavedSearchStore.add(tx, wanted);
          audit(tx, source, "saved-search.created", id, wish, wanted.shared());
          return seen(tx, actor, id).view(actor);
        });
  }

  JsonObject change(Actor actor, long id, JsonObject wish, Audit.Source source) {
    SavedSearch before = seen(db.client(), actor, id);
    SavedSearch wanted = reader.changed(actor, before, wish);
    return named(
        wanted,
        tx -> {
          SavedSearchStore.change(tx, wanted);
          if (wish.containsKey("position")) {
            SavedSearchStore.move(tx, wanted, wish.getInteger("position"));
          }
          boolean shared = before.shared() || wanted.shared();
          audit(tx, source, "saved-search.changed", id, wish, shared);
          return seen(tx, actor, id).view(actor);
        });
  }

  void delete(Actor actor, long id, Audit.Source source) {
    db.inTransaction(
        tx -> {
          SavedSearch one = seen(tx, actor, id);
          if (!one.deletedBy(actor)) {
            throw SavedSearchReader.notAllowed();
          }
          SavedSearchStore.delete(tx, id);
          JsonObject what = new JsonObject().put("name", one.name()).put("q", one.question());
          audit(tx, source, "saved-search.deleted", id, what, one.shared());
          return null;
        });
  }

  private static SavedSearch seen(SqlClient client, Actor actor, long id) {
    return SavedSearchStore.seen(client, actor, id)
        .orElseThrow(() -> new Refusal.NotFound("saved search"));
  }

  /** What is somebody's own concerns nobody else; what is shared is told. */
  private static void audit(
      SqlClient tx, Audit.Source source, String action, long id, JsonObject what, boolean shared) {
    if (shared) {
      Audit.write(tx, source, action, "saved-search:" + id, what);
    }
  }

  private JsonObject named(SavedSearch wanted, Db.Work<JsonObject> work) {
    try {
      return db.inTransaction(work);
    } catch (StoreException e) {
      if (e.violates("saved_search_name_key")) {
        throw new Refusal.Conflict(
            "saved-search-exists",
            "There is a saved search " + wanted.name() + " already; choose another name.");
      }
      throw e;
    }
  }
}
