package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is being typed is completed out of tickets in sight: words, names, tags, numbers. */
class SuggestionsTest {
  private static TestCareline app;
  private static String agent;
  private static String refund;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    JsonObject one = new JsonObject().put("email", "one@example.org").put("name", "One");
    one.put("role", "agent").put("scope", "team").put("teams", new JsonArray().add("One"));
    app.post("agents", one);
    JsonObject wish = new JsonObject().put("name", "t").put("agent", "one@example.org");
    agent = app.post("tokens", wish).json().getString("token");
    refund = ticket("Refunded twice", "The refund came, refunds are nice.", "One", "Ann Miller");
    ticket("退款失败", "退款一直没到", "One", "王小明");
    ticket("我的退款失败了", "退货地址", "One", "王小明");
    ticket("Refusal of a takeover", "Refinery merger, 退市", "Two", "Wanda Xavier");
    for (int i = 0; i < 200 && app.get("search?q=status:new").json().getLong("total") < 4; i++) {
      Thread.sleep(25);
    }
    // What is not found in time is left out, and a machine that is cold takes its time.
    for (int i = 0; i < 100 && texts("ref", "word").size() < 3; i++) {
      Thread.sleep(25);
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String ticket(String subject, String text, String team, String name) {
    JsonObject customer = new JsonObject().put("name", name);
    customer.put("email", Integer.toHexString(name.hashCode()) + "@shop.example");
    JsonObject ticket = new JsonObject().put("subject", subject).put("text", text);
    ticket.put("team", team).put("customer", customer);
    ticket.put("tags", new JsonArray().add(team.equals("One") ? "贵宾" : "secret deal"));
    return app.post("tickets", ticket).json().getString("number");
  }

  private static List<JsonObject> ask(String q, String token) {
    String asked = "search/suggestions?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    JsonObject answer = app.call("GET", asked, null, token).json();
    return answer.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> texts(String q, String kind) {
    return ask(q, agent).stream()
        .filter(one -> one.getString("kind").equals(kind))
        .map(one -> one.getString("text"))
        .toList();
  }

  @Test
  void words_are_completed_by_their_forms() {
    assertThat(texts("status:new ref", "word")).containsExactly("refund", "refunded", "refunds");
    JsonObject first = ask("kettle  -ref", agent).getFirst();
    assertThat(first.getInteger("from")).isEqualTo(9);
    assertThat(first.getString("insert")).isEqualTo("refund");
    assertThat(first.getInteger("count")).isEqualTo(1);
  }

  @Test
  void chinese_goes_on_as_texts_do() {
    assertThat(texts("退", "word")).startsWith("退款", "退款失败").contains("退货");
    assertThat(texts("退款", "word")).containsExactly("退款失败");
    assertThat(ask("我要退款", agent).stream().map(one -> one.getString("kind"))).isEmpty();
  }

  @Test
  void customers_are_offered_by_name_and_by_pinyin() {
    assertThat(texts("mil", "customer")).containsExactly("Ann Miller");
    assertThat(texts("王小", "customer")).containsExactly("王小明");
    assertThat(texts("wxm", "customer")).containsExactly("王小明");
    assertThat(ask("mil", agent).getFirst().getString("insert")).isEqualTo("from:\"Ann Miller\"");
    assertThat(ask("来自：王", agent).getFirst().getString("insert")).isEqualTo("王小明");
  }

  @Test
  void tags_numbers_and_subjects_are_offered() {
    assertThat(texts("gb", "tag")).containsExactly("贵宾");
    assertThat(texts("tag:", "tag")).containsExactly("贵宾");
    JsonObject numbered = ask("number:" + refund, agent).getFirst();
    assertThat(numbered.getString("number")).isEqualTo(refund);
    assertThat(texts("nice refu", "ticket")).containsExactly("Refunded twice");
  }

  @Test
  void what_stands_out_of_sight_alone_is_never_offered() {
    for (String typed : new String[] {"refi", "refus", "退市", "wand", "wx", "secr", "tag:s"}) {
      assertThat(ask(typed, agent).toString())
          .as(typed)
          .doesNotContain("refinery", "refusal", "Refusal", "退市", "Wanda", "secret");
    }
    assertThat(texts("退", "word")).doesNotContain("退市");
    assertThat(ask("refi", TestCareline.TOKEN).toString()).contains("refinery");
  }

  @Test
  void nothing_is_offered_where_nothing_can_be_completed() {
    for (String typed : new String[] {"refund ", "\"open ref", "status:ne", "-", "(", "created:"}) {
      assertThat(ask(typed, agent)).as(typed).isEmpty();
    }
    assertThat(app.get("search/suggestions?q=a&limit=21").status()).isEqualTo(422);
  }
}
