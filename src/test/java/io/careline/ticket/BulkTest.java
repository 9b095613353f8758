package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One change of many tickets. */
class BulkTest {
  private static TestCareline app;
  private static String own;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post(
        "agents",
        new JsonObject()
            .put("email", "own@example.org")
            .put("name", "Own")
            .put("role", "supervisor")
            .put("scope", "own"));
    own =
        app.post("tokens", new JsonObject().put("name", "x").put("agent", "own@example.org"))
            .json()
            .getString("token");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject wish(List<String> numbers, JsonObject change) {
    return new JsonObject().put("numbers", new JsonArray(numbers)).put("change", change);
  }

  private static JsonArray change(List<String> numbers, JsonObject change) {
    return app.post("tickets/bulk", wish(numbers, change)).json().getJsonArray("items");
  }

  private static String ticket() {
    return app.ticket("Many", "many@example.org");
  }

  @Test
  void one_bad_ticket_does_not_stop_the_others() {
    String first = ticket();
    String closed = ticket();
    String last = ticket();
    app.patch("tickets/" + closed, new JsonObject().put("status", "closed"));
    JsonArray items =
        change(
            List.of(first, closed, "10000", TicketNumber.of(999_999), last),
            new JsonObject().put("status", "pending").put("team", "One"));
    assertThat(items.stream().map(item -> ((JsonObject) item).getBoolean("done")))
        .containsExactly(true, false, false, false, true);
    assertThat(items.stream().skip(1).limit(3).map(BulkTest::problem))
        .containsExactly(
            "/problems/illegal-move", "/problems/invalid-fields", "/problems/not-found");
    for (String number : List.of(first, last)) {
      JsonObject ticket = app.get("tickets/" + number).json();
      assertThat(ticket.getString("status")).isEqualTo("pending");
      assertThat(ticket.getString("team")).isEqualTo("One");
    }
    assertThat(app.get("tickets/" + closed).json().getValue("team")).isNull();
  }

  private static String problem(Object item) {
    return ((JsonObject) item).getJsonObject("problem").getString("type");
  }

  @Test
  void each_ticket_has_to_be_in_sight() {
    String hidden = ticket();
    JsonObject wish = wish(List.of(hidden), new JsonObject().put("priority", "urgent"));
    JsonObject item =
        app.call("POST", "tickets/bulk", wish, own).json().getJsonArray("items").getJsonObject(0);
    assertThat(problem(item)).isEqualTo("/problems/not-found");
    assertThat(app.get("tickets/" + hidden).json().getString("priority")).isEqualTo("normal");
  }

  @Test
  void what_nobody_may_have_is_refused_for_each() {
    JsonObject item =
        change(List.of(ticket()), new JsonObject().put("assignee", "nobody@example.org"))
            .getJsonObject(0);
    assertThat(item.getBoolean("done")).isFalse();
    assertThat(item.getJsonObject("problem").getString("detail")).contains("nobody@example.org");
  }

  @Test
  void a_call_that_names_nothing_or_too_much_is_refused_as_a_whole() {
    JsonObject pending = new JsonObject().put("status", "pending");
    assertThat(app.post("tickets/bulk", wish(List.of(), pending)).status()).isEqualTo(422);
    assertThat(app.post("tickets/bulk", wish(List.of(ticket()), new JsonObject())).status())
        .isEqualTo(422);
    List<String> many = java.util.Collections.nCopies(201, "10009");
    assertThat(app.post("tickets/bulk", wish(many, pending)).status()).isEqualTo(422);
  }
}
