package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searching by the API, in both languages, with properties, phrases, codes and names. */
class SearchTest {
  private static TestCareline app;
  private static String kettle;
  private static String refund;
  private static String wang;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.start();
    kettle =
        open(
            "Kettle arrived broken",
            "The kettles I ordered (order 2024-0098-77123) leak.",
            "Ann Miller",
            "ann@mill.example",
            "high",
            "vip");
    refund =
        open(
            "退款失败",
            "你好，自动还款失败了，我的订单 SN-88213-A 一直没有退款。",
            "王小明",
            "wang@shop.example.cn",
            "normal",
            "delivery");
    wang =
        open(
            "Where is my parcel?",
            "My phone is +86 138-0013-8000. Please refund me, or call.",
            "李雷",
            "lilei@mail.example",
            "low",
            "vip");
    app.post(
        "tickets/" + kettle + "/interactions",
        new JsonObject().put("kind", "note").put("text", "Secretly a wholesaler, be careful."));
    awaitFound("wholesaler");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String open(
      String subject, String text, String name, String email, String priority, String tag) {
    return app.post(
            "tickets",
            new JsonObject()
                .put("subject", subject)
                .put("text", text)
                .put("priority", priority)
                .put("tags", new JsonArray().add(tag))
                .put("customer", new JsonObject().put("name", name).put("email", email)))
        .json()
        .getString("number");
  }

  private static void awaitFound(String word) throws InterruptedException {
    for (int i = 0; i < 200 && found(word).isEmpty(); i++) {
      Thread.sleep(50);
    }
  }

  private static Reply ask(String q) {
    return app.get("search?facets=true&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
  }

  private static List<String> found(String q) {
    Reply reply = ask(q);
    assertThat(reply.status()).as(q + ": " + reply.json()).isEqualTo(200);
    return reply.json().getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("number"))
        .toList();
  }

  @Test
  void words_are_found_by_their_stems_and_the_exact_form_wins() {
    assertThat(found("kettle")).containsExactly(kettle);
    assertThat(found("refunds")).containsExactly(wang);
    assertThat(found("KETTLES broken")).containsExactly(kettle);
  }

  @Test
  void chinese_is_found_by_any_part_in_either_script() {
    assertThat(found("退款")).containsExactly(refund);
    assertThat(found("還款失敗")).containsExactly(refund);
    assertThat(found("款退")).isEmpty();
  }

  @Test
  void codes_phones_and_numbers_are_found_by_any_part() {
    assertThat(found("77123")).containsExactly(kettle);
    assertThat(found("88213")).containsExactly(refund);
    assertThat(found("13800138000")).containsExactly(wang);
    assertThat(found("138 0013 8000")).contains(wang);
    assertThat(found(kettle)).contains(kettle);
  }

  @Test
  void people_are_found_by_name_pinyin_initials_address_and_domain() {
    assertThat(found("miller")).containsExactly(kettle);
    assertThat(found("王小明")).containsExactly(refund);
    assertThat(found("wxm")).containsExactly(refund);
    assertThat(found("from:wang@shop.example.cn")).containsExactly(refund);
    assertThat(found("from:mill.example")).containsExactly(kettle);
  }

  @Test
  void phrases_beginnings_and_without() {
    assertThat(found("\"arrived broken\"")).containsExactly(kettle);
    assertThat(found("\"broken arrived\"")).isEmpty();
    assertThat(found("parc*")).containsExactly(wang);
    assertThat(found("还款失*")).containsExactly(refund);
    assertThat(found("tag:vip -parcel")).containsExactly(kettle);
    assertThat(found("kettle OR 退款")).containsExactlyInAnyOrder(kettle, refund);
  }

  @Test
  void properties_in_both_languages() {
    assertThat(found("priority:>=high")).containsExactly(kettle);
    assertThat(found("优先级：高")).containsExactly(kettle);
    assertThat(found("status:new tag:vip")).containsExactlyInAnyOrder(kettle, wang);
    assertThat(found("created:today assignee:none")).contains(kettle, refund, wang);
    assertThat(found("created:<2020-01-01")).isEmpty();
    assertThat(found("has:note")).containsExactly(kettle);
  }

