package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What agents say about readings holds, and is kept. */
class CorrectionTest {
  private static TestCareline app;
  private static ReadingDesk desk;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    desk = new ReadingDesk(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject wish(String property, Object value) {
    return new JsonObject().put(property, value);
  }

  private static String kept(long interaction) {
    return TestTables.value(
        app.databaseUrl,
        "SELECT string_agg(concat_ws('/', property, was, was_score, models, is_now), ' ' ORDER BY"
            + " id) FROM reading_correction WHERE interaction_id = "
            + interaction);
  }

  @Test
  void a_corrected_tone_holds_for_the_message_and_its_ticket() {
    String number = desk.open("Lamp", "Terrible how good it is.").getString("number");
    JsonObject before = desk.interaction(number, 0);
    assertThat(before.getJsonObject("sentiment").getJsonArray("evidence")).isNotEmpty();
    JsonObject said = desk.correct(number, before.getLong("id"), wish("tone", "positive")).json();
    assertThat(said.getJsonObject("sentiment"))
        .isEqualTo(new JsonObject("{\"label\":\"positive\",\"score\":1.0,\"evidence\":[]}"));
    assertThat(said.getJsonObject("reading").getJsonObject("corrected"))
        .isEqualTo(wish("tone", "positive"));
    JsonObject ticket = desk.ticket(number);
    assertThat(ReadingDesk.tone(ticket)).isEqualTo("positive");
    assertThat(ticket.getJsonObject("sentiment").getDouble("score")).isEqualTo(1);
    assertThat(ticket.getInteger("attention")).isEqualTo(1);
    assertThat(kept(before.getLong("id"))).isEqualTo("tone/negative/0.9/words-1/positive");
    assertThat(
            desk.facts(number, "interaction.reading-corrected").getFirst().getJsonObject("changes"))
        .isEqualTo(wish("tone", new JsonArray().add("negative").add("positive")));
  }

  @Test
  void an_old_message_is_corrected_without_changing_how_the_ticket_sounds_now() {
    String number = desk.open("Lamp", "Terrible.").getString("number");
    desk.says(number, "Thank you.");
    long first = desk.interaction(number, 0).getLong("id");
    desk.correct(number, first, wish("tone", "neutral"));
    assertThat(ReadingDesk.tone(desk.ticket(number))).isEqualTo("positive");
    assertThat(desk.ticket(number).getJsonArray("curve").getJsonObject(0).getString("label"))
        .isEqualTo("neutral");
  }

  @Test
  void the_latest_word_wins_and_all_are_kept() {
    String number = desk.open("Lamp", "It is late.").getString("number");
    long id = desk.interaction(number, 0).getLong("id");
    desk.correct(number, id, wish("topic", "delivery/lost"));
    JsonObject said = desk.correct(number, id, wish("topic", "delivery/tracking")).json();
    assertThat(said.getJsonObject("reading").getJsonObject("corrected"))
        .isEqualTo(wish("topic", "delivery/tracking"));
    assertThat(desk.ticket(number).getString("topic")).isEqualTo("delivery/tracking");
    assertThat(desk.ticket(number).getDouble("topicScore")).isEqualTo(1);
    assertThat(kept(id))
        .isEqualTo(
            "topic/delivery/late/0.7/words-1/delivery/lost"
                + " topic/delivery/lost/1/words-1/delivery/tracking");
  }

  @Test
  void that_it_was_read_right_is_kept_as_well() {
    String number = desk.open("Lamp", "Terrible, it is late.").getString("number");
    long id = desk.interaction(number, 0).getLong("id");
    assertThat(desk.correct(number, id, wish("right", true)).status()).isEqualTo(200);
    assertThat(kept(id))
        .isEqualTo(
            "tone/negative/0.9/words-1/negative topic/delivery/late/0.7/words-1/delivery/late");
    JsonObject ticket = desk.ticket(number);
    assertThat(ticket.getDouble("topicScore")).isEqualTo(1);
    assertThat(ticket.getJsonObject("sentiment").getDouble("score")).isEqualTo(1);
    assertThat(desk.interaction(number, 0).getJsonObject("sentiment").getJsonArray("evidence"))
        .isNotEmpty();
  }

  @Test
  void confirming_a_message_about_nothing_leaves_the_tickets_topic() {
    String number = desk.open("Lamp", "It is late.").getString("number");
    desk.says(number, "Hello?");
    desk.correct(number, desk.interaction(number, 1).getLong("id"), wish("right", true));
    assertThat(desk.ticket(number).getString("topic")).isEqualTo("delivery/late");
  }

  @Test
  void a_topic_given_to_the_ticket_is_a_correction_of_its_first_message() {
    JsonObject opened = desk.open("Lamp", "It is late.");
    String number = opened.getString("number");
    long id = desk.interaction(number, 0).getLong("id");
    JsonObject changed = app.patch("tickets/" + number, wish("topic", "billing/price")).json();
    assertThat(changed.getString("topic")).isEqualTo("billing/price");
    assertThat(changed.getDouble("topicScore")).isEqualTo(1);
    assertThat(changed.getLong("version")).isEqualTo(opened.getLong("version") + 1);
    assertThat(kept(id)).isEqualTo("topic/delivery/late/0.7/words-1/billing/price");
    assertThat(desk.facts(number, "ticket.changed").getFirst().getJsonObject("changes"))
        .isEqualTo(wish("topic", new JsonArray().add("delivery/late").add("billing/price")));
    JsonObject none = app.patch("tickets/" + number, new JsonObject().putNull("topic")).json();
    assertThat(none.getString("topic")).isNull();
    assertThat(none.getValue("topicScore")).isNull();
  }

  @Test
  void a_topic_nobody_knows_or_uses_is_refused() {
    String number = desk.open("Lamp", "It is late.").getString("number");
    long id = desk.interaction(number, 0).getLong("id");
    app.patch("topics", new JsonObject().put("key", "service/praise").put("retired", true));
    for (String topic : new String[] {"no/such", "service/praise", "", "'; drop"}) {
      Reply corrected = desk.correct(number, id, wish("topic", topic));
      Reply changed = app.patch("tickets/" + number, wish("topic", topic));
      for (Reply refused : new Reply[] {corrected, changed}) {
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
            .isEqualTo("/topic");
      }
    }
    assertThat(kept(id)).isNull();
  }

  @Test
  void what_was_not_read_cannot_be_corrected() {
    String number = desk.open("Lamp", "It is late.").getString("number");
    String other = desk.open("Cup", "It is late.").getString("number");
    app.post("tickets/" + number + "/interactions", wish("kind", "note").put("text", "n"));
    long note = desk.interaction(number, 1).getLong("id");
    Reply refused = desk.correct(number, note, wish("tone", "negative"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("type")).isEqualTo("/problems/nothing-was-read");
    long elsewhere = desk.interaction(other, 0).getLong("id");
    assertThat(desk.correct(number, elsewhere, wish("tone", "negative")).status()).isEqualTo(404);
    assertThat(desk.correct(number, note, wish("right", false)).status()).isEqualTo(422);
    assertThat(desk.correct(number, note, wish("tone", "furious")).status()).isEqualTo(422);
  }
}
