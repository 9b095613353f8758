package io.careline.search;

import io.careline.access.Gate;
import io.careline.customer.CustomerHint;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.store.Room;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** HTTP for tickets that are alike. */
public final class SimilarRoutes {
  private static final int LIMIT = 5;

  private final SimilarDesk desk;

  public SimilarRoutes(SimilarDesk desk) {
    this.desk = desk;
  }

  public Map<String, Handling> handlings(Room room) {
    return Map.of(
        "listSimilarTickets",
        Handling.in(room, this::toTicket),
        "findSimilarTickets",
        Handling.in(room, this::toText));
  }

  private Answer toTicket(Call call) {
    int limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
    return Answer.ok(desk.toTicket(Gate.actor(call), call.path("number"), limit));
  }

  private Answer toText(Call call) {
    JsonObject body = call.body();
    return Answer.ok(
        desk.toText(
            Gate.actor(call),
            body.getString("subject", ""),
            body.getString("text", ""),
            customer(body.getJsonObject("customer", new JsonObject())),
            body.getInteger("limit", LIMIT)));
  }

  private static CustomerHint customer(JsonObject said) {
    return new CustomerHint(
        Optional.ofNullable(said.getString("email")),
        Optional.ofNullable(said.getString("phone")),
        Optional.empty(),
        Optional.empty());
  }
}
