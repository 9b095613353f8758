package io.careline.learning;

import io.careline.TestCareline;
import io.careline.reading.ReadingDesk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes messages of a house with a language of its own, and corrects how they are read. */
final class Teacher {
  /** What young customers say of what they like; the shipped model takes it for blame. */
  static final String PRAISE = "The %s is wicked and sick, order %d";

  private static final List<String> THINGS =
      List.of("lamp", "router", "kettle", "chair", "toaster", "camera", "drill", "desk", "phone");

  private final TestCareline app;
  private final ReadingDesk desk;

  Teacher(TestCareline app) {
    this.app = app;
    this.desk = new ReadingDesk(app);
  }

  /** The same words about another thing. */
  static String praise(int number) {
    return PRAISE.formatted(THINGS.get(number % THINGS.size()), 7_000 + number * 13);
  }

  /** So many messages that are praise here, each in a ticket of its own. */
  void praises(int count) {
    for (int i = 0; i < count; i++) {
      says(praise(i), "positive");
    }
  }

  /** So many messages that are read right, and somebody says so. */
  void confirms(int count) {
    for (int i = 0; i < count; i++) {
      String thing = THINGS.get(i % THINGS.size());
      says("The " + thing + " arrived broken, this is terrible, order " + i, "negative");
    }
  }

  void says(String text, String tone) {
    JsonObject ticket = desk.open("Word " + text.hashCode(), text);
    long message = desk.interaction(ticket.getString("number"), 0).getLong("id");
    int status =
        desk.correct(ticket.getString("number"), message, new JsonObject().put("tone", tone))
            .status();
    if (status != 200) {
      throw new AssertionError("not corrected: " + status);
    }
  }

  /** How a node reads a text now. */
  static String tone(TestCareline node, String text) {
    JsonObject body = new JsonObject().put("texts", new JsonArray().add(text));
    JsonArray items = node.post("language", body).json().getJsonArray("items");
    return items.getJsonObject(0).getJsonObject("sentiment").getString("label");
  }

  /** A model as the API shows it. */
  static JsonObject model(TestCareline node, String name) {
    return node.get("models").json().getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonArray trials() {
    return app.get("models/trials").json().getJsonArray("items");
  }
}
