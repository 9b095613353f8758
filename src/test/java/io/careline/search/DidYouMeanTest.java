package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mistyped word is put right by words of tickets in sight, and by nothing else. */
class DidYouMeanTest {
  private static TestCareline app;
  private static String agent;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    agent = agent("one@example.org");
    ticket("Kettle with a refund", "The kettle leaks, 我要退款。", "One", "Johnson Reed");
    ticket("Bankruptcy of a wholesaler", "Secret liquidation, 申请破产", "Two", "Zimmermann");
    for (int i = 0; i < 200 && !whole(); i++) {
      Thread.sleep(25);
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static boolean whole() {
    JsonObject teams = app.get("search?facets=true&q=status:new").json().getJsonObject("facets");
    return teams.getJsonArray("team").size() == 2;
  }

  private static String agent(String email) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", "team")
            .put("teams", new JsonArray().add("One")));
    return app.post("tokens", new JsonObject().put("name", "t").put("agent", email))
        .json()
        .getString("token");
  }

  private static void ticket(String subject, String text, String team, String name) {
    JsonObject customer = new JsonObject().put("name", name).put("email", "a@b.example");
    customer.put("email", name.split(" ")[0] + "@shop.example");
    app.post(
        "tickets",
        new JsonObject()
            .put("subject", subject)
            .put("text", text)
            .put("team", team)
            .put("customer", customer));
  }

  private static JsonObject ask(String q, String token) {
    String asked = "search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    return app.call("GET", asked, null, token).json();
  }

  private static String meant(String q) {
    return ask(q, TestCareline.TOKEN).getString("didYouMean");
  }

  @Test
  void a_mistyped_word_is_put_right_and_the_rest_stays() {
    assertThat(meant("refnud")).isEqualTo("refund");
    assertThat(meant("  Ketlte   leaks, ")).isEqualTo("  Kettle   leaks, ");
    assertThat(meant("status:new (kettel OR \"not thsi\") -refnud"))
        .isEqualTo("status:new (kettle OR \"not thsi\") -refnud");
    assertThat(meant("REFNUD kettel")).isEqualTo("REFUND kettle");
    assertThat(meant("jonson")).isEqualTo("johnson");
  }

  @Test
  void chinese_is_put_right_by_its_sound() {
    assertThat(meant("退宽")).isEqualTo("退款");
    assertThat(meant("状态：新建 我要退宽")).isEqualTo("状态：新建 我要退款");
    assertThat(meant("款退")).isNull();
  }

  @Test
  void what_is_known_or_no_word_stays() {
    assertThat(meant("refund")).isNull();
    assertThat(meant("refunds")).isNull();
    assertThat(meant("refn*")).isNull();
    assertThat(meant("\"refnud\"")).isNull();
    assertThat(meant("kettle1 AB-99121")).isNull();
    assertThat(meant("tag:refnud")).isNull();
    assertThat(meant("xyzzyplugh")).isNull();
  }

  @Test
  void what_stands_out_of_sight_alone_is_never_offered() {
    assertThat(meant("bankrupcty")).isEqualTo("bankruptcy");
    assertThat(meant("申请破铲")).isEqualTo("申请破产");
    for (String slip : new String[] {"bankrupcty", "liqudation", "破铲", "申请破铲", "zimmerman"}) {
      JsonObject answer = ask(slip, agent);
      assertThat(answer.getLong("total")).as(slip).isZero();
      assertThat(answer.getString("didYouMean")).as(slip).isNull();
    }
    assertThat(ask("refnud", agent).getString("didYouMean")).isEqualTo("refund");
    assertThat(ask("refnud team:Two", agent).getString("didYouMean")).isNull();
  }
}