  @Test
  void hits_say_where_the_words_stand_and_values_are_counted() {
    JsonObject answer = ask("leak").json();
    JsonObject hit = answer.getJsonArray("items").getJsonObject(0);
    assertThat(hit.getString("highlight")).contains("<mark>leak</mark>");
    JsonObject passage = hit.getJsonArray("passages").getJsonObject(0);
    assertThat(passage.getLong("interactionId")).isPositive();
    JsonArray mark = passage.getJsonArray("marks").getJsonArray(0);
    assertThat(passage.getString("text").substring(mark.getInteger(0), mark.getInteger(1)))
        .isEqualTo("leak");
    assertThat(answer.getJsonObject("facets").getJsonArray("priority").getJsonObject(0))
        .isEqualTo(new JsonObject().put("value", "high").put("count", 1));
    assertThat(ask("还款失败").json().getJsonArray("items").getJsonObject(0).getString("highlight"))
        .contains("<mark>还款失败</mark>");
  }

  @Test
  void a_highlight_holds_nothing_but_marks() {
    String evil =
        open(
            "<img src=x onerror=alert(1)>",
            "<script>alert('leaky')</script> zebra",
            "E",
            "e@e.example",
            "low",
            "x");
    assertThat(evil).isNotNull();
    for (int i = 0; i < 100 && found("zebra").isEmpty(); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    String html = ask("zebra").json().getJsonArray("items").getJsonObject(0).getString("highlight");
    assertThat(html)
        .contains("&lt;script&gt;")
        .contains("<mark>zebra</mark>")
        .doesNotContain("<script");
  }

  @Test
  void when_no_ticket_has_all_words_those_with_some_are_shown() {
    JsonObject answer = ask("kettle parcel giraffe broken").json();
    assertThat(answer.getBoolean("relaxed")).isTrue();
    assertThat(answer.getLong("total")).isPositive();
  }

  @Test
  void the_newest_come_first_when_they_are_asked_for() {
    JsonArray items = app.get("search?q=status:new&sort=-updatedAt").json().getJsonArray("items");
    List<String> times =
        items.stream().map(one -> ((JsonObject) one).getString("updatedAt")).toList();
    assertThat(times).hasSizeGreaterThan(2).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void pages_go_on_with_what_the_first_decided() {
    String asked = "search?limit=1&q=kettle+parcel+giraffe+broken";
    JsonObject first = app.get(asked).json();
    String next = first.getString("next");
    JsonObject second = app.get(asked + "&cursor=" + next).json();
    assertThat(second.getBoolean("relaxed")).isTrue();
    assertThat(second.getLong("total")).isEqualTo(first.getLong("total"));
    assertThat(second.getJsonArray("items").getJsonObject(0).getString("number"))
        .isNotEqualTo(first.getJsonArray("items").getJsonObject(0).getString("number"));
    assertThat(app.get(asked + "&cursor=MTBy").status()).isEqualTo(200);
    assertThat(app.get(asked + "&cursor=eHI").status()).isEqualTo(422);
  }

  @Test
  void the_longest_question_is_answered() {
    String paragraph = "我上周在你们店里买的水壶到现在没有收到货 ".repeat(48);
    assertThat(ask(paragraph.substring(0, 1_000)).status()).isEqualTo(200);
    assertThat(ask("退款失败 ".repeat(64).strip()).status()).isEqualTo(200);
    assertThat(ask("kettles-leaking ".repeat(60).strip()).status()).isEqualTo(200);
    assertThat(ask("a* b* ke* pa* re* 退* ".repeat(8).strip()).status()).isIn(200, 422);
  }

  @Test
  void what_cannot_be_read_is_refused_with_its_place() {
    Reply reply = ask("kettle \"open");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().encode()).contains("query/q");
    assertThat(reply.json().getInteger("at")).isEqualTo(7);
    assertThat(ask("team:Nowhere").status()).isEqualTo(422);
  }
}
