package io.careline.wallboard;

import io.careline.TestCareline;
import io.careline.WordReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Does what people do to tickets, at random but the same for a seed. */
final class RandomDesk {
  static final List<String> TEAMS = List.of("One", "Two", "Three");
  private static final List<String> STATUSES =
      List.of("open", "pending", "onHold", "solved", "closed");
  private static final List<String> TEXTS =
      List.of("A cup.", "Terrible!", "Thank you.", WordReader.POISON);
  private static final List<String> TARGETS =
      List.of("firstResponse", "nextResponse", "resolution");

  private final TestCareline app;
  private final Random random;
  private final List<String> agents;
  private final List<String> numbers = new ArrayList<>();

  RandomDesk(TestCareline app, long seed, List<String> agents) {
    this.app = app;
    this.random = new Random(seed);
    this.agents = agents;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  void step() {
    if (numbers.size() < 5 || random.nextInt(4) == 0) {
      open();
      return;
    }
    String number = one(numbers);
    switch (random.nextInt(10)) {
      case 0, 1 -> say(number, "reply");
      case 2 -> say(number, "customer");
      case 3 -> say(number, "note");
      case 4 -> change(number, new JsonObject().put("status", one(STATUSES)));
      case 5 -> change(number, new JsonObject().put("assignee", oneOrNone(agents)));
      case 6 -> change(number, new JsonObject().put("team", oneOrNone(TEAMS)));
      case 7 -> due(number);
      case 8 -> correct(number);
      default ->
          app.post("tickets/" + number + "/merge", new JsonObject().put("into", one(numbers)));
    }
  }

  private String oneOrNone(List<String> all) {
    return random.nextInt(4) == 0 ? null : one(all);
  }

  private void open() {
    JsonObject wish =
        new JsonObject()
            .put("subject", "Ticket " + numbers.size())
            .put("text", one(TEXTS))
            .put("customer", new JsonObject().put("email", random.nextInt(9) + "@example.org"));
    String team = oneOrNone(TEAMS);
    if (team != null) {
      wish.put("team", team);
    }
    numbers.add(app.post("tickets", wish).json().getString("number"));
  }

  private void say(String number, String kind) {
    JsonObject wish = new JsonObject().put("kind", kind).put("text", one(TEXTS));
    app.post("tickets/" + number + "/interactions", wish);
  }

  private void correct(String number) {
    JsonObject ticket = app.get("tickets/" + number).json();
    JsonArray said = ticket.getJsonArray("interactions", new JsonArray());
    if (said.isEmpty()) {
      return; // it was merged into another, or the database is away
    }
    long id = said.getJsonObject(0).getLong("id");
    String path = "tickets/" + number + "/interactions/" + id + "/correction";
    app.post(path, new JsonObject().put("tone", one(List.of("negative", "positive"))));
  }

  private void change(String number, JsonObject change) {
    if (random.nextBoolean()) {
      app.patch("tickets/" + number, change);
    } else {
      JsonArray some = new JsonArray().add(number).add(one(numbers));
      app.post("tickets/bulk", new JsonObject().put("numbers", some).put("change", change));
    }
  }

  /** Due in the past, soon, or later; far enough from a limit that the clock does not move it. */
  private void due(String number) {
    int minutes = one(List.of(-90, -2, 7, 9, 33, 41, 75, 500));
    JsonObject wish =
        new JsonObject().put("dueAt", Instant.now().plusSeconds(60L * minutes).toString());
    app.call(
        "PUT",
        "tickets/" + number + "/sla/" + one(TARGETS) + "/due",
        random.nextInt(6) == 0 ? new JsonObject().putNull("dueAt") : wish,
        TestCareline.TOKEN);
  }
}
