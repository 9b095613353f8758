package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tree of topics, as an administrator tends it. */
class TopicTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject topic(String key, String en, String zh) {
    return new JsonObject().put("key", key).put("en", en).put("zh", zh);
  }

  private static List<String> keys() {
    return app.get("topics").json().getJsonArray("items").stream()
        .map(topic -> ((JsonObject) topic).getString("key"))
        .toList();
  }

  private static JsonObject one(String key) {
    JsonArray items = app.get("topics").json().getJsonArray("items");
    return items.stream()
        .map(JsonObject.class::cast)
        .filter(topic -> topic.getString("key").equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_installation_begins_with_a_tree_in_both_languages() {
    assertThat(keys()).contains("delivery/late", "howto/policy", "other/other");
    assertThat(keys().indexOf("delivery")).isLessThan(keys().indexOf("delivery/late"));
    assertThat(one("delivery/late").getString("parent")).isEqualTo("delivery");
    assertThat(one("delivery/late").getString("zh")).isNotBlank();
  }

  @Test
  void a_second_start_plants_nothing() {
    app.patch("topics", topic("other/other", "Anything else", "其他"));
    List<String> before = keys();
    try (TestCareline again = TestCareline.start(app.databaseUrl, java.util.Optional.empty())) {
      assertThat(again.get("topics").status()).isEqualTo(200);
      assertThat(keys()).isEqualTo(before);
      assertThat(one("other/other").getString("en")).isEqualTo("Anything else");
    }
  }

  @Test
  void branches_and_topics_are_added_renamed_moved_and_retired() {
    assertThat(app.post("topics", topic("repair", "Repairs", "维修")).status()).isEqualTo(201);
    Reply added = app.post("topics", topic("repair/time", "How long", "多久"));
    assertThat(added.json().getString("parent")).isEqualTo("repair");
    app.post("topics", topic("repair/cost", "Cost", "费用"));
    app.patch("topics", new JsonObject().put("key", "repair/time").put("position", 9));
    assertThat(keys()).containsSubsequence("repair", "repair/cost", "repair/time");
    JsonObject renamed = new JsonObject().put("key", "repair/cost").put("en", " Price ");
    assertThat(app.patch("topics", renamed).json().getString("en")).isEqualTo("Price");
    app.patch("topics", new JsonObject().put("key", "repair").put("retired", true));
    assertThat(one("repair/time").getString("retiredAt")).isNotNull();
    JsonObject back = new JsonObject().put("key", "repair/time").put("retired", false);
    assertThat(app.patch("topics", back).status()).isEqualTo(422);
    app.patch("topics", new JsonObject().put("key", "repair").put("retired", false));
    assertThat(app.patch("topics", back).json().getString("retiredAt")).isNull();
  }

  @Test
  void a_topic_without_a_branch_or_with_a_strange_key_is_refused() {
    assertThat(app.post("topics", topic("nothing/late", "a", "b")).status()).isEqualTo(422);
    for (String key : new String[] {"Late", "a/b/c", "a b", "-a", "a/", "迟到", ""}) {
      assertThat(app.post("topics", topic(key, "a", "b")).status()).as(key).isEqualTo(422);
    }
    Reply twice = app.post("topics", topic("delivery/late", "a", "b"));
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.json().getString("type")).isEqualTo("/problems/topic-exists");
    assertThat(app.patch("topics", topic("no/such", "a", "b")).status()).isEqualTo(404);
    assertThat(app.post("topics", topic("blank", " ", "b")).status()).isEqualTo(422);
  }
}
