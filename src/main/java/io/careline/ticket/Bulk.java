package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.http.Refusal;
import io.careline.store.StoreException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One change of many tickets, each in a transaction of its own and by the rules of one alone. */
final class Bulk {
  private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);

  private final TicketDesk desk;

  Bulk(TicketDesk desk) {
    this.desk = desk;
  }

  /** What became of each, in the order that was asked. */
  JsonArray change(Actor actor, JsonArray numbers, JsonObject wish) {
    JsonArray items = new JsonArray();
    for (Object number : numbers) {
      items.add(one(actor, (String) number, wish));
    }
    return items;
  }

  private JsonObject one(Actor actor, String number, JsonObject wish) {
    JsonObject item = new JsonObject().put("number", number);
    try {
      desk.change(actor, number, Optional.empty(), wish);
      return item.put("done", true);
    } catch (Refusal refusal) {
      return item.put("done", false).put("problem", problem(refusal.slug(), refusal.getMessage()));
    } catch (StoreException e) {
      // What came before is done and has to be told, so this one's fault ends nothing.
      LOG.warn("ticket {} of many: {}", number, e.getMessage());
      String slug = e.passing() ? "unavailable" : "fault";
      return item.put("done", false).put("problem", problem(slug, "It was not stored. Try again."));
    }
  }

  private static JsonObject problem(String slug, String detail) {
    return new JsonObject().put("type", "/problems/" + slug).put("detail", detail);
  }
}
