package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.TestDatabase;
import io.careline.TestPeople;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets that are alike and possible duplicates, beside a ticket and before it is created. */
class SimilarTest {
  private static TestCareline app;
  private static String agent;
  private static String first;
  private static String again;
  private static String same;
  private static String hidden;
  private static String late;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.withModels(TestDatabase.fresh(), false, ZoneId.of("UTC"));
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    agent = TestPeople.agentOf(app, "one@example.org", "One");
    first = open("ann", "My parcel never arrived", "Order AB-7731-88 says delivered. It was not.");
    again = open("ann", "Parcel still missing", "My parcel AB-7731-88 has not arrived yet.");
    same = open("bob", "Package lost", "Your courier lost what I ordered.");
    hidden = open("eve", "Where is my parcel?", "The parcel has not arrived, like last time.");
    app.patch("tickets/" + hidden, new JsonObject().put("team", "Two"));
    open("joe", "Cannot sign in", "The page rejects my password since this morning.");
    late = open("li", "快递一直没到", "下单一个星期了，包裹还没有收到。");
    open("wu", "发票抬头写错了", "请帮我重新开一张发票。");
    for (int i = 0; i < 600 && numbers(like(first, TestCareline.TOKEN)).size() < 3; i++) {
      Thread.sleep(50);
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String open(String who, String subject, String text) {
    return app.post(
            "tickets",
            new JsonObject()
                .put("subject", subject)
                .put("text", text)
                .put("customer", new JsonObject().put("email", who + "@mill.example")))
        .json()
        .getString("number");
  }

  private static JsonArray like(String number, String token) {
    Reply reply = app.call("GET", "tickets/" + number + "/similar", null, token);
    assertThat(reply.status()).as(String.valueOf(reply.json())).isEqualTo(200);
    return reply.json().getJsonArray("items");
  }

  private static List<String> numbers(JsonArray items) {
    return items.stream().map(item -> ((JsonObject) item).getString("number")).toList();
  }

  private static JsonObject one(JsonArray items, String number) {
    return items.stream()
        .map(JsonObject.class::cast)
        .filter(item -> item.getString("number").equals(number))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_same_matter_of_the_same_customer_is_a_possible_duplicate_and_says_why() {
    JsonObject found = one(like(first, TestCareline.TOKEN), again);
    assertThat(found.getBoolean("duplicate")).isTrue();
    JsonObject why = found.getJsonObject("why");
    assertThat(why.getBoolean("sameCustomer")).isTrue();
    assertThat(why.getJsonArray("codes")).contains("ab773188");
    assertThat(why.getJsonArray("words")).contains("parcel");
    assertThat(why.getDouble("nearness")).isBetween(0.7, 1.0);
  }

  @Test
  void the_same_of_somebody_else_is_alike_and_no_duplicate() {
    JsonArray items = like(first, TestCareline.TOKEN);
    assertThat(numbers(items)).contains(same, hidden).doesNotContain(first, late);
    assertThat(one(items, same).getBoolean("duplicate")).isFalse();
    assertThat(numbers(items).getFirst()).isEqualTo(again);
  }

  @Test
  void what_is_out_of_sight_is_like_nothing() {
    assertThat(numbers(like(first, agent))).contains(again).doesNotContain(hidden);
    assertThat(app.call("GET", "tickets/" + hidden + "/similar", null, agent).status())
        .isEqualTo(404);
  }

  @Test
  void before_it_is_created_a_ticket_is_compared_as_well() {
    JsonObject body =
        new JsonObject()
            .put("subject", "Parcel")
            .put("text", "It still did not come, AB 7731 88 or AB-7731-88.")
            .put("customer", new JsonObject().put("email", "Ann@mill.example"));
    JsonArray items = app.post("tickets/similar", body).json().getJsonArray("items");
    assertThat(numbers(items)).contains(first, again);
    assertThat(one(items, again).getBoolean("duplicate")).isTrue();
    JsonArray chinese =
        app.post("tickets/similar", new JsonObject().put("text", "包裹怎么还没送到"))
            .json()
            .getJsonArray("items");
    assertThat(numbers(chinese)).containsExactly(late);
    assertThat(one(chinese, late).getJsonObject("why").getJsonArray("words")).contains("包裹");
  }

  @Test
  void who_rings_is_known_by_the_phone_as_well() {
    JsonObject caller = new JsonObject().put("phone", "+86 138-0013-8000");
    String lamp =
        app.post(
                "tickets",
                new JsonObject()
                    .put("subject", "Lamp flickers")
                    .put("text", "The lamp L-4711-09 flickers since Monday.")
                    .put("channel", "voice")
                    .put("customer", caller))
            .json()
            .getString("number");
    JsonObject body =
        new JsonObject()
            .put("text", "My lamp L-4711-09 flickers again")
            .put("customer", new JsonObject().put("phone", "+86 (138) 00138000"));
    JsonObject found = one(soon(() -> post(body), items -> numbers(items).contains(lamp)), lamp);
    assertThat(found.getJsonObject("why").getBoolean("sameCustomer")).isTrue();
    body.put("customer", new JsonObject().put("email", "mill.example"));
    assertThat(one(post(body), lamp).getJsonObject("why").getBoolean("sameCustomer")).isFalse();
  }

  @Test
  void what_was_merged_is_shown_by_the_ticket_that_it_became_part_of() {
    String kept = open("zoe", "Kettle leaks", "The kettle K-1200-77 leaks at the lid.");
    String gone = open("zoe", "Kettle", "My kettle K-1200-77 leaks.");
    soon(() -> like(kept, TestCareline.TOKEN), items -> numbers(items).contains(gone));
    app.post("tickets/" + gone + "/merge", new JsonObject().put("into", kept));
    soon(() -> like(kept, TestCareline.TOKEN), items -> !numbers(items).contains(gone));
  }

  private static JsonArray post(JsonObject body) {
    return app.post("tickets/similar", body).json().getJsonArray("items");
  }

  /** The index follows a moment behind. */
  private static JsonArray soon(Supplier<JsonArray> ask, Predicate<JsonArray> enough) {
    for (int i = 0; i < 300; i++) {
      JsonArray items = ask.get();
      if (enough.test(items)) {
        return items;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("not seen: " + ask.get().encode());
  }

  @Test
  void nothing_to_compare_is_refused_and_names_the_field() {
    assertThat(app.post("tickets/similar", new JsonObject().put("subject", "x")).status())
        .isEqualTo(422);
    assertThat(app.post("tickets/similar", new JsonObject().put("text", "")).json().encode())
        .contains("text");
  }
}
