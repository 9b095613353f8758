package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags that nobody sees, phones that reach nobody, and one customer under two spellings. */
class WishesTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject opening(JsonObject customer) {
    return new JsonObject().put("subject", "s").put("text", "t").put("customer", customer);
  }

  private static JsonObject mail(String email) {
    return new JsonObject().put("email", email);
  }

  private static void refused(Reply reply, String pointer) {
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
    assertThat(reply.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t\n", "\u3000", "\u00a0 ", "\u200b"})
  void a_blank_tag_is_refused_at_its_place(String blank) {
    String number = app.ticket("Tags", "tags@example.org");
    JsonArray tags = new JsonArray().add("kept").add(blank);
    refused(app.patch("tickets/" + number, new JsonObject().put("tags", tags)), "/tags/1");
    refused(app.post("tickets", opening(mail("tags@example.org")).put("tags", tags)), "/tags/1");
    assertThat(app.get("tickets/" + number).json().getJsonArray("tags")).isEmpty();
  }

  @Test
  void spaces_around_a_tag_are_not_part_of_it() {
    JsonArray tags = new JsonArray().add(" late ").add("late").add("\u3000急\u3000");
    String number =
        app.post("tickets", opening(mail("t@example.org")).put("tags", tags))
            .json()
            .getString("number");
    JsonArray kept = new JsonArray().add("late").add("急");
    assertThat(app.get("tickets/" + number).json().getJsonArray("tags")).isEqualTo(kept);
    app.patch("tickets/" + number, new JsonObject().put("tags", tags.copy().add(" x ")));
    assertThat(app.get("tickets/" + number).json().getJsonArray("tags"))
        .isEqualTo(kept.copy().add("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "+()", "   ", "+ 1", "12", "(-)-(-)", "1......2"})
  void a_phone_that_reaches_nobody_is_refused(String phone) {
    JsonObject customer = new JsonObject().put("phone", phone);
    refused(app.post("tickets", opening(customer)), "/customer/phone");
    refused(app.post("tickets", opening(customer.put("email", "p@e.org"))), "/customer/phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"110", "+86 (10) 6552-9988", "(030) 12.34.56", "+49-30-1234567"})
  void a_phone_as_people_write_it_is_taken(String phone) {
    JsonObject customer = new JsonObject().put("phone", phone);
    assertThat(app.post("tickets", opening(customer)).status()).isEqualTo(201);
  }

  /** The form asks for no phone; who sends one all the same is told. */
  @Test
  void the_form_takes_no_phone() {
    JsonObject form = mail("f@example.org").put("subject", "s").put("text", "t");
    refused(app.call("POST", "portal/requests", form.put("phone", "..."), null), "/phone");
  }

  private static long customer(String email) {
    return app.post("tickets", opening(mail(email))).json().getJsonObject("customer").getLong("id");
  }

  @Test
  void one_mailbox_in_two_spellings_is_one_customer() {
    long written = customer("wang@例子.中国");
    assertThat(customer("Wang@xn--fsqu00a.xn--fiqs8s")).isEqualTo(written);
    assertThat(customer("wang@例子。中国")).isEqualTo(written);
    assertThat(customer("li@例子.中国")).isNotEqualTo(written);
    JsonObject seen = app.get("customers/" + written).json();
    assertThat(seen.getString("email")).as("as they wrote it").isEqualTo("wang@例子.中国");
    assertThat(seen.getJsonArray("tickets")).hasSize(3);
    assertThat(app.get("tickets?customer=wang@xn--fsqu00a.xn--fiqs8s").json().getJsonArray("items"))
        .hasSize(3);
  }
}
