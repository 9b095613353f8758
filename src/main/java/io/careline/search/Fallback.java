package io.careline.search;

import io.careline.access.Actor;
import io.careline.http.Refusal;
import io.careline.search.query.Part;
import io.careline.store.Db;
import io.careline.ticket.FoundTickets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from PostgreSQL while there is no index: the newest tickets in which all words stand as
 * they were typed. The answer says that it is not complete.
 */
final class Fallback {
  private Fallback() {}

  static JsonObject search(Db db, Actor actor, Part part, int limit) {
    List<String> words = new ArrayList<>();
    collect(part, words);
    JsonArray items = FoundTickets.containing(db, actor, words, limit);
    items.forEach(
        item -> {
          JsonObject ticket = (JsonObject) item;
          ticket
              .put("score", 0)
              .putNull("nearness")
              .put("highlight", SearchPage.escaped(ticket.getString("snippet", "")))
              .put("passages", new JsonArray());
        });
    return new JsonObject()
        .put("items", items)
        .put("total", items.size())
        .put("complete", false)
        .put("relaxed", false)
        .put("didYouMean", null)
        .put("next", null);
  }

  private static void collect(Part part, List<String> words) {
    switch (part) {
      case Part.Word word -> words.add(word.text());
      case Part.Phrase phrase -> words.add(phrase.text());
      case Part.Prefix prefix -> words.add(prefix.stem());
      case Part.And and -> and.parts().forEach(one -> collect(one, words));
      default ->
          throw new Refusal.Unavailable(
              "The search index is being built. Until then only plain words can be searched.");
    }
  }
}
