package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.TestPeople;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was meant is found beside what was typed, under the same sight. */
class SearchMeaningTest {
  private static TestCareline app;
  private static String agent;
  private static String parcel;
  private static String hidden;
  private static String login;
  private static String late;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.withModels(TestDatabase.fresh(), false, ZoneId.of("UTC"));
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    agent = TestPeople.agentOf(app, "one@example.org", "One");
    parcel = open("My parcel never arrived", "The courier says it was delivered. It was not.");
    hidden = open("Courier lost my delivery", "The box I ordered has not come.");
    app.patch("tickets/" + hidden, new JsonObject().put("team", "Two"));
    login = open("Cannot sign in", "The page rejects my password since this morning.");
    late = open("快递一直没到", "下单一个星期了，包裹还没有收到。");
    open("发票抬头写错了", "请帮我重新开一张发票。");
    await("shipment missing for weeks", TestCareline.TOKEN, parcel, hidden);
    await("东西什么时候能送到我家", TestCareline.TOKEN, late);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String open(String subject, String text) {
    return app.post(
            "tickets",
            new JsonObject()
                .put("subject", subject)
                .put("text", text)
                .put("customer", new JsonObject().put("email", "ann@mill.example")))
        .json()
        .getString("number");
  }

  private static List<String> found(String q, String token) {
    String asked = "search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    return app.call("GET", asked, null, token).json().getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("number"))
        .toList();
  }

  private static void await(String q, String token, String... numbers) throws Exception {
    for (int i = 0; i < 600 && !found(q, token).containsAll(List.of(numbers)); i++) {
      Thread.sleep(50);
    }
    assertThat(found(q, token)).contains(numbers);
  }

  @Test
  void tickets_about_the_same_are_found_without_a_word_in_common() {
    assertThat(found("shipment missing for weeks", TestCareline.TOKEN).subList(0, 2))
        .containsExactlyInAnyOrder(parcel, hidden);
    assertThat(found("credentials do not work", TestCareline.TOKEN)).startsWith(login);
    assertThat(found("东西什么时候能送到我家", TestCareline.TOKEN)).startsWith(late);
  }

  @Test
  void a_question_finds_what_is_written_in_the_other_language() {
    assertThat(found("我的包裹一直没收到", TestCareline.TOKEN)).contains(late, parcel);
    assertThat(found("parcel not received yet", TestCareline.TOKEN)).contains(parcel, late);
    assertThat(found("我的包裹一直没收到", agent)).doesNotContain(hidden);
  }

  @Test
  void what_is_near_but_out_of_sight_is_not_found() {
    assertThat(found("shipment missing for weeks", agent)).contains(parcel).doesNotContain(hidden);
  }

  @Test
  void what_is_near_has_to_hold_what_else_is_asked_for() {
    assertThat(found("shipment missing for weeks team:Two", TestCareline.TOKEN))
        .containsExactly(hidden);
    assertThat(found("shipment missing for weeks -courier", TestCareline.TOKEN))
        .doesNotContain(parcel, hidden);
    assertThat(found("shipment missing for weeks \"never arrived\"", TestCareline.TOKEN))
        .containsExactly(parcel);
  }

  @Test
  void one_word_is_looked_for_as_it_is() {
    assertThat(found("shipment", TestCareline.TOKEN)).isEmpty();
  }

  @Test
  void another_subject_is_another_meaning() throws Exception {
    String number = open("Question", "Hello");
    app.patch(
        "tickets/" + number, new JsonObject().put("subject", "Where can I download the manual?"));
    await("instructions for using the device", TestCareline.TOKEN, number);
  }

  @Test
  void nobody_is_told_that_a_ticket_was_understood() {
    assertThat(app.get("tickets/" + parcel + "/history").json().encode()).doesNotContain("search.");
  }
}
